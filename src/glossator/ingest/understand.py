"""Room `ingest`: the lines of a raw text become all that can be told of it, before anything is written. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from glossator.ingest.blocks import cut_blocks
from glossator.ingest.body import Body, make_body
from glossator.ingest.classify import classify
from glossator.ingest.headline import Knowledge
from glossator.ingest.language import detect_language
from glossator.ingest.metadata import Source, derive
from glossator.ingest.ranges import make_ranges
from glossator.ingest.rules.bios import introduced_names
from glossator.ingest.rules.reading import Reading
from glossator.ingest.subjects import Subjects, read_subjects, run_together, suggest
from glossator.ingest.values import Block, Derived, ImportContext, Suggestion
from glossator.ledger import BODY, Range
from glossator.problem import Problem
from glossator.text import fold_name
from glossator.topics.body import index_body

PROSE = (BODY, "title", "dek")
"""Classes whose words may support a topic."""


@dataclass(frozen=True, slots=True)
class Understood:
    """A raw text, classified, with its values."""

    source: Source
    body: Body
    ledger: tuple[Range, ...]
    derived: tuple[Derived, ...]
    topics: Subjects
    issues: Subjects
    suggestions: tuple[Suggestion, ...]


@dataclass(frozen=True, slots=True)
class RawArticle:
    """A raw file, understood, whatever its format."""

    read: Understood
    origin: Mapping[str, object] = field(default_factory=dict)
    """`url` and `retrieved` of the source, where the raw file tells them."""
    doubts: tuple[Problem, ...] = ()
    """What an editor should look at besides."""
    images: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    """Pictures that were saved with the raw file, by their address from the article."""
    carried: Mapping[str, object] = field(default_factory=dict)
    """Front matter that is no words of the text, such as `draft`."""
    left: tuple[str, ...] = ()
    """Keys of the raw file's own front matter that ours has no place for."""


def understand(lines: tuple[str, ...], file: str, context: ImportContext) -> Understood:
    """What the lines of the raw file `file` are and mean."""
    blocks = cut_blocks(lines)
    lang = detect_language("\n".join(lines))
    findings = classify(_reading(blocks, lang, context))
    source = Source(lines, blocks, findings, lang)
    body = make_body(blocks, findings)
    prose = "\n".join(block.text for kind in PROSE for block, _ in source.of_kind(kind))
    index = index_body(prose) if run_together(source) else prose
    topics = read_subjects(source, "topics", index, context)
    listed = topics.names or topics.raw or context.settings.tag == "off"
    return Understood(
        source,
        body,
        make_ranges(lines, blocks, findings, body.marks),
        derive(source, file),
        topics,
        read_subjects(source, "issues", index, context),
        () if listed else suggest(prose, context),
    )


def _reading(blocks: tuple[Block, ...], lang: str, context: ImportContext) -> Reading:
    settings = context.settings.import_
    known = Knowledge(
        outlets=frozenset(fold_name(name) for name in settings.outlets),
        first_names=context.gazetteer.first_names,
        lang=lang or context.settings.lang,
        authors=introduced_names(blocks),
    )
    drop = frozenset(fold_name(line) for line in settings.drop)
    return Reading(blocks, known, drop, context.chrome, {})
