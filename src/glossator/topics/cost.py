"""Room `topics`: every short span of a topic line gets the cost of being one name. Pure.

The numbers are those of the specification: less means likelier, and only sums of them are ever compared.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum

from msgspec import Struct

from glossator.topics.acronym import LONGEST, Span, spelled_spans
from glossator.topics.body import BodyIndex, Evidence
from glossator.topics.gazetteer import Gazetteer
from glossator.topics.line import Line
from glossator.topics.names import Names
from glossator.topics.words import ARTICLES, CONNECTORS, OPENERS, is_lower, is_number


class Ground(StrEnum):
    """Why a span may be a name: the first that applies."""

    VOCABULARY = "vocabulary"
    GAZETTEER = "gazetteer"
    RUN = "run"
    ACRONYM = "acronym"
    STRETCH = "stretch"
    WORD = "word"
    GUESS = "guess"


Price = tuple[float, Ground]


class Scene(Struct, frozen=True):
    """A line beside all that is known of its words."""

    line: Line
    forms: tuple[str, ...]
    """The words as they are compared with the body."""
    evidence: Evidence
    names: Names
    gazetteer: Gazetteer
    known: tuple[bool, ...]
    """Does the word stand alone in the body, or is it by itself a whole name of a list?"""
    written: frozenset[Span]
    """Spans whose words follow each other in one stretch of the body."""
    spelled: frozenset[Span]
    """Spans that an acronym of the body spells."""
    junctions: tuple[float, ...]
    """Between word i and word i + 1."""


def set_scene(line: Line, body: BodyIndex, names: Names, gazetteer: Gazetteer) -> Scene:
    """A line without separators meets its evidence."""
    evidence = body.folded if line.flat else body.written
    forms = tuple(word.key if line.flat else word.form for word in line.words)
    known = tuple(
        line.key(place, place + 1) in names.canonical
        or (not is_number(form) and (form in evidence.alone or line.key(place, place + 1) in gazetteer.names))
        for place, form in enumerate(forms)
    )
    spelled, parts = spelled_spans(forms, known, evidence, flat=line.flat)
    junctions = tuple(_junctions(line, forms, known, gazetteer))
    written = _written_spans(line, forms, evidence) | parts
    return Scene(line, forms, evidence, names, gazetteer, known, written, spelled, junctions)


def _written_spans(line: Line, forms: tuple[str, ...], evidence: Evidence) -> frozenset[Span]:
    """Spans of the line whose words stand one after the other in one stretch of the body."""
    found: set[Span] = set()
    for start, form in enumerate(forms):
        ends = evidence.places.get(form, ())
        for end in range(start + 1, min(start + LONGEST, len(forms)) + 1):
            if not ends:
                break
            found.add((start, end))
            if not line.words[end - 1].owner:
                ends = tuple(place for place in ends if place not in evidence.owners)
            ends = tuple(_followed(ends, forms[end], evidence)) if end < len(forms) else ()
    return frozenset(found)


def _followed(places: tuple[int, ...], form: str, evidence: Evidence) -> Iterator[int]:
    """The places behind those of `places` where `form` stands."""
    last = len(evidence.words) - 1
    for place in places:
        if place < last and evidence.words[place + 1] == form:
            yield place + 1


def _junctions(
    line: Line, forms: tuple[str, ...], known: tuple[bool, ...], gazetteer: Gazetteer
) -> Iterator[float]:
    """The price of not cutting between each word and the next."""
    opening = [word.key in gazetteer.first_names and not known[i] for i, word in enumerate(line.words)]
    for left in range(len(forms) - 1):
        right = left + 1
        if line.words[right].broken:
            yield 12.0
        elif _is_tied(line, left) or (not line.flat and is_lower(forms[right])):
            yield 0.3
        elif not line.flat and is_lower(forms[left]):
            yield 12.0
        elif opening[left]:
            yield 1.5
        else:
            yield (6.0, 8.0, 12.0)[known[left] + (known[right] or opening[right])]


def _is_tied(line: Line, left: int) -> bool:
    """Do connectors, an article, `San`, `Saint`, `New` or an initial tie a word to the next?"""
    one, other = line.words[left], line.words[left + 1]
    if _is_connector(line, left) or _is_connector(line, left + 1):
        return True
    leads = one.key in ARTICLES or one.key in OPENERS
    return (leads and (line.flat or one.form != one.form.lower())) or (
        _is_initial(line, one.form) and not _is_initial(line, other.form)
    )


def _is_connector(line: Line, place: int) -> bool:
    """Is the word a connector written in lower case? A flat line shows no case; its single letters are none."""
    word = line.words[place]
    if line.flat:
        return word.key in CONNECTORS and (len(word.key) > 1 or word.key == "&")
    return word.form in CONNECTORS


def _is_initial(line: Line, form: str) -> bool:
    return len(form) == 1 and form.isalpha() and (line.flat or form.isupper())


def price_spans(scene: Scene) -> Mapping[Span, Price]:
    """The cost and the ground of every span that may be one name. Names of the vocabulary may be longer than
    the eight words of others."""
    size = len(scene.forms)
    longest = max(LONGEST, scene.names.longest)
    prices = {}
    for start in range(size):
        for end in range(start + 1, min(start + longest, size) + 1):
            if end - start <= LONGEST or scene.line.key(start, end) in scene.names.canonical:
                prices[start, end] = _price(scene, start, end)
    return prices


def _price(scene: Scene, start: int, end: int) -> Price:
    cost, ground = _base(scene, start, end)
    if end - start > 2 and scene.line.words[start].key == "the" and not _is_low(scene, start):
        cost, ground = min((cost, ground), _base(scene, start + 1, end), key=lambda price: price[0])
    return cost + _additions(scene, start, end, ground), ground


def _base(scene: Scene, start: int, end: int) -> Price:
    """The cost of a name, the first that applies: a list has it, the body shows it, or it is a guess."""
    return _listed(scene, start, end) or _shown(scene, start, end) or _guessed(scene, start, end)


def _listed(scene: Scene, start: int, end: int) -> Price | None:
    key = scene.line.key(start, end)
    if key in scene.names.canonical:
        return 3.0, Ground.VOCABULARY
    if key in scene.gazetteer.names:
        return (4.5 if (start, end) in scene.written else 5.5), Ground.GAZETTEER
    return None


def _shown(scene: Scene, start: int, end: int) -> Price | None:
    if end - start == 1:
        return (6.0, Ground.WORD) if scene.forms[start] in scene.evidence.alone else None
    if scene.forms[start:end] in scene.evidence.runs:
        return 5.8, Ground.RUN
    if (start, end) in scene.spelled:
        return 5.8, Ground.ACRONYM
    return (6.2, Ground.STRETCH) if (start, end) in scene.written else None


def _guessed(scene: Scene, start: int, end: int) -> Price:
    return 7.5 + sum(scene.junctions[start : end - 1]), Ground.GUESS


def _additions(scene: Scene, start: int, end: int, ground: Ground) -> float:
    """What a name costs more that begins or ends as names seldom do."""
    listed = ground in (Ground.VOCABULARY, Ground.GAZETTEER)
    loose = _is_connector(scene.line, start) or _is_connector(scene.line, end - 1)
    added = 9.0 if loose and not listed else 0.0
    if _is_low(scene, start) and not _writes_low(scene, start, end):
        added += 5.4
    return added


def _is_low(scene: Scene, place: int) -> bool:
    return not scene.line.flat and is_lower(scene.forms[place])


def _writes_low(scene: Scene, start: int, end: int) -> bool:
    """Does the vocabulary itself write this name with a small first letter?"""
    return any(name[0].islower() for name in scene.names.written.get(scene.line.key(start, end), ()))
