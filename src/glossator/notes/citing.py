"""Citations in a note's tokens: which works it cites, what is wrong with that, and the tokens with the citations set.
Room `notes`; imports root, config and `markdown`.

Only notes are read so: in the source's words `[@key]` is what it is.
"""

import dataclasses
import re
from collections.abc import Callable, Iterator, Sequence
from difflib import get_close_matches
from itertools import count

from markdown_it.token import Token
from msgspec import Struct

from glossator.config.bibliography import Bibliography, name_of
from glossator.markdown.places import Places
from glossator.notes.citations import Cite, clusters
from glossator.notes.csl import Piece, UnsettableError, set_cites
from glossator.notes.definitions import Definition
from glossator.problem import Place, Problem, problem

_GUESSES = 20
"""For how many keys of a text that are not there the nearest is looked for: thousands may be of other works."""
_NEAR = 4
"""By how many characters it may be longer or shorter."""
Near = Callable[[str], str]
"""The work whose name comes nearest to a key; empty where none is near."""
_TEXTS = ("text", "softbreak")
_ADDRESS = re.compile(r"(https?://[^\s<>]*[^\s<>.,;:!?)\]])")
_GOES_ON = re.compile(r"\s+[^\W\d_a-z]|\s*\Z")
"""What follows the end of a sentence."""
_MARKUP = {"i": "em", "b": "strong", "u": "u", "sup": "sup", "sub": "sub", "sc": "span"}


class _Cluster(Struct, frozen=True):
    """A citation in an inline token: a run of its children, and where in the run's text it is."""

    first: int
    last: int
    """The children from `first` up to `last` are the run."""
    text: str
    """Of the run."""
    start: int
    end: int
    at: int
    """Where in the token's content it is written; -1 where it is written in another way."""
    cites: tuple[Cite, ...]


def nearest_work(bibliography: Bibliography) -> Near:
    """A function that finds, for the first few keys that a text has and the bibliography has not, the nearest."""
    guesses = count()

    def near(key: str) -> str:
        if next(guesses) >= _GUESSES:
            return ""
        start = key[:1].casefold()
        alike = [
            one
            for one in bibliography.works
            if one[:1].casefold() == start and abs(len(one) - len(key)) < _NEAR
        ]
        return next(iter(get_close_matches(key, alike, 1, 0.5)), "")

    return near


def citation_faults(
    definition: Definition, bibliography: Bibliography, places: Places, near: Near
) -> Iterator[Problem]:
    """What is wrong with a note's citations: works that the bibliography does not have, or that cannot be set."""
    for holder, cluster in _all(definition.tokens, bibliography):
        unknown = [cite.key for cite in cluster.cites if cite.key not in bibliography.works]
        length = cluster.end - cluster.start
        place = places.within(holder, cluster.at, length) if cluster.at >= 0 else definition.place
        yield from (_unknown(key, near(key), bibliography, place) for key in unknown)
        if not unknown and bibliography.style:
            yield from _unset(cluster, bibliography, place)


def works_of(tokens: Sequence[Token], bibliography: Bibliography) -> tuple[str, ...]:
    """The names of the works of the bibliography that a note cites, each once and in their order."""
    cited = (cite.key for _, cluster in _all(tokens, bibliography) for cite in cluster.cites)
    known = (name_of(bibliography.works[key]) for key in cited if key in bibliography.works)
    return tuple(dict.fromkeys(known))


def with_citations(tokens: Sequence[Token], bibliography: Bibliography) -> tuple[Token, ...]:
    """A note's tokens with its citations set; those that cannot be stay as they are written."""
    if not bibliography.style:
        return tuple(tokens)
    return tuple(_cited(token, bibliography) for token in tokens)


def _all(tokens: Sequence[Token], bibliography: Bibliography) -> Iterator[tuple[Token, _Cluster]]:
    for holder in tokens if bibliography.path else ():
        yield from ((holder, cluster) for cluster in _clusters(holder))


def _clusters(holder: Token) -> Iterator[_Cluster]:
    """The citations in an inline token, but those that are written with a backslash."""
    if "@" not in holder.content or holder.type != "inline":
        return
    cursor = 0
    for first, last, text in _runs(holder.children or ()):
        for start, end, cites in clusters(text):
            at = holder.content.find(text[start:end], cursor)
            cursor = at + end - start if at >= 0 else cursor
            if at <= 0 or holder.content[at - 1] != "\\":
                yield _Cluster(first, last, text, start, end, at, cites)


def _runs(children: Sequence[Token]) -> Iterator[tuple[int, int, str]]:
    """Stretches of children that are but text, with their texts."""
    first = 0
    for number, child in enumerate((*children, None)):
        if child is None or child.type not in _TEXTS:
            texts = ("\n" if one.type == "softbreak" else one.content for one in children[first:number])
            yield first, number, "".join(texts)
            first = number + 1


def _cited(holder: Token, bibliography: Bibliography) -> Token:
    found = list(_clusters(holder))
    if not found:
        return holder
    children = list(holder.children or ())
    for first, last in sorted({(one.first, one.last) for one in found}, reverse=True):
        inside = [one for one in found if one.first == first]
        children[first:last] = _retold(inside, bibliography)
    return dataclasses.replace(holder, children=children)


def _retold(inside: Sequence[_Cluster], bibliography: Bibliography) -> Iterator[Token]:
    """A run of text, the citations in it set."""
    text, at = inside[0].text, 0
    for cluster in inside:
        pieces = _set(cluster, bibliography)
        if pieces is not None:
            yield from _lines(text[at : cluster.start])
            yield from _tokens(_fitted(pieces, text[cluster.end :]))
            at = cluster.end
    yield from _lines(text[at:])


def _set(cluster: _Cluster, bibliography: Bibliography) -> tuple[Piece, ...] | None:
    works = tuple(bibliography.works.get(cite.key, "") for cite in cluster.cites)
    try:
        return set_cites(cluster.cites, works, bibliography.style, bibliography.lang) if all(works) else None
    except UnsettableError:
        return None


def _fitted(pieces: Sequence[Piece], rest: str) -> Iterator[Piece]:
    """A citation without its full stop where the sentence goes on behind it."""
    last = max((number for number, one in enumerate(pieces) if one.text), default=-1)
    for number, one in enumerate(pieces):
        ends = number == last and one.text.endswith(".") and not _GOES_ON.match(rest)
        yield Piece(one.text[:-1]) if ends else one


def _tokens(pieces: Iterator[Piece]) -> Iterator[Token]:
    for one in pieces:
        if one.tag:
            name = _MARKUP[one.tag]
            opening = f'<{name} class="small-caps">' if name == "span" else f"<{name}>"
            yield Token("html_inline", "", 0, content=f"</{name}>" if one.closes else opening)
            continue
        for number, text in enumerate(_ADDRESS.split(one.text)):
            yield from _link(text) if number % 2 else _lines(text)


def _link(address: str) -> Iterator[Token]:
    yield Token("link_open", "a", 1, attrs={"href": address, "class": "bare"}, markup="autolink")
    yield Token("text", "", 0, content=address)
    yield Token("link_close", "a", -1, markup="autolink")


def _lines(text: str) -> Iterator[Token]:
    for number, line in enumerate(text.split("\n")):
        yield from [Token("softbreak", "br", 0)] if number else []
        yield from [Token("text", "", 0, content=line)] if line else []


def _unknown(key: str, near: str, bibliography: Bibliography, place: Place) -> Problem:
    hint = f"did you mean '@{near}'?" if near else "add the work, or write \\[@…] if it is no citation"
    return problem("unknown-work", f"{bibliography.path} has no work '{key}'", place, hint)


def _unset(cluster: _Cluster, bibliography: Bibliography, place: Place) -> Iterator[Problem]:
    works = tuple(bibliography.works[cite.key] for cite in cluster.cites)
    try:
        set_cites(cluster.cites, works, bibliography.style, bibliography.lang)
    except UnsettableError as error:
        said = f"this citation cannot be set in the style that settings name ({error})"
        hint = f"look for odd values in the work's entry in {bibliography.path}, or name another style"
        yield problem("unset-work", said, place, hint)
