"""Room `ingest`: topics that the vocabulary describes get a definition note where they are first mentioned. Pure.

The note is an ordinary footnote under its block, on the words as they stand; the rest of the text stays the same,
which is rendered and compared.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from glossator.config.vocabulary import Topic, Vocabulary
from glossator.ingest.rendered import source_text
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


def define(
    blocks: Sequence[str], vocabulary: Vocabulary, most: int, title: str, own: Sequence[str] = ()
) -> Defined:
    """The Markdown blocks with up to `most` definition notes.

    None in headings, for names in the title, or for topics with `define: false` or `hide`. The article's `own`
    topics go before others, then the most specific: deep in the vocabulary's tree, then long names.
    """
    places = sorted(_first_places(blocks, vocabulary, title), key=_rank(vocabulary, own))
    made = list(blocks)
    notes: dict[int, list[tuple[int, str, str]]] = {}
    for place in places:
        if sum(map(len, notes.values())) == most:
            break
        if entry := _note(blocks[place.block], place):
            notes.setdefault(place.block, []).append((*entry, place.topic.name))
    for number, listed in notes.items():
        made[number] = _with_notes(blocks[number], sorted(listed))
    return Defined(tuple(made), tuple(name for number in sorted(notes) for *_, name in sorted(notes[number])))


def _rank(vocabulary: Vocabulary, own: Sequence[str]):  # type: ignore[no-untyped-def]
    mine = {vocabulary.canonical(name) for name in own}
    return lambda one: (
        one.topic.name not in mine,
        -_depth(one.topic, vocabulary),
        -len(one.topic.name.split()),
        one.block,
        one.start,
    )


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


def _note(block: str, place: _Place) -> tuple[int, str] | None:
    """Where the reference goes, and reference and definition; None where it would change the text."""
    words = fold_space(block[place.start : place.end])
    closing = _CLOSING.match(block, place.end)
    at = closing.end() if closing else place.end
    label = slugify(place.topic.name)
    definition = f"[^{label}]: **Definition** “{words}” {fold_space(place.topic.description)}"
    tried = f"{block[:at]}[^{label}]{block[at:]}\n\n{definition}"
    unchanged = "\\" not in words and source_text(tried) == source_text(block)
    return (at, definition) if unchanged else None


def _with_notes(block: str, notes: Sequence[tuple[int, str, str]]) -> str:
    for at, definition, _ in reversed(notes):
        reference = definition[: definition.index("]:") + 1]
        block = block[:at] + reference + block[at:]
    return "\n\n".join((block, *(definition for _, definition, _ in notes)))
