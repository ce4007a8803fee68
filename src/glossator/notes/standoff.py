"""A notes file becomes notes: under each heading a quotation of the article and the note's text. Room `notes`; imports
root, config, sources and `markdown`.

Footnotes that a notes file defines are notes, too; references to them stand in other notes, or in the article.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec import Struct

from glossator.config.fence import split_fence
from glossator.markdown.places import Places, normal
from glossator.markdown.plain import block_texts, inline_text
from glossator.notes.definitions import Definition, part
from glossator.notes.headings import read_heading
from glossator.notes.heads import Head, HeadFault, Words
from glossator.notes.quotation import Quotation, read_quotation
from glossator.notes.unmerged import unmerged_text
from glossator.problem import Place, Problem, problem
from glossator.sources.notes_files import NotesFile

_COMMENT = re.compile(r"<!--(?:-?>|.*?-->)", re.DOTALL)


class Standoff(Struct, frozen=True):
    """One note of a notes file."""

    label: str
    """Empty where the quoted words give it."""
    head: Head | None
    place: Place
    """Of its heading."""
    quotation: Quotation
    quoted_at: Place
    """Of the quotation's first line."""
    quote_lines: tuple[int, int]
    """The quotation's lines in the file, from 0: the first, and the one behind the last."""
    tokens: tuple[Token, ...]
    """Its text."""


class StandoffFile(Struct, frozen=True):
    """What a notes file holds."""

    places: Places
    notes: tuple[Standoff, ...]
    definitions: tuple[Definition, ...]
    """Of footnotes in it."""
    problems: tuple[Problem, ...]


class _Section(Struct, frozen=True):
    """A heading and what stands under it."""

    heading: tuple[Token, ...]
    """Its three tokens; none for what stands before the first heading."""
    body: tuple[Token, ...]

    @property
    def quote(self) -> tuple[int, int] | None:
        """The block quote that is the anchor: its first token and the one behind its last."""
        opened = [
            at for at, token in enumerate(self.body) if token.type == "blockquote_open" and not token.level
        ]
        closed = [
            at for at, token in enumerate(self.body) if token.type == "blockquote_close" and not token.level
        ]
        return (opened[0], closed[0] + 1) if opened else None


def read_standoff(file: NotesFile, made: MarkdownIt, words: Words) -> StandoffFile:
    """The notes of a notes file, parsed by `made`. Whatever is none is said to be."""
    text, problems = _body(file)
    places = Places(tuple(text.split("\n")), file.path)
    tokens = made.parse(text)
    parted = part(tokens, places)
    notes: list[Standoff] = []
    problems += [*unmerged_text(text, tokens, file.path), *parted.problems]
    first, *sections = _sections(parted.source)
    titled = bool(sections) and _is_title(sections)
    for one in (first, *sections[:titled]):
        problems += _stray(one, places)
    for one in sections[titled:]:
        read = _note(one, places, words)
        problems += read.faults
        notes += [read.note] if read.note else []
    return StandoffFile(places, tuple(notes), tuple(parted.definitions.values()), tuple(problems))


def _body(file: NotesFile) -> tuple[str, list[Problem]]:
    """The text of a notes file, front matter blanked out: its notes are data enough."""
    text = normal(file.text)
    fenced, _ = split_fence(text, file.path)
    if fenced is None or not fenced.body_offset:
        return text, []
    said = "a notes file has no front matter; this is not read"
    place = Places(tuple(text.split("\n")), file.path).on(1, 1, 3)
    hint = "write it into the article's, or as a byline: (Jane Roe, 2025-03-01)"
    return "\n" * (fenced.body_line - 1) + fenced.body, [problem("notes-file-text", said, place, hint)]


def _sections(source: Sequence[Token]) -> Iterator[_Section]:
    """The text before the first heading, and each heading with what follows it."""
    at = [n for n, token in enumerate(source) if token.type == "heading_open" and not token.level]
    yield _Section((), tuple(source[: at[0] if at else len(source)]))
    for start, end in pairwise((*at, len(source))):
        yield _Section(tuple(source[start : start + 3]), tuple(source[start + 3 : end]))


def _is_title(sections: Sequence[_Section]) -> bool:
    """Whether the first heading is the file's title: it quotes nothing and stands above the others, or alone, at the
    first level, with nothing under it."""
    first, *others = sections
    level = first.heading[0].tag
    stands_above = all(one.heading[0].tag > level for one in others)
    return first.quote is None and (
        stands_above if others else level == "h1" and not any(map(_says, first.body))
    )


def _stray(section: _Section, places: Places) -> Iterator[Problem]:
    """Text that belongs to no note."""
    token = next(filter(_says, section.body), None)
    if token is not None:
        yield _unread(token, places)


def _says(token: Token) -> bool:
    """Whether a block has text besides comments."""
    return any(_COMMENT.sub("", text).strip() for text in block_texts((token,)))


def _unread(token: Token, places: Places) -> Problem:
    at = places.within(token, 0)
    if token.type == "html_block" and "<!--" in _COMMENT.sub("", token.content):
        said = "this comment is never closed: no note behind it is read"
        return problem("notes-file-text", said, at, "end it with -->")
    said = "this text belongs to no note; it is not shown"
    hint = "put it under a heading, behind the quotation, or into a comment: <!-- … -->"
    return problem("notes-file-text", said, at, hint)


class _Read(Struct, frozen=True):
    note: Standoff | None
    faults: tuple[Problem, ...]


def _note(section: _Section, places: Places, words: Words) -> _Read:
    holder = section.heading[1]
    text = inline_text(holder.children)
    place = (
        places.within(holder, 0, len(holder.content.split("\n", 1)[0])) if text else _line(section, places)
    )
    headed = read_heading(text, words)
    if isinstance(headed, HeadFault):
        return _Read(None, (_fault(headed, holder, place, places),))
    faults = [_fault(one, holder, place, places) for one in _doubts(headed.doubt, headed.head)]
    span = section.quote
    quotation = read_quotation(section.body[span[0] : span[1]]) if span else None
    if span is None or quotation is None or not quotation.exact:
        return _Read(None, (*faults, _unquoted(section, quotation, place, places)))
    tokens = (*section.body[: span[0]], *section.body[span[1] :])
    at = _line_of(section.body[span[0]], places)
    lines = _lines(section.body[span[0]])
    return _Read(Standoff(headed.label, headed.head, place, quotation, at, lines, tokens), tuple(faults))


def _doubts(doubt: HeadFault | None, head: Head | None) -> Iterable[HeadFault]:
    return [one for one in (doubt, head.doubt if head else None) if one]


def _fault(fault: HeadFault, holder: Token, place: Place, places: Places) -> Problem:
    at = holder.content.find(fault.words) if fault.words else -1
    exact = places.within(holder, at, len(fault.words)) if at >= 0 else place
    return problem(fault.code, fault.message, exact, fault.hint)


def _unquoted(section: _Section, quotation: Quotation | None, place: Place, places: Places) -> Problem:
    span = section.quote
    if span is None:
        said = "this note quotes nothing of the article"
        hint = "write the words that it is about under its heading, as a block quote: > …"
        return problem("bad-quotation", said, place, hint)
    at = _line_of(section.body[span[0]], places)
    if quotation is None:
        hint = "leave one run of bold words: over several paragraphs, to the end of one and from the start of the next"
        return problem("bad-quotation", "the quotation has bold words in several places", at, hint)
    return problem(
        "bad-quotation", "the quotation has no words", at, "quote the words that the note is about"
    )


def _line(section: _Section, places: Places) -> Place:
    return _line_of(section.heading[0], places)


def _lines(token: Token) -> tuple[int, int]:
    return (token.map[0], token.map[1]) if token.map else (0, 0)


def _line_of(token: Token, places: Places) -> Place:
    """The place of a block's first line, from its first character on."""
    number = token.map[0] + 1 if token.map else 1
    line = places.lines[number - 1]
    return places.on(number, len(line) - len(line.lstrip()) + 1, len(line.strip()))
