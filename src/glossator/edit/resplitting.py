"""Lines of topics that an import could not tell apart are read again, with the vocabulary as it is now. Room `edit`;
reads, writes nothing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from glossator.config.load import read_article
from glossator.config.matter import Matter
from glossator.config.vocabulary import Topic
from glossator.edit.front_matter import read_front, with_list
from glossator.edit.patches import Patch
from glossator.edit.retopicking import vocabulary_patch
from glossator.edit.shelf import Shelved, shelved
from glossator.edit.splices import plain_ends, spliced
from glossator.ingest.subjects import vocabulary_names
from glossator.notes.edition import read_edition
from glossator.notes.options import edition_options, site_options
from glossator.problem import Place, Problem, problem
from glossator.site.parse import key_of
from glossator.sources.site import Site
from glossator.text import fold_name
from glossator.topics.gazetteer import bundled
from glossator.topics.names import Names
from glossator.topics.split import split_topics

RAW = {"topics": "topics_raw", "issues": "issues_raw"}


class Resplit(Struct, frozen=True):
    """What the lines say now."""

    patches: tuple[Patch, ...]
    found: Mapping[str, tuple[str, ...]]
    """The names of topics and issues that were found, by article."""
    problems: tuple[Problem, ...]
    """Lines that still cannot be told apart."""


def resplit(site: Site) -> Resplit:
    """The topics and issues of each article that has none, and the line that they are in. Names that the vocabulary
    lacks join it with `new: true`, as in an import. Raises ProblemError where the vocabulary cannot be changed."""
    names = vocabulary_names(site.vocabulary)
    patches: list[Patch] = []
    found: dict[str, tuple[str, ...]] = {}
    problems: list[Problem] = []
    for one in shelved(site):
        lists = dict(_lists(one, site, names)) if isinstance(one.matter, Matter) else {}
        told = {key: listed for key, listed in lists.items() if listed}
        problems += (_doubtful(one, key) for key in lists.keys() - told.keys())
        if told:
            patches.append(_patch(one, told))
            found[one.path] = tuple(name for listed in told.values() for name in listed)
    more = tuple(_new(site, found.values()))
    return Resplit((*vocabulary_patch(site, site.vocabulary.topics, more), *patches), found, tuple(problems))


def _lists(one: Shelved, site: Site, names: Names) -> Iterator[tuple[str, tuple[str, ...]]]:
    """By key of front matter what its line says; nothing where that is doubtful."""
    waiting = [key for key, raw in RAW.items() if getattr(one.matter, raw) and not getattr(one.matter, key)]
    body = words_of_article(one, site) if waiting else ""
    for key in waiting:
        lines = getattr(one.matter, RAW[key]).split("\n")
        splits = [split_topics(line, body, names, bundled()) for line in lines]
        doubtful = any(split.doubtful for split in splits)
        listed = {fold_name(name): name for split in reversed(splits) for name in reversed(split.names)}
        yield key, () if doubtful else tuple(reversed(listed.values()))


def words_of_article(one: Shelved, site: Site) -> str:
    """An article's text without its notes."""
    written, _ = read_article(plain_ends(one.text), one.path)
    if written is None:
        return ""
    options = edition_options(site_options(site.settings), key_of(one.path), written.matter)
    return read_edition(written.body, options).plain


def _patch(one: Shelved, told: Mapping[str, Sequence[str]]) -> Patch:
    text = one.text
    for key, listed in told.items():
        front = read_front(text)
        text = spliced(text, (with_list(front, key, listed),)) if front else text
    return Patch(one.path, one.data, text.encode())


def _new(site: Site, found: Iterable[tuple[str, ...]]) -> Iterator[Topic]:
    fresh = {fold_name(name): name for listed in found for name in listed}
    known = site.vocabulary.by_name
    yield from (Topic(name=name, new=True) for key, name in sorted(fresh.items()) if key not in known)


def _doubtful(one: Shelved, key: str) -> Problem:
    said = f"the line of {key} still cannot be told apart"
    hint = f"write the {key} into the article, or add their names to the vocabulary"
    return problem("topics-doubtful", said, Place(one.path), hint)
