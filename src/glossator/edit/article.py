"""An article's file on disk is read for editing, and replaced where nobody else has changed it since. Room `edit`."""

from pathlib import Path

from msgspec import Struct

from glossator.edit.files import replace as replace_file
from glossator.edit.manuscript import ArticleFile, open_manuscript
from glossator.notes.options import EditionOptions
from glossator.problem import ProblemError
from glossator.sources.bundle import read_article_bundle
from glossator.sources.folder import files_below, read_text
from glossator.sources.notes_files import NotesFile, notes_lister
from glossator.sources.seeds import seed_search
from glossator.sources.site import SEEDS
from glossator.utf8 import decode, encode


class OnDisk(Struct, frozen=True):
    """An article's file, and the bytes that it was read from."""

    root: Path
    file: ArticleFile
    data: bytes

    @property
    def annotator(self) -> str:
        """Who writes its notes, as its front matter or settings say."""
        manuscript, _ = open_manuscript(self.file)
        return manuscript.options.annotator if manuscript else ""


def read_article_file(root: Path, path: str, site: EditionOptions) -> OnDisk:
    """The article file at a path of the site, with its notes files; `site` is what settings say about every file.
    Raises ProblemError where one of them cannot be read."""
    data = content_bytes(root, path)
    notes = tuple(NotesFile(one, decode(content_bytes(root, one))[0]) for one in notes_lister(root)(path))
    return OnDisk(root, ArticleFile(path, data.decode(), site, notes), data)


def seed_of(read: OnDisk) -> bytes:
    """The raw text that an article names, wherever in the site it lies now; empty where it names none. Raises
    ProblemError where it is not there."""
    search = seed_search(read.root, files_below(read.root, SEEDS)[0])
    bundle, problems = read_article_bundle(read.root, read.file.path, search)
    if bundle is None:
        raise ProblemError(problems)
    if bundle.seed is None and bundle.written.matter.source is not None:
        raise ProblemError(one for one in problems if one.is_error)
    return bundle.seed or b""


def write_article(read: OnDisk, text: str) -> None:
    """Another text in place of the one that was read. Raises ProblemError where the file changed since
    (`file-changed`), the text could not be read (`encoding`) or the disk refuses."""
    replace_file(read.root, read.file.path, encode(text, read.file.path), read.data)


def content_bytes(root: Path, path: str) -> bytes:
    """A text file of content, as it is. Raises ProblemError where it cannot be read as one."""
    _, data, problems = read_text(root, path)
    if data is None or problems:
        raise ProblemError(problems)
    return data
