r"""Room `ingest`: the bytes of a raw file become text, or the reasons why they are none. Pure.

Byte-order mark, then UTF-8, then a guess that is said aloud. Lines are counted as `text.split_lines` does.
"""

import codecs
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from glossator.extend.hooks import Hook
from glossator.extend.reading import BY_EXTENSION, text_by
from glossator.ingest.charset import NAMES, guess_charset
from glossator.problem import Place, Problem, ProblemError, problem
from glossator.text import split_lines

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""UTF-32's before UTF-16's, which begin alike."""
_PAGE = "an HTML page"
_MAGIC = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"%PDF-", "a PDF document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a compressed file"),
    (b"<!doctype html", _PAGE),
    (b"<!DOCTYPE html", _PAGE),
    (b"<!DOCTYPE HTML", _PAGE),
    (b"<html", _PAGE),
)
_COMPOUND = b"\xd0\xcf\x11\xe0"
_LOCKED = "an Office file with a password"
_COMPOUNDS = (
    ("EncryptedPackage", _LOCKED),
    ("Workbook", "an old Excel sheet"),
    ("PowerPoint Document", "an old PowerPoint presentation"),
    ("__properties_version1.0", "a mail of Outlook"),
)
"""What an OLE compound file is by the name of one of its streams (MS-CFB; MS-OFFCRYPTO, 1.3.3)."""
_ARCHIVE = b"PK\x03\x04"
_ARCHIVES = (
    (b"mimetypeapplication/epub+zip", "an EPUB book"),
    (b"mimetypeapplication/vnd.oasis.opendocument.text", "an OpenDocument text"),
    (b"word/", "a Word file"),
)
"""What ZIP archives begin with, within their first bytes."""
_AS_WORD = "open it in Word or LibreOffice, save it as .docx, and import that"
_HINTS = {
    "a PDF document": "PDFs are not taken, for they have no paragraphs, only places of letters: import the page or "
    "the Word file that it was made from, or save its words as .txt (pdftotext), read them through, and import that",
    "an EPUB book": "EPUBs are not taken, for they hold many texts: save the chapter as .docx, .html or .txt (Calibre "
    "does), and import that",
    "an OpenDocument text": _AS_WORD,
    "an old Word document": _AS_WORD,
    _LOCKED: "open it in Word with its password, save it without one, and import that",
    "an RTF document": _AS_WORD,
    "a Word file": "give it a name that ends in .docx, and import it anew",
}
"""What to do about files of a kind that is not taken."""
_AS_PAGE = "give it a name that ends in .html, and import it anew"
_CONTROL = regex.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x85]")
_BINARY_SHARE = 0.02
"""Share of control characters among the first bytes from which on a file is no text."""
_NEAR = 4096
"""Bytes at the start of an archive in which its kind is told."""
_MANY = 5
"""Control characters that are named one by one."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A raw text, or what keeps the bytes from being one."""

    text: str
    encoding: str
    """As it is written in front matter: `utf-8`, `windows-1252` …"""
    problems: tuple[Problem, ...]
    """An error among them means that there is no text."""

    @property
    def is_text(self) -> bool:
        return not any(one.is_error for one in self.problems)


def decode(data: bytes) -> Decoded:
    """The text of a raw file's bytes, without its byte-order mark and with its line ends as they are.

    Problems (places without a path): `seed-empty`, `seed-binary`, `seed-control`, `encoding`, and the warning
    `seed-encoding` where the encoding is a guess.
    """
    binary = binary_fault(data)
    if binary:
        return _refused("seed-binary", binary, Place(""), remedy(data))
    decoded = _decoded(data)
    if decoded.is_text and not decoded.text.strip():
        return _refused("seed-empty", "there is no text in this file", Place(""), "remove it, or fill it")
    if decoded.is_text:
        return Decoded(decoded.text, decoded.encoding, (*decoded.problems, *_controls(decoded.text)))
    return decoded


def decode_by(importer: Hook, data: bytes) -> Decoded:
    """The text that an extension's importer reads from a raw file's bytes; its problems are those of `decode`, and
    `extension-failed` and `bad-extension`."""
    try:
        text = text_by(importer, data)
    except ProblemError as error:
        said = ((one.code, f"{one.place}: {one.message}", one.hint) for one in error.problems)
        return Decoded("", "", tuple(problem(code, message, Place(""), hint) for code, message, hint in said))
    if not text.strip():
        return _refused("seed-empty", "the importer finds no text in this file", Place(""), "remove it")
    return Decoded(text, BY_EXTENSION, tuple(_controls(text)))


def _refused(code: str, message: str, place: Place, hint: str) -> Decoded:
    return Decoded("", "", (problem(code, message, place, hint),))


def binary_fault(data: bytes, meant: str = "text") -> str:
    """Why bytes are no text (or no page, where that is `meant`), as a sentence; empty where they may be one."""
    name = _kind_of(data)
    if name and not (meant == "page" and name == _PAGE):
        return f"this is {name}, not a {meant}"
    if data.startswith(tuple(mark for mark, _ in MARKS)):
        return ""
    head = data[:8192]
    controls = sum(byte < 9 or 13 < byte < 32 for byte in head)
    return (
        f"this is not a {meant}: too many of its bytes are controls"
        if controls > len(head) * _BINARY_SHARE
        else ""
    )


def _kind_of(data: bytes) -> str:
    """What bytes are by those at their start; empty for what may be text."""
    if data.startswith(_ARCHIVE):
        return next((name for mark, name in _ARCHIVES if mark in data[:_NEAR]), "a ZIP archive")
    if data.startswith(_COMPOUND):
        found = (name for stream, name in _COMPOUNDS if stream.encode("utf-16-le") in data)
        return next(found, "an old Word document")
    return next((name for magic, name in _MAGIC if data.startswith(magic)), "")


def remedy(data: bytes) -> str:
    """What to do about a file of a kind that is not taken."""
    kind = _kind_of(data)
    return (
        _AS_PAGE
        if kind == _PAGE
        else _HINTS.get(kind, "save the article as plain text, or paste it into one")
    )


def _decoded(data: bytes) -> Decoded:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding)
    try:
        return Decoded(data.decode("utf-8"), "utf-8", ())
    except UnicodeDecodeError as error:
        return _undecodable(data, error) if _is_damaged_utf8(data) else _guessed(data)


def _strictly(data: bytes, encoding: str) -> Decoded:
    name = encoding.removesuffix("-le").removesuffix("-be")
    try:
        text = data.decode(encoding)
        # Where the name has no order of bytes, whoever reads the file by it takes a second mark for the first's.
        return Decoded(text if name == encoding else text.removeprefix("\ufeff"), name, ())
    except UnicodeDecodeError as error:
        return _undecodable(data, error)


def _is_damaged_utf8(data: bytes) -> bool:
    """Most bytes beyond ASCII form UTF-8, so the rest are damage and no other encoding."""
    broken = data.decode("utf-8", "replace").count("\ufffd")
    whole = sum(char > "\x7f" for char in data.decode("utf-8", "ignore"))
    return whole > broken


def _undecodable(data: bytes, error: UnicodeDecodeError) -> Decoded:
    before = split_lines(data[: error.start].decode(error.encoding, "replace") + "|")
    row = before[-1][:-1]
    place = Place("", len(before), len(row) + 1, 1, (row[-80:] + "\ufffd",), len(before))
    message = f"byte 0x{data[error.start]:02x} cannot be read as {error.encoding.upper()}"
    return _refused(
        "encoding", message, place, "save the file anew as UTF-8 from a program that shows it right"
    )


def _guessed(data: bytes) -> Decoded:
    guess = guess_charset(data)
    if guess is None:
        return _refused(
            "seed-binary", "its bytes are no text in any encoding we know", Place(""), "save it as UTF-8"
        )
    name = NAMES.get(guess.encoding, guess.encoding.replace("_", "-"))
    example = _example(guess.text)
    message = (
        f"not UTF-8; read as {name}{'' if guess.trusted else ', which is one of several readings'}{example}"
    )
    hint = "check the letters beyond English in the article; if they are wrong, save the raw file as UTF-8"
    return Decoded(guess.text, name, (problem("seed-encoding", message, Place(""), hint),))


def _example(text: str) -> str:
    words = dict.fromkeys(regex.findall(r"[\p{L}\p{M}]*[^\p{ASCII}\P{L}][\p{L}\p{M}]*", text))
    return f": {', '.join(list(words)[:4])}" if words else ""


def _controls(text: str) -> Iterator[Problem]:
    if not _CONTROL.search(text):
        return
    found = [
        (number, match)
        for number, line in enumerate(split_lines(text), 1)
        for match in _CONTROL.finditer(line)
    ]
    for number, match in found[:_MANY]:
        column = match.start() + 1
        place = Place("", number, column, 1, (_shown(match.string),), number)
        yield problem("seed-control", _named(match.group(), len(found)), place, "remove it from the raw file")


def _named(char: str, count: int) -> str:
    more = f" (one of {count})" if count > 1 else ""
    return f"the control character U+{ord(char):04X}, which no text may have{more}"


def _shown(line: str) -> str:
    return _CONTROL.sub("\N{SYMBOL FOR SUBSTITUTE FORM TWO}", line)[:200]
