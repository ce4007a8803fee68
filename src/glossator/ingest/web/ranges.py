"""Room `ingest`: the classes of a page's words become the ledger's ranges. Pure."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from glossator.ingest.values import Derived
from glossator.ledger import BODY, Range

REST = "outside"
"""The class of words that nothing speaks of: they stand beyond the article's container."""


def page_ranges(
    lines: Sequence[str], kinds: Mapping[tuple[int, int], str], derived: Sequence[Derived]
) -> tuple[Range, ...]:
    """The ledger of a page's lines from the class of each run of words, by line and offset.

    A line is of the class that most of it has, `body` before others; columns of other classes are carved out.
    """
    painted = [[REST] * len(line) for line in lines]
    starts: dict[int, list[int]] = {}
    for line, start in sorted(kinds):
        starts.setdefault(line, []).append(start)
    for line, own in starts.items():
        for start, end in zip(own, (*own[1:], len(lines[line - 1])), strict=True):
            painted[line - 1][start:end] = [kinds[line, start]] * (end - start)
    for one in derived:
        for span in one.spans if one.key == "title" else ():
            painted[span.line - 1][span.start - 1 : span.end] = ["title"] * (span.end - span.start + 1)
    whole = [_main(row) for row in painted]
    return tuple(sorted((*_merged(whole), *_carved(painted, whole))))


def _main(row: Sequence[str]) -> str:
    counts = Counter(row)
    return BODY if counts[BODY] else counts.most_common(1)[0][0]


def _merged(whole: Sequence[str]) -> Iterator[Range]:
    start = 0
    for at in range(1, len(whole) + 1):
        if at == len(whole) or whole[at] != whole[start]:
            yield Range(start + 1, at, whole[start])
            start = at


def _carved(painted: Sequence[Sequence[str]], whole: Sequence[str]) -> Iterator[Range]:
    for number, (row, kind) in enumerate(zip(painted, whole, strict=True), 1):
        start = 0
        for at in range(1, len(row) + 1):
            if at == len(row) or row[at] != row[start]:
                if row[start] != kind:
                    yield Range(number, number, row[start], start + 1, at)
                start = at
