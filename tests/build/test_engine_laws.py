"""The engine's laws where its shortcuts could break them: any input edited, several processes, a clock that moves, a
damaged cache. (`test_each_edit.py` tries each edit alone, `test_killed.py` kills builds.)"""

import os
import random
import subprocess
import sys
import time
from concurrent.futures import Future, ProcessPoolExecutor
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from edited_sites import ALL_EDITS, START, article, site_settings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from laying import put
from lived_in import built, built_by_editor, fresh, told_apart
from msgspec.structs import replace

from glossator.build import content, impression
from glossator.build.cache import FILE, FOLDER
from glossator.build.layout import Layout, lay_out
from glossator.build.report import BuildOptions
from glossator.build.run import look
from glossator.codec import encode
from glossator.digest import of_text
from glossator.site.output import Page

NOW = datetime(2026, 1, 1, tzinfo=UTC)
OPTIONS = BuildOptions(NOW)


def new_site(root: Path) -> Path:
    root.mkdir(parents=True, exist_ok=True)
    put(root, START)
    return root


class Step(NamedTuple):
    """What happens between two builds, and how the second is asked for."""

    edits: list[str]
    days: int
    """That have passed since the first build of all: the clock may go back."""
    drafts: bool
    future: bool

    @property
    def files(self) -> dict[str, str]:
        return {path: text for name in self.edits for path, text in ALL_EDITS[name].items()}

    @property
    def options(self) -> BuildOptions:
        return replace(OPTIONS, now=NOW + timedelta(days=self.days), drafts=self.drafts, future=self.future)


steps = st.builds(
    Step,
    st.lists(st.sampled_from([*ALL_EDITS]), max_size=3),
    st.sampled_from([0, 0, 30, 31, 58, 59, 120]),
    st.booleans(),
    st.sampled_from([False, False, True]),
)


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(steps, min_size=1, max_size=4))
def test_after_edits_of_any_input_the_output_is_that_of_a_clean_build(
    tmp_path_factory: pytest.TempPathFactory, script: list[Step]
) -> None:
    top = tmp_path_factory.mktemp("law")
    root, files = new_site(top / "lived"), dict(START)
    _, before = built(root, OPTIONS)
    for number, step in enumerate(script):
        put(root, step.files)
        files |= step.files
        options = step.options
        report, after = built_by_editor(root, options)
        clean, expected = fresh(top / f"clean{number}", files, options)
        wrong = told_apart((report, after), (clean, before if report.failed else expected), root)
        assert not wrong, f"step {number} {wrong}"
        before = after


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(steps, min_size=1, max_size=4))
def test_pages_of_one_basis_have_one_view(
    tmp_path_factory: pytest.TempPathFactory, script: list[Step]
) -> None:
    root, seen = new_site(tmp_path_factory.mktemp("site") / "site"), {}
    for step in script:
        put(root, step.files)
        options = step.options
        for page in look(
            root, options, lambda site, at, options=options: pages_of(lay_out(site, options, at))
        ):
            view = encode(page.view)
            assert seen.setdefault((page.template, page.basis), view) == view, page.path


def pages_of(layout: Layout) -> list[Page]:
    return [output for output in layout.linked.outputs if isinstance(output, Page)]


def test_the_number_of_processes_does_not_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a task for every file, so that even a small site is built by all."""
    monkeypatch.setattr(content, "LOT", 1)
    monkeypatch.setattr(impression, "BATCH", 1)
    several = {jobs: built(new_site(tmp_path / str(jobs)), replace(OPTIONS, jobs=jobs)) for jobs in (1, 2, 3)}
    assert several[1][1] == several[2][1] == several[3][1]
    assert several[1][0].problems == several[2][0].problems == several[3][0].problems


def test_an_error_in_another_process_is_an_error_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(impression, "BATCH", 1)
    root = new_site(tmp_path / "site")
    put(root, {"templates/page.html": "{{ title.x }}"})
    alone, _ = built(root, replace(OPTIONS, jobs=1))
    together, after = built(root, replace(OPTIONS, jobs=2))
    assert [one.code for one in together.problems] == ["template-error"]
    assert together.problems == alone.problems
    assert after == {}


class Given(ProcessPoolExecutor):
    """Processes that know of a build only what their tasks say, as those of a cluster."""

    tasks = 0

    def submit(self, *task: Any, **more: Any) -> Future[Any]:
        self.tasks += 1
        return super().submit(*task, **more)


def test_processes_that_are_handed_in_do_the_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(content, "LOT", 2)
    monkeypatch.setattr(impression, "BATCH", 2)
    root, (clean, expected) = new_site(tmp_path / "site"), fresh(tmp_path / "clean", START, OPTIONS)
    with Given(2, get_context("spawn")) as executor:
        asked = replace(OPTIONS, jobs=2, executor=executor)
        report, after = built(root, asked)
        first = executor.tasks
        put(root, {"templates/page.html": "{{ title.x }}", "templates/article.html": "{{ title.x }}"})
        failed, _ = built(root, asked)
    assert (report.problems, after) == (clean.problems, expected)
    assert first > 20
    assert executor.tasks > first
    assert {one.code for one in failed.problems if one.is_error} == {"template-error"}


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_theme_that_changes_while_pages_are_printed_is_told_by_whichever_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    monkeypatch.setattr(impression, "BATCH", 1)
    root, printing = new_site(tmp_path / "site"), impression.print_sheets

    def edited(*given: Any) -> None:
        put(root, ALL_EDITS["a template"])
        printing(*given)

    monkeypatch.setattr(impression, "print_sheets", edited)
    report, after = built(root, replace(OPTIONS, jobs=jobs))
    assert [one.code for one in report.problems] == ["file-changed"]
    assert after == {}


def test_as_the_clock_moves_over_due_dates_and_back_the_output_is_that_of_a_clean_build(
    tmp_path: Path,
) -> None:
    """One article expires after 31 days, one is due after 59."""
    root = new_site(tmp_path / "lived")
    for number, (days, shown) in enumerate(
        [(0, {"over"}), (30, {"over"}), (31, set()), (58, set()), (59, {"due"}), (31, set()), (30, {"over"})]
    ):
        options = replace(OPTIONS, now=NOW + timedelta(days=days))
        report, after = built_by_editor(root, options)
        clean, expected = fresh(tmp_path / f"clean{number}", START, options)
        assert {name for name in ("over", "due") if f"{name}/index.html" in after} == shown
        assert (report.problems, report.withheld) == (clean.problems, clean.withheld)
        assert after == expected


@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 2**32), st.sampled_from([*ALL_EDITS]))
def test_a_cache_with_any_damage_harms_no_page(
    tmp_path_factory: pytest.TempPathFactory, chance: int, edit: str
) -> None:
    """Neither where nothing was edited since, nor where something was."""
    top = tmp_path_factory.mktemp("site")
    root = new_site(top / "site")
    _, before = built(root, OPTIONS)
    cache, draw = root / FOLDER / FILE, random.Random(chance)
    files = ALL_EDITS[edit] if draw.random() < 0.7 else {}
    put(root, files)
    data = bytearray(cache.read_bytes())
    for _ in range(draw.randint(1, 30)):
        data[draw.randrange(len(data))] = draw.randrange(256)
    cache.write_bytes(data[: draw.randrange(len(data))] if draw.random() < 0.3 else data)
    report, after = built(root, OPTIONS)
    clean, expected = fresh(top / "clean", {**START, **files}, OPTIONS)
    assert report.problems == clean.problems
    assert after == (before if report.failed else expected)


def test_a_raw_text_that_lies_elsewhere_is_published_as_it_is(tmp_path: Path) -> None:
    root, files = new_site(tmp_path / "site"), dict(START)
    for number, words in enumerate(("It left.", "It stayed.")):
        named = f"source: {{file: seeds/gone.txt, sha256: {of_text(words)}, body: [[1, 1]]}}"
        edits = {
            "seeds/new.txt": words,
            "content/articles/a0.md": f"---\ntitle: The ferry\n{named}\n---\n\n{words}\n",
        }
        put(root, edits)
        files |= edits
        report, after = built(root, OPTIONS)
        assert "seed-moved" in [one.code for one in report.problems]
        assert after == fresh(tmp_path / f"clean{number}", files, OPTIONS)[1]


def test_an_alias_that_comes_to_mean_another_term_changes_the_articles_that_have_it(tmp_path: Path) -> None:
    root = new_site(tmp_path / "site")
    edits = {
        "site.yaml": site_settings(related=0),
        "content/articles/a0.md": article(0, topics="Quays"),
        "content/topics.yaml": "- name: Ships\n  aliases: [Quays]\n- name: Rope\n",
    }
    put(root, edits)
    built(root, OPTIONS)
    moved = {"content/topics.yaml": "- name: Ships\n- name: Rope\n  aliases: [Quays]\n"}
    put(root, moved)
    assert built(root, OPTIONS)[1] == fresh(tmp_path / "clean", {**START, **edits, **moved}, OPTIONS)[1]


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
