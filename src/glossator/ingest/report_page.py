"""Room `ingest`: the report of an import as one HTML page that needs nothing else. Pure."""

from html import escape

from glossator.ingest.report import ORDER, Report, ReportRow

_STYLE = """
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
body { margin: 2rem auto; max-width: 80rem; padding: 0 1rem }
.wide { overflow-x: auto }
table { border-collapse: collapse; width: 100% }
caption { text-align: start; font-weight: 600; padding: .5rem 0 }
th, td { border-bottom: 1px solid #8886; padding: .35rem .6rem; text-align: start; vertical-align: top }
td.verdict { font-weight: 600 } td.verdict, td.date { white-space: nowrap }
tr:has(+ .ledger) > * { border-bottom: 0 }
ul { margin: 0; padding-inline-start: 1.1rem }
details { margin: .3rem 0 } summary { cursor: pointer }
"""
_WORDS = {"failed": "✗ failed", "look": "◐ look", "sure": "✓ sure"}
_HEAD = ("Verdict", "Raw file", "Title", "Date", "Outlet", "Authors", "Topics", "Remarks")


def report_page(report: Report, title: str = "Import") -> str:
    """A self-contained page: counts, the table with the doubtful first, and each file's ledger folded up."""
    counts = ", ".join(f"{report.count(verdict)} {verdict}" for verdict in ORDER)
    files = "1 raw file" if len(report.rows) == 1 else f"{len(report.rows)} raw files"
    head = "".join(f'<th scope="col">{name}</th>' for name in _HEAD)
    rows = "\n".join(_row(row) for row in report.rows)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{escape(title)}</h1>\n"
        f'<div class="wide"><table>\n<caption>{files}: {counts}</caption>\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table></div>\n</body>\n</html>\n"
    )


def _row(row: ReportRow) -> str:
    cells = (row.outlet, row.authors, str(row.topics) if row.topics else "")
    text = f'<td>{escape(row.title)}</td><td class="date">{escape(row.date)}</td>'
    text += "".join(f"<td>{escape(cell)}</td>" for cell in cells)
    where = escape(row.file) + (f"<br>→ {escape(row.article)}" if row.article else "")
    return (
        f'<tr><td class="verdict">{_WORDS[row.verdict]}</td><th scope="row">{where}</th>{text}'
        f"<td>{_remarks(row)}</td></tr>{_ledger(row)}"
    )


def _remarks(row: ReportRow) -> str:
    items = "".join(f"<li>{escape(remark)}</li>" for remark in row.remarks)
    return f"<ul>{items}</ul>" if items else ""


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
    summary = f"Ledger of {escape(row.file)}"
    cell = f'<td colspan="{len(_HEAD)}"><details><summary>{summary}</summary>{table}</details></td>'
    return f'<tr class="ledger">{cell}</tr>'
