"""Where in an article's plain text the words of its notes are: what selectors of other programs need. Room `notes`;
imports root and `markdown`.

The plain text is the one that the verbatim proof compares: NFC, white space folded, blocks parted by a space.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from markdown_it.token import Token
from msgspec import Struct

from glossator.markdown.plain import block_texts
from glossator.model import Selection
from glossator.notes.anchors import Anchor
from glossator.notes.flow import Flow
from glossator.text import fold_source

CONTEXT = 32
"""Code points before and behind the words: enough to tell most repetitions apart."""
_SPACE = " \t\n\r\f\v"


class PlainText(Struct, frozen=True):
    """A source's words, folded as the verbatim proof compares them."""

    text: str
    starts: Mapping[int, int]
    """Where in it each inline token's text begins, by the token's identity."""


def plain_text(source: Sequence[Token]) -> PlainText:
    """The plain text of block tokens, each block folded once: nothing composes over the space between two."""
    starts: dict[int, int] = {}
    texts: list[str] = []
    at = 0
    for token in [token for token in source if not token.nesting]:
        starts[id(token)] = at
        folded = [text for text in map(fold_source, block_texts((token,))) if text]
        at += sum(len(text) + 1 for text in folded)
        texts += folded
    return PlainText(" ".join(texts), starts)


def selections(
    blocks: Sequence[Flow], anchors: Mapping[str, Anchor], plain: PlainText
) -> dict[str, Selection]:
    """The selection of each anchor by its key."""
    spots: dict[int, set[int]] = {}
    for one in anchors.values():
        for number, at in _ends(one):
            spots.setdefault(number, set()).add(at)
    folded: dict[tuple[int, int], int] = {}
    for number, offsets in spots.items():
        base = plain.starts[id(blocks[number].holder)]
        walked = _folded_offsets(blocks[number].text, sorted(offsets))
        folded |= {(number, at): base + behind for at, behind in walked.items()}
    return {
        key: _selection(plain.text, *(folded[spot] for spot in _ends(one))) for key, one in anchors.items()
    }


def _ends(anchor: Anchor) -> tuple[tuple[int, int], tuple[int, int]]:
    """Where a note's words begin and end: the numbers of the blocks, and offsets in their texts."""
    first = anchor.earlier[0] if anchor.earlier else anchor
    return (first.block, first.start), (anchor.block, anchor.end)


def _selection(plain: str, start: int, end: int) -> Selection:
    before = plain[max(0, start - CONTEXT) : start]
    return Selection(start, end, plain[start:end], before, plain[end : end + CONTEXT])


def _folded_offsets(text: str, offsets: Iterable[int]) -> dict[int, int]:
    """Where offsets (ascending) of a text are once it is folded. Each stretch is folded once."""
    return {at: at for at in offsets} if fold_source(text) == text else dict(_walked(text, offsets))


def _walked(text: str, offsets: Iterable[int]) -> Iterator[tuple[int, int]]:
    at = folded = 0
    for offset in offsets:
        # A letter on either side keeps the white space that folding would strip from the ends of a stretch.
        before = "x" if at and text[at - 1] not in _SPACE else ""
        folded += len(fold_source(f"{before}{text[at:offset]}x")) - len(before) - 1
        at = offset
        yield offset, folded
