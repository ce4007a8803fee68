"""Word files that are broken, that mean harm, or that are something else: refused, with a message and a remedy."""

import io
import zipfile

import pytest
from wording import SPACES, note, p, word_file, zipped

from glossator.config.matter import SourceMatter
from glossator.config.settings import Settings
from glossator.digest import of_bytes
from glossator.ingest.read import read_seed
from glossator.ingest.values import ImportContext, Imported, Refused
from glossator.notes.snapshot import raw_text

CONTEXT = ImportContext(Settings(title="A site"))
SOUND = word_file(p("The lamp shone for sixty years."))


def changed(**parts: bytes | str) -> bytes:
    """A sound file with other bytes for some parts; `__` in a name is a slash, `_` a full stop."""
    with zipfile.ZipFile(io.BytesIO(SOUND)) as archive:
        files: dict[str, bytes | str] = {name: archive.read(name) for name in archive.namelist()}
    return zipped(
        {**files, **{name.replace("__", "/").replace("_", "."): data for name, data in parts.items()}}
    )


def document(inside: str, before: str = "") -> bytes:
    return changed(word__document_xml=f"{before}<w:document {SPACES}><w:body>{inside}</w:body></w:document>")


def bomb() -> bytes:
    """A few kilobytes that unpack to 200 MB."""
    return document(p("a" * 200_000_000))


def lying() -> bytes:
    """An archive whose text says that it has ten bytes."""
    data = bytearray(bomb())
    at = 0
    while (at := data.find(b"word/document.xml", at + 1)) >= 0:
        for before in (30, 46):
            start = at - before
            if data[start : start + 4] in (b"PK\x03\x04", b"PK\x01\x02"):
                size = start + (22 if before == 30 else 24)
                data[size : size + 4] = (10).to_bytes(4, "little")
    return bytes(data)


def encrypted() -> bytes:
    data = bytearray(SOUND)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := data.find(mark, at + 1)) >= 0:
            data[at + offset] |= 1
    return bytes(data)


DEEP = "<w:sdt>" * 400 + "</w:sdt>" * 400
LAUGHS = '<!DOCTYPE w:document [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
ELSEWHERE = '<!DOCTYPE w:document SYSTEM "file:///etc/passwd">'
OUTSIDE = '<!DOCTYPE w:document [<!ENTITY x SYSTEM "https://evil.example/x">]>'
BAD = (
    ("cut short", SOUND[: len(SOUND) // 2], "it is damaged"),
    ("other bytes", b"PK\x03\x04" + b"nonsense" * 40, "it is damaged"),
    ("a text", b"The lamp shone.", "this is no Word file, though its name says so"),
    ("an old file", b"\xd0\xcf\x11\xe0" + bytes(900), "an old Word document"),
    ("a bomb", bomb(), "would unpack to 190 MB"),
    ("a lie about sizes", lying(), "word/document.xml cannot be unpacked"),
    ("a password", encrypted(), "is encrypted"),
    ("entities", document("<w:p>&b;</w:p>", LAUGHS), "has a document type (<!DOCTYPE w:document>)"),
    ("an external type", document("", ELSEWHERE), "has a document type"),
    ("an external entity", document("<w:p>&x;</w:p>", OUTSIDE), "has a document type"),
    (
        "no well-formed XML",
        document("<w:p>"),
        "word/document.xml is no well-formed XML: mismatched tag at line 1",
    ),
    ("an unknown encoding", document("", '<?xml version="1.0" encoding="x-martian"?>'), "encoding"),
    ("deep nesting", document(DEEP), "nests elements more than 240 deep"),
    ("an OpenDocument text", zipped({"content.xml": "<a/>"}), "this archive holds no Word text"),
    (
        "a lost text",
        zipped({"word/styles.xml": "<a/>"}),
        "the part of the Word file that has its text is missing",
    ),
    ("a missing text", zipped({"_rels/.rels": "<Relationships/>"}), "this archive holds no Word text"),
)


@pytest.mark.parametrize(("data", "words"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_a_bad_file_is_refused_with_a_reason_and_a_remedy(data: bytes, words: str) -> None:
    made = read_seed(data, "seeds/a.docx", CONTEXT)
    assert isinstance(made, Refused)
    (problem,) = made.problems
    assert problem.code == "seed-damaged" and problem.place.path == "seeds/a.docx"
    assert words in problem.message and problem.hint


def test_a_file_without_words_is_empty() -> None:
    made = read_seed(word_file(p()), "seeds/a.docx", CONTEXT)
    assert isinstance(made, Refused)
    assert [one.code for one in made.problems] == ["seed-empty"]


def test_a_bad_part_is_named() -> None:
    made = read_seed(changed(word__comments_xml="<w:comments>"), "seeds/a.docx", CONTEXT)
    assert isinstance(made, Refused) and "word/comments.xml" in made.problems[0].message


def test_the_proof_of_a_damaged_file_fails_without_a_trace() -> None:
    data = SOUND[:-30]
    (fault,) = raw_text(data, SourceMatter(file="seeds/a.docx", sha256=of_bytes(data)))
    assert fault.code == "proof-snapshot" and "damaged" in fault.message


def test_a_note_with_a_strange_id_breaks_nothing() -> None:
    made = read_seed(
        word_file(
            p("Words.") + p('<w:r><w:footnoteReference w:id="&quot;&gt;&lt;script&gt;"/></w:r>'),
            footnotes=note("footnote", 1, "x"),
        ),
        "seeds/a.docx",
        CONTEXT,
    )
    assert "script" not in getattr(made, "article", "")


def test_damage_beside_the_text_costs_only_what_is_damaged() -> None:
    drawing = '<w:r><w:drawing><a:blip r:embed="lamp"/></w:drawing></w:r>'
    data = word_file(
        p("The lamp shone for sixty years.") + p(drawing), media={"lamp": b"a picture, said to be one"}
    )
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files: dict[str, bytes | str] = {name: archive.read(name) for name in archive.namelist()}
    made = read_seed(zipped({**files, "docProps/core.xml": "<broken"}), "seeds/a.docx", CONTEXT)
    assert isinstance(made, Imported) and "The lamp shone" in made.article
    assert any("lamp.png was left out" in one.message for one in made.problems)
