"""Where a text of content names other files: the destinations of its links and images, whatever the syntax. Room
`edit`, pure.

What looks like a destination is found by patterns; whether it is one, the parser says: each is replaced by a name that
nothing else has, and what is a link leads there then. So nothing within code or plain words is taken for one.
"""

import html
import re
from collections.abc import Iterator, Sequence
from urllib.parse import quote, unquote

from markdown_it.common.utils import unescapeAll
from markdown_it.token import Token
from msgspec import Struct

from glossator.config.fence import split_fence
from glossator.config.load import read_article
from glossator.edit.splices import Splice, plain_ends, spliced
from glossator.markdown.parser import ParserOptions, parser
from glossator.notes.rules import footnotes

_ANGLED = r"<(?P<angled>(?:\\.|[^\\<>\n])*)>"
_BARE = r"(?P<bare>(?:\\.|[^\s\\()<>]|\((?:\\.|[^\s\\()])*\))+)"
_INLINE = re.compile(rf"\]\([ \t]*\n?[ \t]*(?:{_ANGLED}|{_BARE})")
_REFERENCE = re.compile(
    rf"^[ \t>]*\[(?!\^)(?:\\.|[^\\\]])+\]:[ \t]*\n?[ \t]*(?:{_ANGLED}|(?P<bare>[^\s<]\S*))", re.M
)
_ATTRIBUTE = re.compile(
    r"\b(?:href|src|poster|cite)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+))", re.IGNORECASE
)
_CANDIDATES = re.compile(r"\bsrcset\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_CANDIDATE = re.compile(r"(?:^|,)\s*([^\s,]+)")
_OUTWARD = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|[/#?]")
_ESCAPED = re.compile(r"[\\&]")


class Destination(Struct, frozen=True):
    """A relative address as a text writes it."""

    start: int
    """Offset in the text, its lines ended by `\\n`."""
    end: int
    path: str
    """The file that it names, unescaped, seen from the text's own folder."""
    rest: str
    """Its query and fragment, as they are to be written again."""
    in_html: bool
    """Whether an attribute of raw HTML has it."""


def destinations(text: str) -> tuple[Destination, ...]:
    """What may be a relative address in a text (of a Markdown file with or without front matter), by place."""
    plain = plain_ends(text)
    found = {one.start: one for one in (*_in_markdown(plain), *_in_html(plain)) if one.path}
    return tuple(found[start] for start in sorted(found))


def only_links(text: str, found: Sequence[Destination]) -> tuple[Destination, ...]:
    """Those that are links or images, or attributes of raw HTML."""
    mark = "moved"
    while mark in text:
        mark += "x"
    marks = [f"{mark}.{number}z" for number in range(len(found))]
    tried = spliced(text, (Splice(one.start, one.end, name) for one, name in zip(found, marks, strict=True)))
    linked, raw = _named(plain_ends(tried))
    pairs = zip(found, marks, strict=True)
    return tuple(one for one, name in pairs if (name in raw if one.in_html else name in linked))


def written(path: str) -> str:
    """A file's relative path as an address that any of the syntaxes takes: letters of every script stay."""
    first, slash, rest = path.partition("/")
    return "".join(
        char if char.isalnum() or char in "/._~-" else quote(char) for char in first + slash + rest
    )


def _in_markdown(text: str) -> Iterator[Destination]:
    for pattern in (_INLINE, _REFERENCE):
        for found in pattern.finditer(text):
            group = "bare" if found["angled"] is None else "angled"
            yield _destination(found.start(group), found[group], unescapeAll(found[group]), in_html=False)


def _in_html(text: str) -> Iterator[Destination]:
    for found in _ATTRIBUTE.finditer(text):
        group = found.lastindex or 1
        yield _destination(found.start(group), found[group], html.unescape(found[group]), in_html=True)
    for found in _CANDIDATES.finditer(text):
        group = found.lastindex or 1
        for one in _CANDIDATE.finditer(found[group]):
            yield _destination(found.start(group) + one.start(1), one[1], html.unescape(one[1]), in_html=True)


def _destination(start: int, raw: str, address: str, *, in_html: bool) -> Destination:
    """A destination; with an empty path where it leads elsewhere, or to a place of the text itself."""
    place = re.split("[#?]", address, maxsplit=1)[0]
    rest = address[len(place) :]
    path = "" if _OUTWARD.match(address) else unquote(place)
    kept = written_rest(rest) if _ESCAPED.search(raw) else rest
    return Destination(start, start + len(raw), path, kept, in_html)


def written_rest(rest: str) -> str:
    """A query and fragment without what any of the syntaxes would read otherwise."""
    return quote(rest, safe="?#=%/:@!$*+,;._~-" + "".join(char for char in rest if ord(char) > 127))


def _named(text: str) -> tuple[frozenset[str], str]:
    """What links and images of a text lead to, and its raw HTML."""
    fenced, _ = split_fence(text, "")
    article, _ = read_article(text, "")
    texts = (fenced.body if fenced else text, article.matter.headnote if article else "")
    made = parser(ParserOptions((footnotes,)))
    linked: set[str] = set()
    raw: list[str] = []
    for one in texts:
        env: dict[str, dict[str, dict[str, str]]] = {}
        for token in _every(made.parse(one, env)):
            linked.update(str(token.attrs[key]) for key in ("href", "src") if key in token.attrs)
            raw += [token.content] if token.type in ("html_inline", "html_block") else []
        linked.update(reference["href"] for reference in env.get("references", {}).values())
    return frozenset(linked), "\n".join(raw)


def _every(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from token.children or ()
