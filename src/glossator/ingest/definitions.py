"""Room `ingest`: topics that the vocabulary describes get a definition note where they are first mentioned. Pure.

The note is an ordinary footnote under its block, on the words as they stand; the rest of the text stays the same,
which is rendered and compared.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import regex

from glossator.config.vocabulary import Topic, Vocabulary
from glossator.ingest.rendered import source_text
from glossator.notes.edition import read_edition
from glossator.notes.options import EditionOptions
from glossator.slug import slugify
from glossator.text import fold_name, fold_space
from glossator.topics.mention import Mention, mentions
from glossator.topics.names import names_of

_POSSESSIVE = regex.compile(r"['’]s\b")
_CLOSING = regex.compile(r"[.,;:!?…]*[\p{Pf}\p{Pe}\"”’»]*[.,;:!?…]*")


@dataclass(frozen=True, slots=True)
class Defined:
    """Markdown blocks with definition notes among them."""

    blocks: tuple[str, ...]
    topics: tuple[str, ...]
    """The names that were defined, in the order of the text."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a topic is first mentioned."""

    topic: Topic
    block: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Note:
    """A definition note to be."""

    at: int
    """Offset of its reference in the block."""
    label: str
    text: str
    """The whole definition."""
    topic: str


def define(
    blocks: Sequence[str], vocabulary: Vocabulary, most: int, title: str, own: Sequence[str] = ()
) -> Defined:
    """The Markdown blocks with up to `most` definition notes.

    None in headings, for names in the title, or for topics with `define: false` or `hide`. The article's `own`
    topics go before others, then the most specific: deep in the vocabulary's tree, then long names.
    """
    places = sorted(_first_places(blocks, vocabulary, title), key=_rank(vocabulary, own))
    notes: dict[int, list[_Note]] = {}
    labels: set[str] = set()
    for place in places:
        note = _note(blocks[place.block], place)
        tried = sorted((*notes.get(place.block, ()), note), key=lambda one: one.at)
        if len(labels) < most and note.label not in labels and _is_sound(blocks[place.block], tried):
            notes[place.block] = tried
            labels.add(note.label)
    made = (_with_notes(block, notes.get(number, ())) for number, block in enumerate(blocks))
    return Defined(tuple(made), tuple(note.topic for number in sorted(notes) for note in notes[number]))


def _rank(vocabulary: Vocabulary, own: Sequence[str]) -> Callable[[_Place], tuple[bool, int, int, int, int]]:
    mine = {vocabulary.canonical(name) for name in own}

    def rank(one: _Place) -> tuple[bool, int, int, int, int]:
        depth, words = _depth(one.topic, vocabulary), len(one.topic.name.split())
        return one.topic.name not in mine, -depth, -words, one.block, one.start

    return rank


def _depth(topic: Topic, vocabulary: Vocabulary) -> int:
    depth, seen = 0, {topic.name}
    while (parent := vocabulary.by_name.get(fold_name(topic.parent))) and parent.name not in seen:
        topic, depth = parent, depth + 1
        seen.add(topic.name)
    return depth


def _first_places(blocks: Sequence[str], vocabulary: Vocabulary, title: str) -> Iterator[_Place]:
    described = {
        one.name: one for one in vocabulary.topics if one.description.strip() and one.define and not one.hide
    }
    if not described:
        return
    names = names_of((one.name, one.aliases) for one in vocabulary.topics)
    done = {one.name for one in mentions(title, names)}
    for number, block in enumerate(blocks):
        for mention in mentions(block, names) if not block.startswith("#") else ():
            if mention.name in described and mention.name not in done:
                done.add(mention.name)
                yield _at(described[mention.name], number, mention, block)


def _at(topic: Topic, number: int, mention: Mention, block: str) -> _Place:
    """A possessive belongs to the quoted words, since they must end where a word ends."""
    owner = _POSSESSIVE.match(block, mention.end)
    return _Place(topic, number, mention.start, owner.end() if owner else mention.end)


def _note(block: str, place: _Place) -> _Note:
    """The reference stands behind the punctuation that closes the words."""
    words = fold_space(block[place.start : place.end])
    closing = _CLOSING.match(block, place.end)
    label = slugify(place.topic.name)
    text = f"[^{label}]: **Definition** “{words}” {fold_space(place.topic.description)}"
    return _Note(closing.end() if closing else place.end, label, text, place.topic.name)


def _is_sound(block: str, notes: Sequence[_Note]) -> bool:
    """The notes hold on to their words, and the block says what it said without them."""
    edition = read_edition(_with_notes(block, notes), EditionOptions())
    return not edition.problems and edition.plain == source_text(block)


def _with_notes(block: str, notes: Sequence[_Note]) -> str:
    """The block with its references, and the definitions (in the order of the text) under it."""
    for note in reversed(notes):
        block = f"{block[: note.at]}[^{note.label}]{block[note.at :]}"
    return "\n\n".join((block, *(note.text for note in notes)))
