"""XML as a tree of elements, for documents and feeds that somebody sent. Room `notes`; imports nothing of ours.

Nothing outside the bytes is read: a document type, and with it every entity and external reference, is refused (what
`defusedxml` calls the attacks on XML). Names of elements have their name space's prefix as it is given by the caller.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from xml.parsers import expat

from glossator.notes.malformed import MalformedError

DEEPEST = 240
"""Elements within each other; what reads the tree recurses."""
_HINT = "open it in the program that made it, save it anew, and import that"
_NONE: Mapping[str, str] = MappingProxyType({})


@dataclass(eq=False, slots=True)
class Node:
    """An element; built once, then only read."""

    tag: str
    """`w:p`: the prefix that the caller gave the name space, or `:p` for a name space that it did not name."""
    attributes: Mapping[str, str] = field(repr=False)
    """By name without a prefix."""
    start: int
    """Offset of its first byte."""
    end: int = 0
    """Offset behind its start tag's or, once it ended, its last byte."""
    children: list["Node | str"] = field(default_factory=list, repr=False)

    def get(self, name: str) -> str:
        """An attribute's value, or an empty text."""
        return self.attributes.get(name, "")

    def nodes(self) -> Iterator["Node"]:
        """The elements right below it."""
        return (one for one in self.children if isinstance(one, Node))

    def every(self) -> Iterator["Node"]:
        """All elements below it, in document order."""
        for one in self.nodes():
            yield one
            yield from one.every()

    def first(self, *tags: str) -> "Node | None":
        """The element that a path of tags leads to, the first at each step."""
        here: Node | None = self
        for tag in tags:
            here = next((one for one in here.nodes() if one.tag == tag), None) if here else None
        return here

    @property
    def text(self) -> str:
        """All text below it."""
        return "".join(one if isinstance(one, str) else one.text for one in self.children)


def read_xml(data: bytes, named: str, prefixes: Mapping[str, str] = _NONE) -> Node:
    """The root element of a document. `prefixes` are by name space; `named` is what messages call the document.

    Raises MalformedError for what is no well-formed XML, has a document type, or is nested too deep.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    reader = _Reader(parser, prefixes, named)
    parser.StartElementHandler = reader.open
    parser.EndElementHandler = reader.close
    parser.CharacterDataHandler = reader.words
    parser.StartDoctypeDeclHandler = reader.refuse
    try:
        parser.Parse(data, True)  # noqa: FBT003 — expat knows it by place only
    except expat.ExpatError as error:
        place = f"line {error.lineno}, column {error.offset + 1}"
        raise MalformedError(
            f"{named} is no well-formed XML: {expat.ErrorString(error.code)} at {place}", _HINT
        ) from None
    except (LookupError, ValueError) as error:
        if isinstance(error, MalformedError):
            raise
        raise MalformedError(f"{named} is in an encoding that cannot be read: {error}", _HINT) from None
    (root,) = reader.top.nodes()
    return root


@dataclass(slots=True)
class _Reader:
    parser: expat.XMLParserType
    prefixes: Mapping[str, str]
    named: str
    top: Node = field(default_factory=lambda: Node("", {}, 0))
    path: list[Node] = field(default_factory=list)

    def open(self, name: str, attributes: dict[str, str]) -> None:
        if len(self.path) >= DEEPEST:
            raise MalformedError(
                f"{self.named} nests elements more than {DEEPEST} deep, which no text does", _HINT
            )
        space, _, local = name.rpartition(" ")
        bare = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        made = Node(f"{self.prefixes.get(space, '')}:{local}", bare, self.parser.CurrentByteIndex)
        (self.path[-1] if self.path else self.top).children.append(made)
        self.path.append(made)

    def close(self, _name: str) -> None:
        self.path.pop().end = self.parser.CurrentByteIndex

    def words(self, text: str) -> None:
        self.path[-1].children.append(text)

    def refuse(self, name: str, *_about: object) -> None:
        said = f"{self.named} has a document type (<!DOCTYPE {name}>), which could name entities and files elsewhere"
        raise MalformedError(said, "remove the line that begins with <!DOCTYPE, and import it anew")
