"""Feeds in XML become their entries: Atom (RFC 4287, and 0.3, which blogs had before it), and RSS 0.9x to 2.0 with its
usual modules. Room `notes`; imports nothing of ours but `entry` and `xml_tree`.
"""

from base64 import b64decode
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from types import MappingProxyType

from glossator.notes.entry import Entry, paragraphs, plain
from glossator.notes.malformed import MalformedError
from glossator.notes.xml_tree import Node

PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        "http://www.w3.org/2005/Atom": "atom",
        "http://purl.org/atom/ns#": "atom",
        "http://purl.org/rss/1.0/": "",
        "http://my.netscape.com/rdf/simple/0.9/": "",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
        "http://www.w3.org/1999/xhtml": "h",
        "http://purl.org/rss/1.0/modules/content/": "content",
        "http://purl.org/dc/elements/1.1/": "dc",
        **{f"http://wordpress.org/export/1.{minor}/": "wp" for minor in range(3)},
    }
)
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_POSTS = frozenset(("", "post", "page"))
"""What WordPress exports that is a text; it also exports menus and files."""


def entry_nodes(root: Node) -> tuple[Node, ...]:
    """The entries of a feed, or the one that a document of one entry is. Raises MalformedError for no feed."""
    if root.tag == "atom:entry":
        return (root,)
    if root.tag == "atom:feed":
        return tuple(one for one in root.nodes() if one.tag == "atom:entry")
    if root.tag in (":rss", "rdf:RDF"):
        holders = (root, *(one for one in root.nodes() if one.tag == ":channel"))
        return tuple(one for holder in holders for one in holder.nodes() if one.tag == ":item")
    raise MalformedError(
        "this XML is no feed of Atom or RSS", "import the page, or the feed, that it belongs to"
    )


def of_node(node: Node, root: Node) -> Entry:
    """What an entry of a feed in XML says."""
    head = root.first(":channel") or root
    return _of_atom(node, head) if node.tag == "atom:entry" else _of_rss(node, head)


def _of_atom(node: Node, head: Node) -> Entry:
    content, summary = _construct(node.first("atom:content")), _construct(node.first("atom:summary"))
    source = node.first("atom:source") or head
    url = next(
        (
            one.get("href")
            for one in node.nodes()
            if one.tag == "atom:link" and one.get("rel") in ("", "alternate")
        ),
        "",
    )
    people = [*_named(node), *(() if any(_named(node)) else _named(source))]
    return Entry(
        key=_text(node, "atom:id") or url,
        title=_construct(node.first("atom:title")),
        content=content or summary,
        summary=summary if content else "",
        url=url,
        published=_text(node, "atom:published") or _text(node, "atom:issued"),
        updated=_text(node, "atom:updated") or _text(node, "atom:modified"),
        authors=tuple(people),
        tags=tuple(one.get("label") or one.get("term") for one in node.nodes() if one.tag == "atom:category"),
        lang=node.get("lang") or head.get("lang"),
        outlet=plain(_construct(source.first("atom:title"))),
    )


def _named(node: Node) -> Iterator[str]:
    for one in node.nodes():
        if one.tag == "atom:author" and _text(one, "atom:name"):
            yield _text(one, "atom:name")


def _of_rss(node: Node, head: Node) -> Entry:
    full, short = _text(node, "content:encoded"), _text(node, ":description")
    if _text(node, "wp:post_type") not in _POSTS:
        full = short = ""
    guid = node.first(":guid")
    is_link = guid is not None and guid.get("isPermaLink") != "false" and guid.text.strip().startswith("http")
    url = _text(node, ":link") or (guid.text.strip() if guid is not None and is_link else "")
    return Entry(
        key=_text(node, ":guid") or node.get("about") or url,
        title=_text(node, ":title"),
        content=full or short,
        summary=short if full else "",
        url=url,
        published=_text(node, ":pubDate") or _text(node, "dc:date"),
        authors=tuple(_texts(node, "dc:creator")) or tuple(map(_without_mail, _texts(node, ":author"))),
        tags=tuple(dict.fromkeys((*_texts(node, ":category"), *_texts(node, "dc:subject")))),
        lang=_text(head, ":language") or _text(head, "dc:language"),
        outlet=plain(_text(head, ":title")),
        is_draft=_text(node, "wp:status") not in ("", "publish"),
    )


def _without_mail(author: str) -> str:
    """RSS has `jane@harbour.example (Jane Roe)`."""
    mail, _, name = author.partition("(")
    return name.rstrip(") ") if name and "@" in mail else author


def _texts(node: Node, tag: str) -> Iterator[str]:
    yield from (one.text.strip() for one in node.nodes() if one.tag == tag and one.text.strip())


def _text(node: Node, tag: str) -> str:
    return next(_texts(node, tag), "")


def _construct(node: Node | None) -> str:
    """A text construct of Atom (RFC 4287, 3.1) as HTML."""
    if node is None or node.get("src"):
        return ""
    kind = node.get("type") or "text"
    if any(node.nodes()):
        return "".join(_markup(node.children))
    mode = node.get("mode")
    text = _unpacked(node.text) if mode == "base64" else node.text
    if kind in ("html", "text/html"):
        return text
    if kind in ("xhtml", "application/xhtml+xml"):
        return text if mode else escape(text, quote=False)
    return paragraphs(text) if kind in ("text", "text/plain") else ""


def _unpacked(text: str) -> str:
    """What base64 holds; the text as it is where it is none."""
    try:
        return b64decode(text, validate=False).decode("utf-8", "replace")
    except ValueError:
        return text


def _markup(children: Sequence[Node | str]) -> Iterator[str]:
    """XHTML as HTML."""
    for one in children:
        if isinstance(one, str):
            yield escape(one, quote=False)
            continue
        tag = one.tag.partition(":")[2]
        yield "".join(
            (f"<{tag}", *(f' {name}="{escape(value)}"' for name, value in one.attributes.items()), ">")
        )
        if tag not in _VOID:
            yield from _markup(one.children)
            yield f"</{tag}>"
