"""The built pages become a search index, made by Pagefind, which the extra `search` brings. Room `build`.

Its files are laid ready with the pages and stored with them, and made anew only where a page has changed.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from msgspec import Struct

from glossator.build.cache import Cache
from glossator.build.impression import Impression
from glossator.build.records import records
from glossator.build.rows import Printed
from glossator.build.settling import settle
from glossator.build.store import READY
from glossator.build.workplace import Workplace
from glossator.codec import decode, digest_of, encode
from glossator.config.settings import Settings
from glossator.problem import Place, Problem, ProblemError, problem
from glossator.sources.site import Site, settings_place

FOLDER = "pagefind"
"""Of the output, where browsers look for the index."""
EXTRA = ("pagefind", "pagefind-bin")
UNUSED = ("pagefind-*ui.*", "pagefind-highlight.js")
"""What Pagefind adds for pages that have no search of their own: 400 kB that no page of ours loads."""
Lying = tuple[str, int, int]
"""A file of the output folder: path, size, and time of its last change."""


class Index(Struct, frozen=True):
    """The files of a search index."""

    key: bytes = b""
    """Of all that it was made from; empty where nothing is searched."""
    files: tuple[Lying, ...] = ()
    ready: int = 0
    """How many of them lie ready; the others are in the output folder."""

    @property
    def paths(self) -> Iterator[str]:
        return (path for path, _, _ in self.files)


def unsearchable(site: Site) -> tuple[Problem, ...]:
    """Why a site that asks for a search can have none."""
    if not site.settings.search or _engine():
        return ()
    said = "the search needs an extra that is not installed"
    return (
        problem("missing-extra", said, settings_place(site.root, "search"), "pip install glossator[search]"),
    )


def index(settings: Settings, made: Impression, at: Workplace, staging: Path) -> Index:
    """The index of what is printed, laid ready in the staging folder where it is new.

    Raises ProblemError where Pagefind fails (`search-failed`), or the site has files in the index's place; OSError
    where the disk refuses."""
    if not settings.search:
        return Index()
    rows = {**made.before, **made.printed}
    pages = {path: rows[path] for path in made.paths if path.endswith(".html") and rows[path].template}
    _free(made.paths, rows)
    key = _key(settings, pages)
    return _remembered(key, at) or _made(key, settings, pages, at.output, staging)


def remember(index: Index, name: str, cache: Cache) -> None:
    """Keep what a run knows of the index in an output folder of that name, for the next one."""
    if index.key:  # without a search there is nothing to keep, and each build would pay for a transaction
        cache.keep(f"search {name}", index.key, encode(index.files))


def _engine() -> str:
    """What makes the index, with its version; empty where it is not installed."""
    try:
        return " ".join(f"{name} {version(name)}" for name in EXTRA)
    except PackageNotFoundError:
        return ""


def _key(settings: Settings, pages: Mapping[str, Printed]) -> bytes:
    digests = [(path, pages[path].digest) for path in sorted(pages)]
    return digest_of((_engine(), settings.lang, settings.base_path, digests))


def _free(paths: list[str], rows: Mapping[str, Printed]) -> None:
    """Raise ProblemError where a file of the site would lie in the index."""
    taken = min((path for path in paths if path.startswith(f"{FOLDER}/")), default="")
    if taken:
        said = f"it would be written to {taken}, where the search has its files"
        hint = f"rename what is to lie in /{FOLDER}/, or set 'search: false'"
        raise ProblemError([problem("duplicate-output", said, Place(rows[taken].source), hint)])


def _remembered(key: bytes, at: Workplace) -> Index | None:
    """The index that lies in the output folder, if it is the one that is wanted."""
    known = at.cache.recall(f"search {at.name}", key)
    files = decode(known, tuple[Lying, ...]) if known else ()
    return Index(key, files) if files and all(_lies(at.output, one) for one in files) else None


def _lies(output: Path, file: Lying) -> bool:
    try:
        return _state(output, file[0]) == file
    except OSError:
        return False


def _state(folder: Path, path: str) -> Lying:
    stat = (folder / path).stat()
    return path, stat.st_size, stat.st_mtime_ns


def _made(key: bytes, settings: Settings, pages: Iterable[str], output: Path, staging: Path) -> Index:
    ready, documents = staging / READY, staging / "documents"
    for path in pages:
        fresh = ready / path
        html = (fresh if fresh.is_file() else output / path).read_bytes()
        for record in records(path, html, settings.base_path):
            _write(documents / record.path, record.html)
    if not documents.is_dir():
        return Index(key)
    _run_pagefind(documents, ready / FOLDER, settings.lang.partition("-")[0])
    for unused in [file for pattern in UNUSED for file in (ready / FOLDER).glob(pattern)]:
        unused.unlink()
    settle(ready / FOLDER)
    shutil.rmtree(documents)
    return _laid(key, ready, output)


def _write(target: Path, data: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)


def _laid(key: bytes, ready: Path, output: Path) -> Index:
    """The index that Pagefind has laid ready; what the output folder has already is left there."""
    found = sorted(
        file.relative_to(ready).as_posix() for file in (ready / FOLDER).rglob("*") if file.is_file()
    )
    there = {path for path in found if _is_as(output / path, (ready / path).read_bytes())}
    files = tuple(_state(output if path in there else ready, path) for path in found)
    for path in there:
        (ready / path).unlink()
    return Index(key, files, len(found) - len(there))


def _is_as(file: Path, data: bytes) -> bool:
    return file.is_file() and file.read_bytes() == data


def _run_pagefind(documents: Path, target: Path, lang: str) -> None:
    options = ["--silent", "--force-language", lang, "--exclude-selectors", "[data-not-source]"]
    paths = ["--site", str(documents), "--output-path", str(target)]
    done = subprocess.run(
        [sys.executable, "-m", "pagefind", *paths, *options], capture_output=True, text=True, check=False
    )
    if done.returncode:
        said = (
            f"Pagefind could not index the pages: {(done.stderr or done.stdout).strip() or done.returncode}"
        )
        hint = "run 'python -m pagefind --version'; without the search, set 'search: false'"
        raise ProblemError([problem("search-failed", said, Place(""), hint)])
