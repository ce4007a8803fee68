"""The repository is itself a site: the demo builds without a problem and shows what Glossator can do."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from conftest import REPOSITORY
from siting import SiteUnderTest, compared, files_of

from glossator.sources.notes_files import is_article_file

SITE = ("site.yaml", "seeds", "content", "static", "themes")
WAITING = "the-note-that-lost-its-place"
"""The article of the one raw text that the demo leaves to its first build."""


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> SiteUnderTest:
    """A copy of the demo, built without imports."""
    folder = tmp_path_factory.mktemp("demo")
    for name in SITE:
        if (REPOSITORY / name).is_dir():
            shutil.copytree(REPOSITORY / name, folder / name)
        elif (REPOSITORY / name).exists():
            shutil.copy(REPOSITORY / name, folder / name)
    (folder / f"content/articles/{WAITING}.md").unlink(missing_ok=True)  # `make site` imports it ...
    (folder / "seeds/.imported").unlink(missing_ok=True)  # ... and writes down that it did
    return SiteUnderTest(REPOSITORY, folder).run("build", "--no-import").succeeds()


def articles(demo: SiteUnderTest) -> list[Path]:
    return sorted(
        path for path in (demo.folder / "content/articles").glob("*.md") if is_article_file(path.name)
    )


def test_the_demo_has_no_problem(demo: SiteUnderTest) -> None:
    ran = demo.run("check", "--format", "json").succeeds()
    assert json.loads(ran.stdout) == []


def test_every_article_of_the_demo_is_proven(demo: SiteUnderTest) -> None:
    pages = [demo.output / "articles" / path.stem / "index.html" for path in articles(demo)]
    assert len(pages) >= 4
    assert all('class="verified"' in page.read_text(encoding="utf-8") for page in pages)


def test_the_demo_has_notes_of_every_kind_and_claims_of_every_verdict(demo: SiteUnderTest) -> None:
    pages = (page.read_text(encoding="utf-8") for page in (demo.output / "articles").glob("*/index.html"))
    kinds = {kind for page in pages for kind in re.findall(r'<li id="note-[^"]+" data-kind="(\w+)"', page)}
    assert kinds >= {"note", "context", "claim", "source", "correction", "translation", "definition"}
    claims = (demo.output / "notes/claim/index.html").read_text(encoding="utf-8")
    verdicts = Counter(v for v in ("False", "Misleading", "Unproven", "True") if f">{v}<" in claims)
    assert set(verdicts) == {"False", "Misleading", "Unproven", "True"}


def test_the_demo_shows_a_note_of_a_notes_file_on_words_of_two_paragraphs(demo: SiteUnderTest) -> None:
    page = (demo.output / "articles/the-margin-was-there-first/index.html").read_text(encoding="utf-8")
    assert page.count('data-notes="page-and-word"') == 2


def test_the_first_build_imports_the_seed_that_waits(demo: SiteUnderTest, tmp_path: Path) -> None:
    fresh = SiteUnderTest.copied(demo.folder, tmp_path / "fresh")
    before = {path.name: path.read_bytes() for path in articles(fresh)}
    fresh.run("build").succeeds().says("1 imported")
    after = {path.name: path.read_bytes() for path in articles(fresh)}
    assert after.pop(f"{WAITING}.md")
    assert after == before
    assert (fresh.output / "articles" / WAITING / "index.html").is_file()


def test_the_demo_is_the_same_by_bytes_wherever_and_whenever_it_is_built(
    demo: SiteUnderTest, tmp_path: Path
) -> None:
    places = (
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "America/Adak", "LC_ALL": "C.UTF-8", "LANG": "de_DE.UTF-8"},
    )
    outputs = []
    for number, environment in enumerate(places):
        copy = SiteUnderTest.copied(demo.folder, tmp_path / f"{number}" / ("deep/" * number) / "site")
        for folder in (copy.output, copy.folder / ".glossator"):
            shutil.rmtree(folder)
        subprocess.run(
            [sys.executable, "-m", "glossator", "-s", copy.folder, "build", "-q", "--no-import"],
            check=True,
            env=os.environ | environment | {"SOURCE_DATE_EPOCH": "1767225600"},
        )
        outputs.append(files_of(copy.output))
    assert len(outputs[0]) > 100
    assert compared(*outputs) == []
