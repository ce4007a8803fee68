"""What a generator wrote, counted: so that none is measured doing less than another."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

TERM = r"(?:topics|outlets|authors)/[^/]+"
KINDS = {
    kind: re.compile(pattern)
    for kind, pattern in {
        "articles": r"articles/[^/]+/index\.html",
        "home": r"index\.html",
        "terms": rf"{TERM}/index\.html",
        "indexes": r"(?:topics|outlets|authors)/index\.html",
        "feeds": rf"(?:{TERM}/)?feed\.xml",
        "further pages": rf"(?:{TERM}/)?page/\d+/index\.html",
        "sitemap": r"sitemap\.xml",
        "404": r"404\.html",
    }.items()
}
"""Kinds of files by their paths, which are the same for all."""
EQUAL = ("articles", "notes", "terms", "indexes", "feeds", "entries", "home", "sitemap", "404")
"""What all must have as many of. Glossator's newest page of a list holds up to twice as many articles as another, so
that its further pages are fewer; and it has other pages: years, kinds of note."""
NOTE = re.compile(rb'<li[^>]* id="(?:fn:?|note-)')


@dataclass(frozen=True, slots=True)
class Census:
    """Of one output folder: files by kind, notes on articles' pages, entries of feeds; bytes in all."""

    counts: Mapping[str, int]
    size: int


def take(output: Path) -> Census:
    """All files of an output folder, counted."""
    counts: Counter[str] = Counter()
    size = 0
    for path in (path for path in output.rglob("*") if path.is_file()):
        kind = _kind(path.relative_to(output).as_posix())
        counts[kind] += 1
        size += path.stat().st_size
        if kind == "articles":
            counts["notes"] += len(NOTE.findall(path.read_bytes()))
        elif kind == "feeds":
            counts["entries"] += path.read_bytes().count(b"<entry")
    return Census(dict(counts), size)


def differences(found: Mapping[str, Census]) -> tuple[str, ...]:
    """Where systems do not write as many of what must be equal, a sentence each."""
    return tuple(
        f"not as many {kind}: "
        + ", ".join(f"{name} {one.counts.get(kind, 0)}" for name, one in found.items())
        for kind in EQUAL
        if len({one.counts.get(kind, 0) for one in found.values()}) > 1
    )


def table(found: Mapping[str, Census]) -> Sequence[str]:
    """Kinds by systems, as Markdown rows."""
    kinds = [*EQUAL, "further pages", "other"]
    rows = [[kind, *(f"{one.counts.get(kind, 0):,}" for one in found.values())] for kind in kinds]
    rows.append(["megabytes", *(f"{one.size / 1e6:,.1f}" for one in found.values())])
    head = ["written", *found]
    return [_row(head), _row(["---", *("---:" for _ in found)]), *map(_row, rows)]


def _kind(path: str) -> str:
    return next((kind for kind, pattern in KINDS.items() if pattern.fullmatch(path)), "other")


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
