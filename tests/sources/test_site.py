"""A site's folder as a list of files: what counts, what does not, what is refused."""

from pathlib import Path

import pytest

from glossator.problem import ProblemError
from glossator.sources.bundle import read_article_bundle
from glossator.sources.folder import is_litter
from glossator.sources.site import read_site


def site(root: Path, **files: str) -> Path:
    for name, text in {"site.yaml": "title: T\n", **files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("latin-1"))
    return root


def test_files_are_sorted_into_articles_pages_and_others(tmp_path: Path) -> None:
    names = (
        "content/articles/b.md",
        "content/articles/2024/a.md",
        "content/pages/about.md",
        "content/articles/map.png",
    )
    found = read_site(site(tmp_path, **dict.fromkeys((*names, "static/robots.txt", "seeds/a.txt"), "")))
    assert found.articles == ("content/articles/2024/a.md", "content/articles/b.md")
    assert found.pages == ("content/pages/about.md",)
    assert found.files == ("content/articles/map.png",)
    assert (found.static, found.seeds) == (("static/robots.txt",), ("seeds/a.txt",))


@pytest.mark.parametrize(
    "name", [".x.md.swp", "x.md~", "#x.md#", ".#x.md", "~$x.docx", ".DS_Store", "4913.tmp", "x.bak"]
)
def test_what_editors_leave_behind_is_no_content(name: str) -> None:
    assert is_litter(name)


def test_a_folder_without_settings_is_no_site(tmp_path: Path) -> None:
    with pytest.raises(ProblemError) as raised:
        read_site(tmp_path)
    assert [p.code for p in raised.value.problems] == ["no-site"]


def test_an_address_given_for_a_run_stands_in_for_the_settings(tmp_path: Path) -> None:
    site(tmp_path)
    assert read_site(tmp_path, "https://user.github.io/repo").settings.base_path == "/repo/"
    with pytest.raises(ProblemError) as raised:
        read_site(tmp_path, "nonsense")
    assert [p.code for p in raised.value.problems] == ["bad-value"]


def test_a_link_out_of_the_site_is_refused(tmp_path: Path) -> None:
    root = site(tmp_path / "site", **{"content/articles/a.md": ""})
    (tmp_path / "secret.md").write_text("secret", encoding="utf-8")
    (root / "content/articles/b.md").symlink_to(tmp_path / "secret.md")
    found = read_site(root)
    assert found.articles == ("content/articles/a.md",)
    assert [(p.code, p.place.path) for p in found.problems] == [("unsafe-path", "content/articles/b.md")]


def test_bytes_that_are_not_utf8_are_said_with_their_place(tmp_path: Path) -> None:
    site(tmp_path, **{"content/articles/a.md": "---\ntitle: caf\xe9\n---\n"})
    bundle, (problem,) = read_article_bundle(tmp_path, "content/articles/a.md")
    assert bundle is None
    assert (problem.code, str(problem.place)) == ("encoding", "content/articles/a.md:2:11")


def test_a_missing_raw_text_is_said_where_front_matter_names_it(tmp_path: Path) -> None:
    front = f"---\ntitle: T\nsource:\n  file: seeds/a.txt\n  sha256: {'0' * 64}\n---\n"
    site(tmp_path, **{"content/articles/a.md": front})
    _, (problem,) = read_article_bundle(tmp_path, "content/articles/a.md")
    assert (problem.code, str(problem.place)) == ("missing-source", "content/articles/a.md:4:9")
