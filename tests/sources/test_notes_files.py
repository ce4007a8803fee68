"""Notes files belong to the article whose name they bear, and an article's stamp and digest cover them."""

import os
import time
from collections.abc import Mapping
from pathlib import Path

import pytest
from msgspec.structs import replace

from glossator.sources.bundle import read_article_bundle
from glossator.sources.notes_files import article_of, by_article, homeless, notes_lister
from glossator.sources.site import read_site
from glossator.sources.stamps import Stamp, stamps
from glossator.sources.survey import RACY, SECOND, TICK, survey

FOLDER = "content/articles"
ARTICLE = f"{FOLDER}/ferry.md"
LONG_AGO = time.time_ns() - 10 * RACY


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "site.yaml").write_text("title: T\n", encoding="utf-8")
    return put(
        put(tmp_path, ARTICLE, "---\ntitle: The ferry\n---\n\nText.\n"), f"{FOLDER}/ferry.notes.md", ""
    )


def put(root: Path, path: str, text: str) -> Path:
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    os.utime(target, ns=(LONG_AGO, LONG_AGO))
    time.sleep(TICK / SECOND)
    return root


@pytest.mark.parametrize(
    ("notes", "article"),
    [
        ("ferry.notes.md", "ferry.md"),
        ("ferry.jane.notes.md", "ferry.md"),
        ("ferry.jane.roe.notes.md", "ferry.md"),
        ("launch.2.notes.md", "launch.2.md"),
        ("launch.2.jane.notes.md", "launch.2.md"),
        ("launch.jane.notes.md", "launch.md"),
        ("2025/trip/index.notes.md", "2025/trip/index.md"),
        ("2025/trip/index.jane.notes.md", "2025/trip/index.md"),
        ("2025/ferry.notes.md", ""),
        ("fery.notes.md", ""),
        ("v1.2/ferry.notes.md", ""),
    ],
)
def test_a_notes_file_belongs_to_the_article_with_the_longest_name(notes: str, article: str) -> None:
    names = ("ferry.md", "launch.md", "launch.2.md", "2025/trip/index.md", "v1.md")
    known = frozenset(f"{FOLDER}/{name}" for name in names)
    assert article_of(f"{FOLDER}/{notes}", known) == (f"{FOLDER}/{article}" if article else "")


def test_a_notes_file_of_no_article_is_said_to_be() -> None:
    (found,) = homeless([f"{FOLDER}/ferry.notes.md", f"{FOLDER}/fery.notes.md"], frozenset([ARTICLE]))
    assert (found.code, found.place.path) == ("notes-file", f"{FOLDER}/fery.notes.md")


def test_a_page_has_no_notes_files(root: Path) -> None:
    put(put(root, "content/pages/about.md", "---\ntitle: About\n---\n"), "content/pages/about.notes.md", "")
    (found,) = read_site(root).problems
    assert (found.code, found.place.path) == ("notes-file", "content/pages/about.notes.md")


def test_notes_files_are_no_articles_and_are_not_copied(root: Path) -> None:
    site = read_site(root)
    assert (site.articles, site.files, site.problems) == ((ARTICLE,), (), ())


def test_notes_files_come_in_the_order_of_their_names_without_backups(root: Path) -> None:
    for name in ("ferry.jane.notes.md", "ferry.ada.notes.md", ".ferry.x.notes.md", "ferry.x.notes.md~"):
        put(root, f"{FOLDER}/{name}", "")
    names = [path.removeprefix(f"{FOLDER}/") for path in notes_lister(root)(ARTICLE)]
    assert names == ["ferry.ada.notes.md", "ferry.jane.notes.md", "ferry.notes.md"]
    assert notes_lister(root)(f"{FOLDER}/other.md") == ()
    assert notes_lister(root)("content/nowhere/other.md") == ()


def test_a_link_that_leads_outside_the_site_is_no_notes_file(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    secret = tmp_path_factory.mktemp("outside") / "secret.notes.md"
    secret.write_text("## x\n", encoding="utf-8")
    (root / FOLDER / "ferry.x.notes.md").symlink_to(secret)
    assert notes_lister(root)(ARTICLE) == (f"{FOLDER}/ferry.notes.md",)


def test_a_bundle_has_its_notes_files(root: Path) -> None:
    put(root, f"{FOLDER}/ferry.notes.md", "## a\n\n> Text\n\nNote.\n")
    bundle, problems = read_article_bundle(root, ARTICLE)
    assert bundle is not None
    assert [(one.path, one.text) for one in bundle.notes] == [
        (f"{FOLDER}/ferry.notes.md", "## a\n\n> Text\n\nNote.\n")
    ]
    assert problems == ()


def test_a_notes_file_that_is_no_text_is_a_problem_of_its_own(root: Path) -> None:
    (root / FOLDER / "ferry.notes.md").write_bytes(b"## caf\xe9\n")
    bundle, (problem,) = read_article_bundle(root, ARTICLE)
    assert bundle is not None
    assert bundle.notes == ()
    assert (problem.code, problem.place.path) == ("encoding", f"{FOLDER}/ferry.notes.md")


def stamped(root: Path, known: Mapping[str, Stamp]) -> Mapping[str, Stamp]:
    looked = survey(root, ["content"])
    return stamps(looked, [ARTICLE], known, by_article(looked.states))


def test_the_digest_of_a_bundle_is_that_of_its_stamp(root: Path) -> None:
    for change in ("## a\n", "## b\n"):
        put(root, f"{FOLDER}/ferry.jane.notes.md", change)
        bundle, _ = read_article_bundle(root, ARTICLE)
        assert bundle is not None
        assert bundle.digest == stamped(root, {})[ARTICLE].digest


def test_a_stamp_notices_notes_files_that_change_come_and_go(root: Path) -> None:
    seen = []
    known = stamped(root, {})
    seen.append(known[ARTICLE].digest)
    for change in (
        lambda: put(root, f"{FOLDER}/ferry.notes.md", "## a\n"),
        lambda: put(root, f"{FOLDER}/ferry.jane.notes.md", "## a\n"),
        lambda: (root / FOLDER / "ferry.jane.notes.md").rename(root / FOLDER / "ferry.mary.notes.md"),
        (root / FOLDER / "ferry.notes.md").unlink,
        (root / FOLDER / "ferry.mary.notes.md").unlink,
    ):
        change()
        time.sleep(TICK / SECOND)
        known = stamped(root, known)
        assert known == stamped(root, known)
        seen.append(known[ARTICLE].digest)
    assert len(set(seen)) == len(seen)


def test_notes_files_that_are_as_they_were_are_not_read(root: Path) -> None:
    known = {ARTICLE: replace(stamped(root, {})[ARTICLE], digest="believed")}
    assert stamped(root, known) == known


def test_a_notes_file_written_a_moment_ago_is_read_again(root: Path) -> None:
    known = stamped(root, {})
    now = time.time_ns()
    os.utime(root / FOLDER / "ferry.notes.md", ns=(now, now))
    believed = {ARTICLE: replace(stamped(root, known)[ARTICLE], digest="believed")}
    assert stamped(root, believed)[ARTICLE].digest == known[ARTICLE].digest
