"""Where in an article the quotations of its notes files are, and the references that their notes get there. Room
`notes`; imports root and `markdown`.

A whole quotation occurs exactly once in the article, folded as quoted words are. The note's reference follows its
exact words, behind the punctuation that closes them.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from itertools import islice

from markdown_it.token import Token
from msgspec import Struct

from glossator.markdown.cut import split_at
from glossator.markdown.plain import inline_text, token_text
from glossator.notes.edges import at_edge, is_spaceless, whole_words
from glossator.notes.finder import contexts
from glossator.notes.folding import folded
from glossator.notes.passages import Passages, Stretch
from glossator.notes.quotation import Quotation
from glossator.notes.similar import nearest
from glossator.notes.standoff import Standoff
from glossator.problem import Problem, problem

_LISTED = 5
"""How many places of an ambiguous quotation are told."""
_WORTH_SHOWING = 0.5
_SEARCHED = 2_000_000
"""How many characters are read in all, for the words that are nearest to quotations that are not there."""
_SHOWN = 120
"""Characters of the nearest words that are shown."""
_NOT_BEHIND = ("Ps", "Pd", "Pc")
"""Punctuation that a reference does not pass: brackets that open, dashes."""


class Placed(Struct, frozen=True):
    """A note of a notes file at its place."""

    key: str
    stretches: tuple[Stretch, ...]
    """Its exact words, block by block."""
    reference: int
    """Where in the last block's text its reference stands."""


def place_all(
    notes: Iterable[tuple[str, str, Standoff]], article: Passages
) -> tuple[list[Placed], list[Problem]]:
    """The places of notes, each given with its key and label, and what is wrong with the quotations of the others."""
    placed: list[Placed] = []
    faults: list[Problem] = []
    searched = 0
    for key, label, note in notes:
        places = located(note.quotation, article)
        if len(places) == 1:
            found = _placed(key, label, note, places[0], article)
            placed += [found] if isinstance(found, Placed) else []
            faults += [found] if isinstance(found, Problem) else []
        elif places:
            faults.append(_ambiguous(label, note, places, article))
        else:
            searched += len(article.text)
            faults.append(_missing(label, note, article if searched <= _SEARCHED else None))
    return placed, faults


def located(quotation: Quotation, article: Passages) -> list[tuple[int, int]]:
    """Where a quotation's whole words stand in an article's text: the first few places, as offsets."""
    sought = folded(quotation.text).text.strip()
    if not sought:
        return []
    places = (
        whole_words(article.text, article.folded, at, at + len(sought)) for at in article.occurrences(sought)
    )
    return list(islice(filter(None, places), _LISTED))


def exact_at(quotation: Quotation, start: int, article: Passages) -> tuple[int, int]:
    """Where a quotation's exact words are, if all of it begins at an offset of the article's text; an empty stretch if
    they are made of characters that folding leaves out."""
    sought = folded(quotation.text)
    lead = len(sought.text) - len(sought.text.lstrip())
    base = article.folded.at(start) - lead
    first, last = base + sought.at(quotation.start), base + sought.at(quotation.end)
    if first >= last:
        return start, start
    return article.folded.starts[first], article.folded.ends[last - 1]


def _placed(
    key: str, label: str, note: Standoff, place: tuple[int, int], article: Passages
) -> Placed | Problem:
    stretches = tuple(article.stretches(*exact_at(note.quotation, place[0], article)))
    if not stretches:
        said = f"the bold words of note “{label}” are characters that nobody sees"
        return problem("bad-quotation", said, note.quoted_at, "put the words that the note is about in bold")
    if not stretches[0].can_be_marked or not stretches[-1].can_be_marked:
        said = (
            f"the words of note “{label}” stand in a block of code or raw HTML, where nothing can be marked"
        )
        hint = "quote words of the paragraph before or behind it"
        return problem("quotation-not-found", said, note.quoted_at, hint)
    marked = tuple(one for one in stretches if one.can_be_marked)
    return Placed(key, marked, _behind(marked[-1]))


def _behind(words: Stretch) -> int:
    """The offset behind words and the punctuation that closes them, if it ends a word of the text."""
    text = inline_text(words.holder.children)
    end = words.end
    while end < len(text) and _closes(text[end]):
        end += 1
    follows = text[end : end + 1]
    return (
        end if not follows or follows.isspace() or is_spaceless(text[words.end - 1] + follows) else words.end
    )


def _closes(char: str) -> bool:
    category = unicodedata.category(char)
    return category.startswith("P") and category not in _NOT_BEHIND


def _ambiguous(label: str, note: Standoff, places: Sequence[tuple[int, int]], article: Passages) -> Problem:
    listed = ", ".join(contexts(article.text, [start for start, _ in places], places[0][1] - places[0][0]))
    said = f"the quotation of note “{label}” is in the article more than once: {listed}"
    hint = (
        "quote more of the article, so that it occurs once, and put the words that the note is about in bold"
    )
    return problem("quotation-ambiguous", said, note.quoted_at, hint)


def _missing(label: str, note: Standoff, article: Passages | None) -> Problem:
    sought = folded(note.quotation.text).text.strip()
    near = nearest(sought, article.folded.text) if article else None
    said = f"the quotation of note “{label}” is not in the article"
    if article and near and near.similarity >= _WORTH_SHOWING:
        said += f"; the closest are “{_closest(near.start, near.end, article)}”"
    hint = "quote the article word for word; 'glossator notes repair' proposes where it may be now"
    return problem("quotation-not-found", said, note.quoted_at, hint)


def _closest(start: int, end: int, article: Passages) -> str:
    text, first, last = article.text, article.folded.starts[start], article.folded.ends[end - 1]
    while first > 0 and not at_edge(text, first):
        first -= 1
    while last < len(text) and not at_edge(text, last):
        last += 1
    words = " ".join(text[first:last].split())
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1].rstrip()}…"


def refer(placed: Iterable[tuple[Placed, str]]) -> None:
    """Puts a reference behind the words of each note, given with its label, into their blocks' tokens."""
    by_holder: dict[int, tuple[Token, list[tuple[int, str]]]] = {}
    for one, label in placed:
        holder = one.stretches[-1].holder
        by_holder.setdefault(id(holder), (holder, []))[1].append((one.reference, label))
    for holder, references in by_holder.values():
        holder.children = _with_references(holder.children or (), sorted(references, key=lambda one: one[0]))


def _with_references(children: Sequence[Token], references: Sequence[tuple[int, str]]) -> list[Token]:
    """The tokens with references at offsets of their text: behind emphasis that ends there, and behind links."""
    waiting = [*references][::-1]
    made: list[Token] = []
    links = 0
    for at, _, token in split_at(children, sorted({offset for offset, _ in references})):
        opens = token.nesting == 1 or bool(token_text(token))
        while waiting and waiting[-1][0] <= at and opens and not links:
            made.append(_reference(waiting.pop()[1]))
        links += token.nesting if token.type in ("link_open", "link_close") else 0
        made.append(token)
    return [*made, *(_reference(label) for _, label in reversed(waiting))]


def _reference(label: str) -> Token:
    return Token("note_ref", "", 0, content=f"[^{label}]", meta={"label": label, "at": 0})
