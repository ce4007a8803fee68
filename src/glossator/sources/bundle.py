"""Content files become bundles: all that *parse* may know of one article or page. Room `sources`."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Generic, TypeVar

from msgspec import Struct
from msgspec.structs import replace
from pydantic import BaseModel

from glossator.config.load import Written, read_article, read_page
from glossator.config.matter import Matter, PageMatter, SourceMatter
from glossator.digest import of_bytes
from glossator.problem import Place, Problem, place_at, problem
from glossator.sources.folder import read_bytes, read_text
from glossator.sources.notes_files import NotesFile
from glossator.sources.seeds import SeedSearch, seed_search
from glossator.sources.stamps import of_several

Front = TypeVar("Front", bound=BaseModel)


class Bundle(Struct, Generic[Front], frozen=True):
    """A content file, and for an article the bytes of its raw text."""

    path: str
    """Relative to the site: `content/articles/x.md`."""
    text: str
    """The whole file, for places and frames."""
    written: Written[Front]
    seed: bytes | None = None
    digest: str = ""
    """Of the file that was read and of its notes files, as its stamp has it; empty for one that is not on disk."""
    notes: tuple[NotesFile, ...] = ()
    """Those of an article, in the order of their names."""


def read_article_bundle(
    root: Path, path: str, search: SeedSearch | None = None
) -> tuple[Bundle[Matter] | None, tuple[Problem, ...]]:
    """An article's file, notes files and raw text; None with every problem where the front matter cannot be read.

    A raw text that is not where the article says is looked for by its hash, and the bundle then names the file that
    has it (`seed-moved`); none that has it is `missing-source` or `seed-altered`, and the bundle has no raw text.
    """
    text, digest, problems = _text(root, path)
    written, found = read_article(text, path) if not problems else (None, ())
    if written is None:
        return None, (*problems, *found)
    search = search or seed_search(root, ())
    notes, digest, unread = _notes(root, search.notes_of(path), digest)
    problems = (*problems, *unread)
    source = written.matter.source
    if source is None:
        return Bundle(path, text, written, None, digest, notes), problems
    seed, _ = read_bytes(root, source.file)
    if seed is not None and _is_meant(seed, source.sha256):
        return Bundle(path, text, written, seed, digest, notes), problems
    moved = search.seed_of(source.sha256)
    if moved:
        seed = read_bytes(root, moved)[0]
        bundle = Bundle(path, text, _moved(written, source, moved), seed, notes=notes)
        return bundle, (*problems, _seed_moved(path, text, source.file, moved))
    fault = _missing(path, text, source.file) if seed is None else _altered(path, text, source)
    return Bundle(path, text, written, notes=notes), (*problems, fault)


def _notes(
    root: Path, paths: Sequence[str], digest: str
) -> tuple[tuple[NotesFile, ...], str, tuple[Problem, ...]]:
    """The notes files that can be read, the digest of an article's and them, and what is wrong with the others."""
    read = [(path, *_text(root, path)) for path in paths]
    notes = tuple(NotesFile(path, text) for path, text, _, problems in read if not problems)
    digests = ((path, one) for path, _, one, _ in read)
    return notes, of_several(digest, digests), tuple(fault for *_, problems in read for fault in problems)


def read_page_bundle(root: Path, path: str) -> tuple[Bundle[PageMatter] | None, tuple[Problem, ...]]:
    """An undated page's file; None with every problem where the front matter cannot be read."""
    text, digest, problems = _text(root, path)
    written, found = read_page(text, path) if not problems else (None, ())
    return (Bundle(path, text, written, None, digest), problems) if written else (None, (*problems, *found))


def content_text(root: Path, path: str) -> str:
    """The text of a content file; empty where it cannot be read."""
    return _text(root, path)[0]


def _text(root: Path, path: str) -> tuple[str, str, tuple[Problem, ...]]:
    text, data, problems = read_text(root, path)
    return text, "" if data is None else of_bytes(data), problems


def _is_meant(seed: bytes, sha256: str) -> bool:
    """Whether a raw file is the one that an article was made from. One whose line ends alone differ passes: the
    proof refuses it, and knows how that came."""
    if of_bytes(seed) == sha256:
        return True
    unix = seed.replace(b"\r\n", b"\n")
    return sha256 in (of_bytes(unix), of_bytes(unix.replace(b"\n", b"\r\n")))


def _moved(written: Written[Matter], source: SourceMatter, file: str) -> Written[Matter]:
    """Front matter as it would be if it named the raw text where it lies now."""
    found = source.model_copy(update={"file": file})
    return replace(written, matter=written.matter.model_copy(update={"source": found}))


def _seed_moved(path: str, text: str, seed: str, moved: str) -> Problem:
    said = f"the raw text is not {seed} any more, but {moved} has its bytes"
    return problem("seed-moved", said, _place_of(path, text, "file", seed), f"write 'file: {moved}'")


def _missing(path: str, text: str, seed: str) -> Problem:
    said = f"the raw text {seed} is not there"
    return problem(
        "missing-source", said, _place_of(path, text, "file", seed), "put it back, or correct 'source.file'"
    )


def _altered(path: str, text: str, source: SourceMatter) -> Problem:
    said = f"{source.file} was changed after this article was made from it"
    hint = (
        "put the raw file back as it was; if the new text is meant, save it under another name, "
        "and it becomes an article of its own"
    )
    return problem("seed-altered", said, _place_of(path, text, "sha256", source.sha256), hint)


def _place_of(path: str, text: str, key: str, value: str) -> Place:
    """Where front matter has a value of `source`; the whole file where it is written in some other way."""
    found = re.search(rf"^source:.*?\b{key}:[ \t]*['\"]?({re.escape(value)})", text, re.MULTILINE | re.DOTALL)
    return place_at(text, found.start(1), len(value), path) if found else Place(path)
