"""The topics of a site with what an editor may want to mend of them. Room `edit`, pure."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from glossator.config.vocabulary import Topic, Vocabulary
from glossator.text import fold_name
from glossator.topics.likeness import alike

LISTED, NEW, UNKNOWN = "listed", "new", "unknown"


class ReviewedTopic(Struct, frozen=True):
    """One topic."""

    name: str
    kind: str
    """Of the vocabulary; empty where that has none."""
    articles: int
    """That name it, published or not."""
    parent: str
    status: str
    """`listed` in the vocabulary, `new` there since an import, or `unknown` to it."""
    like: tuple[str, ...]
    """Other topics that may be the same."""


def review(named: Iterable[Sequence[str]], vocabulary: Vocabulary) -> tuple[ReviewedTopic, ...]:
    """Every topic of the vocabulary and of articles, given by the names of each, in the order of their names."""
    counts: Counter[str] = Counter()
    spelt: dict[str, str] = {fold_name(one.name): one.name for one in vocabulary.topics}
    for names in named:
        own = {fold_name(name): name for name in map(vocabulary.canonical, names)}
        counts.update(own.keys())
        spelt = {**own, **spelt}
    like = _like(sorted(spelt.values(), key=fold_name), vocabulary)
    return tuple(
        _reviewed(spelt[key], counts[key], like.get(spelt[key], ()), vocabulary) for key in sorted(spelt)
    )


class LooseEnd(Struct, frozen=True):
    """A topic that the vocabulary ties to nothing, or to itself."""

    name: str
    key: str
    """`parent` or `related`."""
    to: str
    is_loop: bool
    """Whether its parents lead back to it; else the vocabulary has no such topic."""


def loose_ends(vocabulary: Vocabulary) -> Iterator[LooseEnd]:
    """Where `parent` and `related` lead nowhere, in the order of the vocabulary."""
    for topic in vocabulary.topics:
        told = (("parent", topic.parent), *(("related", name) for name in topic.related))
        for key, name in told:
            if name and fold_name(name) not in vocabulary.by_name:
                yield LooseEnd(topic.name, key, name, is_loop=False)
        if _is_above_itself(topic, vocabulary):
            yield LooseEnd(topic.name, "parent", topic.parent, is_loop=True)


def _is_above_itself(topic: Topic, vocabulary: Vocabulary) -> bool:
    above, seen = vocabulary.by_name.get(fold_name(topic.parent)), set[str]()
    while above is not None and above is not topic and above.name not in seen:
        seen.add(above.name)
        above = vocabulary.by_name.get(fold_name(above.parent))
    return above is topic


def _reviewed(name: str, count: int, like: tuple[str, ...], vocabulary: Vocabulary) -> ReviewedTopic:
    topic = vocabulary.by_name.get(fold_name(name))
    status = UNKNOWN if topic is None else NEW if topic.new else LISTED
    return ReviewedTopic(
        name, topic.kind if topic else "", count, topic.parent if topic else "", status, like
    )


def _like(names: Sequence[str], vocabulary: Vocabulary) -> Mapping[str, tuple[str, ...]]:
    """The names that are like each, but for those that the vocabulary itself relates to it: they are told apart."""
    found: dict[str, tuple[str, ...]] = {}
    for one, other in alike(names):
        if not (_relates(vocabulary, one, other) or _relates(vocabulary, other, one)):
            found[one] = (*found.get(one, ()), other)
            found[other] = (*found.get(other, ()), one)
    return found


def _relates(vocabulary: Vocabulary, one: str, other: str) -> bool:
    topic = vocabulary.by_name.get(fold_name(one))
    return topic is not None and fold_name(other) in map(fold_name, (*topic.related, topic.parent))
