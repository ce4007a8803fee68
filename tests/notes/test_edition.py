"""An article read whole: its HTML, its notes, its outline and plain text, and what options change."""

import pickle

import pytest
from glossing import flat, html_of, read

from glossator.config.matter import Matter, NoteMatter
from glossator.config.settings import Settings, Verdict
from glossator.model import Heading, Ref
from glossator.notes.options import Strings, edition_options, site_options
from glossator.problem import in_file

ARTICLE = """\
## The plan[^h]

The minister said the plan “created 3 million jobs” last year, and the *Treasury* agreed.[^jobs][^treasury]

> Jobs were created.[^jobs]

[^jobs]: **Claim: False** “created 3 million jobs” [the minister] The statistics office
    counted 1.2 million. (Jane Roe, 2025-03-01; checked M. Ilić, 2025-03-02)

[^treasury]: **Definition** — “Treasury”: the [finance ministry](../pages/about.md#treasury).

[^h]: A plain footnote.
"""


def test_the_specifications_example_renders_as_the_specification_says() -> None:
    assert html_of(read(ARTICLE)) == (
        '<h2 id="the-plan">The plan<sup data-not-source><a id="ref-h" href="#note-h" role="doc-noteref" '
        'aria-label="Note 1">1</a></sup></h2>\n'
        '<p id="p2">The minister said the plan “<span class="quoted claim tone-false" data-notes="jobs">'
        "created 3 million jobs</span>” last year, and the "
        '<span class="quoted definition" data-notes="treasury"><em>Treasury</em></span> '
        'agreed.<sup data-not-source><a id="ref-jobs" href="#note-jobs" role="doc-noteref" '
        'aria-label="Note 2: claim, false">2</a></sup><sup data-not-source><a id="ref-treasury" href="#note-treasury" '
        'role="doc-noteref" aria-label="Note 3: definition">3</a></sup></p>\n'
        '<blockquote id="p3">\n<p>Jobs were created.<sup data-not-source><a id="ref-jobs-2" href="#note-jobs" '
        'role="doc-noteref" aria-label="Note 2: claim, false">2</a></sup></p>\n</blockquote>\n'
    )


def test_a_reference_speaks_the_site_s_language_in_a_text_of_another() -> None:
    html = html_of(read("Један.[^a]\n\n[^a]: One.", lang="sr", site_lang="en"))
    assert 'aria-label="Note 1" lang="en">1</a>' in html


def test_notes_carry_all_that_templates_need() -> None:
    jobs = read(ARTICLE).notes[1]
    assert (jobs.label, jobs.id, jobs.number, jobs.kind, jobs.verdict) == (
        "jobs",
        "jobs",
        2,
        "claim",
        "false",
    )
    assert (jobs.quote, jobs.speaker, jobs.line, jobs.references, jobs.block) == (
        "created 3 million jobs",
        "the minister",
        7,
        2,
        "p2",
    )
    assert jobs.plain == "The statistics office counted 1.2 million."
    assert jobs.html == ("<p>The statistics office\ncounted 1.2 million.</p>\n",)


@pytest.mark.parametrize("ahead", ["[^n]", "![a](a.png)"])
@pytest.mark.parametrize(
    "quoted", ["**Note** “One”", "**Note** “One”: — ", "**Note.** ", "**Claim** “One” [she] "]
)
def test_what_has_no_words_at_a_texts_start_keeps_the_space_behind_it(quoted: str, ahead: str) -> None:
    (note,) = read(f"One.[^n]\n\n[^n]: {quoted} {ahead} *two*").notes
    assert ("</sup> <em>" if ahead == "[^n]" else "/> <em>") in flat(note.html)


@pytest.mark.parametrize("last", ["[^n]", "![a](a.png)"])
@pytest.mark.parametrize("signed", ["", " (Jane Roe, 2025-03-01)", "\n    — Jane Roe, 2025-03-01"])
def test_what_has_no_words_at_a_texts_end_keeps_the_space_before_it(last: str, signed: str) -> None:
    (note,) = read(f"One.[^n]\n\n[^n]: **Note** “One” See {last}{signed}").notes
    assert ("See <sup" if last == "[^n]" else "See <img") in flat(note.html)
    assert note.byline.author == ("Jane Roe" if signed else "")


def test_a_notes_html_has_typed_holes() -> None:
    assert read(ARTICLE).notes[2].html == (
        '<p>the <a href="',
        Ref("pages/about.md", "treasury"),
        '">finance ministry</a>.</p>\n',
    )


def test_references_leak_into_no_plain_text() -> None:
    edition = read(ARTICLE)
    assert edition.outline == (Heading(2, "the-plan", "The plan"),)
    assert edition.plain == (
        "The plan The minister said the plan “created 3 million jobs” last year, and the Treasury agreed. "
        "Jobs were created."
    )
    assert edition.words == 20


def test_holes_are_listed_once_with_their_first_place() -> None:
    edition = read("[a](x.md)\n\n[b](x.md) ![m](m.png)[^n]\n\n[^n]: [c](x.md) <a href='y.md#z'>d</a>")
    assert set(edition.refs) == {
        Ref("articles/x.md"),
        Ref("articles/m.png"),
        Ref("articles/y.md", "z"),
    }
    assert len(edition.refs) == 3
    assert edition.places[Ref("articles/x.md")].line == 1
    assert (edition.places[Ref("articles/y.md", "z")].line, edition.places[Ref("articles/m.png")].column) == (
        5,
        11,
    )


def test_an_edition_travels_between_processes() -> None:
    edition = read(ARTICLE)
    assert pickle.loads(pickle.dumps(edition)) == edition


def test_a_second_reading_is_the_same() -> None:
    assert read(ARTICLE) == read(ARTICLE)


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_do_not_matter(end: str) -> None:
    assert read(ARTICLE.replace("\n", end)) == read(ARTICLE)


def test_an_empty_text_is_an_empty_edition() -> None:
    edition = read("")
    assert (edition.blocks, edition.notes, edition.plain, edition.words, edition.problems) == (
        (),
        (),
        "",
        0,
        (),
    )


def test_settings_add_words_for_kinds() -> None:
    note = read(
        "a[^x]\n\n[^x]: **Faktencheck: Falsch.** Nein.", kinds={"Faktencheck": "claim"}, scale=GERMAN
    ).notes[0]
    assert (note.kind, note.verdict) == ("claim", "falsch")


GERMAN = (Verdict(name="Falsch", tone="false"), Verdict(name="Nicht ganz richtig", tone="misleading"))


def test_a_verdict_may_be_of_several_words() -> None:
    note = read("a[^x]\n\n[^x]: **Claim:** Nicht ganz richtig. Nein.", scale=GERMAN).notes[0]
    assert (note.verdict, note.plain) == ("nicht-ganz-richtig", "Nein.")


def test_a_sites_scale_replaces_the_default_one() -> None:
    problems = read("a[^x]\n\n[^x]: **Claim: False.** No.", scale=GERMAN).problems
    assert [(p.code, p.hint) for p in problems] == [
        ("bad-verdict", "the scale is: Falsch, Nicht ganz richtig")
    ]


def test_a_bad_verdict_is_told_its_neighbour() -> None:
    assert "did you mean “False”?" in read("a[^x]\n\n[^x]: **Claim: Flase.** No.").problems[0].message


def test_the_default_annotator_signs_typed_notes_only() -> None:
    edition = read(
        "a[^x] b[^y] c[^z]\n\n[^x]: **Note.** A.\n\n[^y]: B.\n\n[^z]: **Note.** C. (M. Ilić, 2025-01-02)",
        annotator="Jane Roe",
    )
    assert [note.byline.author for note in edition.notes] == ["Jane Roe", "", "M. Ilić"]


def test_the_default_speaker_made_the_claims_without_one() -> None:
    edition = read("a[^x] b[^y]\n\n[^x]: **Claim: True.** A.\n\n[^y]: **Note.** B.", speaker="the minister")
    assert [note.speaker for note in edition.notes] == ["the minister", ""]


def test_front_matter_tells_more_about_a_note() -> None:
    more = {"X": NoteMatter(topics=("Jobs",), lang="sr"), "gone": NoteMatter()}
    edition = read("a[^x]\n\n[^x]: **Source.** A.", notes=more)
    assert (edition.notes[0].topics, edition.notes[0].lang) == (("Jobs",), "sr")
    assert (edition.labels, edition.problems) == (("x",), ())


DRAFT = "One <mark>two</mark>[^d] three.[^x]\n\n[^d]: **Draft claim: False.** D.[^n]\n\n[^n]: N.\n\n[^x]: X."


def test_a_draft_is_withheld_without_a_trace() -> None:
    edition = read(DRAFT)
    assert [(note.label, note.number) for note in edition.notes] == [("x", 1)]
    assert html_of(edition).startswith('<p id="p1">One two three.<sup')
    assert edition.problems == ()


def test_a_draft_is_shown_when_asked_for() -> None:
    edition = read(DRAFT, drafts=True)
    assert [(note.label, note.number, note.draft) for note in edition.notes] == [
        ("d", 1, True),
        ("x", 2, False),
        ("n", 3, False),
    ]


def test_the_words_of_references_can_be_translated() -> None:
    strings = Strings(reference="Fußnote {number}", kinds={"claim": "Behauptung"})
    assert 'aria-label="Fußnote 1: Behauptung, false"' in html_of(
        read("a[^x]\n\n[^x]: **Claim: False.** A.", strings=strings)
    )


def test_translated_words_are_escaped() -> None:
    strings = Strings(reference='"{number}" <b>{0}')
    assert 'aria-label="&quot;1&quot; &lt;b&gt;{0}"' in html_of(read("a[^x]\n\n[^x]: A.", strings=strings))


def test_problems_move_with_the_body_into_its_file() -> None:
    (found,) = in_file(read("One.\n\nText[^a] here.").problems, "content/articles/x.md", 12)
    assert str(found.place) == "content/articles/x.md:14:5"
    assert found.place.frame[found.place.line - found.place.frame_first] == "Text[^a] here."


def test_a_message_names_the_closest_words() -> None:
    (found,) = read("The plan created many jobs.[^x]\n\n[^x]: **Note:** “created mny jobs” A.").problems
    assert "the closest are “created many jobs”" in found.message


def test_a_message_lists_the_places_of_ambiguous_words() -> None:
    (found,) = read("The plan is old and the plan is good for us.[^x]\n\n[^x]: **Note:** “plan” A.").problems
    assert (
        "more than once: “The plan is old and the…”, “…is old and the plan is good for us.”" in found.message
    )


def test_ambiguous_places_are_told_apart_in_a_short_paragraph() -> None:
    (found,) = read("A plan and a plan too.[^x]\n\n[^x]: **Note:** “plan” A.").problems
    assert found.message.endswith("more than once: “A plan and a…”, “…and a plan too.”")


def test_options_come_from_settings_and_are_overruled_by_front_matter() -> None:
    settings = Settings(title="T", annotator="Desk", kinds={"Check": "claim"})
    plain = edition_options(site_options(settings), "pages/about.md")
    front = Matter(title="T", annotator="Jane", lang="sr", speaker="M.")
    own = edition_options(site_options(settings), "articles/x.md", front)
    assert (plain.path, plain.annotator, plain.lang, plain.kinds) == (
        "pages/about.md",
        "Desk",
        "en",
        {"Check": "claim"},
    )
    assert (own.annotator, own.lang, own.speaker) == ("Jane", "sr", "M.")
