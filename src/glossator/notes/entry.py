"""An entry of a feed as a value, and as the page whose lines a ledger counts. Room `notes`; imports nothing of ours.

The canonical text is that of a page (`web_text`) with the title, the content, and then the summary where the entry has
both; each part's HTML is closed as a browser would close it, so that none runs into the next. This never changes, for
articles name their words by these lines.
"""

from html import escape

from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser

_FEW = 8
"""Words that stand in for a title."""


class Entry(Struct, frozen=True):
    """What an entry says; what it does not is empty."""

    key: str
    """What the feed knows it by, or else its address."""
    title: str
    """HTML."""
    content: str
    """HTML."""
    summary: str = ""
    """HTML, where there is content as well."""
    url: str = ""
    published: str = ""
    """As it stands in the feed."""
    updated: str = ""
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    lang: str = ""
    outlet: str = ""
    """The feed's title."""
    is_draft: bool = False
    """Nobody was to read it yet (WordPress's exports)."""

    @property
    def called(self) -> str:
        """The title's words; where there is none, as in microblogs, the first of the text."""
        return plain(self.title) or " ".join(plain(self.content).split()[:_FEW])


def entry_page(entry: Entry) -> str:
    """An entry as a page of HTML."""
    parts = [f"<body><h1>{_closed(entry.title)}</h1><main>{_closed(entry.content)}</main>"]
    if entry.summary:
        parts.append(f'<section data-summary="">{_closed(entry.summary)}</section>')
    return "".join((*parts, "</body>"))


def _closed(html: str) -> str:
    """HTML with each element closed."""
    body = LexborHTMLParser(f"<body>{html}").body
    return (body.inner_html or "") if body is not None else ""


def plain(html: str) -> str:
    """The words of HTML, white space folded."""
    return " ".join(LexborHTMLParser(html).text().split()) if html else ""


def paragraphs(text: str) -> str:
    """Plain text as HTML, a line a paragraph where there are several."""
    rows = [escape(row, quote=False) for row in text.strip().split("\n") if row.strip()]
    return "".join(f"<p>{row}</p>" for row in rows) if len(rows) > 1 else "".join(rows)
