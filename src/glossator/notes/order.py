"""Which notes of a text are used, in which order, and what they are called. Room `notes`; imports root."""

import re
import unicodedata
from collections import deque
from collections.abc import Iterable, Iterator, Mapping

from glossator.notes.anchors import Anchor
from glossator.notes.definitions import Definition
from glossator.notes.flow import Flow
from glossator.notes.readings import Reading
from glossator.notes.references import key_of, references
from glossator.problem import Problem, problem

_NOT_IN_IDS = re.compile(r"[^\w.-]+")
_NUMBERED = re.compile(r"(.+)-(\d+)\Z")


def reached(keys: Iterable[str], readings: Mapping[str, Reading]) -> tuple[str, ...]:
    """The keys of the notes that the references in `keys` reach, those that only other notes refer to behind the
    others, each once and in order."""
    order = dict.fromkeys(key for key in keys if key in readings)
    waiting = deque(order)
    while waiting:
        for _, token in references(readings[waiting.popleft()].tokens):
            nested = key_of(token)
            if nested in readings and nested not in order:
                order[nested] = None
                waiting.append(nested)
    return tuple(order)


def numbers(anchors: Mapping[str, Anchor], readings: Mapping[str, Reading]) -> dict[str, int]:
    """The number of each note that readers see, by its key: notes follow the ends of their anchors, then those come
    to which only other notes refer."""
    source = sorted(anchors.values(), key=lambda one: (one.block, one.end, one.offset))
    return {key: number for number, key in enumerate(reached((one.key for one in source), readings), 1)}


def unused(blocks: Iterable[Flow], readings: Mapping[str, Reading], lost: Iterable[str]) -> Iterator[Problem]:
    """Definitions that no reference reaches; they are not shown. Notes whose own quotation is `lost` are told of
    already."""
    used = set(reached((*lost, *(point.key for block in blocks for point in block.points)), readings))
    for key, reading in readings.items():
        if key not in used:
            label = reading.definition.label
            hint = f"put [^{label}] behind the words that it is about, or delete it"
            message = f"no reference points to note “{label}”; it is not shown"
            yield problem("unused-definition", message, reading.definition.place, hint)


def ids_of(definitions: Iterable[Definition]) -> dict[str, str]:
    """An id for each note by its key: its label in lower case, of letters, digits, `_`, `.` and `-` alone. Ids of one
    text differ, and none is the name of another's second reference (`jobs-2` beside `jobs` is `jobs_2`)."""
    labels = {
        one.key: _NOT_IN_IDS.sub("-", unicodedata.normalize("NFC", one.label.lower())) or "-"
        for one in definitions
    }
    plain = set(labels.values())
    ids: dict[str, str] = {}
    taken: set[str] = set()
    for key, label in labels.items():
        numbered = _NUMBERED.match(label)
        own = free = f"{numbered[1]}_{numbered[2]}" if numbered and numbered[1] in plain else label
        number = 1
        while free in taken:
            number += 1
            free = f"{own}_{number}"
        taken.add(free)
        ids[key] = free
    return ids
