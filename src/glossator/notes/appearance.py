"""What readers see in an article besides its source's words, or instead of them. Room `notes`; imports root and
`markdown`.

Two pages may have one text and look different: `300. Nobody came` is a list that starts at 300, browsers set marks
around `<q>`, turn `<bdo>` about, and show nothing of what `<video>` holds.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from types import MappingProxyType

from markdown_it.token import Token

from glossator.ledger import BODY, pieces
from glossator.markdown.parser import ParserOptions, parser
from glossator.markdown.places import Places, normal, places_of
from glossator.markdown.plain import token_text
from glossator.notes.definitions import part
from glossator.notes.raw_page import Form
from glossator.notes.rules import footnotes
from glossator.notes.snapshot import RawText
from glossator.problem import Place, Problem, problem

_NUMBER = re.compile(r"\W*(\d{1,9})\W*")
"""A list's mark with a number: `1.`, `(2)`, `3 –`."""
# Two patterns that each begin with one character, for which they look ten times as fast as one for both.
_ITEM = re.compile(r"\n[ \t>*+-]*\d{1,9}[.)](?:\s|\Z)")
_TAG = re.compile(r"<(?:audio|video|rp|bdo|q|ol)\b", re.IGNORECASE)
_PIECE = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?P<end>/?)(?P<tag>[a-z][a-z0-9]*)[^>]*>|<|[^<]+", re.IGNORECASE | re.DOTALL
)
_UNSHOWN = frozenset(("audio", "video"))
"""Elements whose words are for browsers that do not know them."""
_EFFECTS = MappingProxyType(
    {
        "rp": "shows nothing of its words",
        "bdo": "shows its words in another order",
        "q": "shows quotation marks that the raw text does not have",
        "ol": "shows numbers that the raw text does not have",
    }
)
_PAGES: frozenset[Form] = frozenset(("page", "archive", "entry"))
_OWN: Mapping[str, frozenset[Form]] = MappingProxyType({"q": _PAGES, "ol": _PAGES.union(("word",))})
"""Raw files that show the same by markup of their own."""


@dataclass(slots=True)
class _Opened:
    """An element whose words are not shown, until it is closed."""

    tag: str
    place: Place
    has_words: bool = False


def misleading(markdown: str, raw: RawText, form: Form) -> Iterator[Problem]:
    """What readers of an article's Markdown would see other than in its raw text, though the words are the same, with
    places in the Markdown. Of a raw file with markup of its own the numbers of lists are not known, of Markdown
    nothing."""
    numbers = _numbers(raw) if form == "text" else ()
    if form == "markdown" or not (numbers or _ITEM.search(f"\n{markdown}") or _TAG.search(markdown)):
        return
    text = normal(markdown)
    places = places_of(text)
    source = part(parser(ParserOptions((footnotes,))).parse(text), places).source
    yield from _elements(source, form, places)
    if form == "text":
        yield from _misnumbered(tuple(_shown(source)), numbers, places)


def _elements(source: Sequence[Token], form: Form, places: Places) -> Iterator[Problem]:
    """What raw elements show other than their words, or hide of them."""
    opened: list[_Opened] = []
    for holder in source:
        outer = len(opened)
        for at, markup in _markup(holder):
            for piece in _PIECE.finditer(markup):
                place = places.within(holder, at + piece.start(), len(piece[0]))
                yield from _changed(piece, form, place)
                yield from _unshown(piece, opened, place)
        yield from _left_open(holder, opened, outer)


def _markup(holder: Token) -> Iterator[tuple[int, str]]:
    """The raw tags of a block and the words between them, tags after their offsets in its content."""
    if holder.type == "html_block":
        yield 0, holder.content
    for token in (holder.children or ()) if holder.type == "inline" else ():
        if token.type == "html_inline":
            yield int(token.meta.get("at", 0)), token.content
        else:
            yield 0, token_text(token).replace("<", "&lt;")


def _changed(piece: re.Match[str], form: Form, place: Place) -> Iterator[Problem]:
    tag = (piece["tag"] or "").lower()
    if tag in _EFFECTS and not piece["end"] and form not in _OWN.get(tag, ()):
        yield _fault(f"<{tag}> {_EFFECTS[tag]}", place)


def _unshown(piece: re.Match[str], opened: list[_Opened], place: Place) -> Iterator[Problem]:
    """Notes what a tag opens and whether words follow it; tells what it closes, if it holds words."""
    tag = (piece["tag"] or "").lower()
    if tag in _UNSHOWN and not piece["end"]:
        opened.append(_Opened(tag, place))
    elif opened and not piece[0].startswith("<") and piece[0].strip():
        opened[-1].has_words = True
    while piece["end"] and any(one.tag == tag for one in opened):
        closed = opened.pop()
        yield from _told(closed)
        tag = "" if closed.tag == tag else tag


def _left_open(holder: Token, opened: list[_Opened], outer: int) -> Iterator[Problem]:
    """What a block leaves open ends with it, but for raw tags on lines of their own that a later block may close."""
    for one in opened[outer:]:
        yield from _told(one)
    if holder.type == "inline":
        del opened[outer:]
    else:
        opened[outer:] = [one for one in opened[outer:] if not one.has_words]


def _told(one: _Opened) -> Iterator[Problem]:
    if one.has_words:
        yield _fault(f"browsers show nothing of the words in <{one.tag}>", one.place)


def _fault(message: str, place: Place) -> Problem:
    return problem(
        "proof-markdown", message, place, "take the tags away, so that the words stand as in the raw text"
    )


def _numbers(raw: RawText) -> tuple[tuple[int, int], ...]:
    """The numbers that the raw text's lists give to lines of the body, each after the number of its line."""
    if all(one.kind != "mark" for one in raw.ranges):
        return ()
    cut = tuple(pieces(raw.lines, raw.ranges))
    of_body = {one.line for one in cut if one.kind == BODY}
    marks = (one for one in cut if one.kind == "mark" and one.line in of_body)
    found = ((one.line, _NUMBER.fullmatch(raw.lines[one.line - 1][one.start : one.end])) for one in marks)
    return tuple((line, int(number[1])) for line, number in found if number)


def _shown(source: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """The numbers that an article's lists show, each after the line of its item."""
    lists: list[int | None] = []
    for token in source:
        if token.type in ("ordered_list_open", "bullet_list_open"):
            lists.append(int(token.attrs.get("start", 1)) if token.type[0] == "o" else None)
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            lists.pop()
        elif token.type == "list_item_open" and (number := lists[-1]) is not None:
            yield token.map[0] + 1 if token.map else 1, number
            lists[-1] = number + 1


def _misnumbered(
    shown: Sequence[tuple[int, int]], meant: Sequence[tuple[int, int]], places: Places
) -> Iterator[Problem]:
    """The first number that differs."""
    pairs = enumerate(zip_longest(shown, meant, fillvalue=(0, None)))
    differing = next(((at, one[1], other[1]) for at, (one, other) in pairs if one[1] != other[1]), None)
    if differing is None:
        return
    at, said, known = differing
    hint = (
        "number the items as the raw text does; where no list is meant, put a backslash before the stop: 7\\."
    )
    raw_says = (
        f"the raw text has “{known}.” (line {meant[at][0]})"
        if known is not None
        else "the raw text has no number"
    )
    if said is None:
        yield problem(
            "proof-markdown",
            f"{raw_says}, but no list of the article shows it",
            places.on(shown[-1][0] if shown else 1),
            hint,
        )
    else:
        message = f"a list shows “{said}.” where {raw_says}"
        yield problem("proof-markdown", message, places.on(shown[at][0]), hint)
