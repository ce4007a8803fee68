"""Raw texts become articles on disk. Room `edit`; ingest says what to write, this writes it."""

from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath

from glossator.edit.files import create
from glossator.edit.seeds import Seed
from glossator.edit.vocabulary import add_names
from glossator.ingest.folder import read_folder
from glossator.ingest.values import ImportContext, Imported, Refused
from glossator.sources.site import Site


def read_seeds(
    site: Site, seeds: Sequence[Seed], overrides: Mapping[str, Mapping[str, object]] | None = None
) -> tuple[Imported | Refused, ...]:
    """What each raw text becomes; nothing is written."""
    context = ImportContext(site.settings, site.vocabulary, overrides=overrides or {})
    taken = [PurePosixPath(path).stem for path in site.articles]
    return read_folder([(seed.file, seed.data) for seed in seeds], context, taken)


def write_articles(root: Path, results: Sequence[Imported | Refused]) -> tuple[str, ...]:
    """Writes the article files of an import and the topics that are new; the paths of the files.

    Raises ProblemError where a file is there already or the disk refuses.
    """
    imported = [one for one in results if isinstance(one, Imported)]
    paths = tuple(f"content/articles/{one.slug}.md" for one in imported)
    for path, one in zip(paths, imported, strict=True):
        create(root, path, one.article.encode())
    add_names(root, [name for one in imported for name in one.new_names])
    return paths
