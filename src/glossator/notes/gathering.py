"""The notes of an article and of its notes files under their labels, together. Room `notes`; imports root.

A label is one note's, whatever file has it; the article's own footnotes come first, then the files in the order of
their names.
"""

from collections.abc import Container, Iterable, Mapping, Sequence

from msgspec import Struct

from glossator.notes.definitions import Definition, again
from glossator.notes.rules import fold_label
from glossator.notes.standoff import Standoff, StandoffFile
from glossator.problem import Problem
from glossator.slug import slugify

_WORDS = 6
"""How many of the quoted words make a label."""


class Gathered(Struct, frozen=True):
    """All notes that an article has."""

    definitions: Mapping[str, Definition]
    """By folded label."""
    standoffs: Mapping[str, Standoff]
    """Those that notes files place, by the same."""
    problems: tuple[Problem, ...]


def gather(own: Mapping[str, Definition], files: Iterable[StandoffFile]) -> Gathered:
    """The footnotes of an article (by folded label) and what its notes files hold; each further note with a label
    that is taken is a problem."""
    definitions = dict(own)
    standoffs: dict[str, Standoff] = {}
    problems: list[Problem] = []
    unnamed: list[Standoff] = []
    for file in files:
        problems += file.problems
        unnamed += [one for one in file.notes if not one.label]
        for definition, standoff in _in_order(file):
            earlier = definitions.setdefault(definition.key, definition)
            if earlier is not definition:
                problems.append(again(definition, earlier))
            elif standoff:
                standoffs[definition.key] = standoff
    for one in unnamed:
        label = free_label(one.quotation.exact, definitions)
        definition = _definition(label, one)
        definitions[definition.key], standoffs[definition.key] = definition, one
    return Gathered(definitions, standoffs, tuple(problems))


def free_label(words: str, taken: Container[str]) -> str:
    """A label made of words, other than the folded ones that are taken: `created-3-million-jobs`. The same words give
    the same label as long as no other note takes it."""
    label = slugify(" ".join(words.split()[:_WORDS]))
    number, free = 1, label
    while fold_label(free) in taken:
        number += 1
        free = f"{label}_{number}"
    return free


def _in_order(file: StandoffFile) -> Sequence[tuple[Definition, Standoff | None]]:
    """The notes of a file that have labels, as they stand in it."""
    named = [(_definition(one.label, one), one) for one in file.notes if one.label]
    footnotes = [(one, None) for one in file.definitions]
    return sorted((*named, *footnotes), key=lambda pair: pair[0].place.line)


def _definition(label: str, note: Standoff) -> Definition:
    return Definition(label, fold_label(label), note.place, note.tokens)
