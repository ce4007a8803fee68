"""How the vocabulary ties topics to each other: wider, narrower and related ones, under whichever of their names. Room
`site`; pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from msgspec import Struct

from glossator.codec import digest_of
from glossator.config.vocabulary import Vocabulary
from glossator.site.shown import Term
from glossator.site.terms import Grouping, TermFacts
from glossator.text import fold_name


class Ties(Struct, frozen=True):
    """Names as the vocabulary has them, by the folded name of a topic."""

    parent: Mapping[str, str]
    children: Mapping[str, tuple[str, ...]]
    related: Mapping[str, tuple[str, ...]]
    """In both directions: what a topic names, then what names it."""
    hidden: frozenset[str]
    digest: bytes
    """Of the whole vocabulary."""


def ties(vocabulary: Vocabulary) -> Ties:
    """The ties of a vocabulary's topics; a name that it does not know is a topic, too."""
    children: dict[str, list[str]] = defaultdict(list)
    related: dict[str, list[str]] = defaultdict(list)
    parent: dict[str, str] = {}
    for topic in vocabulary.topics:
        if topic.parent:
            parent[fold_name(topic.name)] = vocabulary.canonical(topic.parent)
            children[fold_name(vocabulary.canonical(topic.parent))].append(topic.name)
        related[fold_name(topic.name)] += map(vocabulary.canonical, topic.related)
    for topic in vocabulary.topics:
        for name in topic.related:
            related[fold_name(vocabulary.canonical(name))].append(topic.name)
    return Ties(
        parent,
        {key: tuple(names) for key, names in children.items()},
        {key: tuple(dict.fromkeys(names)) for key, names in related.items()},
        frozenset(fold_name(topic.name) for topic in vocabulary.topics if topic.hide),
        digest_of(vocabulary.model_dump_json()),
    )


def parent_of(term: TermFacts, grouping: Grouping, tied: Ties) -> Term | None:
    """The wider term; without an address where that has no page."""
    name = tied.parent.get(fold_name(term.name), "")
    return next(iter(_named((name,), grouping, tied)), None) if name else None


def children_of(term: TermFacts, grouping: Grouping, tied: Ties) -> tuple[Term, ...]:
    """The narrower terms that articles have."""
    found = _named(tied.children.get(fold_name(term.name), ()), grouping, tied)
    return tuple(one for one in found if one.count)


def related_to(term: TermFacts, grouping: Grouping, tied: Ties) -> tuple[Term, ...]:
    """The terms that the vocabulary relates to one, those that have a page and are neither its parent nor below it."""
    own = fold_name(term.name)
    near = {fold_name(name) for name in (tied.parent.get(own, ""), *tied.children.get(own, ()))}
    found = _named(tied.related.get(own, ()), grouping, tied)
    return tuple(one for one in found if one.url and fold_name(one.name) not in near)


def _named(names: Iterable[str], grouping: Grouping, tied: Ties) -> tuple[Term, ...]:
    shown = (
        (grouping.terms.get(fold_name(name)), name) for name in names if fold_name(name) not in tied.hidden
    )
    return tuple(found.term if found else Term(name) for found, name in shown)
