"""Notes that crowd in the margin are folded, until each stands near its line. Room `theme`; pure.

Each step folds, of the notes that push another too far down, the one that wins most room: to how it starts, then to its
label alone. In the end what turns out to have room is opened again.
"""

from collections.abc import Sequence
from itertools import accumulate

from msgspec import Struct
from msgspec.structs import replace

START, LABEL = 11, 3
"""Rows of a note that shows how it starts, and of one that shows its label."""
WORTH = 3
"""How many rows must be won for a note to show but how it starts."""
NEAR = 8
"""How many rows a note may stand below its line before others are folded."""


class Piece(Struct, frozen=True):
    """What stands in the margin: a note, or a pull quote."""

    what: str
    index: int
    block: int
    wanted: int
    """The row, from its block's first, where it would like to start."""
    rows: int
    fold: str = ""

    @property
    def can_fold(self) -> bool:
        return self.what == "note" and self.rows > LABEL

    @property
    def won(self) -> tuple[bool, int]:
        """How much folding it wins: first of all what is still whole, and worth it."""
        rows = self.rows - self.folded.rows
        return (not self.fold and rows >= WORTH, rows)

    @property
    def folded(self) -> "Piece":
        """One step smaller."""
        return (
            replace(self, rows=START, fold="start")
            if self.rows >= START + WORTH
            else replace(self, rows=LABEL, fold="label")
        )


def fitted(pieces: Sequence[Piece], heights: Sequence[int]) -> Sequence[Piece]:
    """The pieces, folded until each note stands near its line: those that push it down, the longest first. What need
    not have been folded after all is opened again."""
    tops = list(accumulate(heights, initial=0))
    wanted = [tops[piece.block] + piece.wanted for piece in pieces]
    fit, rows = list(pieces), list[int]()
    for nth, piece in enumerate(pieces):
        rows.append(_after(fit, rows, nth, wanted))
        first = nth
        while first and rows[first] > wanted[first]:
            first -= 1
        while piece.what == "note" and rows[nth] - wanted[nth] > NEAR:
            pushing = [at for at in range(first, nth) if fit[at].can_fold]
            if not pushing:
                break
            longest = max(pushing, key=lambda at: fit[at].won)
            fit[longest] = fit[longest].folded
            for at in range(longest + 1, nth + 1):
                rows[at] = _after(fit, rows, at, wanted)
    return _opened(pieces, fit, wanted)


def _opened(whole: Sequence[Piece], fit: list[Piece], wanted: Sequence[int]) -> Sequence[Piece]:
    """The pieces with those whole again for which there is room, the shortest first."""
    rows = list[int]()
    for nth in range(len(fit)):
        rows.append(_after(fit, rows, nth, wanted))
    short = sorted((nth for nth, piece in enumerate(fit) if piece.fold), key=lambda nth: whole[nth].rows)
    for nth in short:
        for larger in (whole[nth], whole[nth].folded):
            if larger.rows > fit[nth].rows and _has_room(fit, rows, nth, larger, wanted):
                fit[nth] = larger
    return fit


def _has_room(
    pieces: Sequence[Piece], rows: list[int], nth: int, larger: Piece, wanted: Sequence[int]
) -> bool:
    """Whether a piece can be larger and no note after it comes to stand farther from its line than is near, or than it
    does already; if so, the rows are those that follow from it."""
    moved, bottom = dict[int, int](), rows[nth] + larger.rows
    for after in range(nth + 1, len(pieces)):
        if bottom <= rows[after]:
            break
        if pieces[after].what == "note" and bottom - wanted[after] > NEAR:
            return False
        moved[after], bottom = bottom, bottom + pieces[after].rows
    for after, row in moved.items():
        rows[after] = row
    return True


def _after(pieces: Sequence[Piece], rows: Sequence[int], nth: int, wanted: Sequence[int]) -> int:
    """The row of a piece: where it would like to stand, or below the one before."""
    return max(wanted[nth], rows[nth - 1] + pieces[nth - 1].rows) if nth else wanted[nth]
