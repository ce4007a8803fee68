"""An article's file, opened for editing: its passages with their tokens, its definitions with their lines. Room
`edit`, pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec import Struct
from msgspec.structs import replace

from glossator.config.load import Written, read_article
from glossator.config.matter import Matter
from glossator.edit.splices import plain_ends
from glossator.markdown.parser import ParserOptions, parser
from glossator.markdown.places import Places, places_of
from glossator.model import Note
from glossator.notes.anchors import Anchor, anchor_all
from glossator.notes.definitions import Parted, part, undefined_to_text
from glossator.notes.edition import Edition, read_edition
from glossator.notes.flow import Flow, flow, flows
from glossator.notes.heads import head_words
from glossator.notes.options import KINDS, EditionOptions, edition_options
from glossator.notes.readings import Reading, read
from glossator.notes.rules import fold_label, footnotes
from glossator.problem import Problem
from glossator.sources.notes_files import NotesFile

CONTENT = "content/"


class Passage(Struct, frozen=True):
    """One paragraph, heading, item or cell of the source."""

    flow: Flow
    is_heading: bool
    last_line: int
    """Of the top-level block that it stands in: the line behind it, from 0, in the body."""


class ArticleFile(Struct, frozen=True):
    """An article's file, and what its reading depends on besides."""

    path: str
    """Relative to the site: `content/articles/x.md`."""
    text: str
    """The whole file, with the line ends that it has."""
    site: EditionOptions
    """What settings say about every file: `notes.options.site_options`."""
    notes_files: tuple[NotesFile, ...] = ()


@dataclass(frozen=True)
class Manuscript:
    """An article's file as editing sees it. Lines and offsets of its body count in `written.body`."""

    file: ArticleFile
    text: str
    r"""The whole file, its lines ended by `\n`."""
    written: Written[Matter]
    options: EditionOptions
    edition: Edition
    """With its drafts."""
    made: MarkdownIt
    env: Mapping[str, Any]
    """What parsing remembers: the addresses of link references."""
    tokens: tuple[Token, ...]
    parted: Parted
    passages: tuple[Passage, ...]

    @property
    def path(self) -> str:
        return self.file.path

    @cached_property
    def places(self) -> Places:
        return places_of(self.written.body)

    @cached_property
    def readings(self) -> Mapping[str, Reading]:
        """What each definition says by itself, by its folded label."""
        words = head_words({**KINDS, **self.options.kinds}, self.options.scale)
        return {key: read(one, words, self.places) for key, one in self.parted.definitions.items()}

    @cached_property
    def anchors(self) -> Mapping[str, Anchor]:
        """What each note hangs on, by its folded label."""
        return anchor_all(flows(self.parted.source), self.readings, self.places, {}).anchors

    def offset(self, line: int, column: int = 0) -> int:
        """The offset in the file of a place in the body, both from 0; a line behind the last is the file's end."""
        body, at = self.written.body, 0
        for _ in range(line):
            found = body.find("\n", at)
            if found < 0:
                return len(self.text)
            at = found + 1
        return self.written.body_offset + at + column

    def note(self, label: str) -> Note | None:
        """The note of that label, in whatever case, if readers of drafts see it."""
        key = fold_label(label)
        return next((one for one in self.edition.notes if fold_label(one.label) == key), None)

    def render(self, tokens: Sequence[Token]) -> str:
        """Tokens as HTML without any reference."""
        return str(self.made.renderer.render(tokens, self.made.options, dict(self.env)))


def open_manuscript(file: ArticleFile) -> tuple[Manuscript | None, tuple[Problem, ...]]:
    """An article's file opened; None with every problem where its front matter cannot be read."""
    plain = plain_ends(file.text)
    written, problems = read_article(plain, file.path)
    return (_opened(file, plain, written), ()) if written else (None, problems)


def _opened(file: ArticleFile, text: str, written: Written[Matter]) -> Manuscript:
    options = edition_options(
        replace(file.site, drafts=True), file.path.removeprefix(CONTENT), written.matter
    )
    made = parser(ParserOptions((footnotes, *options.plugins)))
    env: dict[str, Any] = {}
    tokens = tuple(made.parse(written.body, env))
    parted = part(tokens, places_of(written.body))
    edition = read_edition(written.body, options, file.notes_files)
    undefined_to_text(parted.source, frozenset(edition.labels))
    return Manuscript(
        file=file,
        text=text,
        written=written,
        options=options,
        edition=edition,
        made=made,
        env=env,
        tokens=tokens,
        parted=parted,
        passages=tuple(_passages(parted.source)),
    )


def _passages(source: Sequence[Token]) -> Iterator[Passage]:
    depth, last, heading = 0, 0, False
    for token in source:
        if depth == 0 and token.map:
            last = token.map[1]
        depth += token.nesting
        heading = token.type == "heading_open" or (heading and token.type != "heading_close")
        if token.type == "inline":
            yield Passage(flow(token), heading, last)
