"""Room `ingest`: findings become the ledger's ranges, and offsets in blocks become columns of lines. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from glossator.ingest.blocks import is_blank
from glossator.ingest.values import Block, Finding, Part, Span
from glossator.ledger import Range
from glossator.text import ASCII_SPACE

_CARVED = frozenset(("head", "label"))
"""Kinds of lines whose parts are classes of their own; a biography's parts overlap, so it stays whole."""
_VALUES = frozenset(("title", "dek", "pullquote", "bio"))
"""Kinds of lines that are a value as they stand."""


def make_ranges(
    lines: Sequence[str], blocks: Sequence[Block], findings: Sequence[Finding], marks: Iterable[Range]
) -> tuple[Range, ...]:
    """The ledger of a raw text: each line in one whole-line range, mixed lines carved by columns.

    A blank line belongs to what stands before it. One with invisible characters that the proof would count
    (a lone no-break space) is `blank`.
    """
    pairs = tuple(zip(blocks, findings, strict=True))
    kinds = [""] * len(lines)
    for block, finding in pairs:
        kinds[block.first - 1 : block.last] = [_whole_kind(block, finding)] * len(block.lines)
    for at, line in enumerate(lines):
        if is_blank(line) and ASCII_SPACE.sub("", line):
            kinds[at] = "blank"
    carved = (one for pair in pairs for one in (*_carved(*pair), *_marks(*pair), *_edges(*pair)))
    return tuple(sorted((*_merged(_filled(kinds)), *_stacked(sorted((*carved, *marks))))))


def spans_of(block: Block, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
    """Where a stretch of a block's text stands in the raw text, line by line, white space at their ends left out."""
    end = len(block.text) if end is None else end
    spans, at = [], 0
    for offset, line in enumerate(block.lines):
        first, last = max(start - at, 0), min(end - at, len(line))
        own = line[first:last] if first < last else ""
        if own.strip():
            lead, width = len(own) - len(own.lstrip()), len(own.strip())
            spans.append(Span(block.first + offset, first + lead + 1, first + lead + width))
        at += len(line) + 1
    return tuple(spans)


def _whole_kind(block: Block, finding: Finding) -> str:
    """A head line that is one date, outlet or author and nothing else takes that class itself."""
    only = finding.parts[0] if len(finding.parts) == 1 and finding.kind in _CARVED else None
    return only.kind if only and _covers(block, only) else finding.kind


def _covers(block: Block, part: Part) -> bool:
    return block.text.strip() == block.text[part.start : part.end]


def _carved(block: Block, finding: Finding) -> Iterator[Range]:
    for part in finding.parts if finding.kind in _CARVED else ():
        if not (len(finding.parts) == 1 and _covers(block, part)):
            for span in spans_of(block, part.start, part.end):
                yield Range(span.line, span.line, part.kind, span.start, span.end)


def _marks(block: Block, finding: Finding) -> Iterator[Range]:
    """A dash or the marks of italics around a biography, which are no words of it."""
    bios = [part for part in finding.parts if part.kind == "bio"] if finding.kind == "bio" else []
    for span in spans_of(block, 0, bios[0].start) if bios else ():
        line = block.lines[span.line - block.first]
        space = len(line[span.end :]) - len(line[span.end :].lstrip())
        yield Range(span.line, span.line, "mark", span.start, span.end + space)
    for span in spans_of(block, bios[-1].end) if bios else ():
        line = block.lines[span.line - block.first]
        space = len(line[: span.start - 1]) - len(line[: span.start - 1].rstrip())
        yield Range(span.line, span.line, "mark", span.start - space, span.end)


def _edges(block: Block, finding: Finding) -> Iterator[Range]:
    """No-break spaces around a value, which no value of front matter has, but the proof would count."""
    for number, line in enumerate(block.lines if finding.kind in _VALUES else (), block.first):
        lead, end = len(line) - len(line.lstrip()), len(line.rstrip())
        if ASCII_SPACE.sub("", line[:lead]):
            yield Range(number, number, "blank", 1, lead)
        if ASCII_SPACE.sub("", line[end:]):
            yield Range(number, number, "blank", end + 1, len(line))


def _filled(kinds: Sequence[str]) -> list[str]:
    """Lines without a class take that of the line before; those at the start that of the first that has one."""
    first = next((kind for kind in kinds if kind), "blank")
    filled: list[str] = []
    for kind in kinds:
        filled.append(kind or (filled[-1] if filled else first))
    return filled


def _merged(kinds: Sequence[str]) -> Iterator[Range]:
    start = 0
    for at in range(1, len(kinds) + 1):
        if at == len(kinds) or kinds[at] != kinds[start]:
            yield Range(start + 1, at, kinds[start])
            start = at


def _stacked(carved: Sequence[Range]) -> Iterator[Range]:
    """Equal columns of lines that follow each other are one range."""
    kept: list[Range] = []
    for one in carved:
        above = kept[-1] if kept else None
        if (
            above
            and one.first == above.last + 1
            and replace(one, first=above.first, last=above.last) == above
        ):
            kept[-1] = replace(above, last=one.last)
        else:
            kept.append(one)
    yield from kept
