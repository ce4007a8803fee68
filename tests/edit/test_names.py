"""New files get names that are free on every system and seen by people."""

import pytest

from glossator.edit.names import free_name
from glossator.sources.folder import is_litter


def test_a_free_name_stays() -> None:
    assert free_name("seeds/a.txt", {"seeds/b.txt"}) == "seeds/a.txt"


def test_a_taken_name_gets_the_first_free_number() -> None:
    assert free_name("seeds/a.txt", {"seeds/a.txt", "seeds/a-2.txt"}) == "seeds/a-3.txt"


@pytest.mark.parametrize("held", ["seeds/CAFÉ.TXT", "seeds/cafe\u0301.txt"])
def test_names_that_some_system_takes_for_one_are_taken(held: str) -> None:
    assert free_name("seeds/café.txt", {held}) == "seeds/café-2.txt"


@pytest.mark.parametrize(
    "name", [".a.txt", "~$a.doc", "#a#", "a.bak", "Thumbs.db", "...", "a.txt~", "__pycache__"]
)
def test_no_name_is_hidden(name: str) -> None:
    made = free_name(f"seeds/{name}", ())
    assert not is_litter(made.removeprefix("seeds/"))


@pytest.mark.parametrize("name", ["a\nb.txt", "a:b.txt", "a\udcffb.txt", "a\x00b.txt", 'a"b.txt'])
def test_what_a_system_or_yaml_cannot_have_is_a_hyphen(name: str) -> None:
    assert free_name(f"seeds/{name}", ()) == "seeds/a-b.txt"
