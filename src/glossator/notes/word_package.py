"""A Word file's parts: the texts, relations and pictures in its ZIP archive. Room `notes`; imports nothing of ours but
`xml_tree`.

ECMA-376 (Office Open XML), in both of its name spaces. Sizes are bounded before anything is unpacked.
"""

import posixpath
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from types import MappingProxyType
from zipfile import BadZipFile, ZipFile

from msgspec import Struct

from glossator.notes.malformed import MalformedError
from glossator.notes.xml_tree import Node, read_xml

LARGEST = 64 * 2**20
"""Bytes of all texts of a file, unpacked."""
LARGEST_PICTURE = 20_000_000
"""Bytes of a picture, unpacked."""
MOST_PARTS = 10_000
_HINT = "open it in Word or LibreOffice, save it anew as .docx, and import that"
_OFFICE = ("http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/")
_SPACES = {
    "w": ("wordprocessingml/2006/main", "wordprocessingml/main"),
    "m": ("officeDocument/2006/math", "officeDocument/math"),
    "a": ("drawingml/2006/main", "drawingml/main"),
    "wp": ("drawingml/2006/wordprocessingDrawing", "drawingml/wordprocessingDrawing"),
}
PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        **{f"{_OFFICE[at]}{names[at]}": prefix for prefix, names in _SPACES.items() for at in (0, 1)},
        "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
        "urn:schemas-microsoft-com:vml": "v",
        "http://purl.org/dc/elements/1.1/": "dc",
        "http://purl.org/dc/terms/": "dcterms",
        "http://schemas.openxmlformats.org/package/2006/metadata/core-properties": "cp",
    }
)
_DOCUMENT = "officeDocument"


class Relation(Struct, frozen=True):
    """What a part refers to."""

    kind: str
    """The last word of its type: `hyperlink`, `image`, `footnotes` …"""
    target: str
    """An address, or the name of a part."""
    is_outside: bool


class Package(Struct, frozen=True):
    """An open Word file."""

    archive: ZipFile
    main: str
    """The name of the part with the text."""

    def tree(self, part: str) -> Node | None:
        """A part's XML; None where there is no such part. Raises MalformedError."""
        if part not in self.archive.NameToInfo:
            return None
        return read_xml(_unpacked(self.archive, part, LARGEST), part, PREFIXES)

    def relations(self, part: str) -> Mapping[str, Relation]:
        """What a part refers to, by id. Raises MalformedError."""
        folder, name = posixpath.split(part)
        tree = self.tree(posixpath.join(folder, "_rels", f"{name}.rels"))
        return {one.get("Id"): _relation(one, folder) for one in tree.nodes()} if tree else {}

    def related(self, kind: str) -> Iterator[str]:
        """The parts of a kind that the text refers to, in the order of their names."""
        found = {
            one.target
            for one in self.relations(self.main).values()
            if one.kind == kind and not one.is_outside
        }
        return iter(sorted(found))

    def picture(self, part: str) -> bytes | None:
        """The bytes of a picture; None where it is not there, too large or damaged."""
        if part not in self.archive.NameToInfo:
            return None
        try:
            return _unpacked(self.archive, part, LARGEST_PICTURE)
        except MalformedError:
            return None


def open_package(data: bytes) -> Package:
    """A Word file's parts. Raises MalformedError for what is none, is damaged, or would unpack to too much."""
    try:
        archive = ZipFile(BytesIO(data))
    except (BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise MalformedError(f"this is no Word file, or it is damaged: {error}", _HINT) from None
    if len(archive.NameToInfo) > MOST_PARTS:
        raise MalformedError(f"it has {len(archive.NameToInfo)} parts, which no text has", _HINT)
    size = sum(one.file_size for one in archive.infolist() if one.filename.endswith((".xml", ".rels")))
    if size > LARGEST:
        said = (
            f"its texts would unpack to {size // 2**20} MB, and no article has more than {LARGEST // 2**20}"
        )
        raise MalformedError(
            said, "a file like this is made to exhaust computers: ask for the text in another form"
        )
    package = Package(archive, "")
    top = next((one for one in package.relations("").values() if one.kind == _DOCUMENT), None)
    if top is None or top.target not in archive.NameToInfo:
        raise MalformedError(*_without_text(archive))
    return Package(archive, top.target)


def _without_text(archive: ZipFile) -> tuple[str, str]:
    """What an archive is in which no text is found, and what to do about it."""
    names = archive.NameToInfo
    said = "this archive holds no Word text"
    if "content.xml" in names:
        return said, "it looks like an OpenDocument text: save it as .docx, and import that"
    if any(one.startswith("word/") for one in names):
        return "the part of the Word file that has its text is missing: the file is damaged", _HINT
    return said, "give it a name that says what it is" if names else _HINT


def _relation(node: Node, folder: str) -> Relation:
    kind = node.get("Type").rpartition("/")[2]
    is_outside, target = node.get("TargetMode") == "External", node.get("Target")
    if not is_outside:
        target = (
            posixpath.normpath(posixpath.join(folder, target)) if target[:1] != "/" else target.lstrip("/")
        )
    return Relation(kind, target, is_outside)


def _unpacked(archive: ZipFile, part: str, largest: int) -> bytes:
    """A part's bytes; never more than it says that it has, for an archive may lie."""
    size = archive.NameToInfo[part].file_size
    if size > largest:
        raise MalformedError(f"{part} would unpack to {size // 2**20} MB, which no article has", _HINT)
    try:
        with archive.open(part) as stream:
            data = stream.read(size + 1)
    except RuntimeError:
        raise MalformedError(
            f"{part} is encrypted", "save the file without a password, and import that"
        ) from None
    except (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as error:
        raise MalformedError(f"{part} cannot be unpacked: {error}", _HINT) from None
    if len(data) != size:
        raise MalformedError(f"{part} unpacks to another size than it says", _HINT)
    return data
