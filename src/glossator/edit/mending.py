"""What became of the words that a note is about, and what to change so that it holds on to them. Room `edit`; values
only."""

from enum import StrEnum

from msgspec import Struct

from glossator.edit.splices import Splice
from glossator.problem import Place


class Status(StrEnum):
    """Whether a note's words are still in the article."""

    FOUND = "found"
    """They are, where their context says; only what is quoted around them has changed."""
    MOVED = "moved"
    """Something like them is, or they are elsewhere: for a person to judge."""
    AMBIGUOUS = "ambiguous"
    """They are in several places: only a person knows which is meant."""
    ORPHANED = "orphaned"


class Repair(Struct, frozen=True):
    """What became of one note."""

    label: str
    place: Place
    """Where it quotes the words, with the file's path."""
    status: Status
    was: str
    """The words that it quotes."""
    now: str = ""
    """Those that it would be on; empty where it is ambiguous or orphaned."""
    similarity: float = 0.0
    rivals: int = 0
    """How many other places are as likely."""
    splices: tuple[Splice, ...] = ()
    """The change to the file of `place`; none where it is ambiguous or orphaned, or cannot be written."""
