"""A change of a topic becomes the files that it changes: the vocabulary, the articles that name it, and pages at
addresses that lead nowhere else. Room `edit`; reads, writes nothing."""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from glossator.config.load import read_article
from glossator.config.matter import Matter
from glossator.config.vocabulary import Topic, Vocabulary
from glossator.edit.patches import Patch
from glossator.edit.shelf import Shelved, facts_of, read_one, shelved, unread
from glossator.edit.splices import plain_ends
from glossator.edit.succession import successions
from glossator.edit.topic_changes import TopicChange
from glossator.edit.topic_names import LISTS, Instead, with_names
from glossator.edit.vocabulary_text import with_topics
from glossator.problem import Place, Problem, ProblemError, problem
from glossator.site.terms import written_names
from glossator.sources.folder import read_bytes
from glossator.sources.site import VOCABULARY, Site
from glossator.text import fold_name
from glossator.utf8 import decode

Decide = Callable[[Vocabulary, Sequence[str]], TopicChange]
"""What becomes of a topic, given the vocabulary and the names that articles have."""
OWN = frozenset(("topics", "issues", "outlets", "authors"))
"""Taxonomies that have a key of front matter; the names of others stand under `extra`."""


class Retopicked(Struct, frozen=True):
    """A change of a topic."""

    change: TopicChange
    patches: tuple[Patch, ...]
    articles: int
    """How many articles it changes."""
    pages: tuple[Patch, ...]
    """Those of the patches that add a page at the address of a term that is several now."""
    problems: tuple[Problem, ...]
    """Why articles could not be read, which may name the topic, too."""


def retopicked(site: Site, decide: Decide) -> Retopicked:
    """The files that a decision about a topic changes. Raises ProblemError where the vocabulary cannot be read, or the
    decision cannot be carried out."""
    keys = tuple(key for key in site.settings.taxonomies if key not in OWN)
    texts = tuple(shelved(site))
    named = {one.path: tuple(_names(one, keys)) for one in texts if isinstance(one.matter, Matter)}
    used = tuple(dict.fromkeys(name for names in named.values() for name in names))
    missed = tuple(_missed(site, named))
    change = _decided(decide, site.vocabulary, used, missed)
    after = Vocabulary(topics=tuple(one for one in (*change.after, *change.more) if one))
    instead = Instead(frozenset(map(fold_name, change.old)), change.names, after.canonical)
    renamed = tuple(_renamed(one, named.get(one.path, ()), keys, instead) for one in texts)
    pairs = zip(texts, renamed, strict=True)
    articles = tuple(Patch(was.path, was.data, now.data) for was, now in pairs if now.data != was.data)
    vocabulary = vocabulary_patch(site, change.after, change.more)
    pages = tuple(successions(site, texts, renamed, after, change))
    return Retopicked(change, (*vocabulary, *articles, *pages), len(articles), pages, missed)


def _decided(
    decide: Decide, vocabulary: Vocabulary, used: Sequence[str], missed: Sequence[Problem]
) -> TopicChange:
    """What is decided, or with why not, the articles that could not be read: one of them may name the topic."""
    try:
        return decide(vocabulary, used)
    except ProblemError as error:
        raise ProblemError((*missed, *error.problems)) from error


def _missed(site: Site, read: Container[str]) -> Iterator[Problem]:
    """Why articles cannot be read, as texts or in their front matter."""
    yield from unread(site, site.articles)
    for path in site.articles:
        if path not in read:
            try:
                read_one(site, path)
            except ProblemError as error:
                yield from error.problems


def vocabulary_patch(site: Site, after: Sequence[Topic | None], more: Sequence[Topic]) -> tuple[Patch, ...]:
    """The vocabulary's file with other topics; nothing where it stays. Raises ProblemError."""
    was = (read_bytes(site.root, VOCABULARY)[0] or b"") if (site.root / VOCABULARY).exists() else b""
    problems = decode(was)[1]
    if problems:
        raise ProblemError(problems)
    now = with_topics(was.decode("utf-8"), after, more).encode()
    return (Patch(VOCABULARY, was, now),) if now != was else ()


def _names(one: Shelved, keys: Sequence[str]) -> Iterator[str]:
    if isinstance(one.matter, Matter):
        facts = facts_of(one.path, one.matter)
        for key in (*LISTS, *keys):
            yield from written_names(key, facts)
        yield from (name for note in one.matter.notes.values() for name in note.topics)


def _renamed(one: Shelved, named: Sequence[str], keys: Sequence[str], instead: Instead) -> Shelved:
    """An article with other names, or as it is. Raises ProblemError where front matter has them in a way in which they
    cannot be replaced."""
    if instead.old.isdisjoint(map(fold_name, named)):
        return one
    text = with_names(one.text, keys, instead)
    written, _ = read_article(plain_ends(text), one.path)
    made = replace(one, data=text.encode(), text=text, matter=written.matter if written else None)
    kept = (name for name in named if fold_name(name) not in instead.old)
    if _meant(_names(made, keys), instead) != _meant((*kept, *instead.new), instead):
        said = "the topics are written in a way that cannot be changed in place"
        hint = "write them as a list, [One, Other], without anchors (&) and aliases (*)"
        raise ProblemError([problem("bad-value", said, Place(one.path), hint)])
    return made


def _meant(names: Iterable[str], instead: Instead) -> frozenset[str]:
    return frozenset(fold_name(instead.canonical(name)) for name in names)
