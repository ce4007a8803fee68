"""Spans on the words that notes hang on, made of tokens. Room `notes`; imports `markdown`.

It matches nothing: offsets come from the anchors.

Where spans overlap they are cut at each boundary, and each piece names all of its notes. A span encloses emphasis and
links that it covers whole, and is interrupted by the tags of those that it covers in part.
"""

from collections.abc import Iterator, Sequence

from markdown_it.token import Token
from msgspec import Struct

from glossator.markdown.cut import split_at


class Span(Struct, frozen=True):
    """A stretch of a block's text that a note hangs on."""

    start: int
    end: int
    number: int
    id: str
    """Of the note."""
    kind: str
    tone: str = ""
    """Of a claim's verdict: `false`, `misleading`, `unproven`, `true`."""


class _Piece(Struct, frozen=True):
    """A stretch that the same notes cover."""

    start: int
    end: int
    notes: tuple[Span, ...]


def mark(children: Sequence[Token], spans: Sequence[Span]) -> list[Token]:
    """The tokens of a block with its spans around their words."""
    pieces = tuple(_pieces(spans))
    cuts = sorted({offset for piece in pieces for offset in (piece.start, piece.end)})
    tokens = list(split_at(children, cuts))
    return list(_spanned(tokens, _extents(tokens), pieces))


def _pieces(spans: Sequence[Span]) -> Iterator[_Piece]:
    """The spans cut at each other's boundaries, in order."""
    changes: dict[int, list[Span]] = {}
    for span in spans:
        for offset in (span.start, span.end):
            changes.setdefault(offset, []).append(span)
    covering: dict[int, Span] = {}
    last = 0
    for offset in sorted(changes):
        if covering:
            yield _Piece(last, offset, tuple(sorted(covering.values(), key=lambda one: one.number)))
        for span in changes[offset]:
            if covering.pop(span.number, None) is None:
                covering[span.number] = span
        last = offset


def _extents(tokens: Sequence[tuple[int, int, Token]]) -> list[int]:
    """For each opening token the offset where the text that it encloses ends; for the others where their own does."""
    ends = [end for _, end, _ in tokens]
    opened: list[int] = []
    for index, (at, _, token) in enumerate(tokens):
        if token.nesting == 1:
            opened.append(index)
        elif token.nesting == -1 and opened:
            ends[opened.pop()] = at
    return ends


def _spanned(
    tokens: Sequence[tuple[int, int, Token]], ends: Sequence[int], pieces: Sequence[_Piece]
) -> Iterator[Token]:
    following = 0
    inside = 0  # elements that the open span encloses and that are not closed yet
    opened: _Piece | None = None
    for (at, _, token), end in zip(tokens, ends, strict=True):
        while following < len(pieces) and pieces[following].end <= at:
            following += 1
        piece = pieces[following] if following < len(pieces) and pieces[following].start <= at else None
        fits = piece is not None and at < end <= piece.end
        if opened and not inside and not (opened is piece and (fits or _passes(token, end - at))):
            yield _closing()
            opened = None
        if piece and fits and not opened:
            yield _opening(piece)
            opened = piece
        inside += token.nesting if opened else 0
        yield token
    if opened:
        yield _closing()


def _passes(token: Token, width: int) -> bool:
    """Whether a token without text may stand in a span: a reference, an image, but no tag."""
    return width == 0 and token.nesting == 0 and token.type != "html_inline"


def _opening(piece: _Piece) -> Token:
    kinds = (one.kind or "plain" for one in piece.notes)
    tones = (f"tone-{one.tone}" for one in piece.notes if one.tone)
    classes = " ".join(dict.fromkeys(("quoted", *kinds, *tones)))
    notes = " ".join(one.id for one in piece.notes)
    return Token("quoted_open", "span", 1, attrs={"class": classes, "data-notes": notes})


def _closing() -> Token:
    return Token("quoted_close", "span", -1)
