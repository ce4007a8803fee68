"""Room `ingest`: the report of an import as one HTML page that needs nothing else, and runs nothing. Pure but for the
look-up of raw files that it is given.

The doubtful come first, each with the raw file and the article side by side (`report_view`) and its ledger.
"""

from collections.abc import Callable, Iterator
from html import escape
from itertools import islice

from glossator.ingest.report import ORDER, Report, ReportRow, Verdict
from glossator.ingest.report_view import article_frame, raw_frame

VIEWS = 200
"""Doubtful files that are shown beside their articles."""
MANY = 500
"""Files of a report from which on those that are sure have no ledger in it."""
_STYLE = """
:root { color-scheme: light dark; --ink: #1d1c1a; --faint: #6d6860; --paper: #fbfaf7; --card: #fff; --line: #e2ddd3;
  --failed: #a3271c; --look: #8a5a00; --sure: #2c6a3f; font: 1rem/1.5 system-ui, sans-serif }
@media (prefers-color-scheme: dark) { :root { --ink: #eceae5; --faint: #a59f94; --paper: #171614; --card: #201f1c;
  --line: #3a3732; --failed: #ff9c8f; --look: #f0c060; --sure: #8fd3a5 } }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 90rem; padding: 2rem clamp(1rem, 4vw, 3rem) 4rem; color: var(--ink);
  background: var(--paper) }
h1 { font: 600 2rem/1.2 Georgia, serif; margin: 0 } h2 { font: 600 1.25rem/1.3 Georgia, serif; margin: 2.5rem 0 .8rem }
h3 { font: 600 1.15rem/1.35 Georgia, serif; margin: 0; overflow-wrap: anywhere }
.counts { display: flex; flex-wrap: wrap; gap: .6rem; list-style: none; margin: 1rem 0 0; padding: 0 }
.counts a { display: block; border: 1px solid var(--line); border-radius: .5rem; background: var(--card);
  padding: .5rem 1rem; color: inherit; text-decoration: none } .counts a:hover { border-color: currentColor }
.counts b { font-size: 1.3rem; font-variant-numeric: tabular-nums }
.failed { --tone: var(--failed) } .look { --tone: var(--look) } .sure { --tone: var(--sure) }
.counts b, .mark { color: var(--tone) }
.file { border: 1px solid var(--line); border-inline-start: .25rem solid var(--tone); border-radius: .5rem;
  background: var(--card); margin: 0 0 .8rem; padding: .8rem 1.1rem }
.mark { font-size: .85rem; font-weight: 600; margin: 0 } .facts { margin: .15rem 0 }
.facts, .paths { color: var(--faint); font-size: .9rem; overflow-wrap: anywhere } .paths { margin: 0 }
code { font: .85em ui-monospace, monospace }
.remarks { margin: .5rem 0; padding-inline-start: 1.1rem; max-width: 70rem } .remarks li { margin: .15rem 0 }
details { margin: .4rem 0 0 } summary { cursor: pointer; width: fit-content; font-weight: 600; font-size: .9rem }
:focus-visible { outline: 2px solid currentColor; outline-offset: 2px }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(22rem, 100%), 1fr)); gap: .8rem;
  margin: .6rem 0 }
.pair > div { min-width: 0 } .pair p { margin: 0 0 .25rem; font-size: .85rem; color: var(--faint) }
iframe { width: 100%; height: min(75vh, 46rem); border: 1px solid var(--line); border-radius: .4rem }
.raw iframe { background: #fff; color-scheme: light }
.wide { overflow-x: auto; margin: .5rem 0 } table { border-collapse: collapse; width: 100%; font-size: .88rem }
th, td { border-bottom: 1px solid var(--line); padding: .3rem .6rem; text-align: start; vertical-align: top }
td:nth-child(2) { white-space: nowrap } thead th { color: var(--faint); font-weight: 600 }
@media print { details { display: none } .file { break-inside: avoid } }
"""
_WORDS: dict[Verdict, tuple[str, str, str]] = {
    "failed": ("✗", "failed", "Failed: no article was written"),
    "look": ("◐", "look", "To look at: something may be wrong"),
    "sure": ("✓", "sure", "Sure: nothing left a doubt"),
}
Raws = Callable[[str], bytes | None]
"""The bytes of a raw file by its path in the site; None where they cannot be had."""


def no_raws(_file: str) -> bytes | None:
    """No raw file can be had."""
    return None


def report_page(report: Report, raws: Raws = no_raws, title: str = "Import") -> str:
    """A self-contained page: counts, then each file, the doubtful first, with raw file and article side by side."""
    counts = ", ".join(f"{report.count(verdict)} {verdict}" for verdict in ORDER)
    files = "1 raw file" if len(report.rows) == 1 else f"{len(report.rows)} raw files"
    chips = "".join(_chip(verdict, report.count(verdict)) for verdict in ORDER if report.count(verdict))
    shown = frozenset(
        row.file for row in islice((one for one in report.rows if one.verdict == "look"), VIEWS)
    )
    is_long = len(report.rows) > MANY
    parts = "\n".join(
        part for verdict in ORDER for part in _section(report, verdict, raws, shown, is_long=is_long)
    )
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<header>\n<h1>{escape(title)}</h1>\n"
        f'<p>{files}: {counts}</p>\n<ul class="counts">{chips}</ul>\n</header>\n<main>\n{parts}\n</main>\n'
        "</body>\n</html>\n"
    )


def _chip(verdict: Verdict, count: int) -> str:
    sign, name, _ = _WORDS[verdict]
    return f'<li class="{verdict}"><a href="#{verdict}"><b>{count}</b> {sign} {name}</a></li>'


def _section(
    report: Report, verdict: Verdict, raws: Raws, shown: frozenset[str], *, is_long: bool
) -> Iterator[str]:
    rows = [row for row in report.rows if row.verdict == verdict]
    if not rows:
        return
    yield f'<section class="{verdict}" aria-labelledby="{verdict}">\n<h2 id="{verdict}">{_WORDS[verdict][2]}</h2>'
    if verdict == "look" and len(rows) > len(shown):
        yield f"<p>The first {len(shown)} are shown beside their articles.</p>"
    if verdict == "sure" and is_long:
        yield "<p><code>glossator import --dry-run FILE</code> shows the ledger of a file among so many.</p>"
    for row in rows:
        pair = _pair(row, raws) if row.file in shown else ""
        yield _file(row, pair, "" if verdict == "sure" and is_long else _ledger(row))
    yield "</section>"


def _file(row: ReportRow, pair: str, ledger: str) -> str:
    sign, name, _ = _WORDS[row.verdict]
    topics = f"{row.topics} topics" if row.topics > 1 else "1 topic" * row.topics
    facts = " · ".join(escape(one) for one in (row.date, row.outlet, row.authors, topics) if one)
    becomes = f" → <code>{escape(row.article)}</code>" if row.article else ""
    remarks = "".join(f"<li>{escape(one)}</li>" for one in row.remarks)
    return (
        f'<article class="file"><p class="mark">{sign} {name}</p><h3>{escape(row.title or row.file)}</h3>'
        + (f'<p class="facts">{facts}</p>' if facts else "")
        + (f'<p class="paths"><code>{escape(row.file)}</code>{becomes}</p>' if row.title else "")
        + (f'<ul class="remarks">{remarks}</ul>' if remarks else "")
        + f"{pair}{ledger}</article>"
    )


def _pair(row: ReportRow, raws: Raws) -> str:
    """Raw file and article side by side, folded up; empty where either cannot be shown."""
    data = raws(row.file)
    raw = raw_frame(row.file, data, row.encoding) if data is not None else ""
    article = article_frame(row.body) if raw else ""
    if not article:
        return ""
    return (
        "<details><summary>Raw file and article side by side</summary>"
        f'<div class="pair"><div class="raw"><p>The raw file, without scripts and what it would load</p>{raw}</div>'
        f"<div><p>The article</p>{article}</div></div></details>"
    )


def _ledger(row: ReportRow) -> str:
    if not row.ledger:
        return ""
    rows = "".join(
        f'<tr><th scope="row">{escape(one.lines)}</th><td>{escape(one.kind)}</td><td>{escape(one.raw)}</td>'
        f"<td>{escape(one.became)}</td></tr>"
        for one in row.ledger
    )
    head = "".join(f'<th scope="col">{name}</th>' for name in ("Lines", "Class", "Raw text", "Became"))
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    return (
        f'<details><summary>Ledger of {escape(row.file)}</summary><div class="wide">{table}</div></details>'
    )
