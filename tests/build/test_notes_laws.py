"""Where no page gathers or counts notes, editing them has nothing linked anew, and comes to what a clean build does."""

import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from laying import put
from msgspec.structs import replace
from siting import files_of

from glossator.build.desk import laid, relinked
from glossator.build.phases import Stopwatch
from glossator.build.report import BuildOptions, Report
from glossator.build.retaking import retaken
from glossator.build.run import build
from glossator.digest import of_text
from glossator.problem import in_order

OPTIONS = BuildOptions(datetime(2026, 1, 1, tzinfo=UTC), jobs=1)
SETTINGS = """title: Papers
paginate: 2
feed_items: 3
related: {related}
problems: {{broken-link: warning}}
require_check: [{checked}]
exports: [{exports}]
indexes: {{years: false, kinds: {kinds}, annotators: {kinds}, claims: {claims}, corrections: false, glossary: false,
          sources: false, feed: false}}
"""
SILENT = {"related": "0", "checked": "", "exports": "", "claims": "false", "kinds": "false"}
"""Settings by which no page gathers notes."""
CARDS = "{% for card in cards %}<a href='{{ card.url }}'>{{ card.title }}</a>{% endfor %}"
COUNTING = (
    "{% for card in cards %}{{ card.title }}: {{ counts[card.path]|sum(attribute='count') }}{% endfor %}"
)
FRONT = "---\ntitle: Article {number}\ndate: 2025-01-0{number}\ntopics: [Ships, {topic}]\n{more}---\n\n"
NOTES = (
    "",
    "The ferry left.[^a]\n\n[^a]: **Context:** “left” It did. (Jane Roe, 2025-01-03)\n",
    "The ferry left.[^a]\n\n[^a]: **Claim: False:** “left” It did. (M. Ilić, 2025-02-03)\n",
    "The ferry left.[^b]\n\n[^b]: **Definition:** “left” Went. See [one](a2.md#note-a).\n",
    "The ferry left.[^a] It came.[^b]\n\n[^a]: It did.\n\n[^b]: **Correction:** “came” At noon.\n",
)
LINES = (
    "",
    "Plain words.\n\n",
    "## A heading\n\nWords.\n\n",
    "See [another](a2.md), [a note](a3.md#note-a) and [a part](../pages/about.md#part).\n\n",
    "See [nothing](nowhere.md) and [no note](a1.md#note-z).\n\n",
)
ABOUT = (
    "Who we are.\n",
    "## Part\n\nWho we are.\n",
    "Us.[^n] See [one](../articles/a1.md#note-a).\n\n[^n]: All.\n",
)
NAMES = ("a1", "a2", "a3")

Files = Mapping[str, str]


@st.composite
def articles(draw: st.DrawFn, number: int) -> str:
    more = draw(st.sampled_from(["", "", "notes: {a: {topics: [Rope]}}\n", "draft: true\n", "dek: A dek.\n"]))
    front = FRONT.format(number=number, topic=draw(st.sampled_from(["Rope", "Rope", "Quays"])), more=more)
    return front + draw(st.sampled_from(LINES)) + draw(st.sampled_from(LINES)) + draw(st.sampled_from(NOTES))


@st.composite
def edits(draw: st.DrawFn) -> Files:
    """One text, or one notes file, as it is from now on."""
    number = draw(st.integers(1, 3))
    made = {
        f"content/articles/a{number}.md": draw(articles(number)),
        "content/pages/about.md": f"---\ntitle: About\n---\n\n{draw(st.sampled_from(ABOUT))}",
        "content/articles/a1.notes.md": draw(
            st.sampled_from(["", "## Note\n\n> **The ferry** left\n\nA steamer. See [no](nowhere.md).\n"])
        ),
    }
    path = draw(st.sampled_from([*made, f"content/articles/a{number}.md"]))
    return {path: made[path]}


@st.composite
def settled(draw: st.DrawFn) -> Files:
    """Settings and a theme, which nobody edits: most often such as know nothing of notes."""
    told = SILENT | {
        "related": draw(st.sampled_from(["0", "2"])),
        "checked": draw(st.sampled_from(["", "claim"])),
        "exports": draw(st.sampled_from(["", "", "schema, text", "annotations"])),
        "claims": draw(st.sampled_from(["false", "false", "true"])),
        "kinds": draw(st.sampled_from(["false", "false", "true"])),
    }
    cards = draw(st.sampled_from([CARDS, CARDS, COUNTING]))
    return {"site.yaml": SETTINGS.format(**told), "templates/partials/cards.html": cards}


def started(files: Files) -> Files:
    texts = {
        f"content/articles/a{n}.md": FRONT.format(number=n, topic="Rope", more="") + NOTES[1]
        for n in (1, 2, 3)
    }
    return {**files, **texts, "content/pages/about.md": "---\ntitle: About\n---\n\nWho we are.\n"}


def built(root: Path, files: Files) -> tuple[Report, dict[str, bytes]]:
    put(root, files)
    return build(root, OPTIONS), files_of(root / "output")


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(settled(), st.lists(edits(), min_size=1, max_size=5))
def test_after_edits_of_notes_and_links_the_output_and_the_problems_are_those_of_a_clean_build(
    tmp_path_factory: pytest.TempPathFactory, files: Files, script: list[Files]
) -> None:
    top = tmp_path_factory.mktemp("law")
    now = dict(started(files))
    (top / "lived").mkdir()
    _, before = built(top / "lived", now)
    for number, edit in enumerate(script):
        now |= edit
        report, after = built(top / "lived", edit)
        (top / f"clean{number}").mkdir()
        clean, expected = built(top / f"clean{number}", {path: text for path, text in now.items() if text})
        assert report.problems == clean.problems
        assert report.withheld == clean.withheld
        assert after == (before if report.failed else expected)
        before = after


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(settled(), st.lists(edits(), min_size=1, max_size=5))
def test_a_preview_shows_the_same_after_them(
    tmp_path_factory: pytest.TempPathFactory, files: Files, script: list[Files]
) -> None:
    root = tmp_path_factory.mktemp("law")
    put(root, started(files))
    desk = laid(root, OPTIONS)
    for edit in script:
        put(root, edit)
        found = retaken(desk, edit)
        desk = found.desk if found else laid(root, OPTIONS, desk)
        desk = desk if desk.is_settled else relinked(desk)
        clean = laid(root, OPTIONS)
        assert in_order(desk.problems) == in_order(clean.problems)
        assert {path: desk.key(path) for path in desk.outputs} == {
            path: clean.key(path) for path in clean.outputs
        }
        assert {path: desk.make(path).data for path in desk.outputs} == {
            path: clean.make(path).data for path in clean.outputs
        }


def phases(root: Path, files: Files) -> set[str]:
    """Of a build of the site with these files."""
    put(root, files)
    watch = Stopwatch(lambda: 0.0, lambda: 0)
    build(root, replace(OPTIONS, measure=watch))
    return {one.name for one in watch.phases}


@pytest.mark.parametrize(
    ("told", "cards", "is_linked"),
    [
        ({}, CARDS, False),
        ({}, COUNTING, True),
        ({"claims": "true"}, CARDS, True),
        ({"exports": "annotations"}, CARDS, True),
        ({"exports": "schema"}, CARDS, False),
    ],
)
def test_a_note_added_has_nothing_linked_where_no_page_gathers_or_counts_notes(
    tmp_path: Path, told: dict[str, str], cards: str, is_linked: bool
) -> None:
    files = {"site.yaml": SETTINGS.format(**SILENT | told), "templates/partials/cards.html": cards}
    assert "link" in phases(tmp_path, started(files))
    assert ("link" in phases(tmp_path, {"content/articles/a2.md": note_added(2)})) == is_linked


def test_a_paragraph_added_has_nothing_linked_though_pages_gather_notes(tmp_path: Path) -> None:
    put(tmp_path, {**started({"site.yaml": "title: Papers\n"})})
    assert "link" in phases(tmp_path, {})
    front = FRONT.format(number=2, topic="Rope", more="")
    more = f"{front}See [another](a3.md).\n\n{NOTES[1]}"
    assert "link" in phases(tmp_path, {"content/articles/a2.md": more})
    longer = more.replace("See [", "One paragraph more.\n\n## A heading\n\nSee [")
    assert "link" not in phases(tmp_path, {"content/articles/a2.md": longer})


def note_added(number: int) -> str:
    return FRONT.format(number=number, topic="Rope", more="") + NOTES[4]


def test_a_note_into_which_another_article_points_is_missed_when_it_goes(tmp_path: Path) -> None:
    files = {"site.yaml": SETTINGS.format(**SILENT), "templates/partials/cards.html": CARDS}
    put(tmp_path, started(files))
    pointing = FRONT.format(number=1, topic="Rope", more="") + "See [a note](a3.md#note-a).\n"
    put(tmp_path, {"content/articles/a1.md": pointing})
    assert build(tmp_path, OPTIONS).problems == ()
    without = FRONT.format(number=3, topic="Rope", more="") + "The ferry left.\n"
    put(tmp_path, {"content/articles/a3.md": without})
    assert [one.code for one in build(tmp_path, OPTIONS).problems] == ["broken-link"]


def test_a_wrong_link_that_moves_is_told_where_it_stands(tmp_path: Path) -> None:
    files = {"site.yaml": SETTINGS.format(**SILENT), "templates/partials/cards.html": CARDS}
    put(tmp_path, started(files))
    lines = []
    for words in ("", "One more line.\n\n"):
        wrong = f"{FRONT.format(number=1, topic='Rope', more='')}{words}See [nothing](nowhere.md).\n"
        put(tmp_path, {"content/articles/a1.md": wrong})
        (found,) = build(tmp_path, OPTIONS).problems
        lines.append(found.place.line)
    assert lines == [7, 9]


def test_raw_texts_are_known_again_in_another_process(tmp_path: Path) -> None:
    """Where sets have another order."""
    put(tmp_path, {"site.yaml": "title: Papers\n"})
    for number in range(1, 9):
        words = f"The ferry left pier {number}."
        named = f"source: {{file: seeds/{number}.txt, sha256: {of_text(words)}, body: [[1, 1]]}}\n"
        text = FRONT.format(number=number, topic="Rope", more=named) + f"{words}[^a]\n\n[^a]: It did.\n"
        put(tmp_path, {f"seeds/{number}.txt": words, f"content/articles/a{number}.md": text})
    assert "link" in profile(tmp_path, "1")
    article = tmp_path / "content/articles/a3.md"
    put(tmp_path, {"content/articles/a3.md": article.read_text().replace("It did.", "It did so.")})
    assert "link" not in profile(tmp_path, "2")
    assert "It did so." in (tmp_path / "output/articles/a3/index.html").read_text()


def profile(root: Path, hash_seed: str) -> list[str]:
    """The phases of a build by a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "glossator", "-s", str(root), "build", "--profile"],
        env=os.environ
        | {"PYTHONHASHSEED": hash_seed, "SOURCE_DATE_EPOCH": str(int(OPTIONS.now.timestamp()))},
        capture_output=True,
        text=True,
        check=True,
    )
    return [line.split(" ", 1)[0] for line in done.stdout.splitlines()]
