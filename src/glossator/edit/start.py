"""A title becomes a new article file; a folder becomes a new site.

Room `edit`: creates files, never overwrites one. What was created is removed again where the rest cannot be.
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath
from types import MappingProxyType

import yaml

from glossator.config.schema import SCHEMAS, schema_of
from glossator.edit.files import create
from glossator.problem import Place, Problem, ProblemError, problem

ARTICLES = "content/articles"


def start_article(root: Path, title: str, slug: str, day: date) -> str:
    """Write `content/articles/<slug>.md` with front matter only, a draft; return its path under the root.

    Raises ProblemError where the file is there already (`file-exists`) or the disk refuses (`cannot-write`).
    """
    path = f"{ARTICLES}/{slug}.md"
    matter = yaml.safe_dump(
        {"title": title, "date": day, "topics": [], "draft": True},
        sort_keys=False,
        allow_unicode=True,
        width=2**31,
    )
    _create_all(root, {path: f"---\n{matter}---\n\n".encode()})
    return path


def start_site(folder: Path, more: Mapping[str, bytes] = MappingProxyType({})) -> tuple[str, ...]:
    """Write a new site, and more files, into a folder, which is made where it is missing; return the paths of its
    files.

    Files that are there stay. Raises ProblemError where one of them has the name of a new file and other bytes
    (`file-exists`) or the disk refuses (`cannot-write`), and then leaves the folder as it was.
    """
    return add_files(folder, {**_scaffold(), **more})


def add_files(folder: Path, new: Mapping[str, bytes]) -> tuple[str, ...]:
    """Write files into a folder, all or none, as `start_site` does; those that are there with the same bytes stay."""
    _create_all(folder, {path: data for path, data in new.items() if not _is_there(folder / path, data)})
    return tuple(new)


def workflows(requirement: str) -> dict[str, bytes]:
    """The workflows that publish a site on GitHub Pages and import what is pushed to `seeds/`; they install what the
    requirement says (PEP 508)."""
    found = _tree(files("glossator") / "scaffold" / "github", PurePosixPath())
    return {path: data.replace(b"@REQUIREMENT@", requirement.encode()) for path, data in found.items()}


def _scaffold() -> dict[str, bytes]:
    """The files of a new site by their paths."""
    packaged = files("glossator") / "scaffold"
    vocabulary = {"content/topics.yaml": (packaged / "topics.yaml").read_bytes()}
    schemas = {f".vscode/schemas/{name}.schema.json": _schema(name) for name in SCHEMAS}
    return dict(sorted((_tree(packaged / "site", PurePosixPath()) | vocabulary | schemas).items()))


def _schema(name: str) -> bytes:
    return (json.dumps(schema_of(name), ensure_ascii=False, indent=2) + "\n").encode()


def _tree(folder: Traversable, at: PurePosixPath) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for entry in folder.iterdir():
        found |= (
            _tree(entry, at / entry.name) if entry.is_dir() else {str(at / entry.name): entry.read_bytes()}
        )
    return found


def _is_there(path: Path, data: bytes) -> bool:
    return path.is_file() and path.read_bytes() == data


def _create_all(root: Path, contents: dict[str, bytes]) -> None:
    """All files, or none and a problem for each that is there already."""
    taken = [path for path in contents if (root / path).exists() or (root / path).is_symlink()]
    if taken:
        raise ProblemError(map(_exists, taken))
    folders = {folder for path in contents for folder in (root / path).parents if not folder.exists()}
    made: list[str] = []
    try:
        for path, data in contents.items():
            create(root, path, data)
            made.append(path)
    except ProblemError:
        for path in made:
            (root / path).unlink()
        for folder in sorted(folders, reverse=True):  # those within others first
            with suppress(OSError):
                folder.rmdir()
        raise


def _exists(path: str) -> Problem:
    said = "this file is there already, and is not overwritten"
    return problem("file-exists", said, Place(path), "choose another name, or move the file away")
