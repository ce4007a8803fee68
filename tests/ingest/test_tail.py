"""What stands at the end of a text: biographies and labels, and paragraphs that only look like them."""

import pytest

from glossator.config.settings import Settings
from glossator.ingest.read import read_seed
from glossator.ingest.values import ImportContext, Imported

CONTEXT = ImportContext(Settings(title="A site"))
HEAD = "The Light Nobody Needed\n\nJune 3, 2021 | Harbour Post\n\n"
PROSE = (
    "The lighthouse at Cape Morrow was built by people who had never seen one. They worked from a drawing in a "
    "letter, and the letter had been wet. What stands there today leans a little to the east.\n\n"
)


def imported(tail: str, byline: str = "") -> Imported:
    made = read_seed((HEAD + byline + PROSE * 2 + tail).encode(), "seeds/x.txt", CONTEXT)
    assert isinstance(made, Imported)
    return made


def body_of(made: Imported) -> str:
    return made.article.split("---\n", 2)[2]


@pytest.mark.parametrize(
    "last",
    [
        "Mary Smith, a professor of law at Yale, said the board had no choice.",
        "Mary Smith, a political analyst, was not convinced.",
        "Follow him up the stairs and you will see the sea.",
        "Share prices of the oil company fell by two per cent.",
        "Dr. Ana Kos was not amused.",
    ],
)
def test_a_last_paragraph_stays_in_the_text(last: str) -> None:
    made = imported(last)
    assert last in body_of(made) and made.verdict == "sure"


@pytest.mark.parametrize(
    "bio",
    [
        "Mary Smith is a professor of law at Yale.",
        "Mary Smith teaches law at Yale. She is the editor of “Lamps”.",
        "Dr. Mary Smith serves as reader in law at Yale.",
    ],
)
def test_a_last_block_that_introduces_somebody_is_a_biography(bio: str) -> None:
    made = imported(bio)
    values = {one.key: one.value for one in made.derived}
    assert values["authors.0.name"] == "Mary Smith" and values["authors.0.bio"] == bio
    assert bio not in body_of(made) and made.verdict == "sure"


def test_a_person_in_apposition_may_be_an_author_and_the_editor_is_asked() -> None:
    made = imported("Mary Smith, a professor of law at Yale and a member of the board.")
    assert made.verdict == "look" and "Mary Smith" not in body_of(made)


def test_a_biography_by_surname_belongs_to_the_author_of_the_byline() -> None:
    made = imported("Jane Roe is a fellow.\n\nDoe is a captain.", "By Jane Roe and John Doe\n\n")
    values = {one.key: one.value for one in made.derived}
    assert values["authors.0.bio"] == "Jane Roe is a fellow."
    assert (values["authors.1.name"], values["authors.1.bio"]) == ("John Doe", "Doe is a captain.")


def test_a_label_of_biographies_above_none_stays_in_the_text() -> None:
    assert "About the author" in body_of(imported("About the author\n\nThere is nothing to tell of him."))


def test_the_disclaimer_of_another_language_is_no_text() -> None:
    assert "Stavovi" not in body_of(imported("Stavovi izraženi u tekstu su autorkini."))


BIO = "Mary Smith is a professor of law at Yale."


@pytest.mark.parametrize(
    "line",
    [
        "Subscribe to our newsletter",
        "Sign up for our weekly newsletter.",
        "Please consider supporting our journalism.",
        "Abonnieren Sie unseren Newsletter",
        "Пријавите се на наш билтен",
    ],
)
@pytest.mark.parametrize("byline", ["", "Mary Smith\n\n"])
def test_a_last_line_that_asks_to_subscribe_hides_no_biography(line: str, byline: str) -> None:
    made = imported(f"{BIO}\n\n{line}", byline)
    values = {one.key: one.value for one in made.derived}
    assert values["authors.0.bio"] == BIO
    assert BIO not in body_of(made) and line not in body_of(made)


def test_a_last_line_that_nobody_knows_makes_the_biography_above_it_unsure() -> None:
    made = imported(f"{BIO}\n\nAt the quay by the old lamp")
    assert made.verdict == "look"
    assert BIO not in body_of(made)


@pytest.mark.parametrize(
    "last",
    ["Subscribe to that view and you will see no ship.", "Join the queue, he said, and wait for the lamp."],
)
def test_a_last_sentence_that_only_begins_like_a_request_is_text(last: str) -> None:
    made = imported(last)
    assert last in body_of(made) and made.verdict == "sure"
