"""`glossator explain`: each code's section of the documentation, in the terminal."""

import pytest
from commanding import Run

from glossator.cli.manual import explanations, manual
from glossator.codes import CODES

PAGE = explanations(manual().read_text(encoding="utf-8"))


def test_each_code_has_an_explanation_and_each_explanation_its_code() -> None:
    assert set(PAGE) == set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_an_explanation_says_what_is_wrong_shows_it_and_says_what_to_do(code: str) -> None:
    one = PAGE[code]
    assert len(one.meaning.split()) > 4
    assert not one.meaning.startswith("*")
    assert one.example.strip()
    assert one.remedy.strip()


def test_it_is_printed_in_the_order_in_which_one_reads(run: Run) -> None:
    ran = run("explain", "yaml-duplicate-key")
    assert ran.status == 0
    assert ran.out == (
        "error[yaml-duplicate-key]\n\n"
        "A mapping names the same key twice; which of the two is meant nobody can tell.\n\n"
        "For example:\n\n"
        "    title: The ferry that never sailed\n"
        "    date: 2024-03-04\n"
        "    lang: en\n"
        "    title: The ferry\n\n"
        "Keep one of them.\n"
    )


@pytest.mark.parametrize("written", ["error[missing-theme]", "[missing-theme]", "MISSING-THEME"])
def test_a_code_may_be_copied_as_it_was_printed(run: Run, written: str) -> None:
    assert run("explain", written).out.startswith("error[missing-theme] (no setting changes this)\n")


def test_an_unknown_code_is_told_with_the_nearest(run: Run) -> None:
    ran = run("explain", "quote-not-there")
    assert ran.status == 2
    assert "There is no problem code 'quote-not-there'. Did you mean 'quote-not-found'?" in ran.err


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("quote-missing", "Did you mean 'quote-not-found'?"),
        ("missing-quote", "Did you mean 'quote-not-found'?"),
        ("front-matter", "Did you mean 'front-matter-fence'?"),
        ("encodng", "Did you mean 'encoding'?"),
        ("seed", "Did you mean 'seed-name' or 'seed-empty' or 'seed-moved'?"),
        ("zzz", "'glossator explain' lists all."),
    ],
)
def test_shared_words_come_before_shared_letters(run: Run, typed: str, meant: str) -> None:
    assert meant in run("explain", typed).err


def test_without_a_code_all_are_listed(run: Run) -> None:
    ran = run("explain")
    assert all(code in ran.out for code in CODES)


def test_headings_in_examples_start_no_section(run: Run) -> None:
    assert "## " in PAGE["reference-in-heading"].example
