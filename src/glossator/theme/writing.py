"""The HTML of texts and notes becomes Markdown, or plain text. Room `theme`; pure: imports nothing of ours.

What is read is HTML that *parse* has made of Markdown or cleaned. Words stay as they are, no-break spaces included.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from selectolax.lexbor import LexborHTMLParser, LexborNode

from glossator.theme.forms import Form, marked, spaced, trimmed
from glossator.theme.paragraph import paragraph

_BLOCKS = frozenset(
    (
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "dd",
            "details",
            "div",
            "dl",
            "dt",
            "figcaption",
            "figure",
        ),
        *("footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "nav", "ol", "p", "pre"),
        *("section", "summary", "table", "ul"),
    )
)
_UNREAD = frozenset(("script", "style", "template", "title"))
_LANGUAGE = re.compile(r"\blanguage-([\w+#.-]+)")
_HEADING = re.compile(r"h([1-6])\Z")
_ALIGNED: Mapping[str, str] = MappingProxyType(
    {"align-left": ":---", "align-center": ":---:", "align-right": "---:"}
)


def written(html: str, form: Form) -> str:
    """HTML as blocks of text, an empty line between them."""
    found = paragraph(html, form)
    if found is not None:
        return found
    root = LexborHTMLParser(f"<body>{html}").body
    return "\n\n".join(_blocks(root, form)) if root else ""


def _blocks(holder: LexborNode, form: Form) -> Iterator[str]:
    """The blocks in an element; words that stand in none of its blocks are paragraphs."""
    waiting: list[LexborNode] = []
    for node in holder.iter(include_text=True):
        if node.tag in _BLOCKS:
            yield from _paragraph(waiting, form)
            waiting = []
            yield from _block(node, form)
        elif node.tag not in _UNREAD:
            waiting.append(node)
    yield from _paragraph(waiting, form)


def _paragraph(nodes: Iterable[LexborNode], form: Form) -> Iterator[str]:
    text = trimmed("".join(_inline(node, form) for node in nodes))
    if text:
        yield form.paragraph(text)


def _block(node: LexborNode, form: Form) -> Iterator[str]:
    heading = _HEADING.match(str(node.tag))
    if heading:
        text = trimmed(_inside(node, form)).replace("\n", " ")
        yield form.heading(text, int(heading[1]))
    elif node.tag == "blockquote":
        yield _prefixed("\n\n".join(_blocks(node, form)), "> ", "> ")
    elif node.tag in ("ul", "ol"):
        yield _list(node, form)
    elif node.tag == "pre":
        code = node.css_first("code")
        language = _LANGUAGE.search((code.attributes.get("class") or "") if code else "")
        yield form.fenced(node.text(deep=True), language[1] if language else "")
    elif node.tag == "hr":
        yield "* * *"
    elif node.tag == "table":
        yield _table(node, form)
    else:
        yield from _blocks(node, form)


def _list(node: LexborNode, form: Form) -> str:
    items = [one for one in node.iter() if one.tag == "li"]
    first = int(found) if (found := node.attributes.get("start") or "").isdigit() else 1
    loose = any(child.tag == "p" for item in items for child in item.iter())
    written_items = []
    for number, item in enumerate(items, first):
        mark = f"{number}. " if node.tag == "ol" else "- "
        gap = "\n\n" if loose else "\n"
        written_items.append(_prefixed(gap.join(_blocks(item, form)), mark, " " * len(mark)))
    return ("\n\n" if loose else "\n").join(written_items)


def _table(node: LexborNode, form: Form) -> str:
    rows = [
        [_cell(cell, form) for cell in cells]
        for row in node.css("tr")
        if (cells := [one for one in row.iter() if one.tag in ("td", "th")])
    ]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    if lines and form.marks["rule"][0]:
        heads = [one for one in (node.css_first("tr") or node).iter() if one.tag in ("td", "th")]
        rules = (_ALIGNED.get(str(one.attributes.get("class")), form.marks["rule"][0]) for one in heads)
        lines.insert(1, f"| {' | '.join(rules)} |")
    return "\n".join(lines)


def _cell(node: LexborNode, form: Form) -> str:
    text = trimmed(_inside(node, form).replace(form.line_end, " "))
    return text.replace("\n", " ").replace("|", form.marks["cell"][0])


def _inside(node: LexborNode, form: Form) -> str:
    return "".join(_inline(child, form) for child in node.iter(include_text=True))


def _inline(node: LexborNode, form: Form) -> str:
    tag = str(node.tag)
    if tag in _WRITERS:
        return _WRITERS[tag](node, form)
    if tag.startswith(("-", "!")) or tag in _UNREAD:
        return ""
    if "data-not-source" in node.attributes:
        return "".join(_inline(child, form) for child in node.iter())
    return marked(_inside(node, form), tag, form)


def _words(node: LexborNode, form: Form) -> str:
    return form.words(spaced(node.text_content or ""))


def _code(node: LexborNode, form: Form) -> str:
    return form.code(spaced(node.text(deep=True)))


def _image(node: LexborNode, form: Form) -> str:
    return form.image(form.words(node.attributes.get("alt") or ""), node.attributes.get("src") or "")


def _break(_node: LexborNode, form: Form) -> str:
    return form.line_end


def _link(node: LexborNode, form: Form) -> str:
    address = node.attributes.get("href")
    if node.attributes.get("role") == "doc-noteref":
        return form.reference((address or "").rpartition("#note-")[2], node.text(deep=True))
    text = _inside(node, form)
    return text if address is None else form.link(text, address)


_WRITERS: Mapping[str, Callable[[LexborNode, Form], str]] = MappingProxyType(
    {"-text": _words, "a": _link, "br": _break, "code": _code, "img": _image}
)


def _prefixed(text: str, first: str, others: str) -> str:
    head, *rest = text.split("\n")
    return "\n".join((first + head, *(f"{others}{line}".rstrip(" ") for line in rest)))
