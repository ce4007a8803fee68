"""The files of one article lie open, and a change to them is written whole or not at all, and can be taken back. Room
`edit`; reads and writes content.

Nothing is written over what somebody else wrote: each file must have the bytes that were read.
"""

import posixpath
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from msgspec import Struct

from glossator.config.settings import Settings
from glossator.digest import of_bytes
from glossator.edit.article import OnDisk, content_bytes
from glossator.edit.changeset import carry_out
from glossator.edit.changing import Change
from glossator.edit.files import create
from glossator.edit.files import replace as replace_file
from glossator.edit.manuscript import ArticleFile
from glossator.edit.patches import Patch
from glossator.edit.splices import BOM
from glossator.edit.unfinished import bytes_at
from glossator.notes.options import site_options
from glossator.problem import Place, Problem, ProblemError, problem
from glossator.slug import slugify
from glossator.sources.bibliography import load_bibliography
from glossator.sources.notes_files import (
    NOTES_ENDING,
    TEXT_ENDING,
    NotesFile,
    is_article_file,
    notes_lister,
)
from glossator.sources.site import ARTICLES, load_settings, settings_place
from glossator.sources.stamps import of_several
from glossator.utf8 import encode

CONTENT = "content"

Files = Mapping[str, bytes]
"""What files of a site hold, by path; empty where there is no such file."""


class Desk(Struct, frozen=True):
    """An article's file and its notes files, as they are read."""

    root: Path
    file: ArticleFile
    data: Files
    settings: Settings

    @property
    def digest(self) -> str:
        """Of all of these files: the one that a page made of them names as well."""
        notes = ((path, of_bytes(data)) for path, data in self.data.items() if path != self.file.path)
        return of_several(of_bytes(self.data[self.file.path]), notes)

    @property
    def article(self) -> OnDisk:
        """The article's file alone."""
        return OnDisk(self.root, self.file, self.data[self.file.path])

    def notes_file(self, who: str) -> str:
        """The notes file for what somebody writes: their own, `<article>.<who>.notes.md`, unless that would be another
        article's."""
        stem, name = self.file.path.removesuffix(TEXT_ENDING), slugify(who) if who.strip() else ""
        own = f"{stem}.{name}"
        is_free = bool(name) and not (self.root / f"{own}{TEXT_ENDING}").exists()
        return f"{own if is_free else stem}{NOTES_ENDING}"


class Done(Struct, frozen=True):
    """A change that was written."""

    before: Files
    after: Files


def lay_open(root: Path, path: str) -> Desk:
    """The files of the article at a path of the site. Raises ProblemError where there is no such article, or one of its
    files cannot be read."""
    is_plain = path == posixpath.normpath(path) and "\0" not in path
    if not is_plain or not path.startswith(ARTICLES) or not is_article_file(path):
        raise ProblemError([_no_article(path)])
    paths = (path, *notes_lister(root)(path))
    data = {one: content_bytes(root, one) for one in paths}
    settings = load_settings(root)
    bibliography, _ = load_bibliography(root, settings, partial(settings_place, root))
    settings = settings.citing(bibliography)
    notes = tuple(NotesFile(one, data[one].decode().removeprefix(BOM)) for one in paths[1:])
    file = ArticleFile(path, data[path].decode(), site_options(settings, drafts=True), notes)
    return Desk(root, file, data, settings)


def write(desk: Desk, change: Change) -> Done:
    """Writes what a change makes of the files. Raises ProblemError where one of them has changed since it was read
    (`file-changed`), could not be read afterwards (`encoding`), lies outside `content/`, or the disk refuses; then all
    are as before."""
    before = {path: desk.data.get(path, b"") for path in change.files}
    after = {path: _encoded(path, text, before[path]) for path, text in change.files.items()}
    changed = [path for path in after if after[path] != before[path]]
    done = Done({path: before[path] for path in changed}, {path: after[path] for path in changed})
    _put_all(desk.root, done)
    return done


def undo(root: Path, done: Done) -> None:
    """The files as they were before a change. Raises ProblemError as `write` does."""
    _put_all(root, Done(done.after, done.before))


def _put_all(root: Path, done: Done) -> None:
    """Files with other bytes than before; empty ones stand for no file."""
    content = root.resolve() / CONTENT
    for path in done.after:
        if not (root / path).resolve().is_relative_to(content):
            said = f"'{path}' leads outside the site's content"
            raise ProblemError([problem("unsafe-path", said, Place(path), "name a file inside content/")])
    patches = [Patch(path, done.before[path], data, goes=not data) for path, data in done.after.items()]
    if len(patches) == 1 and not patches[0].goes:
        _put(root, *patches)
    elif patches:
        carry_out(root, patches)


def _put(root: Path, one: Patch) -> None:
    """One file, for which nothing need be laid ready: it is whole before or after."""
    if one.was or bytes_at(root, one.path) is not None:
        replace_file(root, one.path, one.now, one.was)
    else:
        create(root, one.path, one.now)


def _encoded(path: str, text: str, was: bytes) -> bytes:
    """A text as bytes, with the byte-order mark that its file had. Raises ProblemError where it could not be read."""
    mark = BOM.encode()
    data = encode(text, path)
    return mark + data if data and was.startswith(mark) and not data.startswith(mark) else data


def _no_article(path: str) -> Problem:
    return problem("unsafe-path", f"'{path}' is no article of the site", Place(""), "open an article's page")
