"""The verbatim proof of front matter: title, dek, biographies and pull quotes are lines of the raw text. Room `notes`;
imports root and config.

What the editor changed on purpose is listed in `edited` and not compared.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from glossator.config.document import Path
from glossator.config.load import Written
from glossator.config.matter import Matter
from glossator.notes.snapshot import RawText
from glossator.notes.source_notes import missing_notes
from glossator.text import fold_source

_ENDS = (".", "!", "?", "…", "”", "’", "»", '"', ")")


class FieldFault(Struct, frozen=True):
    """A value of front matter that is not the raw text's."""

    keys: Path
    """The keys that lead to the value: `("title",)`, `("authors", 0, "bio")`; to its list where it is missing."""
    message: str
    edited: str
    """What to list in `edited` where it was meant."""


def field_faults(written: Written[Matter], raw: RawText) -> Iterator[FieldFault]:
    """Values of front matter, and footnotes of the source, that differ from the raw text's lines, and lines that should
    be values."""
    matter = written.matter
    if "title" not in matter.edited:
        yield from _title(matter.title, raw)
    if "dek" not in matter.edited:
        yield from _dek(matter.dek, raw)
    if not {"bio", "authors"} & set(matter.edited):
        yield from _bios([author.bio for author in matter.authors], raw)
    if "pullquotes" not in matter.edited:
        yield from _pull_quotes([quote.text for quote in matter.pullquotes], raw)
    if "notes" not in matter.edited:
        faults = missing_notes(written.body, raw)
        yield from (FieldFault(("source", "rest"), fault, "notes") for fault in faults)


def _title(title: str, raw: RawText) -> Iterator[FieldFault]:
    rows = raw.rows("title")
    # A raw text may have no title; the import then gives it one.
    if rows and not _repeated(fold_source(title), rows):
        yield FieldFault(("title",), _differs("title", title, rows), "title")


def _dek(dek: str, raw: RawText) -> Iterator[FieldFault]:
    rows = raw.rows("dek")
    if rows and not dek:
        yield FieldFault(("title",), f"the raw text's dek is missing: “{_short(' '.join(rows))}”", "dek")
    elif dek and not _repeated(fold_source(dek), rows):
        yield FieldFault(("dek",), _differs("dek", dek, rows), "dek")


def _bios(bios: Sequence[str], raw: RawText) -> Iterator[FieldFault]:
    rows = raw.rows("bio")
    if rows and not any(bios):
        message = f"the raw text's biography is missing: “{_short(' '.join(rows))}”"
        yield FieldFault(("authors",), message, "authors")
    for nth, bio in enumerate(bios):
        folded = fold_source(bio)
        if (
            bio
            and not _covered(folded, rows)
            and not any(_sentences(folded, row) for row in (*rows, " ".join(rows)))
        ):
            yield FieldFault(("authors", nth, "bio"), _differs("biography", bio, rows), "authors")


def _pull_quotes(quotes: Sequence[str], raw: RawText) -> Iterator[FieldFault]:
    rows = raw.rows("pullquote")
    seen: set[int] = set()
    for nth, quote in enumerate(quotes):
        runs = tuple(_runs(fold_source(quote), rows))
        # Of words that stand twice, those that no other quotation is.
        covered = next((run for run in runs if not seen & set(run)), next(iter(runs), range(0)))
        seen.update(covered)
        if not covered:
            yield FieldFault(("pullquotes", nth, "text"), _differs("pull quote", quote, rows), "pullquotes")
    for at, row in enumerate(rows):
        if at not in seen:
            yield FieldFault(
                ("pullquotes",), f"a pull quote of the raw text is missing: “{_short(row)}”", "pullquotes"
            )


def _repeated(value: str, rows: Sequence[str]) -> bool:
    """Whether the rows are the value, whole, once or several times over, and nothing else."""
    at = 0
    while at < len(rows):
        run = _covered(value, rows[at:])
        if run.start or not run:
            return False
        at += run.stop
    return at > 0


def _covered(value: str, rows: Sequence[str]) -> range:
    """The rows that together, in a run, are the value; none if no run is."""
    return next(_runs(value, rows), range(0))


def _runs(value: str, rows: Sequence[str]) -> Iterator[range]:
    """Each run of rows that together are the value."""
    for start in range(len(rows)):
        joined = ""
        for end in range(start, len(rows)):
            joined = f"{joined} {rows[end]}" if joined else rows[end]
            if joined == value:
                yield range(start, end + 1)
            if not value.startswith(joined):
                break


def _sentences(value: str, text: str) -> bool:
    """Whether the value is whole sentences of a text."""
    at = text.find(value) if value else -1
    while at >= 0:
        before, end = text[:at].rstrip(), at + len(value)
        if (not before or before.endswith(_ENDS)) and (end == len(text) or value.endswith(_ENDS)):
            return True
        at = text.find(value, at + 1)
    return False


def _differs(what: str, value: str, rows: Sequence[str]) -> str:
    if not rows:
        return f"the {what} “{_short(value)}” is in no line that the ledger gives it"
    return f"the {what} “{_short(value)}” differs from the raw text's “{_short(' '.join(rows))}”"


def _short(text: str) -> str:
    folded = fold_source(text)
    return folded if len(folded) <= 80 else folded[:79] + "…"
