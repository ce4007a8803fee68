"""The bundled lists of names: small, licensed, and without names that would hurt."""

from importlib.resources import files

import pytest

from glossator.topics.gazetteer import bundled

DATA = files("glossator.topics").joinpath("data")


def test_the_lists_stay_under_250_kilobytes() -> None:
    assert sum(len(path.read_bytes()) for path in DATA.iterdir()) < 250_000


@pytest.mark.parametrize("source", ["WordNet", "UNICODE LICENSE", "Daniele Faraglia"])
def test_the_licence_notices_lie_beside_the_lists(source: str) -> None:
    assert source in DATA.joinpath("LICENSES.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "name",
    [
        "european union",
        "serbs",
        "côte ivoire",
        "myanmar",
        "swahili language",
        "world health organization",
        "al-qaeda",
        "new york times",
        "kyiv",
        "george w bush",
    ],
)
def test_it_has_names_of_every_kind(name: str) -> None:
    assert name in bundled().names


@pytest.mark.parametrize(
    "word", ["russian", "western", "security", "energy", "may", "turkey shoot", "vladimir"]
)
def test_adjectives_common_words_and_first_names_are_no_names(word: str) -> None:
    assert word not in bundled().names


def test_first_names_are_a_list_of_their_own() -> None:
    assert {"vladimir", "john", "volodymyr", "angela"} <= bundled().first_names
    assert not {"georgia", "china", "justice", "trade"} & bundled().first_names


def test_it_is_read_once() -> None:
    assert bundled() is bundled()
