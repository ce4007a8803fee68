"""Editions written out, for fixtures and tests of notes: what a note is, what a reader sees, what is wrong."""

import re
from collections.abc import Iterator

from glossator.model import Byline, Html, Note, Ref
from glossator.notes.edition import Edition, read_edition
from glossator.notes.options import EditionOptions
from glossator.problem import Problem
from glossator.sources.notes_files import NotesFile

PHRASES = (
    "the",
    "plan",
    "jobs",
    "café",
    "Moscow’s",
    "3.5",
    "§ 2",
    "naïve",
    "раст",
    "创造就业",
    "co-op",
    "said",
    "“no”",
    "so…",
)
"""Words of several scripts and marks, of which laws make articles."""
REFERENCE = re.compile(r"<sup data-not-source><a [^>]*>(\d+)</a></sup>")


def read(markdown: str, *files: NotesFile, **options: object) -> Edition:
    """The edition of an article, and of the notes files that belong to it."""
    return read_edition(markdown, EditionOptions(path="articles/own.md", **options), files)  # type: ignore[arg-type]


def flat(html: Html) -> str:
    """HTML with its holes as `{target#fragment}`."""
    return "".join(part if isinstance(part, str) else _hole(part) for part in html)


def html_of(edition: Edition) -> str:
    """The source's blocks as HTML, whole."""
    return "".join(flat(html) for _, html in edition.blocks)


def short_html(edition: Edition) -> str:
    """The source's blocks as HTML, references as `[1]`."""
    return REFERENCE.sub(r"[\1]", html_of(edition))


def described(note: Note) -> Iterator[str]:
    """A note as lines: kind and verdict, quoted words, and whatever else it has."""
    yield ", ".join(word for word in (note.kind or "plain", note.verdict) if word)
    yield from [f"“{note.quote}”"] if note.quote else []
    yield from [f"speaker: {note.speaker}"] if note.speaker else []
    yield from [f"by: {_signed(note.byline)}"] if note.byline != Byline() else []
    yield from [f"lang: {note.lang}"] if note.lang else []
    yield from ["draft"] if note.draft else []
    yield f"text: {note.plain}".rstrip()


def complaints(problems: tuple[Problem, ...]) -> Iterator[str]:
    """Problems as `! code line:column`, with the notes file's name where they are in one."""
    for one in problems:
        path = f"{one.place.path}:" if one.place.path else ""
        yield f"! {one.code} {path}{one.place.line}:{one.place.column}"


def _hole(ref: Ref) -> str:
    return "{" + ref.target + (f"#{ref.fragment}" if ref.fragment else "") + "}"


def _signed(byline: Byline) -> str:
    written = f"{byline.author}, {byline.written}" if byline.written else byline.author
    revised = [f"rev. {byline.revised}"] if byline.revised else []
    checked = [f"checked {byline.checker}, {byline.checked}"] if byline.checked else []
    return "; ".join([written, *revised, *checked])
