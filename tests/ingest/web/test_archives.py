"""Web pages that a browser saved as one file, `.mhtml`; and files that are not taken at all."""

import base64
import quopri
import zipfile
from io import BytesIO

import pytest

from glossator.config.load import read_article
from glossator.config.settings import Settings
from glossator.ingest.read import read_seed
from glossator.ingest.values import ImportContext, Imported, Refused
from glossator.notes.edition import read_edition
from glossator.notes.options import EditionOptions
from glossator.notes.proof import prove_markdown

CONTEXT = ImportContext(Settings(title="A site"))
PNG = b"\x89PNG\r\n\x1a\n" + bytes(60)
ADDRESS = "https://harbour.example/light/"
PROSE = "The lamp at the cape shone for sixty years upon a harbour that had no ships, été comme hiver. "
PAGE = (
    f"<html><head><title>The Light</title></head><body><nav><a href='/'>Home</a></nav><article><h1>The Light</h1>"
    f"<p>{PROSE * 4}</p><p>{PROSE * 3}See <a href='../log/'>the log</a>.</p>"
    f"<img src='lamp.png' alt='A lamp'><img src='cid:gull@x' alt='A gull'><p>{PROSE * 3}</p></article></body></html>"
)


def part(kind: str, body: bytes, *heads: str) -> str:
    head = "\r\n".join((f"Content-Type: {kind}", *heads))
    return f"--x\r\n{head}\r\n\r\n{body.decode('ascii')}\r\n"


def archive(page: str = PAGE, encoding: str = "utf-8", kind: str = "text/html") -> bytes:
    quoted = quopri.encodestring(page.encode(encoding))
    picture = base64.encodebytes(PNG)
    parts = (
        part(kind, quoted, "Content-Transfer-Encoding: quoted-printable", f"Content-Location: {ADDRESS}"),
        part(
            "image/png", picture, "Content-Transfer-Encoding: base64", f"Content-Location: {ADDRESS}lamp.png"
        ),
        part("image/png", picture[:-9], "Content-Transfer-Encoding: base64", "Content-ID: <gull@x>"),
    )
    head = (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {ADDRESS}\r\nSubject: The Light\r\n"
        "Date: Thu, 3 Jun 2021 10:00:00 +0200\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="x"\r\n\r\n'
    )
    return f"{head}{''.join(parts)}--x--\r\n".encode("ascii")


def imported(data: bytes) -> Imported:
    made = read_seed(data, "seeds/a.mhtml", CONTEXT)
    assert isinstance(made, Imported), made.problems
    return made


def test_the_page_in_an_archive_is_imported_with_its_address_its_day_and_its_pictures() -> None:
    made = imported(archive())
    written, _ = read_article(made.article, "x.md")
    assert written and written.matter.source
    assert written.matter.source.url == ADDRESS
    assert str(written.matter.source.retrieved) == "2021-06-03"
    assert written.matter.title == "The Light" and "Home" not in written.body
    assert "[the log](https://harbour.example/log/)" in written.body
    names = sorted(path.rpartition("/")[2].partition("-")[0] for path in made.images)
    assert len(names) == 2 and "lamp" in names
    assert all(path.removeprefix("content/articles/") in written.body for path in made.images)


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252"])
def test_an_archive_is_proven_in_its_own_encoding(encoding: str) -> None:
    page = PAGE.replace("<head>", f"<head><meta charset={encoding}>")
    data = archive(page, encoding)
    made = imported(data)
    assert made.encoding == encoding and "été comme hiver" in made.article
    written, _ = read_article(made.article, "x.md")
    assert written
    edition = read_edition(written.body, EditionOptions())
    proof, faults = prove_markdown(written, edition, data, "x.md", made.article)
    assert proof and proof.holds and not faults


NESTED = b"Content-Type: multipart/mixed; boundary=a\r\n\r\n"
BROKEN = (
    ("no page", archive(kind="text/css"), "there is no page in this web archive"),
    ("no archive", b"Just a text.", "there is no page in this web archive"),
    ("too deep", NESTED + (b"--a\r\n" + NESTED) * 3000, "web archive"),
)


@pytest.mark.parametrize(("data", "words"), [row[1:] for row in BROKEN], ids=[row[0] for row in BROKEN])
def test_a_broken_archive_is_refused(data: bytes, words: str) -> None:
    made = read_seed(data, "seeds/a.mhtml", CONTEXT)
    assert isinstance(made, Refused)
    (problem,) = made.problems
    assert problem.code == "seed-damaged" and words in problem.message and problem.hint


def zipped(*files: tuple[str, str]) -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as made:
        for name, text in files:
            made.writestr(name, text)
    return held.getvalue()


EPUB = zipped(("mimetype", "application/epub+zip"), ("OEBPS/a.xhtml", "<p/>"))
ODT = zipped(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<p/>"))
NOT_TAKEN = (
    ("a.pdf", b"%PDF-1.7\n%...", "this is a PDF document", "PDFs are not taken"),
    ("a.epub", EPUB, "this is an EPUB book", "EPUBs are not taken"),
    ("a.odt", ODT, "this is an OpenDocument text", "save it as .docx"),
    ("a.rtf", b"{\\rtf1 a}", "this is an RTF document", "save it as .docx"),
    ("a.doc", b"\xd0\xcf\x11\xe0" + bytes(99), "this is an old Word document", "save it as .docx"),
    ("a.txt", zipped(("word/document.xml", "<p/>")), "this is a Word file", "ends in .docx"),
    ("a.xml", b"<?xml version='1.0'?><TEI><p>Words.</p></TEI>", "this is markup, but no feed", ".docx"),
    ("a.json", b'{"words": "none"}', "this is markup, but no feed", ".docx"),
    ("a.rss", b"<rss><channel/></rss>", "this is a feed", "glossator import FILE"),
    ("a.zip", zipped(("a.txt", "words")), "this is a ZIP archive", "plain text"),
)


@pytest.mark.parametrize(("name", "data", "said", "remedy"), NOT_TAKEN)
def test_what_is_not_taken_is_told_with_what_to_do(name: str, data: bytes, said: str, remedy: str) -> None:
    made = read_seed(data, f"seeds/{name}", CONTEXT)
    assert isinstance(made, Refused)
    (problem,) = made.problems
    assert problem.code == "seed-binary" and said in problem.message and remedy in problem.hint


NOTED = PAGE.replace(
    "</head>", "<link rel=canonical href='https://harbour.example/the-light'></head>"
).replace(
    "</article>",
    "<p>Oil ran out<sup><a id='r1' href='{0}#n1'>1</a></sup> that year.</p>"
    "<ol><li id='n1'>In the log of 1871. <a href='{0}#r1'>back</a></li></ol></article>",
)


def test_footnotes_are_found_though_browsers_write_the_pages_address_before_links_within_it() -> None:
    assert "[^1]: In the log of 1871." in imported(archive(NOTED.format(ADDRESS))).article
    saved = f"<!DOCTYPE html>\n<!-- saved from url=(0029){ADDRESS} -->\n{NOTED.format(ADDRESS)}"
    made = read_seed(saved.encode(), "seeds/a.html", CONTEXT)
    assert isinstance(made, Imported) and "[^1]: In the log of 1871." in made.article


def test_a_link_to_a_place_in_another_page_is_no_footnote() -> None:
    assert "[^1]" not in imported(archive(NOTED.format("https://harbour.example/other/"))).article
