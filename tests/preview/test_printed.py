"""The files of a site on the desk, as a preview sends them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from glossator.build.desk import laid
from glossator.build.report import BuildOptions
from glossator.build.retaking import retaken
from glossator.digest import of_text
from glossator.preview.memory import Memory
from glossator.preview.outcome import File
from glossator.preview.printed import Printed, printed_after
from glossator.problem import Problem

OPTIONS = BuildOptions(datetime(2026, 1, 1, tzinfo=UTC), jobs=1)
ONE = "content/articles/one.md"
PAGE = "articles/one/index.html"
TEXT = "---\ntitle: One\ndate: 2025-02-03\n---\n\nFirst words.\n"
Edit = Callable[[Mapping[str, str]], Printed]


@pytest.fixture
def edit(tmp_path: Path) -> Edit:
    """A function that writes files of a site (an empty text removes one) and gives its files as they are then."""
    said: list[Problem] = []
    state: list[Printed] = []

    def say(problems: Sequence[Problem]) -> tuple[str, ...]:
        said.extend(problems)
        return tuple(one.code for one in problems)

    def edited(files: Mapping[str, str]) -> Printed:
        for name, text in files.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text) if text else (tmp_path / name).unlink()
        before = state[-1] if state else None
        found = retaken(before.desk, files) if before else None
        desk = found.desk if found else laid(tmp_path, OPTIONS, before.desk if before else None)
        state.append(printed_after(before, desk) if before else Printed(desk, say, Memory()))
        return state[-1]

    edited({"site.yaml": "title: Papers\n", ONE: TEXT})
    return edited


def read(files: Printed, path: str = PAGE) -> File:
    found = files.read(path)
    assert found is not None
    return found


def test_a_page_tells_its_file_and_the_hash_of_that(edit: Edit) -> None:
    page = read(edit({}))
    assert (page.source, page.text) == (ONE, of_text(TEXT))


def test_the_hash_is_of_the_file_as_it_was_saved_last_though_the_page_is_the_same(edit: Edit) -> None:
    before, page = edit({}), read(edit({}))
    spaced = TEXT.replace("---\n\n", "---\n\n\n")
    after = edit({ONE: spaced})
    assert after.key(PAGE) == before.key(PAGE)
    assert read(after).data == page.data
    assert read(after).text == of_text(spaced)


def test_a_page_that_fails_stays_as_it_was_last_until_it_is_mended(edit: Edit) -> None:
    good = read(edit({}))
    failing = "{{ 1 // (title|length - 3) }}"
    broken = read(edit({"templates/article.html": failing}))
    assert (broken.data, broken.errors) == (good.data, ("template-error",))
    again = read(edit({"templates/article.html": failing + "!"}))
    assert (again.data, again.errors) == (good.data, ("template-error",))
    assert read(edit({"templates/article.html": ""})) == good


def test_a_page_that_never_worked_says_so(edit: Edit) -> None:
    broken = read(edit({"templates/article.html": "{{ 1 // (title|length - 3) }}"}))
    assert b"cannot be shown" in broken.data


def test_what_never_was_there_has_gone_nowhere(edit: Edit) -> None:
    assert edit({}).whereabouts("nowhere/index.html") is None


@pytest.mark.parametrize(
    ("files", "said", "address"),
    [
        ({ONE: ""}, f"{ONE} is not there any more.", ""),
        (
            {ONE: TEXT.replace("title", "draft: true\ntitle")},
            f"{ONE} is not published: draft.",
            "",
        ),
        (
            {ONE: TEXT.replace("title", "slug: other\ntitle")},
            "This page is at another address now: /articles/other/",
            "articles/other/",
        ),
        (
            {ONE: "", "content/articles/two.md": TEXT},
            "This page is at another address now: /articles/two/",
            "articles/two/",
        ),
    ],
)
def test_a_page_that_is_no_more_says_where_it_went(
    edit: Edit, files: Mapping[str, str], said: str, address: str
) -> None:
    found = edit(files).whereabouts(PAGE)
    assert found is not None
    assert (found.said, found.address) == (said, address)


def test_a_list_that_is_no_more_says_what_it_was(edit: Edit) -> None:
    edit({ONE: TEXT.replace("title", "topics: [Ships]\ntitle")})
    found = edit({ONE: TEXT}).whereabouts("topics/ships/index.html")
    assert found is not None
    assert found.said == "Nothing is left to show here (topics 'Ships')."
