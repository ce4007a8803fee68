"""Room `ingest`: a feed that is no well-formed XML, or in an encoding that the XML parser does not know, as XML that
says the same. Pure.

Blogs glue their feeds together from texts: HTML's names of characters (`&nbsp;`, which XML has not), a bare `&`,
control characters, a blank line before the declaration, another encoding than the one declared. Nothing else is mended:
tags that do not match are refused.
"""

import codecs
from dataclasses import dataclass
from html.entities import html5

import regex

from glossator.ingest.charset import NAMES, guess_charset
from glossator.notes.feed_xml import PREFIXES
from glossator.notes.malformed import MalformedError
from glossator.notes.xml_tree import Node, read_xml

FEED = "the feed"
_DECLARED = regex.compile(r"<\?xml[^>]*?encoding=[\"']([^\"']+)[\"']")
_ENCODING = regex.compile(r"(?<=<\?xml)([^>]*?)\s+encoding=[\"'][^\"']*[\"']")
_TYPE = regex.compile(rb"<!DOCTYPE\s+[^\[<>]*>")
_APART = regex.compile(r"(<!\[CDATA\[.*?\]\]>|<!--.*?-->)", regex.DOTALL)
_AMPERSAND = regex.compile(r"&(?:#(\d{1,7}|[xX][0-9a-fA-F]{1,6});|(\w+);)?")
_UNFIT = regex.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NEAR = 4000
_OWN = frozenset(("amp", "lt", "gt", "quot", "apos"))


@dataclass(frozen=True, slots=True)
class ReadFeed:
    """A feed's tree with the bytes that it was read from."""

    root: Node
    data: bytes
    flaw: str = ""
    """Why it had to be mended; empty where it had not."""


def read_mended(data: bytes) -> ReadFeed:
    """A feed in XML. Raises MalformedError, with the place in `data`, for what cannot be mended."""
    plain = _untyped(as_utf8(data))
    try:
        return ReadFeed(read_xml(plain, FEED, PREFIXES), plain)
    except MalformedError as error:
        text, said = _decoded(plain)
        mended = _without_faults(text).encode()
        try:
            root = read_xml(mended, FEED, PREFIXES)
        except MalformedError:
            raise error from None
        return ReadFeed(root, mended, said or error.message)


def as_utf8(data: bytes) -> bytes:
    """A feed whose tags are written in single bytes."""
    if not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.removeprefix(codecs.BOM_UTF8)
    return _undeclared(data.decode("utf-16", "replace")).encode()


def _undeclared(text: str) -> str:
    return _ENCODING.sub(r"\1", text, count=1)


def _untyped(data: bytes) -> bytes:
    """Without a document type that only names its kind, as RSS 0.91 has one. What defines entities is refused."""
    head = _TYPE.sub(b"", data[:_NEAR], count=1)
    return head + data[_NEAR:]


def _decoded(data: bytes) -> tuple[str, str]:
    """The text of a feed, and what is to be told of its encoding."""
    declared = _DECLARED.search(data[:_NEAR].decode("latin-1"))
    name = declared[1] if declared else "utf-8"
    try:
        text = data.decode(name)
    except (LookupError, ValueError):
        guess = guess_charset(data)
        if guess is None:
            return data.decode("utf-8", "replace"), ""
        known = NAMES.get(guess.encoding, guess.encoding.replace("_", "-"))
        return _undeclared(guess.text), f"it is not in {name.upper()}, as it says, and was read as {known}"
    return _undeclared(text), ""


def _without_faults(text: str) -> str:
    parts = _APART.split(_UNFIT.sub("", text).lstrip())
    return "".join(one if at % 2 else _AMPERSAND.sub(_reference, one) for at, one in enumerate(parts))


def _reference(found: regex.Match[str]) -> str:
    """A reference as XML knows it; an `&` that begins none stands for itself."""
    number, name = found[1], found[2]
    if number:
        code = int(number[1:], 16) if number[0] in "xX" else int(number)
        return "" if code > 0x10FFFF or _UNFIT.match(chr(code)) else f"&#{code};"
    if name in _OWN:
        return found[0]
    known = html5.get(f"{name};", "") if name else ""
    return known or f"&amp;{found[0][1:]}"
