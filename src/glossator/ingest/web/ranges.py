"""Room `ingest`: the classes of a page's words become the ledger's ranges. Pure."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from glossator.ingest.values import Derived
from glossator.ledger import BODY, Range

REST = "outside"
"""The class of words that nothing speaks of: they stand beyond the article's container."""
_VALUES: Mapping[str, str] = MappingProxyType(
    {"title": "title", "dek": "dek", "bio": "bio", "pullquotes": "pullquote"}
)
"""The class of words that a value of front matter says, by its key."""
_WHOLE = frozenset(("title", "dek"))
"""Classes all of whose words one value says."""


def page_ranges(
    lines: Sequence[str], kinds: Mapping[tuple[int, int], str], derived: Sequence[Derived]
) -> tuple[Range, ...]:
    """The ledger of a page's lines from the class of each run of words, by line and offset.

    A line is of the class that most of it has, `body` before others; columns of other classes are carved out.
    """
    painted = _painted(lines, kinds)
    values = [(kind, span) for one in derived if (kind := _kind_of(one)) for span in one.spans]
    # White space around a value's words is of no value.
    alone = {kind for kind, _ in values} & _WHOLE
    for number, row in enumerate(painted):
        gone = alone | {kind for kind, span in values if span.line == number + 1}
        painted[number] = ["blank" if each in gone else each for each in row] if gone & set(row) else row
    for kind, span in values:
        row = painted[span.line - 1] * (len(lines[span.line - 1]) if len(painted[span.line - 1]) == 1 else 1)
        painted[span.line - 1] = [
            *row[: span.start - 1],
            *[kind] * (span.end - span.start + 1),
            *row[span.end :],
        ]
    whole = [_main(row) for row in painted]
    return tuple(sorted((*_merged(whole), *_carved(painted, whole))))


def _painted(lines: Sequence[str], kinds: Mapping[tuple[int, int], str]) -> list[list[str]]:
    """The class of each character of each line; where all of a line are of one, that one alone."""
    starts: dict[int, list[int]] = {}
    for line, start in sorted(kinds):
        starts.setdefault(line, []).append(start)
    return [
        list(_row(len(line), number, starts.get(number, []), kinds)) for number, line in enumerate(lines, 1)
    ]


def _row(
    length: int, number: int, starts: Sequence[int], kinds: Mapping[tuple[int, int], str]
) -> Iterator[str]:
    told = [kinds[number, start] for start in starts]
    if not told or (starts[0] == 0 and len(set(told)) == 1):
        yield told[0] if told else REST
        return
    yield from (REST,) * starts[0]
    for kind, start, end in zip(told, starts, (*starts[1:], length), strict=True):
        yield from (kind,) * (end - start)


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


def _carved(painted: Sequence[Sequence[str]], whole: Sequence[str]) -> Iterator[Range]:
    for number, (row, kind) in enumerate(zip(painted, whole, strict=True), 1):
        start = 0
        for at in range(1, len(row) + 1):
            if at == len(row) or row[at] != row[start]:
                if row[start] != kind:
                    yield Range(number, number, row[start], start + 1, at)
                start = at
