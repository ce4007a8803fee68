"""Content files become bundles: all that *parse* may know of one article or page. Room `sources`."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel

from glossator.config.load import Written, read_article, read_page
from glossator.config.matter import Matter, PageMatter
from glossator.problem import Place, Problem, problem
from glossator.sources.folder import read_bytes
from glossator.utf8 import decode

Front = TypeVar("Front", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Bundle(Generic[Front]):
    """A content file, and for an article the bytes of its raw text."""

    path: str
    """Relative to the site: `content/articles/x.md`."""
    text: str
    """The whole file, for places and frames."""
    written: Written[Front]
    seed: bytes | None = None


def read_article_bundle(root: Path, path: str) -> tuple[Bundle[Matter] | None, tuple[Problem, ...]]:
    """An article's file and raw text; None with every problem where the front matter cannot be read."""
    text, problems = _text(root, path)
    written, found = read_article(text, path) if not problems else (None, ())
    if written is None:
        return None, (*problems, *found)
    source = written.matter.source
    if source is None:
        return Bundle(path, text, written), problems
    seed, unread = read_bytes(root, source.file)
    missing = (_missing(path, text, source.file),) if seed is None and unread else ()
    return Bundle(path, text, written, seed), (*problems, *missing)


def read_page_bundle(root: Path, path: str) -> tuple[Bundle[PageMatter] | None, tuple[Problem, ...]]:
    """An undated page's file; None with every problem where the front matter cannot be read."""
    text, problems = _text(root, path)
    written, found = read_page(text, path) if not problems else (None, ())
    return (Bundle(path, text, written), problems) if written else (None, (*problems, *found))


def _text(root: Path, path: str) -> tuple[str, tuple[Problem, ...]]:
    data, problems = read_bytes(root, path)
    if data is None:
        return "", problems
    text, found = decode(data)
    return text, tuple(replace(p, place=replace(p.place, path=path)) for p in found)


def _missing(path: str, text: str, seed: str) -> Problem:
    line = next((n for n, row in enumerate(text.split("\n"), 1) if seed in row), 1)
    from_row = text.split("\n")[line - 1].find(seed)
    place = Place(path, line, max(1, from_row + 1), len(seed), (text.split("\n")[line - 1],), line)
    return problem(
        "missing-source", f"the raw text {seed} is not there", place, "put it back, or correct 'source.file'"
    )
