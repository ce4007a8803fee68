"""Texts from elsewhere become Markdown that says the same in a notes file, and nothing more. Room `notes`; pure.

In a notes file a heading starts a note and brackets refer to notes: in a text from elsewhere they are but characters.
"""

import re
from collections.abc import Iterator

from markdown_it.token import Token
from selectolax.lexbor import LexborHTMLParser, LexborNode

from glossator.markdown.literal import literal
from glossator.markdown.parser import parser

_LINE_START = re.compile(r"^(?:(?=[#+=-])|(\d{1,9})(?=[.)]))", re.MULTILINE)
_OURS = re.compile(r"\[(?=[\^@])")
"""What would be a reference or a citation."""
_HEADING = re.compile(r"^ {0,3}(?=#|=+\s*$|-+\s*$)", re.MULTILINE)
_DEFINITION = re.compile(r"^( {0,3})\[(?=[^\]\n]+\]:)", re.MULTILINE)
_RAW = re.compile(r"<(?!https?://[^\s<>]*>)")
_BLOCKS = frozenset(
    (
        *("p", "div", "blockquote", "ul", "ol", "li", "pre", "table", "tr", "figure"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "header", "footer"),
    )
)
_SILENT = frozenset(("script", "style", "template", "noscript", "iframe", "object", "head", "title"))
_DEEPEST = 60
"""Elements in one another whose markup is read."""
_EMPHASIS = {"em": "*", "i": "*", "strong": "**", "b": "**"}


def plain_markdown(text: str) -> str:
    """A plain text as Markdown: its paragraphs and lines."""
    lines = "\n".join(line.strip() for line in text.strip().split("\n"))
    escaped = literal(lines)
    return _LINE_START.sub(lambda found: f"{found[1] or ''}\\", escaped)


def safe_markdown(text: str) -> str:
    """Markdown from elsewhere without headings, definitions and references, which would be ours, and with HTML as the
    text that it is. One that Markdown reads on beyond its end, such as an unclosed fence, is plain text."""
    text = _OURS.sub(r"\\[", text.strip())
    text = _DEFINITION.sub(r"\1\\[", text)
    if any(one.type == "heading_open" and not one.level for one in _tokens(text)):
        text = _HEADING.sub(r"\\", text)
    if "<" in text and any(one.type.startswith("html_") for one in _tokens(text)):
        text = _RAW.sub(r"\\<", text)
    return text if _is_closed(text) else plain_markdown(text)


def from_html(html: str) -> str:
    """HTML as Markdown: paragraphs, emphasis, links of the web; all else is text, and scripts are gone."""
    body = LexborHTMLParser(html).body
    parts = "".join(_parts(body, _DEEPEST)) if body is not None else ""
    blocks = (" ".join(block.split()) for block in parts.split("\0"))
    return "\n\n".join(
        _LINE_START.sub(lambda found: f"{found[1] or ''}\\", block) for block in blocks if block
    )


def _parts(node: LexborNode, deeper: int) -> Iterator[str]:
    """The text of an element's inside as Markdown, of elements so much deeper the bare text; NUL parts its blocks."""
    child = node.child
    while child is not None:
        tag = child.tag or ""
        if tag == "-text":
            yield _escaped(child.text_content or "")
        elif tag == "br":
            yield "\0"
        elif tag not in _SILENT and not tag.startswith(("-", "_", "!")):
            yield _element(tag, child, deeper - 1) if deeper else _escaped(child.text())
        child = child.next


def _escaped(text: str) -> str:
    return literal(text.replace("\0", ""))


def _element(tag: str, node: LexborNode, deeper: int) -> str:
    inside = "".join(_parts(node, deeper))
    if tag in _BLOCKS:
        return f"\0{inside}\0"
    words = inside.strip()
    if not words or "\0" in words:
        return inside
    address = (node.attributes.get("href") or "") if tag == "a" else ""
    if address.startswith(("http://", "https://")) and not set(address) & set("<> \n"):
        return inside.replace(words, f"[{words}](<{address}>)", 1)
    mark = _EMPHASIS.get(tag, "")
    return inside.replace(words, f"{mark}{words}{mark}", 1) if mark else inside


def _is_closed(text: str) -> bool:
    """Whether a heading behind the text is one, the only one at the level of blocks, and no raw HTML is left."""
    tokens = [*parser().parse(f"{text}\n\n## end")]
    heads = [one for one in tokens if one.type == "heading_open" and not one.level]
    return len(heads) == 1 and not any(one.type.startswith("html_") for one in _tokens(text))


def _tokens(text: str) -> Iterator[Token]:
    for token in parser().parse(text):
        yield token
        yield from token.children or ()
