"""The raw text behind an article: its bytes checked against their hash, decoded, and given to the ledger. Room `notes`;
imports root and config."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from glossator.config.matter import SourceMatter
from glossator.digest import of_bytes
from glossator.extend.hooks import Hook
from glossator.extend.reading import BY_EXTENSION, importer_of, text_by
from glossator.ledger import Range, text_of, texts_of, unaccounted
from glossator.notes.malformed import MalformedError
from glossator.notes.raw_page import Form, form_of, read_raw
from glossator.notes.web_text import Event
from glossator.problem import ProblemError
from glossator.text import fold_source, split_lines

BLACK = "█"
"""What stands for redacted words, as often as one likes: U+2588."""


class RawText(Struct, frozen=True, dict=True):
    """The lines of a raw text and what became of each."""

    lines: tuple[str, ...]
    ranges: tuple[Range, ...]
    form: Form | None = "text"
    """What it is; None where only an extension knows."""
    markup: str = ""
    """The HTML whose words the lines say; empty where there is none."""
    markup_first: int = 1
    """The number of the line with which these words begin."""
    events: tuple[Event, ...] = ()
    """The HTML's elements and words, where they are read already."""

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """The text that the ledger gives each kind."""
        return texts_of(self.lines, self.ranges)

    def folded(self, kind: str) -> str:
        """All that the ledger gives one kind, folded as the proof compares texts."""
        return fold_source(self.texts.get(kind, ""))

    def rows(self, kind: str) -> tuple[str, ...]:
        """The same line by line, folded, lines without words left out."""
        rows = (fold_source(row) for row in self.texts.get(kind, "").split("\n"))
        return tuple(row for row in rows if row)

    def line_at(self, kind: str, offset: int) -> int:
        """The line from which the character at an offset of the folded text comes (the last one behind its end)."""
        seen, last = 0, 0
        for number, row in self.numbered(kind):
            seen += len(row) + 1
            last = number
            if offset < seen:
                return number
        return last

    def numbered(self, kind: str) -> Iterator[tuple[int, str]]:
        """The rows of one kind, each after the number of its line."""
        for number, line in enumerate(self.lines, 1):
            ranges = [one for one in self.ranges if one.first <= number <= one.last]
            moved = [Range(1, 1, one.kind, one.start, one.end) for one in ranges]
            row = fold_source(text_of([line], moved, kind))
            if row:
                yield number, row


class Unusable(Struct, frozen=True):
    """Why a raw text cannot be compared with: the code of the problem, what is wrong, what to do."""

    code: str
    message: str
    hint: str


def raw_text(
    seed: bytes, source: SourceMatter, importers: Iterable[Hook] = ()
) -> RawText | tuple[Unusable, ...]:
    """A raw file's bytes as lines with their ledger, or all that is wrong with them; `importers` read the files that
    extensions know."""
    if of_bytes(seed) != source.sha256:
        return (_other_bytes(seed, source),)
    if source.encoding == BY_EXTENSION and importer_of(source.file, importers) is None:
        return (_unread(source),)
    try:
        raw = _read(seed, source, importers)
    except ProblemError as error:
        return tuple(Unusable(one.code, f"{one.place}: {one.message}", one.hint) for one in error.problems)
    except MalformedError as error:
        return (Unusable("proof-snapshot", f"{source.file} cannot be read: {error.message}", error.hint),)
    except (LookupError, UnicodeError, ValueError):
        message = f"{source.file} cannot be read as {source.encoding}"
        return (Unusable("proof-snapshot", message, "correct 'source.encoding'"),)
    faults = unaccounted(raw.lines, raw.ranges)
    hint = "correct 'source.body' and 'source.rest' so that each line has one class"
    unledgered = (Unusable("proof-ledger", f"{fault} ({source.file})", hint) for fault in faults)
    return (*unledgered, *_disclosed(raw.lines, source)) or raw


def _unread(source: SourceMatter) -> Unusable:
    message = f"{source.file} was read by an extension that the site does not have"
    return Unusable(
        "missing-extension", message, "name it in 'extensions' of site.yaml, or install its package"
    )


def _read(seed: bytes, source: SourceMatter, importers: Iterable[Hook]) -> RawText:
    """The lines that the ledger counts: a page's or a document's are those of its canonical text."""
    importer = importer_of(source.file, importers)
    if source.encoding == BY_EXTENSION and importer is not None:
        return RawText(split_lines(text_by(importer, seed)), source.ranges(), None)
    read = read_raw(seed, source.file, source.encoding)
    return RawText(read.lines, source.ranges(), form_of(source.file), read.markup, read.first, read.events)


def _disclosed(lines: Sequence[str], source: SourceMatter) -> Iterator[Unusable]:
    """Lines that are said to be redacted, but are not there or say all that they said."""
    for one in source.redactions:
        first, last = one.lines
        if not 1 <= first <= last <= len(lines):
            message = f"{source.file} has no lines {first} to {last} that could be redacted"
            yield Unusable("proof-ledger", message, "correct 'source.redactions'")
            continue
        for number in range(first, last + 1):
            if lines[number - 1].strip() and BLACK not in lines[number - 1]:
                message = (
                    f"line {number} of {source.file} is said to be redacted, but nothing in it is blacked out"
                )
                hint = f"put {BLACK * 5} for its words, here and in the article, and correct 'source.sha256'"
                yield Unusable("proof-snapshot", message, hint)


def _other_bytes(seed: bytes, source: SourceMatter) -> Unusable:
    if of_bytes(seed.replace(b"\r\n", b"\n")) == source.sha256:
        message = f"{source.file} is the raw text, but with CRLF at its line ends instead of LF"
        hint = "git may have rewritten them: put 'seeds/** -text' into .gitattributes and check the file out again"
        return Unusable("proof-snapshot", message, hint)
    if of_bytes(seed.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")) == source.sha256:
        message = f"{source.file} is the raw text, but with LF at its line ends instead of CRLF"
        hint = "git may have rewritten them: put 'seeds/** -text' into .gitattributes and check the file out again"
        return Unusable("proof-snapshot", message, hint)
    message = f"the bytes of {source.file} are not those that the article was made from"
    return Unusable(
        "proof-snapshot", message, "put the raw file back as it was, or import the new one as a new article"
    )
