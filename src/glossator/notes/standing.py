"""The notes of notes files, put to their places in the article's tokens. Room `notes`; imports root and `markdown`."""

from collections.abc import Sequence

from markdown_it.token import Token
from msgspec import Struct

from glossator.notes.anchors import Anchor, Part
from glossator.notes.flow import Flow
from glossator.notes.gathering import Gathered
from glossator.notes.passages import passages
from glossator.notes.placing import Placed, place_all, refer
from glossator.problem import Problem
from glossator.text import fold_space


class Standing(Struct, frozen=True):
    """Which notes have their place in the article, and which are lost."""

    placed: tuple[Placed, ...]
    lost: tuple[str, ...]
    """Their keys."""
    problems: tuple[Problem, ...]

    @property
    def holders(self) -> frozenset[int]:
        """The identities of the tokens whose text they are on."""
        return frozenset(id(part.holder) for one in self.placed for part in one.stretches)

    def anchors(self, blocks: Sequence[Flow]) -> dict[str, Anchor]:
        """Their anchors by key, in blocks that have at least those holders."""
        numbers = {id(block.holder): number for number, block in enumerate(blocks)}
        return {one.key: _anchor(one, blocks, numbers) for one in self.placed}


def stand(gathered: Gathered, source: Sequence[Token]) -> Standing:
    """Finds the quotations of notes files in an article's tokens, and puts the notes' references there, in place."""
    if not gathered.standoffs:
        return Standing((), (), ())
    labels = {key: gathered.definitions[key].label for key in gathered.standoffs}
    notes = ((key, labels[key], one) for key, one in gathered.standoffs.items())
    placed, problems = place_all(notes, passages(source))
    refer((one, labels[one.key]) for one in placed)
    found = {one.key for one in placed}
    lost = tuple(key for key in gathered.standoffs if key not in found)
    return Standing(tuple(placed), lost, tuple(problems))


def _anchor(one: Placed, blocks: Sequence[Flow], numbers: dict[int, int]) -> Anchor:
    *earlier, last = (Part(numbers[id(part.holder)], part.start, part.end) for part in one.stretches)
    words = fold_space(" ".join(blocks[part.block].text[part.start : part.end] for part in (*earlier, last)))
    return Anchor(
        one.key, last.block, last.start, last.end, one.reference, words, None, earlier=tuple(earlier)
    )
