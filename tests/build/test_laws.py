"""The laws of builds, for random small sites and random edits: incremental equals clean, nothing to do means nothing
done, errors change nothing, and what a build did not write it does not touch."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from siting import LIST, SiteUnderTest, files_of

from glossator.build.report import BuildOptions, Report
from glossator.build.run import build

OPTIONS = BuildOptions(datetime(2026, 1, 1, tzinfo=UTC))
GOLDEN = Path(__file__).parents[1] / "golden"
THEME = {f"themes/plain/{path}": data.decode() for path, data in files_of(GOLDEN / "theme").items()}
NAMES = ("ferry", "launch", "tug")
FOREIGN = {"CNAME": b"papers.example.org", "articles/mine.txt": b"kept"}
"""What somebody put into the output folder."""

Files = Mapping[str, str]


@st.composite
def articles(draw: st.DrawFn) -> str:
    """An article file; one in some is wrong: a link or a reference that leads nowhere."""
    title = draw(st.sampled_from(["The ferry", "Лађа", "A: launch"]))
    date = draw(st.sampled_from(["", "date: 2025-01-01\n", "date: 2025-01-02\n", "date: 2027-01-01\n"]))
    topics = draw(st.lists(st.sampled_from(["Ships", "ships", "Harbours", "Rope"]), max_size=3, unique=True))
    front = draw(st.sampled_from(["", "draft: true\n", "slug: other\n", "lang: sr\n", "aliases: [/old/]\n"]))
    body = draw(
        st.sampled_from(
            [
                "Plain words.",
                "See the [launch](launch.md).",
                "Some words.[^n]\n\n[^n]: **Note** “Some words” Which? (Jane Roe, 2025-01-03)",
                "Words without a note.[^gone]",
            ]
        )
    )
    return f"---\ntitle: '{title}'\n{date}topics: {topics}\n{front}---\n\n{body}\n"


@st.composite
def sites(draw: st.DrawFn) -> Files:
    """The files of a small site."""
    paginate, style = draw(st.integers(1, 2)), draw(st.sampled_from(["unicode", "ascii"]))
    files = {"site.yaml": f"title: Papers\ntheme: plain\npaginate: {paginate}\nslugs: {style}\n"}
    for name in draw(st.sets(st.sampled_from(NAMES))):
        files[f"content/articles/{name}.md"] = draw(articles())
    if draw(st.booleans()):
        files["content/pages/about.md"] = "---\ntitle: About\n---\n\nWho we are.\n"
    if draw(st.booleans()):
        files["content/topics.yaml"] = "- name: Harbours\n  slug: quays\n  description: Where ships rest.\n"
    if draw(st.booleans()):
        files["static/plan.txt"] = draw(st.sampled_from(["one plan", "another"]))
    return files


def written(root: Path, files: Files) -> Path:
    """The site of these files in the folder `root`, with the output that is there, if any."""
    for folder in ("content", "static", "themes"):
        shutil.rmtree(root / folder, ignore_errors=True)
    for path, text in (files | THEME).items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root


def built(root: Path) -> tuple[Report, dict[str, bytes]]:
    report = build(root, OPTIONS)
    return report, files_of(root / "output")


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(sites(), min_size=2, max_size=4))
def test_after_any_edits_the_output_is_that_of_a_fresh_build_or_the_last_good_one(
    tmp_path_factory: pytest.TempPathFactory, states: list[Files]
) -> None:
    lived, before = tmp_path_factory.mktemp("lived"), dict[str, bytes]()
    for number, files in enumerate(states):
        report, after = built(written(lived, files))
        again, fresh = built(written(tmp_path_factory.mktemp(f"fresh{number}"), files))
        assert report.problems == again.problems
        assert after == (before if report.failed else fresh)
        before = after


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(sites(), st.sampled_from(NAMES))
def test_an_article_that_is_removed_leaves_nothing_behind(
    tmp_path_factory: pytest.TempPathFactory, files: Files, name: str
) -> None:
    lived = written(tmp_path_factory.mktemp("lived"), files)
    build(lived, OPTIONS)
    less = {path: text for path, text in files.items() if path != f"content/articles/{name}.md"}
    report, after = built(written(lived, less))
    _, fresh = built(written(tmp_path_factory.mktemp("fresh"), less))
    assert report.failed or after == fresh


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(sites())
def test_where_nothing_has_changed_nothing_is_written(
    tmp_path_factory: pytest.TempPathFactory, files: Files
) -> None:
    root = written(tmp_path_factory.mktemp("site"), files)
    first, before = built(root)
    times = {path: path.stat().st_mtime_ns for path in (root / "output").rglob("*")}
    second, after = built(root)
    assert second.problems == first.problems
    assert (second.written, second.removed) == (0, 0)
    assert after == before
    assert {path: path.stat().st_mtime_ns for path in (root / "output").rglob("*")} == times


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(sites(), min_size=2, max_size=3))
def test_files_that_no_build_wrote_are_never_touched(
    tmp_path_factory: pytest.TempPathFactory, states: list[Files]
) -> None:
    root = written(tmp_path_factory.mktemp("site"), {"site.yaml": "title: Papers\ntheme: plain\n"})
    build(root, OPTIONS)
    for path, data in FOREIGN.items():
        (root / "output" / path).parent.mkdir(parents=True, exist_ok=True)
        (root / "output" / path).write_bytes(data)
    for files in states:
        _, after = built(written(root, files))
        assert {path: after[path] for path in FOREIGN} == FOREIGN


@pytest.mark.parametrize("case", ["notes", "languages-unicode", "taxonomies"])
def test_folder_hash_seed_time_zone_and_locale_do_not_matter(tmp_path: Path, case: str) -> None:
    places = (
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "America/Adak", "LC_ALL": "C.UTF-8", "LANG": "de_DE.UTF-8"},
    )
    outputs = []
    for number, environment in enumerate(places):
        copy = SiteUnderTest.copied(
            GOLDEN / case / "site", tmp_path / f"{number}" / ("deep/" * number) / "site"
        )
        written_theme(copy.folder)
        subprocess.run(
            [sys.executable, "-m", "glossator", "-s", copy.folder, "build", "-q"],
            check=True,
            env=os.environ | environment | {"SOURCE_DATE_EPOCH": "1767225600"},
            cwd=copy.folder.parent,
        )
        outputs.append(files_of(copy.output))
    assert outputs[0] == outputs[1]
    assert LIST in outputs[0]


def written_theme(root: Path) -> None:
    shutil.copytree(GOLDEN / "theme", root / "themes" / "plain")
