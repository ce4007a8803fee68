"""An import that a fault of ours has spoilt is refused: the one problem of `ingest` that no raw file brings about."""

from dataclasses import replace

import pytest

from glossator.config.settings import Settings
from glossator.config.vocabulary import Vocabulary
from glossator.ingest.proof import prove
from glossator.ingest.understand import Understood, understand
from glossator.ingest.values import ImportContext

LINES = ("The ferry that never sailed", "4 March 2024", "", "The ferry was built in 1911.", "It never left.")
MARKDOWN = "The ferry was built in 1911. It never left.\n"


@pytest.fixture
def read() -> Understood:
    return understand(LINES, "seeds/ferry.txt", ImportContext(Settings(title="Site"), Vocabulary()))


def test_a_sound_import_proves_itself(read: Understood) -> None:
    assert list(prove(read, MARKDOWN)) == []


def test_an_import_that_forgets_a_line_is_refused(read: Understood) -> None:
    forgetful = replace(read, ledger=tuple(one for one in read.ledger if one.first != 2))
    found = list(prove(forgetful, MARKDOWN))
    assert {one.code for one in found} == {"seed-unaccounted"}
    assert "line" in found[0].message
    assert "report it" in found[0].hint


def test_an_import_that_makes_up_a_value_is_refused(read: Understood) -> None:
    made_up = tuple(replace(one, value=f"{one.value}?") for one in read.derived)
    assert {one.code for one in prove(replace(read, derived=made_up), MARKDOWN)} == {"seed-unaccounted"}


def test_an_import_that_changes_a_word_is_refused(read: Understood) -> None:
    (found,) = prove(read, MARKDOWN.replace("never", "soon"))
    assert found.code == "proof-markdown"
    assert "never left" in found.message
