"""References to notes inside a text's tokens: where they are, which stand badly, what a reader sees of them. Room
`notes`; imports root and `markdown`."""

import re
from collections.abc import Container, Iterator, Sequence

from markdown_it.token import Token

from glossator.markdown.places import Places
from glossator.notes.rules import fold_label
from glossator.problem import Problem, problem

_IN_RAW_HTML = re.compile(r"<!--.*?(?:-->|\Z)|\[\^([^\]\s]{1,999}+)\](?!:)", re.DOTALL)
_AS_LINK = re.compile(r"\[\^([^\]\s]{1,999}+)\]\(")


def references(tokens: Sequence[Token]) -> Iterator[tuple[Token, Token]]:
    """Each reference of a text after the inline token that holds it, in order."""
    for holder in tokens:
        for token in (holder.children or ()) if holder.type == "inline" else ():
            if token.type == "note_ref":
                yield holder, token


def key_of(reference: Token) -> str:
    """The folded label of a reference."""
    return fold_label(str(reference.meta["label"]))


def reference_id(note_id: str, nth: int) -> str:
    """The id of the nth reference (from 1) to a note: `ref-jobs`, `ref-jobs-2`."""
    return f"ref-{note_id}-{nth}" if nth > 1 else f"ref-{note_id}"


def lift_out_of_links(tokens: Sequence[Token]) -> None:
    """Puts references that stand in a link behind it, in place: a link in a link is no HTML."""
    for holder in tokens:
        children = (holder.children or []) if holder.type == "inline" else []
        if any(child.type == "link_open" for child in children):
            holder.children = list(_lifted(children))


def _lifted(children: Sequence[Token]) -> Iterator[Token]:
    depth = 0
    waiting: list[Token] = []
    for token in children:
        depth += token.nesting if token.type in ("link_open", "link_close") else 0
        if depth and token.type == "note_ref":
            waiting.append(token)
        else:
            yield token
        if not depth and waiting:
            yield from waiting
            waiting = []


def misplaced(tokens: Sequence[Token], known: Container[str], places: Places) -> Iterator[Problem]:
    """References where none should be: in links, in headings, in what describes an image; and those to known notes
    that Markdown reads as a link or as raw HTML."""
    heading = False
    for token in tokens:
        heading = token.type == "heading_open" or (heading and token.type != "heading_close")
        if token.type == "inline":
            yield from _misplaced_in(token, known, places, in_heading=heading)
        elif token.type == "html_block":
            yield from _in_raw_html(token, known, places)


def _misplaced_in(
    holder: Token, known: Container[str], places: Places, *, in_heading: bool
) -> Iterator[Problem]:
    links = 0
    for token in holder.children or ():
        links += token.nesting if token.type in ("link_open", "link_close") else 0
        at = int(token.meta.get("at", 0))
        if token.type == "link_open":
            yield from _as_link(holder, at, known, places)
        elif token.type == "image" and any(child.type == "note_ref" for child in token.children or ()):
            message = "a reference inside an image's description is not shown"
            yield problem("reference-in-link", message, places.within(holder, at), "put it behind the image")
        elif token.type == "note_ref" and links:
            message = f"the reference {token.content} stands inside a link; it is shown behind it"
            place = places.within(holder, at, len(token.content))
            yield problem("reference-in-link", message, place, "put it behind the link")
        elif token.type == "note_ref" and in_heading:
            message = f"the reference {token.content} stands in a heading"
            place = places.within(holder, at, len(token.content))
            yield problem("reference-in-heading", message, place, "put it into the text below")


def _in_raw_html(holder: Token, known: Container[str], places: Places) -> Iterator[Problem]:
    for found in _IN_RAW_HTML.finditer(holder.content):
        if found[1] and fold_label(found[1]) in known:
            message = f"{found[0]} stands in a block of raw HTML, where it is text and no reference"
            hint = "put an empty line before and behind the words, so that they are Markdown"
            yield problem("raw-html", message, places.within(holder, found.start(), len(found[0])), hint)


def _as_link(holder: Token, at: int, known: Container[str], places: Places) -> Iterator[Problem]:
    found = _AS_LINK.match(holder.content, at)
    if found and fold_label(found[1]) in known:
        message = f"Markdown reads [^{found[1]}](…) as a link, not as a reference to the note"
        hint = f"write [^{found[1]}]\\( instead"
        yield problem("reference-as-link", message, places.within(holder, at, len(found[1]) + 3), hint)
