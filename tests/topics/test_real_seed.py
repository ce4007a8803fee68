"""The one real article at hand: its two topic lines, told apart by its body alone."""

from pathlib import Path

import pytest

from glossator.topics.gazetteer import Gazetteer, bundled
from glossator.topics.names import names_of
from glossator.topics.split import Split, split_topics

TOPICS = (
    "Russia, United Nations, China, European Union, United Nations Security Council, NATO, Moscow, Beijing, "
    "Ukraine, Vladimir Putin, Western world, Kremlin, City of Brussels, Russians, Belarus, Kosovo, Serbia, "
    "Financial Times, Balkans, Yugoslavia, Belgrade, Serbs, Croatia, Slavs"
)

FIRST_NAMES_ONLY = Gazetteer({}, bundled().first_names)
gazetteers = pytest.mark.parametrize("gazetteer", [FIRST_NAMES_ONLY, bundled()], ids=["without", "with"])


def split_under(label: str, seed: Path, gazetteer: Gazetteer) -> Split:
    """The split of the seed's line under the last `label`, its body being all before the first one."""
    text = seed.read_text(encoding="utf-8")
    body = text.partition("\nIssues:")[0]
    line = next(part for part in text.rsplit(label, 1)[1].splitlines() if part.strip())
    return split_topics(line, body, names_of(()), gazetteer)


@gazetteers
def test_its_issues_are_two(real_seed: Path, gazetteer: Gazetteer) -> None:
    assert split_under("Issues:", real_seed, gazetteer).names == ("Information Warfare", "Russia")


@gazetteers
def test_its_topics_are_twenty_four(real_seed: Path, gazetteer: Gazetteer) -> None:
    split = split_under("Topics:", real_seed, gazetteer)
    assert split.names == tuple(TOPICS.split(", "))
    assert not split.doubtful
