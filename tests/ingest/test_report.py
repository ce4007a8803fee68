"""The report of an import: the doubtful first, every line of a raw file beside what it became."""

import re
from dataclasses import replace
from html import unescape

from wording import p, word_file

from glossator.config.settings import Settings
from glossator.ingest.folder import read_folder
from glossator.ingest.ledger_rows import side_by_side
from glossator.ingest.report import Report, report_of
from glossator.ingest.report_page import report_page
from glossator.ingest.values import ImportContext, Imported

PROSE = "The lamp burned & nobody <b>came</b>. It was cold in the tower, and the gulls slept. " * 3
SEEDS = [
    (
        "seeds/a.txt",
        f"June 3, 2021 | Harbour Magazine\n\nA Sure Light\n\n{PROSE}\n\nTopics: Lamps; Oil\n".encode(),
    ),
    ("seeds/b.txt", f"June 4, 2021 | Bayou Sunrise\n\nA Doubtful Light\n\n{PROSE}\n".encode()),
    ("seeds/c.txt", b""),
]
RESULTS = read_folder(SEEDS, ImportContext(Settings(title="A site")))
REPORT = report_of(RESULTS)


def test_the_doubtful_come_first() -> None:
    assert [(row.verdict, row.file) for row in REPORT.rows] == [
        ("failed", "seeds/c.txt"),
        ("look", "seeds/b.txt"),
        ("sure", "seeds/a.txt"),
    ]
    assert [REPORT.count(one) for one in ("failed", "look", "sure")] == [1, 1, 1]


def test_a_row_tells_what_was_found() -> None:
    row = REPORT.rows[2]
    assert (row.article, row.title, row.date, row.outlet) == (
        "a-sure-light.md",
        "A Sure Light",
        "2021-06-03",
        "Harbour Magazine",
    )
    assert row.topics == 2 and any("new topics: Lamps, Oil" in one for one in row.remarks)


def test_the_ledger_shows_every_line_and_what_it_became() -> None:
    made = RESULTS[0]
    assert isinstance(made, Imported)
    shown = side_by_side(made)
    for expected in (
        "seeds/a.txt → a-sure-light.md",
        "date: 2021-06-03",
        "title: A Sure Light",
        "topics: Lamps, Oil",
    ):
        assert expected in shown
    whole = [row for row in REPORT.rows[2].ledger if "columns" not in row.lines]
    numbers = [
        range(int(first), int(last or first) + 1) for first, last in (_edges(row.lines) for row in whole)
    ]
    assert [number for one in numbers for number in one] == list(range(1, len(made.lines) + 1))


def _edges(lines: str) -> tuple[str, str]:
    first, _, last = lines.partition("–")
    return first, last


def test_the_page_needs_nothing_else_and_escapes_what_it_shows() -> None:
    page = report_page(REPORT)
    assert page.startswith("<!doctype html>")
    assert not re.search(r"<(?:script|link|img)\b|https?://", page)
    assert "<b>came" not in page and "3 raw files: 1 failed, 1 look, 1 sure" in page


HOSTILE = """<!doctype html><title>Lamps</title><base href="https://evil.example/">
<meta http-equiv="refresh" content="0">
<link rel="stylesheet" href="https://evil.example/a.css"><style>p { color: navy }</style><script>alert(1)</script>
<article><h1>Lamps</h1><p onclick="steal()">{prose}</p><img src="https://evil.example/x.png" onerror="steal()">
<a href="javascript:steal()">A link</a><iframe srcdoc="&lt;script&gt;alert(2)&lt;/script&gt;"></iframe>
<p>“Quotes” &amp; &lt;signs&gt; {prose}</p></article>""".replace(
    "{prose}", "The lamp shone upon a harbour. " * 9
)


def doubtful_page() -> tuple[Report, bytes]:
    data = HOSTILE.replace("<article>", "<p class='date'>5 March 2020</p><article>").encode()
    report = report_of(read_folder([("seeds/p.html", data)], ImportContext(Settings(title="A site"))))
    return Report(tuple(replace(row, verdict="look") for row in report.rows)), data


def frames(page: str) -> list[str]:
    return [
        unescape(one)
        for one in re.findall(r'<iframe sandbox loading="lazy" title="[^"]+" srcdoc="([^"]*)">', page)
    ]


def test_a_doubtful_page_stands_beside_its_article_and_neither_runs_or_loads_a_thing() -> None:
    report, data = doubtful_page()
    page = report_page(report, lambda file: data if file == "seeds/p.html" else None)
    raw, article = frames(page)
    assert page.count("<iframe") == 2
    for frame in (raw, article):
        assert "default-src 'none'" in frame
        assert not re.search(
            r"<(?:script|iframe|link|base|object)\b|\son\w+=|evil\.example|javascript:", frame
        )
    assert "p { color: navy }" in raw and "The lamp shone upon a harbour." in raw
    assert "“Quotes” &amp; &lt;signs&gt;" in article


def test_a_word_file_and_a_feeds_entry_stand_beside_their_articles() -> None:
    item = f"<item><title>Oil</title><guid>1</guid><description>{PROSE}</description></item>"
    entry = f"<rss><channel>{item}</channel></rss>"
    held = {
        "seeds/w.docx": word_file(p("A line.") + p(PROSE)),
        "seeds/e.entry.xml": entry.replace("&", "&amp;").encode(),
    }
    report = report_of(read_folder([*held.items()], ImportContext(Settings(title="A site"))))
    doubtful = Report(tuple(replace(row, verdict="look") for row in report.rows))
    shown = frames(report_page(doubtful, held.get))
    assert len(shown) == 4 and all("The lamp burned" in one for one in shown)


def test_a_file_that_failed_is_named_once_with_what_to_do() -> None:
    page = report_page(REPORT)
    assert page.count("seeds/c.txt") == 1
    assert "there is no text in this file [seed-empty]: remove it, or fill it" in page


def test_a_raw_file_that_cannot_be_had_is_not_shown() -> None:
    assert "<iframe" not in report_page(doubtful_page()[0])


def test_a_long_report_keeps_ledgers_for_the_doubtful() -> None:
    report, _ = doubtful_page()
    sure = replace(report.rows[0], verdict="sure")
    many = Report((*report.rows, *(replace(sure, file=f"seeds/{n}.html") for n in range(501))))
    page = report_page(many)
    assert page.count("<summary>Ledger of ") == 1
    assert "shows the ledger of a file among so many" in page
