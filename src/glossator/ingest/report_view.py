"""Room `ingest`: a raw file and its article as two frames that show words and run nothing. Pure.

A frame is sandboxed, has no origin, and may load nothing: no script runs in it, no address is asked. What of a raw page
would run or load is taken out besides.
"""

from html import escape

from selectolax.lexbor import LexborHTMLParser

from glossator.ingest.rendered import OPTIONS
from glossator.markdown.parser import parser
from glossator.notes.raw_page import form_of, raw_page
from glossator.notes.web_text import decoded_page

LARGEST = 400_000
"""Characters of a raw file that a frame shows at most."""
_POLICY = (
    "<meta charset=utf-8><meta http-equiv=Content-Security-Policy "
    "content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">"
)
_GONE = (
    "script, noscript, iframe, frame, object, embed, link, meta, base, template, audio, video, source, portal"
)
_LOADING = frozenset(
    (
        "src",
        "srcset",
        "data-src",
        "data-srcset",
        "background",
        "poster",
        "action",
        "formaction",
        "ping",
        "href",
    )
)
_TEXT = """
:root{color-scheme:light dark}
body{font:1rem/1.6 Georgia,'Iowan Old Style',serif;margin:1.2rem 1.4rem;max-width:42rem;overflow-wrap:break-word}
pre{font:.85rem/1.5 ui-monospace,monospace;white-space:pre-wrap}
blockquote{border-inline-start:3px solid #8888;margin-inline:0;padding-inline-start:1rem}
table{border-collapse:collapse}td,th{border:1px solid #8886;padding:.2rem .5rem}
h2,h3{line-height:1.25}img{max-width:100%}
[data-apart]{opacity:.6}
"""
_PAGE = "body{overflow-wrap:break-word}img{max-width:100%;height:auto}"


def raw_frame(file: str, data: bytes, encoding: str) -> str:
    """A raw text, page or document as a frame; empty for what is none of these, or too large."""
    form = form_of(file)
    if form == "text" and not file.lower().endswith((".txt", ".text")):
        return ""
    is_text = form in ("text", "markdown")
    try:
        text = (
            decoded_page(data, encoding or "utf-8") if is_text else raw_page(data, file, encoding or "utf-8")
        )
    except (LookupError, ValueError):
        return ""
    shown = f"<pre>{escape(text)}</pre>" if is_text else _harmless(text)
    style = _PAGE if form in ("page", "archive") else _TEXT
    return _frame(shown, style, "The raw file") if len(shown) <= LARGEST else ""


def article_frame(body: str) -> str:
    """An article's Markdown as a frame; empty where it is too large."""
    shown = parser(OPTIONS).render(body)
    return _frame(_harmless(shown), _TEXT, "The article") if len(shown) <= LARGEST else ""


def _frame(inside: str, style: str, title: str) -> str:
    held = f"<!doctype html>{_POLICY}<style>{style}</style>{inside}"
    return f'<iframe sandbox loading="lazy" title="{title}" srcdoc="{escape(held)}"></iframe>'


def _harmless(html: str) -> str:
    """A page without what runs or loads; its style sheets stay, as far as they are its own."""
    tree = LexborHTMLParser(html)
    for one in tree.css(_GONE):
        one.decompose()
    for one in tree.css("*"):
        for name in tuple(one.attributes):
            loads = name in _LOADING and not (one.attributes[name] or "").startswith(("#", "data:image/"))
            if loads or name.startswith("on"):
                del one.attrs[name]
    return tree.html or ""
