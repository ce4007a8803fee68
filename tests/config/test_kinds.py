"""The table of kinds of note, and what must have a word for each."""

from pathlib import Path
from typing import get_args

import pytest
import yaml

from glossator.config.kinds import KINDS, NoteKind

THEME = Path(__file__).parents[2] / "themes/default"
PHRASES = yaml.safe_load((THEME / "i18n/en.yaml").read_text(encoding="utf-8"))


def test_the_table_has_each_kind() -> None:
    assert set(KINDS) == set(get_args(NoteKind))


@pytest.mark.parametrize("kind", KINDS)
def test_the_default_theme_has_the_words_for_a_kind(kind: str) -> None:
    assert {f"kind-{kind}", f"kinds-{kind}", f"count-{kind}"} <= PHRASES.keys()


def test_no_two_kinds_open_with_one_word() -> None:
    assert len({one.word.casefold() for one in KINDS.values()}) == len(KINDS)
