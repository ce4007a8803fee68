"""A feed becomes its entries, whatever it is written in. Room `notes`; the door to `feed_xml` and `feed_json`."""

from glossator.notes.entry import Entry
from glossator.notes.feed_json import ANEW, of_item, read_json
from glossator.notes.feed_xml import PREFIXES, entry_nodes, of_node
from glossator.notes.malformed import MalformedError
from glossator.notes.xml_tree import read_xml


def read_entry(data: bytes, file: str) -> Entry:
    """The first entry of a feed, from `.json` or XML by the file's name. Raises MalformedError."""
    found = read_feed(data, file)
    if not found:
        raise MalformedError("there is no entry in this feed", ANEW)
    return found[0]


def read_feed(data: bytes, file: str) -> tuple[Entry, ...]:
    """All entries of a feed. Raises MalformedError for what is none."""
    if file.lower().endswith(".json"):
        feed = read_json(data)
        return tuple(of_item(one, feed) for one in feed["items"])
    root = read_xml(data, "the feed", PREFIXES)
    return tuple(of_node(one, root) for one in entry_nodes(root))
