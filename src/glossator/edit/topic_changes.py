"""A topic gets another name, is merged into another one, or becomes several: what the vocabulary is to be. Room `edit`,
pure."""

from collections.abc import Sequence
from difflib import get_close_matches

from msgspec import Struct

from glossator.config.vocabulary import Topic, Vocabulary
from glossator.problem import Place, Problem, ProblemError, problem
from glossator.slug import slugify
from glossator.sources.site import VOCABULARY
from glossator.text import fold_name


class TopicChange(Struct, frozen=True):
    """What becomes of one topic."""

    old: tuple[str, ...]
    """Names that articles have no more."""
    names: tuple[str, ...]
    """What articles name in its place."""
    after: tuple[Topic | None, ...]
    """The vocabulary's topics, in their order; None for one that goes."""
    more: tuple[Topic, ...] = ()
    """Topics that join it."""
    dropped: tuple[str, ...] = ()
    """What the entry that goes says, and no other."""


def renamed(vocabulary: Vocabulary, used: Sequence[str], old: str, new: str) -> TopicChange:
    """A topic under another name; where another topic has that already, by name or alias, the two are merged.

    The old name becomes an alias, so that its address leads to the new one. `used` are the names that articles have.
    Raises ProblemError (`bad-value`) where there is no such topic, or `old` is an alias of a third one.
    """
    topic, target = vocabulary.by_name.get(fold_name(old)), vocabulary.by_name.get(fold_name(new))
    if topic is None:
        _require_used(vocabulary, used, old)
        return _adopted(vocabulary, target, old, new)
    if fold_name(topic.name) != fold_name(old):
        if target is not topic:
            said = f"'{old}' is another name of '{topic.name}'"
            raise ProblemError([_wrong(said, f"rename '{topic.name}', or take the alias out first")])
        return TopicChange((old,), (topic.name,), vocabulary.topics)
    if target is None or target is topic:
        return _titled(vocabulary, topic, new)
    return _merged(vocabulary, topic, target)


def parted(vocabulary: Vocabulary, used: Sequence[str], old: str, new: Sequence[str]) -> TopicChange:
    """A topic that becomes several: names that the vocabulary has are those, others join it, those among them that were
    aliases of the topic. Raises ProblemError (`bad-value`) where there is no such topic, or it is to be one of its own
    parts."""
    topic = vocabulary.by_name.get(fold_name(old))
    if topic is None:
        _require_used(vocabulary, used, old)
    gone = topic if topic and fold_name(topic.name) == fold_name(old) else None
    left = Vocabulary(topics=tuple(one for one in vocabulary.topics if one is not gone))
    names = tuple({fold_name(name): name for name in map(left.canonical, new)}.values())
    if len(names) < 2 or fold_name(old) in map(fold_name, names):
        raise ProblemError([_wrong(f"'{old}' is to become several other topics", "name two or more others")])
    more = tuple(Topic(name=name) for name in names if fold_name(name) not in left.by_name)
    if gone is None:
        return TopicChange((old,), names, vocabulary.topics, more)
    after = tuple(None if one is gone else _pointed(one, gone.name, ()) for one in vocabulary.topics)
    lost = (f"description: {gone.description}",) if gone.description else ()
    kept = frozenset(map(fold_name, names))
    return TopicChange(
        (old, *(one for one in gone.aliases if fold_name(one) not in kept)), names, after, more, lost
    )


def _require_used(vocabulary: Vocabulary, used: Sequence[str], old: str) -> None:
    if fold_name(old) in map(fold_name, used):
        return
    known = (*(one.name for one in vocabulary.topics), *used)
    near = get_close_matches(old, known, 1)
    hint = f"did you mean '{near[0]}'?" if near else "glossator topics list names them"
    raise ProblemError([_wrong(f"there is no topic '{old}'", hint)])


def _adopted(vocabulary: Vocabulary, target: Topic | None, old: str, new: str) -> TopicChange:
    """A name that only articles have becomes an alias."""
    if target is None:
        aliases = (old,) if fold_name(old) != fold_name(new) else ()
        return TopicChange((old,), (new,), vocabulary.topics, (Topic(name=new, aliases=aliases),))
    after = tuple(_with_aliases(one, (old,)) if one is target else one for one in vocabulary.topics)
    return TopicChange((old,), (target.name,), after)


def _titled(vocabulary: Vocabulary, topic: Topic, new: str) -> TopicChange:
    kept = tuple(alias for alias in topic.aliases if fold_name(alias) != fold_name(new))
    titled = topic.model_copy(update={"name": new, "aliases": kept})
    titled = _with_aliases(titled, (topic.name,))
    others = (one if one is topic else _pointed(one, topic.name, (new,)) for one in vocabulary.topics)
    after = tuple(titled if one is topic else one for one in others)
    return TopicChange((topic.name,), (new,), after)


def _merged(vocabulary: Vocabulary, topic: Topic, target: Topic) -> TopicChange:
    slug = (topic.slug,) if topic.slug and topic.slug != slugify(topic.name) else ()
    whole = _with_aliases(target, (topic.name, *topic.aliases, *slug))
    told = {key: getattr(topic, key) for key in ("kind", "parent", "description")}
    missing = {key: value for key, value in told.items() if value and not getattr(target, key)}
    lists = {
        key: tuple(dict.fromkeys((*getattr(target, key), *getattr(topic, key))))
        for key in ("related", "same_as")
    }
    whole = _pointed(whole.model_copy(update={**missing, **lists}), topic.name, ())
    whole = _pointed(whole, target.name, ())
    pointed = (_pointed(one, topic.name, (target.name,)) for one in vocabulary.topics)
    pairs = zip(vocabulary.topics, pointed, strict=True)
    after = tuple(None if one is topic else whole if one is target else now for one, now in pairs)
    lost = (f"{key}: {value}" for key, value in told.items() if value and getattr(whole, key) != value)
    return TopicChange((topic.name,), (target.name,), after, dropped=tuple(lost))


def _with_aliases(topic: Topic, names: Sequence[str]) -> Topic:
    known = {fold_name(one) for one in (topic.name, *topic.aliases)}
    fresh = {fold_name(name): name for name in reversed(names) if fold_name(name) not in known}
    return topic.model_copy(update={"aliases": (*topic.aliases, *reversed(fresh.values()))})


def _pointed(topic: Topic, old: str, new: Sequence[str]) -> Topic:
    """A topic that points to others of a name (none, where that is gone) as its parent or related ones."""
    key = fold_name(old)
    related = (name for one in topic.related for name in (new if fold_name(one) == key else (one,)))
    parent = ("".join(new) if fold_name(topic.parent) == key else topic.parent) if topic.parent else ""
    return topic.model_copy(update={"related": tuple(dict.fromkeys(related)), "parent": parent})


def _wrong(said: str, hint: str) -> Problem:
    return problem("bad-value", said, Place(VOCABULARY), hint)
