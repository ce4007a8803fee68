"""Room `ingest`: labelled lines become topics and issues; an article without topics gets suggestions. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from glossator.config.vocabulary import Vocabulary
from glossator.ingest.metadata import Source
from glossator.ingest.values import Block, Finding, ImportContext, Suggestion
from glossator.problem import Place, Problem, problem
from glossator.text import fold_name
from glossator.topics.body import BodyIndex
from glossator.topics.line import separated
from glossator.topics.names import Names, names_of, with_names
from glossator.topics.split import Gap, Split, split_topics
from glossator.topics.tagging import VOCABULARY, suggest_topics
from glossator.topics.tagging import Suggestion as Suggested

SHOWN = 3
"""Doubtful gaps that a problem names."""

TOLD = 300_000
"""Characters of a text that tell what it is about."""


@dataclass(frozen=True, slots=True)
class Subjects:
    """The names that the lists of one kind hold."""

    kind: str
    """`topics` or `issues`: the front matter key."""
    names: tuple[str, ...] = ()
    raw: str = ""
    """The lists as they came, where any boundary was inferred."""
    splits: tuple[Split, ...] = ()
    problems: tuple[Problem, ...] = ()


def vocabulary_names(vocabulary: Vocabulary, learned: Sequence[str] = ()) -> Names:
    """The site's vocabulary as topic rules see it, with names learned from other raw texts."""
    return with_names(names_of((one.name, one.aliases) for one in vocabulary.topics), learned)


def read_subjects(source: Source, kind: str, body: str | BodyIndex, context: ImportContext) -> Subjects:
    """The names in a raw text's lists of topics or issues, in order, each once."""
    names = vocabulary_names(context.vocabulary, context.learned)
    lists = tuple(_lists(source, kind))
    splits = tuple(split_topics(raw, body, names, context.gazetteer) for _, raw in lists)
    found = dict.fromkeys(name for split in splits for name in split.names)
    raw = "\n".join(split.raw for split in splits if split.inferred)
    pairs = zip(lists, splits, strict=True)
    problems = tuple(one for (line, _), split in pairs for one in _doubts(kind, line, split))
    return Subjects(kind, _each_once(found), raw, splits, problems)


def run_together(source: Source) -> bool:
    """Any of the lists has no separators, so that the text must help to tell it apart."""
    return any(separated(raw) is None for kind in ("topics", "issues") for _, raw in _lists(source, kind))


def _each_once(names: dict[str, None]) -> tuple[str, ...]:
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(fold_name(name), name)
    return tuple(first.values())


def _lists(source: Source, kind: str) -> Iterator[tuple[int, str]]:
    """The lists of one kind, each as its first line's number and its text."""
    pairs = zip(source.blocks, source.findings, strict=True)
    for own, group in groupby(pairs, key=lambda pair: pair[1].kind == kind):
        members = list(group)
        if own:
            yield members[0][0].first, "\n".join(block.text.strip() for block, _ in members)
        else:
            yield from (one for block, finding in members for one in _beside(block, finding, kind))


def _beside(block: Block, finding: Finding, kind: str) -> Iterator[tuple[int, str]]:
    """A list on the line of its label."""
    for part in finding.parts if finding.kind == "label" else ():
        if part.kind == kind:
            yield block.first, block.text[part.start : part.end]


def _doubts(kind: str, line: int, split: Split) -> Iterator[Problem]:
    place = Place("", line, 1, 1, (split.raw.split("\n")[0],), line)
    if split.doubtful:
        message = f"the line of {kind} runs together and cannot be told apart; it is kept as {kind}_raw"
        hint = f"write the {kind} into the article; their names in topics.yaml will help the next import"
        yield problem("topics-doubtful", message, place, hint)
    elif split.reported:
        message = (
            f"where the {kind} part is unsure: {'; '.join(_reading(one) for one in split.reported[:SHOWN])}"
        )
        yield problem(
            "topics-doubtful", message, place, f"compare the {kind} in the article with the raw line"
        )


def _reading(gap: Gap) -> str:
    apart, together = (" | ".join(names) for names in (gap.apart, gap.together))
    return f"“{apart}” rather than “{together}”" if gap.cut else f"“{together}” rather than “{apart}”"


def suggest(text: str, context: ImportContext) -> tuple[Suggestion, ...]:
    """Topics that the text itself speaks for, or its likeness to the site's articles, likeliest first; of a book,
    its beginning."""
    names, known = vocabulary_names(context.vocabulary), context.vocabulary.by_name
    found = suggest_topics(text[:TOLD], names, context.gazetteer, context.archive())
    return tuple(
        Suggestion(one.name, fold_name(one.name) in known, one.source == VOCABULARY, _evidence(one))
        for one in found
    )


def _evidence(one: Suggested) -> str:
    mentions = (f"{one.count} mention{'s' * (one.count != 1)}",) if one.count else ()
    similar = (f"{one.similarity:.2f} similar to articles on it",) if one.similarity else ()
    return ", ".join((*mentions, *similar))


def new_names(names: Sequence[str], vocabulary: Vocabulary) -> tuple[str, ...]:
    """Those that the vocabulary has neither as a name nor as an alias."""
    return tuple(name for name in names if fold_name(name) not in vocabulary.by_name)
