"""Room `topics`: a text without topics becomes suggestions, ranked, with counts as their evidence. Pure."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby

from babel import Locale
from msgspec import Struct
from msgspec.structs import replace

from glossator.topics.acronym import LONGEST
from glossator.topics.body import capital_runs
from glossator.topics.centroid import Centroids, similar_topics
from glossator.topics.gazetteer import Gazetteer
from glossator.topics.mention import mentions
from glossator.topics.names import Names
from glossator.topics.words import Word, is_lower, is_number, name_key, word_key, words_of

VOCABULARY, GAZETTEER, TEXT, SIMILAR = "vocabulary", "gazetteer", "text", "similar"
_WEIGHTS = {VOCABULARY: 3, GAZETTEER: 2, TEXT: 1, SIMILAR: 0}
_NEARNESS = 10
"""What full similarity counts, in mentions."""
MOST = 30
"""Suggestions of one text."""


class Suggestion(Struct, frozen=True):
    """A topic that a text may have."""

    name: str
    """The vocabulary's name where it has one, else as the gazetteer or the text writes it."""
    source: str
    """`vocabulary`, `gazetteer`, `text` (a capitalised run of it) or `similar` (to articles of that topic)."""
    count: int
    """Mentions in the text."""
    similarity: float
    """Cosine similarity to the articles that have the topic; 0 where unknown."""

    @property
    def weight(self) -> float:
        """What suggestions are ranked by: mentions, those of the vocabulary weighing most, and similarity."""
        return _WEIGHTS[self.source] * self.count + _NEARNESS * self.similarity


def suggest_topics(
    text: str, names: Names, gazetteer: Gazetteer, centroids: Centroids
) -> tuple[Suggestion, ...]:
    """The topics that a text may have, likeliest first, thirty at most.

    Names and aliases of the vocabulary count first, then names of the gazetteer, then capitalised runs of two
    words or more that stand twice, of one word that stand three times. A lone surname counts for the one
    person whose name ends with it. Topics of similar articles join in.
    """
    found = list(mentions(text, _joined(names, gazetteer)))
    counted = Counter(mention.name for mention in found)
    covered = [(mention.start, mention.end) for mention in found]
    own = set(names.canonical.values())
    suggested = [
        Suggestion(name, VOCABULARY if name in own else GAZETTEER, n, 0.0) for name, n in counted.items()
    ]
    suggested += _from_runs(_runs_outside(text, covered, gazetteer), suggested)
    suggested = _with_similar(suggested, dict(similar_topics(text, centroids)))
    return tuple(sorted(suggested, key=lambda one: (-one.weight, one.name))[:MOST])


def _joined(names: Names, gazetteer: Gazetteer) -> Names:
    """The gazetteer as a vocabulary, the site's own over it."""
    written = {key: (name,) for key, name in gazetteer.names.items()}
    return Names(
        {**gazetteer.names, **names.canonical}, {**written, **names.written}, max(names.longest, LONGEST)
    )


def _runs_outside(text: str, covered: Iterable[tuple[int, int]], gazetteer: Gazetteer) -> Counter[str]:
    """The capitalised runs of a text that hold no listed name, counted. A word that has its capital nowhere but
    where a sentence begins, and is no first name, is taken for one in lower case."""
    taken = {place for start, end in covered for place in range(start, end)}
    words = list(words_of(text))
    inside = {word.text for word in words if not word.opens or word_key(word.text) in gazetteer.first_names}
    low = {word.text.lower() for word in words if is_lower(word.text) or word.text not in inside}
    runs = (run for run in capital_runs(words, low) if not any(word.start in taken for word in run))
    named = (part for run in runs for part in _undated(run))
    return Counter(text[part[0].start : part[-1].end] for part in named)


def _undated(run: Sequence[Word]) -> Iterator[list[Word]]:
    """The parts of a run between days, months and numbers; a lone letter is none."""
    for dated, part in groupby(run, key=lambda word: is_number(word.text) or word.text in _calendar()):
        words = list(part)
        if not dated and len(words[-1].text) > 1:
            yield words


@cache
def _calendar() -> frozenset[str]:
    """English names of months and days: capitalised, but no topics."""
    english = Locale("en")
    return frozenset(
        name
        for names in (english.months["format"], english.days["format"])
        for width in ("wide", "abbreviated")
        for name in names[width].values()
    )


def _from_runs(runs: Counter[str], listed: Sequence[Suggestion]) -> Iterator[Suggestion]:
    """Runs that stand often enough; lone surnames are added to the persons that bear them."""
    long = {run: n for run, n in runs.items() if " " in run}
    bearers = Counter(name_key(name).rpartition(" ")[2] for name in long)
    for run, count in runs.items():
        if run in long:
            surname = run.rpartition(" ")[2]
            total = count + (runs[surname] if bearers[name_key(surname)] == 1 else 0)
            if total > 1:
                yield Suggestion(run, TEXT, total, 0.0)
        elif count > 2 and bearers[name_key(run)] != 1 and not _ends_listed(run, listed):
            yield Suggestion(run, TEXT, count, 0.0)


def _ends_listed(run: str, listed: Sequence[Suggestion]) -> bool:
    key = name_key(run)
    return any(name_key(one.name).endswith(f" {key}") for one in listed)


def _with_similar(suggested: Iterable[Suggestion], nearness: dict[str, float]) -> list[Suggestion]:
    """Suggestions with their similarity, and those that only similarity makes."""
    joined = [replace(one, similarity=nearness.pop(one.name, 0.0)) for one in suggested]
    return joined + [Suggestion(name, SIMILAR, 0, value) for name, value in nearness.items()]
