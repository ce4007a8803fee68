"""Room `ingest`: what an import did, as rows for a table: a terminal's, or a page's (`report_page`). Pure."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Literal

from glossator.config.load import read_article
from glossator.config.matter import Matter
from glossator.ingest.ledger_rows import LedgerRow, ledger_of
from glossator.ingest.values import Imported, Refused
from glossator.problem import Problem

Verdict = Literal["failed", "look", "sure"]
ORDER: tuple[Verdict, ...] = ("failed", "look", "sure")
"""The doubtful first."""


@dataclass(frozen=True, slots=True)
class ReportRow:
    """What became of one raw file."""

    verdict: Verdict
    file: str
    article: str
    """The article file's name, empty if there is none."""
    title: str
    date: str
    outlet: str
    authors: str
    topics: int
    remarks: tuple[str, ...]
    """Problems, each with its line and code, and what else an editor wants to know."""
    ledger: tuple[LedgerRow, ...] = ()
    encoding: str = ""
    """Of the raw file."""
    body: str = field(default="", repr=False)
    """The article's text, in Markdown."""


@dataclass(frozen=True, slots=True)
class Report:
    """What became of several raw files, the doubtful first."""

    rows: tuple[ReportRow, ...]

    def count(self, verdict: Verdict) -> int:
        return Counter(row.verdict for row in self.rows)[verdict]


def report_of(results: Iterable[Imported | Refused]) -> Report:
    """The report on an import: failed files, then those to look at, then sure ones, each by name."""
    rows = (_imported(one) if isinstance(one, Imported) else _refused(one) for one in results)
    return Report(tuple(sorted(rows, key=lambda row: (ORDER.index(row.verdict), row.file))))


def _refused(one: Refused) -> ReportRow:
    return ReportRow(
        "failed", one.file, "", "", "", "", "", 0, tuple(_remedied(p, one.file) for p in one.problems)
    )


def _remedied(one: Problem, file: str) -> str:
    """A problem with what to do about it."""
    said = _said(one, file)
    return f"{said}: {one.hint}" if one.hint else said


def _imported(one: Imported) -> ReportRow:
    """The facts are those of the article file, so that what a metadata file says is among them."""
    written, _ = read_article(one.article, f"{one.slug}.md")
    matter = written.matter if written else Matter(title=one.title)
    return ReportRow(
        "look" if one.problems else "sure",
        one.file,
        f"{one.slug}.md",
        matter.title,
        str(matter.date or ""),
        matter.outlet,
        ", ".join(author.name for author in matter.authors),
        len(matter.topics),
        tuple(_remarks(one)),
        ledger_of(one),
        one.encoding,
        written.body if written else "",
    )


def _remarks(one: Imported) -> Iterable[str]:
    yield from (_said(p, one.file) for p in one.problems)
    for kind, listed in _by_kind(one).items():
        yield f"{kind} recognised: {listed}"
    if one.left:
        yield f"not carried over from its front matter: {', '.join(one.left)}"
    if one.definitions:
        yield f"definition notes: {', '.join(one.definitions)}"
    if one.new_names:
        yield f"new topics: {', '.join(one.new_names)}"
    if one.suggestions:
        shown = (
            f"{s.name} ({s.evidence}{'' if s.known else ', not in the vocabulary'})"
            for s in one.suggestions[:8]
        )
        yield f"topics that the text suggests: {', '.join(shown)}"


def _said(one: Problem, file: str) -> str:
    """A problem in words, without the file where that is the row's."""
    if PurePath(one.place.path).name != PurePath(file).name:
        return f"{one.place}: {one.message} [{one.code}]"
    parts = (("line", one.place.line), ("column", one.place.column))
    where = ", ".join(f"{name} {number}" for name, number in parts if number)
    return f"{where and f'{where}: '}{one.message} [{one.code}]"


def _by_kind(one: Imported) -> dict[str, str]:
    kinds = dict.fromkeys(shape.kind for shape in one.recognised)
    return {
        f"{kind}s": "; ".join(f"line {s.line}, {s.text}" for s in one.recognised if s.kind == kind)
        for kind in kinds
    }
