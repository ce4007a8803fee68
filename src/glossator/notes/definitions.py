"""The definitions of notes, taken out of the text that they stand in. Room `notes`; imports root and `markdown`.

The first definition of a label counts, as on GitHub; each further one is a problem.
"""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from markdown_it.token import Token
from msgspec import Struct

from glossator.markdown.places import Places
from glossator.notes.labels import bad_labels
from glossator.notes.rules import fold_label
from glossator.problem import Place, Problem, problem

_LOOKS_LIKE_ONE = re.compile(r"(?=.*\w)[\w.:+-]+\Z")
_AT_LINE_START = re.compile(r"^[ \t>]*(\[\^([^\]\s]{1,999}+)\]):", re.MULTILINE)


class Definition(Struct, frozen=True):
    """What a definition holds, before anything in it is read."""

    label: str
    key: str
    """The label, folded."""
    place: Place
    """Of `[^label]:`."""
    tokens: tuple[Token, ...]
    """Its blocks, without the definitions inside it."""


class Parted(Struct, frozen=True):
    """A text's tokens, the notes apart from the rest."""

    source: tuple[Token, ...]
    definitions: Mapping[str, Definition]
    """By folded label, in the order of the file."""
    problems: tuple[Problem, ...]


def part(tokens: Sequence[Token], places: Places) -> Parted:
    """Takes the definitions out of a text's tokens, nested ones too."""
    source, found = _taken_out(tokens, places)
    first: dict[str, Definition] = {}
    faults: list[Problem] = []
    for one in sorted(found, key=lambda one: (one.place.line, one.place.column)):
        earlier = first.setdefault(one.key, one)
        if earlier is not one:
            faults.append(again(one, earlier))
    faults += [*_swallowed(tokens, places), *_cut_short(tokens, places), *bad_labels(tokens, places)]
    return Parted(tuple(source), first, tuple(faults))


def again(one: Definition, earlier: Definition) -> Problem:
    """That a definition has the label of an earlier one, which counts."""
    where, hint = _where(earlier.place, one.place.path), "give one of the two notes another label"
    if one.label != earlier.label:
        message = f"the labels “{one.label}” and “{earlier.label}” ({where}) differ in case only"
        return problem("label-case", message, one.place, hint)
    message = f"note “{one.label}” is already defined {where}; this text is not shown"
    return problem("duplicate-definition", message, one.place, hint)


def _where(place: Place, path: str) -> str:
    """A place as a message in the file at a path names it."""
    if place.path == path:
        return "above"
    return f"in {place.path}:{place.line}" if place.path else "in the article"


def _taken_out(tokens: Sequence[Token], places: Places) -> tuple[list[Token], list[Definition]]:
    source: list[Token] = []
    done: list[Definition] = []
    opened: list[tuple[Token, list[Token]]] = []
    emptied = False
    for token in tokens:
        into = opened[-1][1] if opened else source
        if token.type == "note_def_open":
            opened.append((token, []))
        elif token.type == "note_def_close":
            done.append(_made(*opened.pop(), places))
            emptied = True
        elif emptied and token.nesting == -1 and into and into[-1].nesting == 1:
            into.pop()  # a quotation or list item that held nothing else is none
        else:
            into.append(token)
            emptied = False
    return source, done


def _made(opening: Token, tokens: list[Token], places: Places) -> Definition:
    label = str(opening.meta["label"])
    line = opening.map[0] + 1 if opening.map else 1
    column = places.lines[line - 1].find(f"[^{label}]:") + 1
    return Definition(label, fold_label(label), places.on(line, column, len(label) + 3), tuple(tokens))


def _swallowed(tokens: Sequence[Token], places: Places) -> Iterator[Problem]:
    """Lines that would be definitions, had the block above them not taken them for its own."""
    # The search looks at each line of a text: most hold nothing like a definition.
    for token in [
        token for token in tokens if "]:" in token.content and token.type in ("inline", "html_block")
    ]:
        for found in _AT_LINE_START.finditer(token.content):
            message = f"this is no definition of note “{found[2]}”: the block above it goes on here"
            hint = "put an empty line before it, and begin it at the start of the line"
            yield problem(
                "swallowed-definition", message, places.within(token, found.start(1), len(found[1])), hint
            )


def _cut_short(tokens: Sequence[Token], places: Places) -> Iterator[Problem]:
    """Definitions that end earlier on GitHub, where what follows is no note's."""
    for token in [token for token in tokens if token.type == "note_def_open" and token.meta["cut"]]:
        message = f"GitHub ends note “{token.meta['label']}” at this line, which is blank, but not empty"
        hint = "leave the line empty, or begin it like those of the note, with four spaces"
        yield problem("blank-line-in-note", message, places.on(token.meta["cut"] + 1), hint)


def undefined(
    references: Iterable[tuple[Token, Token]], known: Mapping[str, Definition], places: Places
) -> Iterator[Problem]:
    """References (each after the token that holds it) to notes that are not defined."""
    for holder, token in references:
        label = str(token.meta["label"])
        if fold_label(label) not in known and _LOOKS_LIKE_ONE.match(label):
            message = f"note “{label}” is not defined"
            hint = f"write its text under this block: [^{label}]: …, or write \\[^{label}] if it is no note"
            place = places.within(holder, int(token.meta["at"]), len(token.content))
            yield problem("undefined-reference", message, place, hint)


def undefined_to_text(tokens: Sequence[Token], known: Container[str]) -> None:
    """Makes references to notes that are not defined plain text, in place, as GitHub shows them."""
    for holder in tokens:
        for token in (holder.children or ()) if holder.type == "inline" else ():
            if token.type == "note_ref" and fold_label(str(token.meta["label"])) not in known:
                token.type = "text"
