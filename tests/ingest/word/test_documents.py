"""What a Word file becomes. The files are made here, from the XML that Word writes (`wording`)."""

import pytest
from wording import item, note, p, refer, run, word_file

from glossator.config.load import read_article
from glossator.config.settings import Settings
from glossator.ingest.read import read_seed
from glossator.ingest.values import ImportContext, Imported
from glossator.ledger import text_of, unaccounted
from glossator.notes.edition import read_edition
from glossator.notes.options import EditionOptions
from glossator.notes.proof import prove_markdown
from glossator.notes.raw_page import raw_lines

CONTEXT = ImportContext(Settings(title="A site"))
FIRST = (
    "The lamp at the cape shone for sixty years upon a harbour that had no ships, and nobody kept a record."
)
SECOND = (
    "The third keeper wrote everything down, and her notes fill eleven volumes in the cellar of the archive."
)
HEAD = p("The Light Nobody Needed", "Title")
PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)


def imported(body: str, **more: object) -> Imported:
    """A file with a title and two paragraphs around what is given."""
    seed = word_file(f"{HEAD}{p(FIRST)}{body}{p(SECOND)}", **more)  # type: ignore[arg-type]
    made = read_seed(seed, "seeds/a.docx", CONTEXT)
    assert isinstance(made, Imported), made.problems
    prove(made, seed)
    return made


def prove(made: Imported, seed: bytes) -> None:
    """The article is read without a problem, and its words are the file's."""
    written, problems = read_article(made.article, "x.md")
    assert written and written.matter.source and not problems
    assert made.lines == raw_lines(seed, "seeds/a.docx", "utf-8")
    assert unaccounted(made.lines, written.matter.source.ranges()) == ()
    edition = read_edition(written.body, EditionOptions())
    proof, faults = prove_markdown(written, edition, seed, "x.md", made.article)
    assert proof and proof.holds
    assert (*edition.problems, *faults) == ()


def body_of(made: Imported) -> str:
    return made.article.partition(f"{FIRST}\n\n")[2].partition(f"\n\n{SECOND}")[0]


def said(made: Imported) -> str:
    return "\n".join(one.message for one in made.problems)


LIST = item("oil") + item("wick", 1, 1) + item("brass")
BODIES = (
    (p("The keepers", "Heading1"), "## The keepers"),
    (p("Deeper", "Heading3"), "#### Deeper"),
    (
        p(run("a ") + run("bold", "<w:b/>") + run(" and ") + run("slanted", "<w:i/>")),
        "a **bold** and *slanted*",
    ),
    (p(run("not bold", '<w:b w:val="0"/>')), "not bold"),
    (p(run("H") + run("2", '<w:vertAlign w:val="subscript"/>') + run("O")), "H<sub>2</sub>O"),
    (LIST, "- oil\n  - wick\n- brass"),
    (item("first", 2) + item("second", 2), "1. first\n2. second"),
    (item("first", 2) + p("Between.") + item("second", 2), "1. first\n\nBetween.\n\n2. second"),
    (p("One who knew.", "Quote") + p("And said so.", "Quote"), "> One who knew.\n>\n> And said so."),
    (p(run("one") + "<w:r><w:br/></w:r>" + run("two")), "one\\\ntwo"),
    (p(run("a") + "<w:r><w:tab/></w:r>" + run("b")), "a b"),
    (p(run("well") + "<w:r><w:noBreakHyphen/></w:r>" + run("known")), "well\u2011known"),
    (
        p("1986. A great year, with * and # and [brackets](x)."),
        "1986\\. A great year, with * and # and \\[brackets](x).",
    ),
)


@pytest.mark.parametrize(("body", "markdown"), BODIES)
def test_what_word_has_markdown_has(body: str, markdown: str) -> None:
    assert body_of(imported(body)) == markdown


def test_a_table_keeps_its_cells_and_its_head() -> None:
    rows = (("Year", "Ships"), ("1871", "0"))
    cells = "".join(f"<w:tr>{''.join(f'<w:tc>{p(cell)}</w:tc>' for cell in row)}</w:tr>" for row in rows)
    made = imported(f'<w:tbl><w:tblPr><w:tblLook w:val="04A0"/></w:tblPr>{cells}</w:tbl>')
    assert body_of(made) == "| Year | Ships |\n| --- | --- |\n| 1871 | 0 |"


def test_a_table_in_a_table_is_not_read_twice() -> None:
    inner = f"<w:tbl><w:tr><w:tc>{p('inside')}</w:tc></w:tr></w:tbl>"
    made = imported(f"<w:tbl><w:tr><w:tc>{p('outside')}{inner}</w:tc></w:tr></w:tbl>")
    assert made.lines.count("inside") == made.lines.count("outside") == 1


def test_links_are_kept_in_all_three_ways_in_which_word_writes_them() -> None:
    field = "".join(
        f"<w:r>{one}</w:r>"
        for one in (
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText> HYPERLINK "https://b.example/" </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>field</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
    simple = (
        "<w:fldSimple w:instr=' HYPERLINK \"https://c.example/\" '><w:r><w:t>simple</w:t></w:r></w:fldSimple>"
    )
    link = f'<w:hyperlink r:id="l">{run("li")}{run("nk")}</w:hyperlink>'
    made = imported(p(f"{link}{run(' ')}{field}{run(' ')}{simple}"), links={"l": "https://a.example/"})
    assert (
        body_of(made) == "[link](https://a.example/) [field](https://b.example/) [simple](https://c.example/)"
    )


def test_a_link_that_would_run_something_is_words() -> None:
    made = imported(
        p(f'<w:hyperlink r:id="l">{run("here")}</w:hyperlink>'), links={"l": "javascript:alert(1)"}
    )
    assert body_of(made) == "here"


def test_pictures_are_laid_beside_the_article() -> None:
    graphic = '<wp:docPr descr="A lamp"/><a:graphic><a:blip r:embed="lamp"/></a:graphic>'
    drawing = f"<w:drawing><wp:inline>{graphic}</wp:inline></w:drawing>"
    made = imported(p(f"<w:r>{drawing}</w:r>"), media={"lamp": PNG})
    ((path, data),) = made.images.items()
    assert data == PNG and path.startswith("content/articles/images/lamp-")
    assert body_of(made) == f"![A lamp]({path.removeprefix('content/articles/')})"


def test_a_picture_that_no_browser_shows_is_told() -> None:
    made = imported(
        p('<w:r><w:pict><v:imagedata r:id="old"/></w:pict></w:r>'), media={"old": b"\x01\x00\x00\x00EMF"}
    )
    assert not made.images
    assert "word/media/old.png was left out" in said(made)


def test_footnotes_and_endnotes_keep_their_numbers_and_words() -> None:
    made = imported(
        p(
            run("One")
            + refer("footnote", 7)
            + run(" two")
            + refer("endnote", 3)
            + run(" three")
            + refer("footnote", 5)
        ),
        footnotes=note("footnote", -1, "", 'w:type="separator"')
        + note("footnote", 5, "Five.")
        + note("footnote", 7, "Seven."),
        endnotes=note("endnote", 3, run(" See ") + run("the log", "<w:i/>")),
    )
    assert body_of(made) == "One[^1] two[^i] three[^2]"
    assert made.article.endswith("[^1]: Seven.\n\n[^2]: Five.\n\n[^i]: See *the log*\n")


def test_comments_become_draft_notes_signed_with_author_and_day() -> None:
    about = 'w:author="Jane Roe" w:date="2024-05-06T10:00:00Z"'
    made = imported(
        p(run("So many ships") + refer("comment", 0) + run(" came.")),
        comments=note("comment", 0, "How *many*?", about),
    )
    assert "So many ships[^comment-1] came." in made.article
    assert "[^comment-1]: **Draft note.** How \\*many\\*? (Jane Roe, 2024-05-06)" in made.article
    written, _ = read_article(made.article, "x.md")
    assert written
    (comment,) = read_edition(written.body, EditionOptions(drafts=True)).notes
    assert (
        comment.draft and comment.byline.author == "Jane Roe" and str(comment.byline.written) == "2024-05-06"
    )
    assert "1 comment of the file became draft notes" in said(made)


def test_tracked_changes_are_read_as_accepted_and_said() -> None:
    made = imported(
        p(
            run("They burnt ")
            + '<w:del w:id="1" w:author="Max"><w:r><w:delText>whale</w:delText></w:r></w:del>'
            + f'<w:ins w:id="2" w:author="Max">{run("lamp")}</w:ins>'
            + run(" oil.")
            + f'<w:moveFrom w:id="3">{run(" Gone.")}</w:moveFrom><w:moveTo w:id="4">{run(" Come.")}</w:moveTo>'
        )
    )
    assert body_of(made) == "They burnt lamp oil. Come."
    assert text_of(made.lines, made.ledger, "deleted") == "whale Gone."
    assert "tracked changes by Max (2 inserted, 2 deleted): it was read as if all were accepted" in said(made)


def test_nothing_is_lost_where_the_last_end_of_a_paragraph_is_deleted() -> None:
    cell = p("held", "", "<w:rPr><w:del/></w:rPr>")
    assert "held" in imported(f"<w:tbl><w:tr><w:tc>{cell}</w:tc></w:tr></w:tbl>").lines


def test_a_paragraph_whose_end_is_deleted_goes_on_in_the_next() -> None:
    made = imported(p("One ", "", "<w:rPr><w:del/></w:rPr>") + p("sentence."))
    assert body_of(made) == "One sentence."


def test_hidden_words_and_headers_stay_in_the_ledger() -> None:
    made = imported(
        p(run("shown") + run(" unseen", "<w:vanish/>")), header1=p("Running head"), footer1=p("Page")
    )
    assert body_of(made) == "shown"
    assert text_of(made.lines, made.ledger, "hidden") == "unseen"
    assert text_of(made.lines, made.ledger, "header") == "Page\nRunning head" or (
        text_of(made.lines, made.ledger, "header") == "Running head\nPage"
    )


def test_what_other_readers_drop_is_read() -> None:
    odd = (
        "<m:oMath><m:r><m:t>E=mc²</m:t></m:r></m:oMath>"
        f'<w:fldSimple w:instr=" DATE ">{run(" date")}</w:fldSimple>'
        f'<w:bdo w:val="rtl">{run(" bdo")}</w:bdo><w:smartTag>{run(" smart")}</w:smartTag>'
        f"<w:sdt><w:sdtContent>{run(' control')}</w:sdtContent></w:sdt>"
        f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{p('boxed')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    made = imported(p(odd))
    assert body_of(made) == "E=mc² date bdo smart control\n\nboxed"
    assert "a formula became plain characters" in said(made)


def test_words_in_no_paragraph_are_read() -> None:
    loose = f"<m:oMathPara><m:oMath><m:r><m:t>a=b</m:t></m:r></m:oMath></m:oMathPara>{run('loose')}"
    made = imported(f"{loose}<w:del>{p('gone')}</w:del>")
    assert body_of(made) == "a=b\n\nloose"
    assert text_of(made.lines, made.ledger, "deleted") == "gone"


def test_of_two_forms_of_one_thing_the_first_is_read() -> None:
    box = "<w:txbxContent>{}</w:txbxContent>"
    both = f"<mc:AlternateContent><mc:Choice>{box.format(p('once'))}</mc:Choice>"
    made = imported(
        p(f"<w:r>{both}<mc:Fallback>{box.format(p('once'))}</mc:Fallback></mc:AlternateContent></w:r>")
    )
    assert made.lines.count("once") == 1


def test_title_and_dek_come_from_styles_the_rest_from_the_lines() -> None:
    body = (
        HEAD
        + p("What no ship saw.", "Subtitle")
        + p("By Jane Roe")
        + p("June 3, 2021")
        + p(FIRST)
        + p(SECOND)
        + p("Dr. Jane Roe is a fellow of the Harbour Institute.")
    )
    made = read_seed(word_file(body), "seeds/a.docx", CONTEXT)
    assert isinstance(made, Imported)
    written, _ = read_article(made.article, "x.md")
    assert written
    matter = written.matter
    assert (matter.title, matter.dek, str(matter.date)) == (
        "The Light Nobody Needed",
        "What no ship saw.",
        "2021-06-03",
    )
    (author,) = matter.authors
    assert (author.name, author.honorific) == ("Jane Roe", "Dr.")
    assert author.bio == "Dr. Jane Roe is a fellow of the Harbour Institute."
    assert not made.problems


def test_what_only_the_properties_say_is_taken_and_asked_about() -> None:
    core = (
        "<dc:creator>Jane Roe</dc:creator><dcterms:created>2021-06-03T08:00:00Z</dcterms:created>"
        "<cp:keywords>Lighthouses; Ships</cp:keywords><dc:language>en-GB</dc:language>"
    )
    made = imported(p("Words."), core=core)
    written, _ = read_article(made.article, "x.md")
    assert written
    assert str(written.matter.date) == "2021-06-03" and written.matter.authors[0].name == "Jane Roe"
    assert written.matter.topics == ("Lighthouses", "Ships") and written.matter.lang == "en"
    assert "the day on which the file was made" in said(made) and "who made the file" in said(made)


def test_the_name_of_an_account_is_no_author() -> None:
    assert "authors" not in imported(p("Words."), core="<dc:creator>Windows User</dc:creator>").article


def test_a_paragraph_with_a_footnote_is_always_of_the_text() -> None:
    made = imported(p(run("By Max Muster") + refer("footnote", 1)), footnotes=note("footnote", 1, "He says."))
    assert "\n\nBy Max Muster[^1]\n\n" in made.article


def test_a_changed_word_of_a_word_file_is_found() -> None:
    seed = word_file(f"{HEAD}{p(FIRST)}{p(SECOND)}")
    made = read_seed(seed, "seeds/a.docx", CONTEXT)
    assert isinstance(made, Imported)
    text = made.article.replace("eleven volumes", "twelve volumes")
    written, _ = read_article(text, "x.md")
    assert written
    edition = read_edition(written.body, EditionOptions())
    _, (fault,) = prove_markdown(written, edition, seed, "x.md", text)
    assert fault.code == "proof-markdown" and "line 3" in fault.message
