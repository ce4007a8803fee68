"""The HTML of texts and notes becomes Markdown, or plain text. Room `theme`; pure: imports nothing of ours.

What is read is HTML that *parse* has made of Markdown or cleaned. Words stay as they are, no-break spaces included.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
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
    """The blocks in an element."""
    return _blocks_of(holder.iter(include_text=True), form)


def _blocks_of(nodes: Iterable[LexborNode], form: Form) -> Iterator[str]:
    """The blocks among neighbours; words that stand in none of them are paragraphs."""
    waiting: list[LexborNode] = []
    for node in nodes:
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
        yield from _lists(node, form)
    elif node.tag == "pre":
        code = node.css_first("code")
        language = _LANGUAGE.search((code.attributes.get("class") or "") if code else "")
        yield form.fenced(node.text(deep=True), language[1] if language else "")
    elif node.tag == "hr":
        yield "* * *"
    elif node.tag == "table":
        captions = (one for one in node.iter() if one.tag == "caption")
        yield from (block for one in captions for block in _blocks(one, form))
        yield from filter(None, [_table(node, form)])
    else:
        yield from _blocks(node, form)


def _lists(node: LexborNode, form: Form) -> Iterator[str]:
    """A list; what malformed HTML has between its items parts it."""
    number = int(found) if (found := node.attributes.get("start") or "").isdigit() else 1
    parts = (one for one in node.iter(include_text=True) if one.tag != "-text" or one.text().strip())
    for is_item, nodes in groupby(parts, lambda one: one.tag == "li"):
        if is_item:
            items = [*nodes]
            marks = [f"{nth}. " if node.tag == "ol" else "- " for nth, _ in enumerate(items, number)]
            yield _list([*zip(marks, items, strict=True)], form)
            number += len(items)
        else:
            yield from _blocks_of(nodes, form)


def _list(items: Sequence[tuple[str, LexborNode]], form: Form) -> str:
    """Items, each after its mark."""
    loose = any(child.tag == "p" for _, item in items for child in item.iter())
    gap = "\n\n" if loose else "\n"
    return gap.join(_prefixed(gap.join(_blocks(item, form)), mark, " " * len(mark)) for mark, item in items)


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
