"""The static host that browser tests read from answers as a project's site on GitHub Pages does."""

import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "topics" / "łódź").mkdir(parents=True)
    (tmp_path / "index.html").write_text("home", encoding="utf-8")
    (tmp_path / "404.html").write_text("our own page", encoding="utf-8")
    (tmp_path / "topics" / "łódź" / "index.html").write_text("a topic", encoding="utf-8")
    return tmp_path


def read(url: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code, refused.read().decode()


def test_pages_are_found_under_the_base_path(serve_folder: Callable[..., str], folder: Path) -> None:
    url = serve_folder(folder, "/repo/")
    assert read(url) == (200, "home")
    assert read(url + "topics/%C5%82%C3%B3d%C5%BA/") == (200, "a topic")


def test_a_folder_without_its_slash_is_redirected(serve_folder: Callable[..., str], folder: Path) -> None:
    assert read(serve_folder(folder) + "topics/%C5%82%C3%B3d%C5%BA") == (200, "a topic")


@pytest.mark.parametrize("path", ["missing/", "topics/", "topics/x.css"])
def test_what_is_missing_gets_the_sites_own_page(
    serve_folder: Callable[..., str], folder: Path, path: str
) -> None:
    assert read(serve_folder(folder) + path) == (404, "our own page")


def test_nothing_is_served_beside_the_base_path(serve_folder: Callable[..., str], folder: Path) -> None:
    url = serve_folder(folder, "/repo/").removesuffix("repo/")
    assert read(url) == (404, "our own page")
    assert read(url + "index.html") == (404, "our own page")


def test_a_base_path_without_its_slashes_is_refused(serve_folder: Callable[..., str], folder: Path) -> None:
    with pytest.raises(ValueError, match="starts and ends with a slash"):
        serve_folder(folder, "repo")
