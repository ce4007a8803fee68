"""Room `ingest`: a feed is taken apart: each entry becomes a raw file of its own. Pure.

The raw file of an entry is a feed of that entry alone: of XML the very bytes of the feed (as `mend` reads them, where
it is no well-formed XML), without its other entries and without what changes from day to day; of JSON the same values.
So it is known again in every later state of the feed.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from glossator.ingest.feeds.mend import read_mended
from glossator.notes.entry import Entry
from glossator.notes.feed import read_feed
from glossator.notes.feed_json import read_json
from glossator.notes.feed_xml import entry_nodes, of_node
from glossator.notes.malformed import MalformedError
from glossator.notes.raw_page import ENTRIES, is_entry
from glossator.notes.xml_tree import Node
from glossator.slug import slugify

ENDINGS = (".xml", ".rss", ".atom", ".rdf", ".json")
_MARKS = (b"<rss", b"<feed", b":feed", b":RDF", b"jsonfeed.org")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S")
"""RFC 3986, 3.1: `https:`, `tag:`, `urn:`."""
_LOOKED_AT = 4000
"""Bytes at the start in which a feed says what it is."""
_KEPT = frozenset((":title", ":language", "dc:language", "atom:title", "atom:author"))
"""What an entry needs to know of its feed."""
_JSON_KEPT = ("version", "title", "home_page_url", "language", "authors", "author")


@dataclass(frozen=True, slots=True)
class EntryFile:
    """The raw file of an entry."""

    name: str
    """Made of its title; two entries of one feed may have the same."""
    data: bytes
    key: str
    """What the entry is known by, among those of all feeds."""
    has_text: bool = True
    """Whether it says more than a title."""
    flaw: str = ""
    """Why the feed had to be mended to be read."""


def is_feed(file: str, data: bytes) -> bool:
    """Whether a raw file holds a feed, rather than one entry or something else."""
    name = file.lower()
    if not name.endswith(ENDINGS) or is_entry(file):
        return False
    head = data[:_LOOKED_AT].replace(b"\0", b"")
    return any(mark in head for mark in _MARKS)


def split_feed(file: str, data: bytes) -> tuple[EntryFile, ...]:
    """The entries of a feed, in its order. Raises MalformedError."""
    return tuple(_of_json(data, file) if file.lower().endswith(".json") else _of_xml(data))


def key_of(data: bytes, file: str) -> str:
    """What the entry that a raw file holds is known by; empty for a raw file that is damaged."""
    try:
        return next((_known_by(one) for one in read_feed(data, file)), "")
    except MalformedError:
        return ""


def _known_by(entry: Entry) -> str:
    """What its feed calls it; a name that is no address (`id: 17`) may be another feed's as well."""
    key = entry.key
    return key if not key or _ADDRESS.match(key) else f"{key} in {entry.outlet}"


def _of_json(data: bytes, file: str) -> Iterator[EntryFile]:
    feed = read_json(data)
    head: Mapping[str, Any] = {key: feed[key] for key in _JSON_KEPT if key in feed}
    for item, entry in zip(feed["items"], read_feed(data, file), strict=True):
        text = json.dumps({**head, "items": [item]}, ensure_ascii=False, indent=1)
        yield _named(entry, f"{text}\n".encode("utf-8", "replace"), ENTRIES[1])


def _of_xml(data: bytes) -> Iterator[EntryFile]:
    feed = read_mended(data)
    before, behind = _frame(feed.data, feed.root)
    for node in entry_nodes(feed.root):
        text = before + _slice(feed.data, node) + b"\n" + behind
        yield replace(_named(of_node(node, feed.root), text, ENTRIES[0]), flaw=feed.flaw)


def _named(entry: Entry, data: bytes, ending: str) -> EntryFile:
    stem = slugify(entry.called) or slugify(entry.key) or "entry"
    return EntryFile(f"{stem}{ending}", data, _known_by(entry), bool(entry.content.strip()))


def _frame(data: bytes, root: Node) -> tuple[bytes, bytes]:
    """What stands before and behind an entry: the start tags that it stands in, with what tells of the feed."""
    channel = root.first(":channel")
    own = [_slice(data, one) for one in (channel or root).nodes() if one.tag in _KEPT and one.text.strip()]
    declaration = data[: data.index(b"?>") + 2] + b"\n" if data.startswith(b"<?xml") else b""
    parts = [declaration + _start_tag(data, root)]
    closing = [_end_tag(data, root)]
    if channel is not None:
        parts.append(_start_tag(data, channel))
        end = _end_tag(data, channel)
        if root.tag == "rdf:RDF":
            own.append(end)
        else:
            closing.insert(0, end)
    return b"\n".join((*parts, *own, b"")), b"\n".join((*closing, b""))


def _slice(data: bytes, node: Node) -> bytes:
    return data[node.start : _end(data, node)]


def _end(data: bytes, node: Node) -> int:
    """Where a node ends whose end tag is a tag of its own."""
    return data.index(b">", node.end) + 1


def _start_tag(data: bytes, node: Node) -> bytes:
    return data[node.start : data.index(b">", node.start) + 1]


def _end_tag(data: bytes, node: Node) -> bytes:
    return data[node.end : _end(data, node)]
