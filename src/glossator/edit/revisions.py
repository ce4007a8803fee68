"""The articles that have changed since a revision, and their files as they were then. Room `edit`; asks git."""

import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from glossator.problem import Place, ProblemError, problem
from glossator.sources.folder import files_below
from glossator.sources.notes_files import NOTES_ENDING, article_of, by_article, is_article_file
from glossator.sources.site import ARTICLES, SEEDS

MOST = 500
"""Versions of a file that are read."""
CHANGED = ("diff", "--name-status", "-z", "--find-renames", "--relative")


class Versions(Struct, frozen=True):
    """The file of an article in two versions of a site."""

    before: str
    """Empty where there was none."""
    now: str
    """Empty where there is none."""


class Revision(Struct, frozen=True):
    """A revision of the repository that a site lies in."""

    root: Path
    """The site's folder."""
    commit: str
    """Its hash."""
    files: frozenset[str]
    """The site's articles, notes files and raw texts of then."""

    def read(self, path: str) -> bytes:
        """The bytes of one of the files."""
        return _git(self.root, "cat-file", "blob", f"{self.commit}:./{path}")

    def lay(self, paths: Iterable[str], folder: Path) -> None:
        """Write those of the files that the revision has into a folder."""
        for path in self.files.intersection(paths):
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(self.read(path))

    def notes_files(self, article: str) -> tuple[str, ...]:
        """The notes files that an article had."""
        return by_article(sorted(self.files)).get(article, ())


def revision(root: Path, name: str) -> Revision:
    """A revision by its name. Raises ProblemError (`no-revision`) where git knows none, or there is no git."""
    found = _git(root, "rev-parse", "--verify", "--end-of-options", f"{name}^{{commit}}", asked=name)
    commit = found.decode("ascii").strip()
    listed = _git(root, "ls-tree", "-r", "-z", "--name-only", commit, "--", ARTICLES, f"{SEEDS}/")
    return Revision(root, commit, frozenset(listed.decode("utf-8", "surrogateescape").split("\0")) - {""})


def changed_since(since: Revision) -> tuple[Versions, ...]:
    """The articles of which the file, a notes file or the raw text is not as it was, by path."""
    now = frozenset(files_below(since.root, ARTICLES.rstrip("/"))[0])
    renamed = dict(_renamed(since))
    touched = {path for path in _touched(since) if path.startswith(ARTICLES)}
    articles = {_article(path, now) or _article(path, since.files) for path in touched} - {""}
    moved = {before: later for before, later in renamed.items() if is_article_file(before)}
    pairs = {Versions(before, later) for before, later in moved.items()}
    alone = articles - moved.keys() - set(moved.values())
    pairs |= {Versions(one if one in since.files else "", one if one in now else "") for one in alone}
    return tuple(sorted(pairs, key=lambda one: one.now or one.before))


def versions_of(root: Path, path: str) -> Iterator[bytes]:
    """A file of the site as the last five hundred revisions that changed it had it, the newest first. Raises
    ProblemError (`no-revision`) where the site is in no repository, or there is no git."""
    told = _git(root, "log", f"--max-count={MOST}", "--raw", "--no-abbrev", "--format=", "--", path)
    for row in told.decode("utf-8", "replace").splitlines():
        blob = row.split()[3]
        if blob.strip("0"):  # else the file was deleted
            yield _git(root, "cat-file", "blob", blob)


def _article(path: str, known: frozenset[str]) -> str:
    """The article that a file is, or is the notes of; empty where it is neither."""
    if is_article_file(path):
        return path if path in known else ""
    return article_of(path, known) if path.endswith(NOTES_ENDING) else ""


def _touched(since: Revision) -> Iterator[str]:
    for _, paths in _entries(since):
        yield from paths
    others = _git(since.root, "ls-files", "-z", "--others", "--exclude-standard", "--", ARTICLES)
    yield from others.decode("utf-8", "surrogateescape").split("\0")


def _renamed(since: Revision) -> Iterator[tuple[str, str]]:
    for status, paths in _entries(since):
        if status.startswith("R"):
            yield paths[0], paths[1]


def _entries(since: Revision) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What git tells of each file: a letter, and its path (of a renamed one the old and the new)."""
    told = _git(since.root, *CHANGED, since.commit, "--", ARTICLES).decode("utf-8", "surrogateescape")
    words = iter(told.split("\0"))
    for status in words:
        if status:
            yield status, tuple(next(words) for _ in range(2 if status[0] in "RC" else 1))


def _git(root: Path, *arguments: str, asked: str = "") -> bytes:
    """What git prints in the site's folder. Raises ProblemError where it fails, of a revision that somebody `asked` for
    by its name."""
    try:
        ran = subprocess.run(("git", "-C", str(root), *arguments), capture_output=True, check=False)
    except OSError as error:
        said = f"git cannot be run: {error.strerror}"
        raise ProblemError([problem("no-revision", said, Place(""), "install git")]) from None
    if ran.returncode:
        why = (ran.stderr.decode("utf-8", "replace").strip().splitlines() or ["it failed"])[0]
        said = f"git knows no revision '{asked}' here ({why})" if asked else f"git says: {why}"
        by_name = "name a commit, a branch or a tag of the repository that the site lies in"
        hint = by_name if asked else "the history is git's: put the site under git (git init), and commit it"
        raise ProblemError([problem("no-revision", said, Place(""), hint)])
    return ran.stdout
