"""Room `ingest`: the classes of a page's words become the ledger's ranges. Pure."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from types import MappingProxyType

from glossator.ingest.values import Derived
from glossator.ledger import BODY, Range

REST = "outside"
"""The class of words that nothing speaks of: they stand beyond the article's container."""
_VALUES: Mapping[str, str] = MappingProxyType(
    {"title": "title", "dek": "dek", "bio": "bio", "pullquotes": "pullquote"}
)
"""The class of words that a value of front matter says, by its key."""


Starts = Collection[tuple[int, int]]
"""Lines and offsets at which something begins that is apart from what stands before it on the line."""


def page_ranges(
    lines: Sequence[str],
    kinds: Mapping[tuple[int, int], str],
    derived: Sequence[Derived],
    starts: Starts = frozenset(),
) -> tuple[Range, ...]:
    """The ledger of a page's lines from the class of each run of words, by line and offset.

    A line is of the class that most of it has, `body` before others; columns of other classes are carved out, and those
    from each of `starts` on: the second of two footnotes on a line.
    """
    painted = _painted(lines, kinds, frozenset(line for line, start in starts if start))
    values = [(kind, span) for one in derived if (kind := _kind_of(one)) for span in one.spans]
    # White space around a value's words is of no value.
    told = {kind for kind, _ in values}
    for number, row in enumerate(painted):
        painted[number] = ["blank" if each in told else each for each in row] if told & set(row) else row
    for kind, span in values:
        row = painted[span.line - 1] * (len(lines[span.line - 1]) if len(painted[span.line - 1]) == 1 else 1)
        painted[span.line - 1] = [
            *row[: span.start - 1],
            *[kind] * (span.end - span.start + 1),
            *row[span.end :],
        ]
    whole = [_main(row) for row in painted]
    return tuple(sorted((*_merged(whole), *_carved(painted, whole, starts))))


def _painted(
    lines: Sequence[str], kinds: Mapping[tuple[int, int], str], mixed: Collection[int]
) -> list[list[str]]:
    """The class of each character of each line; where all of a line are of one, that alone, but for `mixed` lines."""
    starts: dict[int, list[int]] = {}
    for line, start in sorted(kinds):
        starts.setdefault(line, []).append(start)
    return [
        _row(
            len(line),
            [(start, kinds[number, start]) for start in starts.get(number, ())],
            is_mixed=number in mixed,
        )
        for number, line in enumerate(lines, 1)
    ]


def _row(length: int, told: Sequence[tuple[int, str]], *, is_mixed: bool) -> list[str]:
    if not told:
        return [REST]
    if not is_mixed and told[0][0] == 0 and len({kind for _, kind in told}) == 1:
        return [told[0][1]]
    row = [REST] * told[0][0]
    for (start, kind), end in zip(told, (*(start for start, _ in told[1:]), length), strict=True):
        row += [kind] * (end - start)
    return row


def _kind_of(one: Derived) -> str:
    first, _, rest = one.key.partition(".")
    return _VALUES.get(rest.rpartition(".")[2] if first == "authors" else first, "")


def _main(row: Sequence[str]) -> str:
    counts = Counter(row)
    return BODY if counts[BODY] else counts.most_common(1)[0][0]


def _merged(whole: Sequence[str]) -> Iterator[Range]:
    start = 0
    for at in range(1, len(whole) + 1):
        if at == len(whole) or whole[at] != whole[start]:
            yield Range(start + 1, at, whole[start])
            start = at


def _carved(painted: Sequence[Sequence[str]], whole: Sequence[str], starts: Starts) -> Iterator[Range]:
    for number, (row, kind) in enumerate(zip(painted, whole, strict=True), 1):
        start = 0
        for at in range(1, len(row) + 1):
            if at == len(row) or row[at] != row[start] or (number, at) in starts:
                if row[start] != kind or (start and (number, start) in starts):
                    yield Range(number, number, row[start], start + 1, at)
                start = at
