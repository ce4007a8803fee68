"""Why pages are as they are: what it says of the next build is what the next build does, after any edit."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from glossator.build.asked import Folders, asked
from glossator.build.layout import lay_out
from glossator.build.reasons import Answer, Fate
from glossator.build.report import BuildOptions
from glossator.build.run import build, look
from glossator.build.why import explain
from glossator.build.workplace import Workplace
from glossator.sources.site import Site

OPTIONS = BuildOptions(datetime(2026, 1, 1, tzinfo=UTC))
URL = "https://papers.example.org/north/"
NAMES = ("ferry", "launch", "tug")

Files = Mapping[str, str]


@st.composite
def sites(draw: st.DrawFn) -> Files:
    """The files of a small site, with a theme of the site's own over the default one."""
    files = {"site.yaml": f"title: {draw(st.sampled_from(['Papers', 'Sheets']))}\nurl: {URL}\npaginate: 1\n"}
    for name in draw(st.sets(st.sampled_from(NAMES))):
        title, topic = draw(st.sampled_from(["A", "B"])), draw(st.sampled_from(["Ships", "Rope"]))
        more = draw(
            st.sampled_from(["", "draft: true\n", "date: 2027-01-01\n", f"aliases: [/old-{name}/]\n"])
        )
        day = "" if "date" in more else "date: 2025-01-01\n"
        text = draw(st.sampled_from(["Words.", "Words.[^n]\n\n[^n]: **Note** “Words” Which?"]))
        files[f"content/articles/{name}.md"] = (
            f"---\ntitle: {title}\n{day}topics: [{topic}]\n{more}---\n\n{text}\n"
        )
    if draw(st.booleans()):
        files["static/plan.txt"] = draw(st.sampled_from(["one plan", "another"]))
    if draw(st.booleans()):
        extended = "{% extends 'term.html' %}"
        files["templates/term.html"] = extended + draw(st.sampled_from(["", "{# other #}"]))
    return files


def written(root: Path, files: Files, before: Files) -> None:
    for path in set(before) - set(files):
        (root / path).unlink()
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")


def ask(root: Path, *names: str) -> list[Answer]:
    """What there is to say of each name."""

    def answers(site: Site, at: Workplace) -> list[Answer]:
        layout = lay_out(site, OPTIONS, at)
        folders = Folders(root, root, at.output, site.settings.url)
        return [explain(layout, at, asked(name, folders)) for name in names]

    return look(root, OPTIONS, answers)


def output_of(root: Path) -> dict[str, tuple[bytes, int]]:
    """The bytes and the time of each file of the output, without the build's own list."""
    found = (path for path in (root / "output").rglob("*") if path.is_file() and path.name[0] != ".")
    return {
        path.relative_to(root / "output").as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in found
    }


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(sites(), sites())
def test_the_next_build_does_what_was_said(
    tmp_path_factory: pytest.TempPathFactory, first: Files, second: Files
) -> None:
    root = tmp_path_factory.mktemp("site")
    written(root, first, {})
    assert not build(root, OPTIONS).failed
    before = output_of(root)
    written(root, second, first)
    answers = ask(root, *(f"output/{path}" for path in before))
    said = {path: answer.made[0] for path, answer in zip(before, answers, strict=True)}
    report = build(root, OPTIONS)
    assert not report.failed
    after = output_of(root)
    for path, made in said.items():
        assert made.path == path
        assert (made.fate is Fate.REMOVE) == (path not in after)
        if path in after and after[path] != before[path]:
            assert made.fate is Fate.PRINT and made.changed
        if made.fate is Fate.KEEP:
            assert after[path] == before[path]
    assert {made.fate for answer in ask(root, *after) for made in answer.made} <= {Fate.KEEP}


def test_a_template_that_comes_to_read_another_name_does_not_mix_names_up(tmp_path: Path) -> None:
    article = "---\ntitle: A\ndate: 2025-01-01\n---\n\nWords.\n"
    files = {"site.yaml": f"title: Papers\nurl: {URL}\n", "content/articles/tug.md": article}
    template = {"templates/404.html": "{{ site_title }} {{ page_title }}"}
    written(tmp_path, files | template, {})
    build(tmp_path, OPTIONS)
    written(tmp_path, {"templates/404.html": "{{ lang }} {{ site_title }} {{ page_title }}"}, {})
    assert ask(tmp_path, "/404.html")[0].made[0].changed == ("template", "names")


def test_a_setting_is_told_by_the_names_that_carry_it(tmp_path: Path) -> None:
    written(tmp_path, {"site.yaml": f"title: Papers\nurl: {URL}\n"}, {})
    build(tmp_path, OPTIONS)
    written(tmp_path, {"site.yaml": f"title: Sheets\nurl: {URL}\n"}, {})
    made = ask(tmp_path, "/")[0].made[0]
    assert "site_title" in made.changed and "template" not in made.changed


def test_a_copied_file_is_told_from_its_content(tmp_path: Path) -> None:
    written(tmp_path, {"site.yaml": "title: Papers\n", "static/plan.txt": "one"}, {})
    build(tmp_path, OPTIONS)
    assert ask(tmp_path, "static/plan.txt")[0].made[0].fate is Fate.KEEP
    written(tmp_path, {"static/plan.txt": "another"}, {})
    made = ask(tmp_path, "/plan.txt")[0].made[0]
    assert (made.source, made.fate, made.changed) == ("static/plan.txt", Fate.PRINT, ("content",))


def test_where_the_cache_is_gone_no_change_is_made_up(tmp_path: Path) -> None:
    written(tmp_path, {"site.yaml": "title: Papers\n"}, {})
    build(tmp_path, OPTIONS)
    (tmp_path / ".glossator/build.sqlite").unlink()
    made = ask(tmp_path, "/")[0].made[0]
    assert (made.fate, made.changed) == (Fate.PRINT, ("cache",))
