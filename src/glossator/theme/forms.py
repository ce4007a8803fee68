"""The HTML of texts and notes becomes Markdown, or plain text. Room `theme`; pure: imports nothing of ours.

What is read is HTML that *parse* has made of Markdown or cleaned. Words stay as they are, no-break spaces included;
what Markdown has no mark for keeps its words, and superscripts and the like their tags.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import unescape
from types import MappingProxyType

from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser, LexborNode

_SPACE = re.compile(r"[ \t\n\r\f]+")
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
_BARE = re.compile(r"<p>([^<]*+)</p>\n?")
"""A paragraph of nothing but words."""
_UNREAD = frozenset(("script", "style", "template", "title"))
_KEPT = frozenset(("sup", "sub", "u", "kbd", "ins", "small"))
_LANGUAGE = re.compile(r"\blanguage-([\w+#.-]+)")
_HEADING = re.compile(r"h([1-6])\Z")
_ALIGNED: Mapping[str, str] = MappingProxyType(
    {"align-left": ":---", "align-center": ":---:", "align-right": "---:"}
)


class Form(Struct, frozen=True):
    """How a text is written."""

    words: Callable[[str], str]
    """Words, escaped where they would be marks."""
    paragraph: Callable[[str], str]
    """The same at the start of a block."""
    heading: Callable[[str, int], str]
    """The same as a heading of a level."""
    marks: Mapping[str, tuple[str, str]]
    """What stands before and behind the words of an element."""
    code: Callable[[str], str]
    link: Callable[[str, str], str]
    """A text and an address."""
    image: Callable[[str, str], str]
    reference: Callable[[str, str], str]
    """A note's id and number."""
    fenced: Callable[[str, str], str]
    """A block of code and the name of its language."""
    line_end: str


def written(html: str, form: Form) -> str:
    """HTML as blocks of text, an empty line between them."""
    bare = _BARE.fullmatch(html)
    if bare:  # as most notes are, which need not be parsed
        return form.paragraph(_trimmed(form.words(_SPACE.sub(" ", unescape(bare[1])))))
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
    text = _trimmed("".join(_inline(node, form) for node in nodes))
    if text:
        yield form.paragraph(text)


def _block(node: LexborNode, form: Form) -> Iterator[str]:
    heading = _HEADING.match(str(node.tag))
    if heading:
        text = _trimmed(_inside(node, form)).replace("\n", " ")
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
    text = _trimmed(_inside(node, form).replace(form.line_end, " "))
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
    return _marked(node, form)


def _words(node: LexborNode, form: Form) -> str:
    return form.words(_SPACE.sub(" ", node.text_content or ""))


def _code(node: LexborNode, form: Form) -> str:
    return form.code(_SPACE.sub(" ", node.text(deep=True)))


def _image(node: LexborNode, form: Form) -> str:
    return form.image(form.words(node.attributes.get("alt") or ""), node.attributes.get("src") or "")


def _break(_node: LexborNode, form: Form) -> str:
    return form.line_end


def _link(node: LexborNode, form: Form) -> str:
    address = node.attributes.get("href") or ""
    if node.attributes.get("role") == "doc-noteref":
        return form.reference(address.rpartition("#note-")[2], node.text(deep=True))
    text = _inside(node, form)
    return form.link(text, address) if address else text


def _marked(node: LexborNode, form: Form) -> str:
    inner, (before, behind) = _inside(node, form), form.marks.get(str(node.tag), ("", ""))
    words = inner.strip(" \n")
    if not words or not before:
        return inner
    at = inner.index(words)
    return f"{inner[:at]}{before}{words}{behind}{inner[at + len(words) :]}"


_WRITERS: Mapping[str, Callable[[LexborNode, Form], str]] = MappingProxyType(
    {"-text": _words, "a": _link, "br": _break, "code": _code, "img": _image}
)


def _trimmed(text: str) -> str:
    """A block's text without the white space around each of its lines."""
    return "\n".join(line.strip(" ") for line in text.strip(" \n").split("\n"))


def _prefixed(text: str, first: str, others: str) -> str:
    head, *rest = text.split("\n")
    return "\n".join((first + head, *(f"{others}{line}".rstrip(" ") for line in rest)))


_LITERAL = re.compile(r"[\\`*\[\]<]|!\Z|(?<!\w)_|_(?!\w)|~(?=~)|&(?=#?\w+;)")
_CLOSING = re.compile(r"#+\Z")
_EDGE = re.compile(r"^[^\S \n]+|[^\S \n]+$", re.MULTILINE)
_LINE_START = re.compile(r"^(?:(?=[#>+=-]|~~~)|(\d{1,9})(?=[.)](?: |$)))", re.MULTILINE)


def _escaped(text: str) -> str:
    return _LITERAL.sub(r"\\\g<0>", text)


def _started(text: str) -> str:
    # Markdown takes white space of any kind from the ends of a line.
    kept = _EDGE.sub(lambda found: "".join(f"&#{ord(char)};" for char in found[0]), text)
    return _LINE_START.sub(lambda found: f"{found[1] or ''}\\", kept)


def _backslashed(found: re.Match[str]) -> str:
    return f"\\{found[0]}"


def _ticked(text: str) -> str:
    fence = "`" * (max(map(len, re.findall("`+", text)), default=0) + 1)
    pad = " " if text[:1] in ("`", " ") or text[-1:] in ("`", " ") else ""
    return f"{fence}{pad}{text}{pad}{fence}" if text.strip(" ") else text


def _fenced(text: str, language: str) -> str:
    fence = "`" * max(3, max(map(len, re.findall("`+", text)), default=0) + 1)
    return f"{fence}{language}\n{text.rstrip(chr(10))}\n{fence}"


def _addressed(address: str) -> str:
    if re.search(r"[\s()<>]", address):
        return f"<{_SPACE.sub('%20', address).replace('<', '%3C').replace('>', '%3E')}>"
    return address


def _linked(text: str, address: str) -> str:
    bare = re.match(r"[a-z]+:[^\s<>]+\Z", address) and text == _escaped(address)
    return f"<{address}>" if bare else f"[{text}]({_addressed(address)})"


MARKDOWN = Form(
    words=_escaped,
    paragraph=_started,
    heading=lambda text, level: f"{'#' * level} {_CLOSING.sub(_backslashed, text)}".rstrip(" "),
    marks=MappingProxyType(
        {
            **{name: (f"<{name}>", f"</{name}>") for name in _KEPT},
            **dict.fromkeys(("em", "i", "cite", "dfn"), ("*", "*")),
            **dict.fromkeys(("strong", "b"), ("**", "**")),
            **dict.fromkeys(("s", "del"), ("~~", "~~")),
            **dict.fromkeys(("q",), ("“", "”")),
            "cell": ("\\|", ""),
            "rule": ("---", ""),
        }
    ),
    code=_ticked,
    link=_linked,
    image=lambda alt, address: f"![{alt}]({_addressed(address)})",
    reference=lambda note_id, _number: f"[^{note_id}]",
    fenced=_fenced,
    line_end="\\\n",
)
PLAIN = Form(
    words=str,
    paragraph=str,
    heading=lambda text, _level: text,
    marks=MappingProxyType({"q": ("“", "”"), "cell": ("|", ""), "rule": ("", "")}),
    code=str,
    link=lambda text, _address: text,
    image=lambda alt, _address: alt,
    reference=lambda _id, number: f"[{number}]",
    fenced=lambda text, _language: text.rstrip("\n"),
    line_end="\n",
)
