"""Word files as Word, LibreOffice and people make them, beyond the plain case: each was found in documents that others
made. The files are made here (`wording`)."""

import pytest
from wording import item, note, p, refer, run, word_file

from glossator.config.load import read_article
from glossator.config.settings import Settings
from glossator.ingest.read import read_seed
from glossator.ingest.values import ImportContext, Imported, Refused
from glossator.ledger import text_of

CONTEXT = ImportContext(Settings(title="A site"))
FIRST = (
    "The lamp at the cape shone for sixty years upon a harbour that had no ships, and nobody kept a record."
)
SECOND = (
    "The third keeper wrote everything down, and her notes fill eleven volumes in the cellar of the archive."
)
STYLES = (
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="TOCHeading"><w:name w:val="TOC Heading"/>'
    '<w:basedOn w:val="Heading1"/></w:style>'
)
TAB = "<w:r><w:tab/></w:r>"


def imported(body: str, **more: str) -> Imported:
    made = read_seed(word_file(body, **more), "seeds/the-lamp.docx", CONTEXT)
    assert isinstance(made, Imported), made.problems
    return made


def kept(made: Imported) -> str:
    return made.article.partition("\n---\n")[2]


def said(made: Imported) -> str:
    return "\n".join(one.message for one in made.problems)


def test_a_title_of_the_properties_leaves_the_first_line_in_the_text() -> None:
    made = imported(p("A line.") + p(FIRST) + p(SECOND), core="<dc:title>A Template's Title</dc:title>")
    written, problems = read_article(made.article, "x.md")
    assert written and not problems
    assert written.matter.title == "A Template's Title"
    assert kept(made).strip().startswith("A line.")
    assert "no line looks like a title; from the file's properties" in said(made)


def test_a_drop_cap_is_the_first_letter_of_the_paragraph_below() -> None:
    cap = p(run("T"), "", '<w:framePr w:dropCap="drop" w:lines="3" w:wrap="around"/>')
    made = imported(cap + p(FIRST.removeprefix("T")) + p(SECOND))
    assert FIRST in made.lines


def test_a_frame_that_is_no_drop_cap_is_a_paragraph_of_its_own() -> None:
    made = imported(p("Aside.", "", '<w:framePr w:wrap="around"/>') + p(FIRST) + p(SECOND))
    assert {"Aside.", FIRST} <= set(made.lines)


def test_a_table_of_contents_is_apart_with_its_heading() -> None:
    toc = p("Contents", "TOCHeading") + p(run("The keepers") + TAB + run("2"), "TOC1")
    made = imported(toc + p("The keepers", "Heading1") + p(FIRST) + p(SECOND), styles=STYLES)
    assert text_of(made.lines, made.ledger, "contents") == "Contents\nThe keepers 2"
    assert made.title == "The keepers"


def test_a_heading_in_the_style_of_contents_headings_is_a_heading_where_none_follow() -> None:
    made = imported(p(FIRST) + p("Sources", "TOCHeading") + p(SECOND), styles=STYLES)
    assert "\n\n## Sources\n\n" in made.article


def test_a_line_that_is_only_styled_like_contents_is_text() -> None:
    made = imported(p("The Light", "Title") + p(FIRST) + p("The keepers", "TOC1") + p(SECOND), styles=STYLES)
    assert "\n\nThe keepers\n\n" in made.article


def test_a_table_of_contents_of_words_own_gallery_is_apart_however_it_is_styled() -> None:
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    toc = f"<w:sdt>{gallery}<w:sdtContent>{p('Inhalt')}{p('Die Wärter 2')}</w:sdtContent></w:sdt>"
    made = imported(toc + p(FIRST) + p(SECOND))
    assert text_of(made.lines, made.ledger, "contents") == "Inhalt\nDie Wärter 2"


def test_a_paragraph_that_looks_like_a_pages_surroundings_is_asked_about() -> None:
    end = "On this page the lamp goes out for good."
    made = imported(p("The Light", "Title") + p(FIRST) + p(SECOND) + p("More on page two") + p(end))
    assert "left out of the text: a list of related articles" in said(made)


def test_a_list_item_lettered_c_is_no_copyright_line() -> None:
    made = imported(
        p("The Light", "Title") + p(FIRST) + p(SECOND) + p("(c) Lamps shall not be lit by day on the quay.")
    )
    assert "(c) Lamps shall not be lit by day on the quay." in kept(made)


def test_a_list_within_a_list_may_begin_with_any_number() -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="{start}"/><w:numFmt w:val="decimal"/></w:lvl>'
        for n, start in enumerate((1, 4))
    )
    kind = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
    numbering = f'{kind}<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    body = item("oil") + item("wick", level=1) + item("brass", level=1)
    made = imported(p("The Light", "Title") + p(FIRST) + body + p(SECOND), numbering=numbering)
    assert "1. oil\n\n   4. wick\n   5. brass" in made.article


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(900)
KINDS = (
    ("EncryptedPackage", "this is an Office file with a password", "save it without one"),
    ("Workbook", "this is an old Excel sheet", ""),
    ("WordDocument", "this is an old Word document", "save it as .docx"),
)


@pytest.mark.parametrize(("stream", "words", "remedy"), KINDS)
def test_what_stands_in_a_compound_file_is_told(stream: str, words: str, remedy: str) -> None:
    made = read_seed(OLE + stream.encode("utf-16-le"), "seeds/a.docx", CONTEXT)
    assert isinstance(made, Refused)
    (problem,) = made.problems
    assert words in problem.message and remedy in problem.hint


def test_pictures_that_no_browser_shows_are_told_together() -> None:
    media = {f"m{n}": b"\x01\x00\x00\x00EMF" for n in range(7)}
    drawn = "".join(p(f'<w:r><w:pict><v:imagedata r:id="{name}"/></w:pict></w:r>') for name in media)
    made = read_seed(
        word_file(p("The Light", "Title") + p(FIRST) + drawn, media=media), "seeds/a.docx", CONTEXT
    )
    (problem,) = made.problems
    assert (
        problem.message.startswith("7 pictures (word/media/m0.png, ")
        and "and 2 more) were left out" in problem.message
    )


def test_a_note_that_the_file_has_lost_is_told_and_a_deleted_one_is_not() -> None:
    lost = refer("footnote", 7)
    gone = f'<w:del w:id="1" w:author="A">{refer("footnote", 1)}</w:del>'
    body = p("The Light", "Title") + p(run(FIRST) + gone) + p(SECOND)
    assert "not in the file" not in said(imported(body, footnotes=note("footnote", 1, "One.")))
    made = imported(body + p(run("Oil ran out.") + lost), footnotes=note("footnote", 1, "One."))
    assert "1 note that the text refers to is not in the file" in said(made)


def test_a_file_of_headers_alone_has_no_text() -> None:
    made = read_seed(word_file(p(), header1=p("Page 1")), "seeds/a.docx", CONTEXT)
    assert isinstance(made, Refused)
    assert [(one.code, one.message) for one in made.problems] == [
        ("seed-empty", "there is no text in this file, only header")
    ]


def test_a_file_of_nothing_is_empty() -> None:
    made = read_seed(b"", "seeds/a.docx", CONTEXT)
    assert isinstance(made, Refused) and made.problems[0].code == "seed-empty"
