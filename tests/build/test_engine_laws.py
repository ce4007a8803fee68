"""The engine's laws where its shortcuts could break them: any input edited, several processes, a clock that moves, a
damaged cache, a killed build."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from laying import put, rest, stirred
from msgspec.structs import replace
from siting import compared, files_of

from glossator import work
from glossator.build import content, impression
from glossator.build.cache import FILE, FOLDER
from glossator.build.layout import Layout, lay_out
from glossator.build.report import BuildOptions, Report
from glossator.build.run import build, look
from glossator.build.untouched import look_around, untouched
from glossator.codec import encode
from glossator.digest import of_text
from glossator.site.output import Page
from glossator.sources.survey import Survey

NOW = datetime(2026, 1, 1, tzinfo=UTC)
OPTIONS = BuildOptions(NOW)
ARTICLE = """---
title: {title}
date: {date}
topics: [{topics}]
---

{words} The ferry left at noon.[^a] See [another]({other}).

[^a]: **{kind}:** “left at noon” {note} (Jane Roe, 2025-01-03)
"""
OWN_TEMPLATE = (
    '{% extends "base.html" %}{% block main %}<h1>{{ title }}</h1>EDIT'
    "{% for block in blocks %}{{ block.html|html }}{% endfor %}{% endblock %}"
)

Files = dict[str, str]
Edit = tuple[str, str]
"""A file and its new text; an empty text removes it."""


def article(number: int, **parts: str) -> str:
    told = {
        "title": f"Article {number}",
        "date": f"2025-01-{number % 28 + 1:02}",
        "topics": "Ships, Harbours" if number % 2 else "Ships, Rope",
        "words": "Plain words.",
        "kind": "Context",
        "note": "It did.",
        "other": f"a{(number + 1) % 5}.md",
    }
    return ARTICLE.format(**told | parts)


WORKS = (
    """[{"id": "log", "type": "book", "title": "A log"}, {"id": "map", "type": "map", "title": "A map"}]"""
)
EXTENSION = """from glossator import Page
from mdit_py_plugins.subscript import sub_plugin


def pages(site):
    titles = [f"- [{one.title}]({one.path})" for one in site.articles]
    yield Page("/all/", "All", "\\n".join((*titles, site.read("works.json")[:60])))


def setup(ext):
    ext.markdown(sub_plugin)
    ext.filter("kept", lambda value: f"kept {value}")
    ext.pages(pages)
"""
START: Mapping[str, str] = {
    "site.yaml": "title: Papers\npaginate: 2\nbibliography: works.json\n",
    "content/topics.yaml": "- name: Harbours\n  description: Where ships rest.\n",
    "content/pages/about.md": "---\ntitle: About\n---\n\nWho we are.\n",
    "static/plan.txt": "one plan",
    "extensions/extra.py": EXTENSION,
    "works.json": WORKS,
    **{f"content/articles/a{n}.md": article(n) for n in range(5)},
}

EDITS: tuple[Edit, ...] = (
    ("content/articles/a1.md", article(1, words="Other words.")),
    ("content/articles/a1.md", article(1, title="Another title")),
    ("content/articles/a2.md", article(2, topics="Rope, Canvas")),
    ("content/articles/a2.md", article(2, date="2024-05-05")),
    ("content/articles/a3.md", article(3, date="2026-03-01")),
    ("content/articles/a3.md", article(3, kind="Claim: False", note="It left at one.")),
    ("content/articles/a3.md", article(3).replace("---\n\n", "draft: true\n---\n\n", 1)),
    ("content/articles/a4.md", ""),
    ("content/articles/a4.md", article(4, note="See [the first](a0.md#p1).")),
    ("content/articles/new.md", article(9, other="a0.md#note-a")),
    ("content/articles/a0.md", article(0, other="nowhere.md")),
    ("content/articles/a0.notes.md", "## Note\n\n> **The ferry** left\n\nA steamer.\n"),
    ("content/articles/a0.notes.md", "## Note\n\n> **The ferry** left\n\nA motor ship.\n"),
    ("content/articles/a0.notes.md", ""),
    ("content/topics.yaml", "- name: Harbours\n  aliases: [Rope]\n  slug: quays\n"),
    ("content/topics.yaml", "- name: Ships\n  hide: true\n"),
    ("content/pages/about.md", "---\ntitle: Who we are\n---\n\nUs.\n"),
    ("content/pages/about.md", ""),
    ("content/articles/a0.md", article(0, kind="Definition", note="Of a ship.")),
    ("content/articles/a2.md", article(2, kind="Definition", note="Of a ship.")),
    ("content/articles/a1.md", article(1, kind="Correction", note="At one.")),
    ("content/articles/a1.md", article(1, kind="Claim: True", note="See <https://example.org/log>.")),
    ("content/articles/a4.md", article(4, kind="Claim", note="As [@log] and [@map] say.")),
    ("content/articles/a4.md", article(4).replace("---\n\n", "notes: {a: {topics: [Rope]}}\n---\n\n", 1)),
    ("content/articles/a2.md", article(2).replace("Jane Roe, 2025-01-03", "M. Ilić, 2025-02-03")),
    ("works.json", WORKS.replace("A log", "Another log")),
    (
        "site.yaml",
        "title: Papers\npaginate: 1\nbibliography: works.json\nindexes: {kinds: false, years: false}\n",
    ),
    ("site.yaml", "title: Papers\npaginate: 2\nverdicts: [{name: 'True', tone: 'true', description: So.}]\n"),
    ("static/plan.txt", "another plan"),
    ("content/articles/map.txt", "a map"),
    ("site.yaml", "title: Other papers\npaginate: 2\n"),
    ("site.yaml", "title: Papers\npaginate: 1\nrelated: 1\nfeed_items: 2\n"),
    ("site.yaml", "title: Papers\npaginate: 2\nlang: sr\ntimezone: Pacific/Kiritimati\n"),
    ("site.yaml", "title: Papers\npaginate: 2\nurl: https://example.org/papers/\n"),
    ("site.yaml", "title: Papers\npaginate: 2\ntaxonomies: {topics: {min: 2}}\n"),
    ("site.yaml", "title: Papers\npaginate: 2\nannotator: The desk\nmenu: [{title: All, url: /}]\n"),
    ("site.yaml", "title: Papers\npaginate: 1\nrepo: a/b\nrights: Ours\nnoindex: true\ncard_images: true\n"),
    ("site.yaml", "title: Papers\npaginate: 2\nexports: [cards]\ncanonical: https://example.com/\n"),
    ("site.yaml", "title: Papers\npaginate: 2\nextensions: [extra]\n"),
    ("site.yaml", "title: Papers\nbibliography: works.json\nextensions: extra\n"),
    ("extensions/extra.py", EXTENSION.replace('"All"', '"All articles"')),
    ("extensions/extra.py", EXTENSION.replace("ext.markdown(sub_plugin)", "pass")),
    ("extensions/extra.py", EXTENSION.replace("kept {value}", "still kept {value}")),
    ("content/articles/a3.md", article(3, words="H~2~O.")),
    ("templates/page.html", OWN_TEMPLATE.replace("{{ title }}", "{{ title|kept }}")),
    ("templates/page.html", OWN_TEMPLATE),
    ("templates/page.html", OWN_TEMPLATE.replace("EDIT", "<hr>")),
    ("templates/page.html", ""),
    ("templates/partials/term.html", "<b>{{ term.name }}</b>"),
    ("i18n/en.yaml", "notes: Remarks\n"),
    ("i18n/en.yaml", "reference: 'Remark {number}'\n"),
)


def new_site(root: Path) -> Path:
    root.mkdir(parents=True, exist_ok=True)
    put(root, START)
    return root


def built(root: Path, options: BuildOptions = OPTIONS) -> tuple[Report, dict[str, bytes]]:
    return build(root, options), files_of(root / "output")


def built_by_editor(root: Path, options: BuildOptions) -> tuple[Report, dict[str, bytes]]:
    """Built as the command does it: what is found at a glance must be what a build finds, and is found after one."""
    looked = rest(root)
    glance = untouched(root, options, looked)
    report, after = built(root, replace(options, settled=True, looked=looked))
    if glance:
        assert (report.written, report.removed) == (0, 0)
        assert same(glance, report)
    if not report.failed:
        now = look_around(root)
        again = untouched(root, options, now)
        assert again is not None, "\n".join(("nothing is known at a glance", *stirred(looked, now)))
        assert same(again, replace(report, written=0, kept=len(after) - 1, removed=0))
    return report, after


def same(one: Report, other: Report) -> bool:
    plain = [replace(report, output=Path(), seconds=0.0, remarks=()) for report in (one, other)]
    return plain[0] == plain[1]


def fresh(folder: Path, files: Mapping[str, str], options: BuildOptions) -> tuple[Report, dict[str, bytes]]:
    folder.mkdir()
    put(folder, {path: text for path, text in files.items() if text})
    return built(folder, options)


steps = st.tuples(st.lists(st.sampled_from(EDITS), max_size=3), st.integers(0, 120), st.booleans())
"""Edits, days that pass, and whether drafts are shown."""


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(steps, min_size=1, max_size=4))
def test_after_edits_of_any_input_the_output_is_that_of_a_clean_build(
    tmp_path_factory: pytest.TempPathFactory, script: list[tuple[list[Edit], int, bool]]
) -> None:
    top = tmp_path_factory.mktemp("law")
    root, files = new_site(top / "lived"), dict(START)
    _, before = built(root)
    for number, (edits, days, drafts) in enumerate(script):
        put(root, dict(edits))
        files |= dict(edits)
        options = replace(OPTIONS, now=NOW + timedelta(days=days), drafts=drafts)
        report, after = built_by_editor(root, options)
        looked = look_around(root)
        clean, expected = fresh(top / f"clean{number}", files, options)
        assert report.problems == clean.problems, why(number, looked, root)
        assert report.withheld == clean.withheld, why(number, looked, root)
        differing = compared(before if report.failed else expected, after)
        assert not differing, "\n".join((why(number, looked, root), *differing))
        before = after


def why(number: int, looked: Survey, root: Path) -> str:
    """What else is to be known of a step that failed: where the site lies, what changed meanwhile in it or in the
    theme, and the state of its files."""
    states = (f"{path}: {state}" for path, state in looked.states.items() if not path.startswith("/"))
    meanwhile = ("changed meanwhile:", *stirred(looked, look_around(root)))
    return "\n".join((f"step {number} in {root}", *meanwhile, "files:", *states))


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(steps, min_size=1, max_size=4))
def test_pages_of_one_basis_have_one_view(
    tmp_path_factory: pytest.TempPathFactory, script: list[tuple[list[Edit], int, bool]]
) -> None:
    root, seen = new_site(tmp_path_factory.mktemp("site") / "site"), {}
    for edits, days, drafts in script:
        put(root, dict(edits))
        options = replace(OPTIONS, now=NOW + timedelta(days=days), drafts=drafts)
        for page in look(
            root, options, lambda site, at, options=options: pages_of(lay_out(site, options, at))
        ):
            view = encode(page.view)
            assert seen.setdefault((page.template, page.basis), view) == view, page.path


def pages_of(layout: Layout) -> list[Page]:
    return [output for output in layout.linked.outputs if isinstance(output, Page)]


def test_the_number_of_processes_does_not_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a task for every file, so that even a small site is built by all."""
    monkeypatch.setattr(work, "FEW", 0)
    monkeypatch.setattr(content, "LOT", 1)
    monkeypatch.setattr(impression, "BATCH", 1)
    several = {jobs: built(new_site(tmp_path / str(jobs)), replace(OPTIONS, jobs=jobs)) for jobs in (1, 2, 3)}
    assert several[1][1] == several[2][1] == several[3][1]
    assert several[1][0].problems == several[2][0].problems == several[3][0].problems


def test_an_error_in_another_process_is_an_error_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work, "FEW", 0)
    monkeypatch.setattr(impression, "BATCH", 1)
    root = new_site(tmp_path / "site")
    put(root, {"templates/page.html": "{{ title.x }}"})
    alone, _ = built(root, replace(OPTIONS, jobs=1))
    together, after = built(root, replace(OPTIONS, jobs=2))
    assert [one.code for one in together.problems] == ["template-error"]
    assert together.problems == alone.problems
    assert after == {}


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 2**32))
def test_a_cache_with_any_damage_harms_no_page(tmp_path_factory: pytest.TempPathFactory, chance: int) -> None:
    root = new_site(tmp_path_factory.mktemp("site") / "site")
    _, expected = built(root)
    cache, draw = root / FOLDER / FILE, random.Random(chance)
    data = bytearray(cache.read_bytes())
    for _ in range(draw.randint(1, 30)):
        data[draw.randrange(len(data))] = draw.randrange(256)
    cache.write_bytes(data[: draw.randrange(len(data))] if draw.random() < 0.3 else data)
    _, after = built(root)
    assert after == expected


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot be killed this way on Windows")
def test_a_build_that_is_killed_leaves_whole_pages_and_the_next_one_mends_it(tmp_path: Path) -> None:
    root = new_site(tmp_path / "site")
    put(root, {f"content/articles/more{n}.md": article(n) for n in range(60)})
    _, old = built(root)
    edited = {f"content/articles/more{n}.md": article(n, title=f"Newer {n}") for n in range(60)}
    put(root, edited)
    _, new = fresh(tmp_path / "clean", {**START, **edited}, OPTIONS)
    for delay in (0.3, 0.45, 0.6, 0.75, 0.9):
        kill_a_build(root, delay)
        for path, data in files_of(root / "output").items():
            if ".glossator" not in path:
                assert data in (old.get(path), new.get(path)), path
    _, mended = built(root)
    assert mended == new


def kill_a_build(root: Path, after: float) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "glossator", "-s", str(root), "build", "-q"],
        env=os.environ | {"SOURCE_DATE_EPOCH": str(int(NOW.timestamp()))},
    )
    time.sleep(after)
    process.send_signal(signal.SIGKILL)
    process.wait()


def test_a_raw_text_that_lies_elsewhere_is_published_as_it_is(tmp_path: Path) -> None:
    root, files = new_site(tmp_path / "site"), dict(START)
    for number, words in enumerate(("It left.", "It stayed.")):
        named = f"source: {{file: seeds/old.txt, sha256: {of_text(words)}, body: [[1, 1]]}}"
        edits = {
            "seeds/new.txt": words,
            "content/articles/a0.md": f"---\ntitle: The ferry\n{named}\n---\n\n{words}\n",
        }
        put(root, edits)
        files |= edits
        report, after = built(root)
        assert "seed-moved" in [one.code for one in report.problems]
        assert after == fresh(tmp_path / f"clean{number}", files, OPTIONS)[1]


def test_an_alias_that_comes_to_mean_another_term_changes_the_articles_that_have_it(tmp_path: Path) -> None:
    root = new_site(tmp_path / "site")
    edits = {
        "site.yaml": "title: Papers\nrelated: 0\n",
        "content/articles/a0.md": article(0, topics="Quays"),
        "content/topics.yaml": "- name: Ships\n  aliases: [Quays]\n- name: Rope\n",
    }
    put(root, edits)
    built(root)
    moved = {"content/topics.yaml": "- name: Ships\n- name: Rope\n  aliases: [Quays]\n"}
    put(root, moved)
    assert built(root)[1] == fresh(tmp_path / "clean", {**START, **edits, **moved}, OPTIONS)[1]


PARENT = """
import os, sys, time
from glossator.work import workers
pool = workers(2)
print(*{one.result() for one in [pool.submit(os.getpid) for _ in range(2)]}, *pool._processes, flush=True)
time.sleep(60)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot be killed this way on Windows")
def test_processes_whose_parent_was_killed_end(tmp_path: Path) -> None:
    parent = subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    children = {int(one) for one in parent.stdout.readline().split()}
    parent.kill()
    parent.communicate()
    until = time.monotonic() + 10
    while (left := {one for one in children if is_running(one)}) and time.monotonic() < until:
        time.sleep(0.05)
    assert children
    assert not left


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{process}/stat")
    return not stat.exists() or stat.read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
