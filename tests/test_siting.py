"""The golden comparison fails on each way in which an output can differ, and writes goldens only when asked."""

from collections.abc import Callable
from pathlib import Path

import pytest
from siting import SiteUnderTest, compared, files_of


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A site with a golden, as they would stand in the repository."""
    folder = tmp_path / "case"
    (folder / "expected" / "a").mkdir(parents=True)
    (folder / "expected" / "a" / "index.html").write_bytes(b"<p>one\n<p>two\n")
    (folder / "site" / "content").mkdir(parents=True)
    (folder / "site" / "content" / "page.md").write_bytes(b"a page\n")
    return folder


@pytest.fixture
def built(case: Path, tmp_path: Path) -> Callable[[dict[str, bytes]], SiteUnderTest]:
    """A copy of the case with these files as its output."""

    def build(files: dict[str, bytes]) -> SiteUnderTest:
        under_test = SiteUnderTest.copied(case / "site", tmp_path / "copy")
        for path, data in files.items():
            under_test.write(f"output/{path}", data.decode())
        return under_test

    return build


def test_the_copy_leaves_only_the_goldens_behind(case: Path, tmp_path: Path) -> None:
    copy = SiteUnderTest.copied(case / "site", tmp_path / "copy")
    assert set(files_of(copy.folder)) == {"content/page.md"}


def test_the_same_bytes_pass(
    built: Callable[..., SiteUnderTest], case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GLOSSATOR_UPDATE_GOLDENS", raising=False)
    built(files_of(case / "expected")).writes_the_golden_output()


@pytest.mark.parametrize(
    ("output", "said"),
    [
        ({}, "not written: a/index.html"),
        ({"a/index.html": b"<p>one\n<p>two\n", "b.txt": b""}, "not expected: b.txt"),
        ({"a/index.html": b"<p>one\n<p>2\n"}, "-<p>two\n+<p>2"),
        ({"a/index.html": b"<p>one\r\n<p>two\n"}, "+<p>one␍"),
        ({"a/index.html": b"<p>one\n<p>two"}, "changed: a/index.html"),
    ],
)
def test_each_difference_fails_and_is_named(
    built: Callable[..., SiteUnderTest],
    monkeypatch: pytest.MonkeyPatch,
    output: dict[str, bytes],
    said: str,
) -> None:
    monkeypatch.delenv("GLOSSATOR_UPDATE_GOLDENS", raising=False)
    with pytest.raises(pytest.fail.Exception) as failure:
        built(output).writes_the_golden_output()
    assert said in str(failure.value)


def test_what_is_left_out_may_differ(
    built: Callable[..., SiteUnderTest], case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GLOSSATOR_UPDATE_GOLDENS", raising=False)
    more = {"assets/font.1234.woff2": b"", ".glossator.json": b"{}"}
    built(files_of(case / "expected") | more).writes_the_golden_output(["assets/font.1234.woff2"])


def test_goldens_are_rewritten_when_asked(
    built: Callable[..., SiteUnderTest], case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GLOSSATOR_UPDATE_GOLDENS", "1")
    built({"b.txt": b"new"}).writes_the_golden_output()
    assert files_of(case / "expected") == {"b.txt": b"new"}


def test_bytes_that_are_no_text_are_compared_too() -> None:
    assert compared({"x.png": b"\xff\x00"}, {"x.png": b"\xff\x01"})
    assert not compared({"x.png": b"\xff\x00"}, {"x.png": b"\xff\x00"})
