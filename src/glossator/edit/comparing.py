"""An article in two versions of a site becomes what changed: its notes, and whether its words are the source's.

Room `edit`; reads content, and its older version out of git by `revisions`.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from msgspec import Struct

from glossator.config.load import read_article
from glossator.config.matter import Matter
from glossator.edit.revisions import Revision, Versions, changed_since
from glossator.model import Proof
from glossator.notes.changes import NoteChange, note_changes
from glossator.notes.edition import Edition, read_edition
from glossator.notes.options import EditionOptions, edition_options
from glossator.notes.proof import prove_markdown
from glossator.site.parse import key_of
from glossator.sources.bundle import Bundle, read_article_bundle
from glossator.utf8 import decode

Words = Literal["proven", "altered", "same", "changed", "new", "unreadable", "removed"]
"""`proven`: they are the raw text's. `altered`: they should be, and are not. Without a raw text: the `same` as before,
`changed`, or `new`. `unreadable`: the file cannot be read. `removed`: the article is gone."""


class ArticleChange(Struct, frozen=True):
    """What became of one article."""

    versions: Versions
    words: Words
    count: int
    """How many words the text has now."""
    seed: str
    """The raw text's path; empty where it has none."""
    emendations: int
    """How many more deliberate changes of the source's words it has than before."""
    notes: tuple[NoteChange, ...]


class _Version(Struct, frozen=True):
    """One version of an article, read."""

    edition: Edition
    seed: str
    is_proven: bool
    emendations: int


def changes_since(since: Revision, site: EditionOptions) -> Iterator[ArticleChange]:
    """What became of each article that is not as it was. Raises ProblemError where git fails."""
    for one in _rejoined(since, changed_since(since)):
        with TemporaryDirectory() as folder:
            before = _read(_laid(since, one.before, Path(folder)), one.before, site) if one.before else None
            now = _read(since.root, one.now, site) if one.now else None
        yield _compared(one, before, now)


def _rejoined(since: Revision, changed: Iterable[Versions]) -> Iterator[Versions]:
    """The same, an article that went and one that came from the same raw text as one that moved: git knows of a move
    only once it is told of the new file."""
    listed = tuple(changed)
    gone = {digest: one for one in listed if not one.now and (digest := _raw_text(since.read(one.before)))}
    moved: dict[Versions, Versions] = {}
    for one in listed:
        found = gone.pop(_raw_text((since.root / one.now).read_bytes()), None) if not one.before else None
        if found:
            moved |= {found: one, one: Versions(found.before, one.now)}
    return (moved.get(one, one) for one in listed if moved.get(one) not in listed)


def _raw_text(article: bytes) -> str:
    """The hash of the raw text that an article names; empty where it names none."""
    written, _ = read_article(decode(article)[0], "")
    return written.matter.source.sha256 if written and written.matter.source else ""


def _laid(since: Revision, path: str, folder: Path) -> Path:
    """A folder with the files of an article as they were."""
    since.lay((path, *since.notes_files(path)), folder)
    written, _ = read_article(decode(since.read(path))[0], path)
    if written and written.matter.source:
        since.lay((written.matter.source.file,), folder)
    return folder


def _read(root: Path, path: str, site: EditionOptions) -> _Version | None:
    bundle, _ = read_article_bundle(root, path)
    if bundle is None:
        return None
    written = bundle.written
    options = edition_options(site, key_of(path), written.matter, written.body_line)
    edition = read_edition(written.body, options, bundle.notes)
    source = written.matter.source
    proof = _proof(bundle, edition, options) if bundle.seed else None
    is_proven = proof is not None and proof.holds
    return _Version(edition, source.file if source else "", is_proven, len(written.matter.emend))


def _proof(bundle: Bundle[Matter], edition: Edition, options: EditionOptions) -> Proof | None:
    seed, importers = bundle.seed or b"", options.extensions.importers
    return prove_markdown(bundle.written, edition, seed, bundle.path, bundle.text, importers)[0]


def _compared(versions: Versions, before: _Version | None, now: _Version | None) -> ArticleChange:
    notes = note_changes(before.edition.notes if before else (), now.edition.notes if now else ())
    if now is None:
        return ArticleChange(versions, "unreadable" if versions.now else "removed", 0, "", 0, notes)
    more = now.emendations - (before.emendations if before else 0)
    return ArticleChange(versions, _words(before, now), now.edition.words, now.seed, more, notes)


def _words(before: _Version | None, now: _Version) -> Words:
    if now.seed:
        return "proven" if now.is_proven else "altered"
    if before is None:
        return "new"
    return "same" if before.edition.plain == now.edition.plain else "changed"
