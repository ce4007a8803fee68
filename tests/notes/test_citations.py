"""Citations of works: how they are written, and how they are set."""

import json
from collections.abc import Callable
from time import process_time

import pytest
from glossing import flat, read
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from glossator.config.bibliography import Bibliography
from glossator.config.settings import Settings
from glossator.model import Note
from glossator.notes.citations import Cite, clusters, read_cluster
from glossator.notes.edition import read_edition
from glossator.notes.options import EditionOptions
from glossator.problem import Place
from glossator.sources.bibliography import load_bibliography
from glossator.sources.notes_files import NotesFile

WORKS = [
    {
        "id": "http://zotero.org/users/1/items/ABC",
        "citation-key": "roe2020",
        "type": "article-journal",
        "title": "On the <i>ferry</i> & its <script>alert(1)</script> costs",
        "container-title": "Journal of Ports",
        "volume": 12,
        "page": "100-120",
        "author": [{"family": "Roe", "given": "Jane"}],
        "issued": {"date-parts": [["2020", 3, 1]]},
        "DOI": "10.1000/xyz",
        "custom": {"x": [1]},
    },
    {"id": "log1938", "type": "book", "title": "The yard's log", "issued": {"raw": "1938"}},
]
Shelf = Callable[..., Bibliography]


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """A function that gives the works in a style and language."""
    root = tmp_path_factory.mktemp("works")
    (root / "refs.json").write_text(json.dumps(WORKS), encoding="utf-8")

    def loaded(style: str = "chicago-notes-bibliography", lang: str = "en") -> Bibliography:
        settings = Settings(title="-", bibliography="refs.json", citation_style=style, lang=lang)
        made, problems = load_bibliography(root, settings, Place)
        assert problems == ()
        return made

    return loaded


def note(text: str, bibliography: Bibliography) -> Note:
    edition = read(f"Some words.[^n]\n\n[^n]: {text}", bibliography=bibliography)
    assert edition.problems == ()
    return edition.notes[0]


@pytest.mark.parametrize(
    ("inside", "cites"),
    [
        ("@roe2020", (Cite("roe2020"),)),
        ("@roe2020, 45", (Cite("roe2020", "", "page", "45", "45"),)),
        ("@roe2020, pp. 45–47", (Cite("roe2020", "", "page", "45-47", "pp. 45–47"),)),
        (
            "@roe2020, 12, 14--16 and more",
            (Cite("roe2020", "", "page", "12, 14-16", "12, 14--16", "and more"),),
        ),
        ("@roe2020 ch. 3", (Cite("roe2020", "", "chapter", "3", "ch. 3"),)),
        ("@roe2020, § 4b, note", (Cite("roe2020", "", "section", "4b", "§ 4b", ", note"),)),
        ("@roe2020, s.v. ship", (Cite("roe2020", "", "sub verbo", "ship", "s.v. ship"),)),
        ("@roe2020, S. 12", (Cite("roe2020", "", "page", "12", "S. 12"),)),
        ("@roe2020, xiv", (Cite("roe2020", "", "page", "xiv", "xiv"),)),
        ("@roe2020, vivid", (Cite("roe2020", suffix=", vivid"),)),
        ("@roe2020 passim", (Cite("roe2020", suffix="passim"),)),
        (
            "see @roe2020; also\n@log1938, 2",
            (Cite("roe2020", "see"), Cite("log1938", "also", "page", "2", "2")),
        ),
        ("-@roe2020", (Cite("roe2020"),)),
        ("@{http://zotero.org/x;y}, 3", ()),
        ("@{http://zotero.org/x}, 3", (Cite("http://zotero.org/x", "", "page", "3", "3"),)),
        ("@smith.2020:a_b", (Cite("smith.2020:a_b"),)),
        ("desk@example.org", ()),
        ("@roe2020; and others", ()),
        ("the minister", ()),
    ],
)
def test_what_stands_in_brackets_is_read(inside: str, cites: tuple[Cite, ...]) -> None:
    assert read_cluster(inside) == cites


def test_links_and_definitions_are_no_citations() -> None:
    assert [start for start, _, _ in clusters("[@a](x) [@b][c] [@d]: x [@e] [[@f]]")] == [24, 30]


@given(st.text(alphabet="[]@;,{}ab1. §-\n", max_size=30))
def test_any_text_is_read_and_no_character_of_it_lost(text: str) -> None:
    ends = [0]
    for start, end, cites in clusters(text):
        assert ends[-1] <= start < end <= len(text)
        assert cites
        ends.append(end)


def test_a_citation_is_set_whole_with_its_place(shelf: Shelf) -> None:
    cited = note("The log counts fewer [see @roe2020, 101; @log1938].", shelf())
    assert cited.plain == (
        "The log counts fewer see Jane Roe, “On the ferry & Its <script>alert(1)</script> Costs”, "
        "Journal of Ports 12 (March 2020): 101, https://doi.org/10.1000/xyz; The Yard's Log (1938)."
    )
    assert cited.works == ("roe2020", "log1938")


def test_a_title_s_emphasis_is_kept_and_nothing_else_of_it_is_markup(shelf: Shelf) -> None:
    html = flat(note("[@roe2020]", shelf()).html)
    assert "On the <em>ferry</em> &amp; Its &lt;script&gt;alert(1)&lt;/script&gt; Costs" in html
    assert "<em>Journal of Ports</em>" in html
    assert '<a href="https://doi.org/10.1000/xyz" class="bare">https://doi.org/10.1000/xyz</a>' in html


def test_a_work_goes_by_its_citation_key_and_by_its_id(shelf: Shelf) -> None:
    one, other = note("[@roe2020]", shelf()), note("[@{http://zotero.org/users/1/items/ABC}]", shelf())
    assert (one.html, one.works) == (other.html, other.works)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[@log1938]", "The Yard's Log (1938)."),
        ("[@log1938] It says so.", "The Yard's Log (1938). It says so."),
        ("[@log1938] says so.", "The Yard's Log (1938) says so."),
        ("So says [@log1938].", "So says The Yard's Log (1938)."),
        ("So says [@log1938], too.", "So says The Yard's Log (1938), too."),
    ],
)
def test_a_citation_ends_a_sentence_only_where_one_ends(shelf: Shelf, text: str, told: str) -> None:
    assert note(text, shelf()).plain == told


@pytest.mark.parametrize("style", ["chicago-notes-bibliography", "apa", "oscola", "infoclio-de"])
@pytest.mark.parametrize("where", ["ch. 3", "s.v. ship", "§ 3"])
def test_a_chapter_never_looks_like_a_page(shelf: Shelf, style: str, where: str) -> None:
    told, page = (note(f"[@log1938, {one}]", shelf(style)).plain for one in (where, "3"))
    assert told != page
    assert " p. 3" not in told


@pytest.mark.parametrize(
    ("lang", "told"),
    [("en", "Jane Roe"), ("de", "Jane Roe, „On"), ("sr", "Jane Roe, „On"), ("xx", "Jane Roe")],
)
def test_marks_are_those_of_the_site_s_language(shelf: Shelf, lang: str, told: str) -> None:
    assert note("[@roe2020]", shelf(lang=lang)).plain.startswith(told)


def test_each_note_is_set_as_if_it_were_the_first(shelf: Shelf) -> None:
    text = "One.[^a] Two.[^b]\n\n[^a]: [@log1938]\n\n[^b]: [@log1938]"
    first, second = read(text, bibliography=shelf()).notes
    assert first.plain == second.plain


def test_the_source_s_words_stay_what_they_are(shelf: Shelf) -> None:
    edition = read("Some [@roe2020] and [@gone].", bibliography=shelf())
    assert edition.plain == "Some [@roe2020] and [@gone]."
    assert edition.problems == ()


@pytest.mark.parametrize("text", [r"Says \[@handle] so.", "Says `[@handle]` so.", "Says [@handle](/x/) so."])
def test_what_is_no_citation_stays(shelf: Shelf, text: str) -> None:
    assert "@handle" in note(text, shelf()).plain
    assert note(text, shelf()).works == ()


def test_one_of_two_that_is_escaped_stays_and_the_other_is_set(shelf: Shelf) -> None:
    assert note(r"\[@log1938] and [@log1938]", shelf()).plain == "[@log1938] and The Yard's Log (1938)."


def test_without_a_bibliography_brackets_are_text() -> None:
    assert note("[@roe2020, 45]", Bibliography()).plain == "[@roe2020, 45]"


def test_a_citation_behind_quoted_words_is_no_speaker(shelf: Shelf) -> None:
    claim = note("**Claim: False** “words” [@log1938] counts fewer.", shelf())
    assert (claim.speaker, claim.plain) == ("", "The Yard's Log (1938) counts fewer.")


def test_a_title_that_opens_a_note_is_not_taken_for_quoted_words(shelf: Shelf) -> None:
    works = {"x": json.dumps({"id": "x", "type": "webpage", "title": "Some words"})}
    made = shelf()
    one = note("**Source:** [@x]", Bibliography("refs.json", works, made.style, made.lang, made.engine))
    assert one.quote == ""
    assert one.plain.startswith("“Some Words”")


def test_an_unknown_work_is_said_where_it_stands_with_the_nearest(shelf: Shelf) -> None:
    edition = read("Words.[^n]\n\n[^n]: See\n    [@log1938; @reo2020].", bibliography=shelf())
    (fault,) = edition.problems
    assert (fault.code, fault.place.line, fault.place.column, fault.place.length) == (
        "unknown-work",
        4,
        5,
        20,
    )
    assert fault.message == "refs.json has no work 'reo2020'"
    assert fault.hint == "did you mean '@roe2020'?"
    assert edition.notes[0].plain == "See [@log1938; @reo2020]."


def test_notes_files_cite_as_footnotes_do_and_are_told_of_in_their_place(shelf: Shelf) -> None:
    text = "## words: Source\n\n> Some **words**.\n\n[@log1938], not [@reo2020].\n"
    options = EditionOptions(path="articles/own.md", bibliography=shelf())
    edition = read_edition("Some words.", options, [NotesFile("content/articles/own.notes.md", text)])
    (fault,) = edition.problems
    assert str(fault.place) == "content/articles/own.notes.md:5:17"
    (cited,) = edition.notes
    assert (cited.plain, cited.works) == ("The Yard's Log (1938), not [@reo2020].", ("log1938",))


ODD = st.one_of(
    st.none(),
    st.integers(),
    st.text(max_size=5),
    st.lists(st.integers() | st.text(max_size=3) | st.lists(st.integers(), max_size=4), max_size=3),
    st.fixed_dictionaries({}, optional={"date-parts": st.lists(st.lists(st.integers()), max_size=2)}),
    st.dictionaries(st.sampled_from(("literal", "raw", "season", "family", "given")), st.text(max_size=5)),
)


@given(
    st.dictionaries(
        st.sampled_from(
            ("author", "editor", "issued", "accessed", "title", "page", "volume", "edition", "URL")
        ),
        ODD | st.lists(ODD, max_size=2),
    )
)
def test_odd_entries_are_set_or_said_and_never_a_trace(shelf: Shelf, fields: dict[str, object]) -> None:
    made = shelf()
    works = {"x": json.dumps({"id": "x", "type": "book", **fields})}
    odd = Bibliography("refs.json", works, made.style, made.lang, made.engine)
    edition = read("Words.[^n]\n\n[^n]: [@x, 3]", bibliography=odd)
    assert {fault.code for fault in edition.problems} <= {"unset-work"}


def test_a_span_that_keeps_a_title_s_case_is_not_shown(shelf: Shelf) -> None:
    title = 'The <span class="nocase">NATO <i>log</i></span> and <span style="font-variant:small-caps;">more</span>'
    works = {"x": json.dumps({"id": "x", "type": "book", "title": title})}
    made = shelf()
    html = flat(note("[@x]", Bibliography("refs.json", works, made.style, made.lang, made.engine)).html)
    assert "span class=&quot;" not in html and "nocase" not in html
    assert "log</em>" in html or "Log</em>" in html or "<em>" in html
    assert '<span class="small-caps">' in html


def test_a_long_run_of_white_space_is_read_at_once() -> None:
    assert read_cluster(" " * 100_000 + "x; @a") == ()
    assert read_cluster("@a" + " " * 100_000 + "x") == (Cite("a", suffix="x"),)


def test_many_citations_of_works_that_are_not_there_are_told_soon(shelf: Shelf) -> None:
    small = shelf()
    large = replace(small, works={f"roe{number:05}x": small.works["roe2020"] for number in range(3_000)})
    text = "Words.[^n]\n\n[^n]: " + " ".join(f"See [@roe{number:05}y]." for number in range(2_000))
    start = process_time()
    faults = [one for one in read(text, bibliography=large).problems if one.code == "unknown-work"]
    assert process_time() - start < 10
    assert len(faults) == 2_000
    assert faults[7].hint == "did you mean '@roe00007x'?"
