"""Room `ingest`: a ledger beside what its lines became, for people to read. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from glossator.ingest.values import Derived, Imported
from glossator.ledger import BODY, Range

_SHOWN = 72
_MEANING = {
    "head": "left out: a line of the head",
    "repeated": "left out: said before",
    "chrome": "left out: no part of the article",
    "label": "left out: a label",
    "blank": "left out: nothing to see",
    "note": "the footnotes",
    "front": "front matter",
    "remark": "comments: draft notes",
    "reference": "a footnote's reference",
    "author": "the byline",
    "date": "the date",
}
_OF_PAGES = frozenset(
    (
        *(
            "hidden",
            "control",
            "player",
            "menu",
            "landmark",
            "footer",
            "share",
            "newsletter",
            "related",
            "advert",
        ),
        *(
            "comments",
            "paywall",
            "tags",
            "notice",
            "tools",
            "links",
            "fragments",
            "appeal",
            "aside",
            "outside",
        ),
        *("deleted", "ruby", "unused", "header", "contents", "summary"),
    )
)
"""Classes of what a page or a document holds besides its article; the finding says why."""


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """Lines of a raw text with one class."""

    lines: str
    """`12`, `12–20`, or `1, columns 3–9`."""
    kind: str
    raw: str
    """Their words, shortened."""
    became: str


def ledger_of(imported: Imported) -> tuple[LedgerRow, ...]:
    """Every range of an import's ledger, in the order of the raw text."""
    ranges = sorted(imported.ledger, key=lambda one: (one.first, not one.is_whole, one.start))
    return tuple(
        LedgerRow(_lines(one), one.kind, _raw(imported, one), _became(imported, one)) for one in ranges
    )


def side_by_side(imported: Imported) -> str:
    """The ledger as text in columns: lines, class, the raw words, and what became of them."""
    rows = ledger_of(imported)
    wide = max(len(row.lines) for row in rows)
    kinds = max(len(row.kind) for row in rows)
    text = (
        f"{row.lines:>{wide}}  {row.kind:<{kinds}}  {row.raw:<{_SHOWN}}  {row.became}".rstrip()
        for row in rows
    )
    about = f"{imported.encoding}, {len(imported.lines)} lines, {imported.verdict}"
    head = f"{imported.file} → {imported.slug}.md ({about})"
    return "\n".join((head, *text)) + "\n"


def _lines(one: Range) -> str:
    lines = f"{one.first}" if one.first == one.last else f"{one.first}–{one.last}"
    return lines if one.is_whole else f"{lines}, columns {one.start}–{one.end}"


def _raw(imported: Imported, one: Range) -> str:
    lines = imported.lines[one.first - 1 : one.last]
    text = " ".join((line if one.is_whole else line[one.start - 1 : one.end]) for line in lines)
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1].rstrip() + "…"


def _became(imported: Imported, one: Range) -> str:
    values = dict.fromkeys(
        f"{made.key}: {_short(made.value)}" for made in _derived(imported, one) if made.value
    )
    if one.kind == BODY:
        return "text"
    if one.kind == "mark":
        return "the list's mark"
    if one.kind in ("topics", "issues"):
        names = [
            name for split in imported.topics for name in split.names if _holds(imported, one, split.raw)
        ]
        return f"{one.kind}: {', '.join(names)}" if names else f"{one.kind}_raw"
    if one.kind in _OF_PAGES:
        return f"left out: {_short(_evidence(imported, one))}"
    return "; ".join(values) or _MEANING.get(one.kind, "")


def _evidence(imported: Imported, one: Range) -> str:
    return next((each.evidence for each in imported.findings if each.block == one.first - 1), "")


def _holds(imported: Imported, one: Range, raw: str) -> bool:
    text = "\n".join(imported.lines[one.first - 1 : one.last])
    return raw.split("\n", maxsplit=1)[0].strip() in text


def _derived(imported: Imported, one: Range) -> Iterator[Derived]:
    for made in imported.derived:
        for span in made.spans:
            inside = one.is_whole or (one.start <= span.end and span.start <= one.end)
            if one.first <= span.line <= one.last and inside:
                yield made


def _short(value: str) -> str:
    return value if len(value) <= 60 else value[:59].rstrip() + "…"
