"""Addresses: from settings, front matter and file names. Room `site`; pure.

An address is a path from the site's root without the base path. The output folder mirrors it.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import PurePosixPath

from glossator.config.settings import Settings
from glossator.problem import Place, Problem, problem
from glossator.site.facts import Facts, PageFacts
from glossator.site.output import Copied, Output
from glossator.slug import slugify
from glossator.text import fold_path

ARTICLE = "/articles/:slug/"
PAGE = "/:path/"
CLAIMS = "/claims/"
PART = re.compile(r":(slug|year|month|day|path)")
FILE = re.compile(r"(?:content|static|extensions)/.*")
"""The file in what an output's `source` says: `content/articles/x.md`, `an alias of content/articles/x.md`."""


def article_url(facts: Facts, settings: Settings) -> str:
    """The address of an article: its permalink pattern filled with its slug and date (0000-00-00 without one)."""

    def part(key: str) -> str:
        if key in ("year", "month", "day"):
            iso = facts.front.published[:10] or "0000-00-00"
            return iso.split("-")[("year", "month", "day").index(key)]
        return _named_part(key, "articles/", facts, settings)

    return _filled(settings.permalinks.get("article", ARTICLE), part)


def page_url(facts: PageFacts, settings: Settings) -> str:
    """The address of an undated page: its path under `content/pages/`; `index` stands for its folder."""
    pattern = settings.permalinks.get("page", PAGE)
    return _filled(pattern, lambda key: _named_part(key, "pages/", facts, settings))


def _named_part(key: str, below: str, facts: Facts | PageFacts, settings: Settings) -> str:
    name, lang = facts.front.slug or _stem(facts.key), facts.front.lang or settings.lang
    if key == "path":
        return _folded_path(facts.key.removeprefix(below), name, settings, lang)
    return slugify(name, settings.slugs, lang)


def claim_urls(article: Facts, url: str, settings: Settings) -> dict[int, str]:
    """The addresses of the own pages of an article's claims, by the index of the note. Only rated claims have one."""
    where = f"{CLAIMS}{url.removeprefix('/articles/').strip('/')}/"
    found: dict[int, str] = {}
    taken: set[str] = set()
    for index, note in enumerate(article.notes):
        if note.kind == "claim" and note.verdict and settings.indexes.claims:
            slug = slugify(note.id, settings.slugs, settings.lang)
            while slug in taken:
                slug += "-2"
            taken.add(slug)
            found[index] = f"{where}{slug}/"
    return found


def file_url(path: str) -> str:
    """The address of another file of `content/` (`content/pages/` counts as the root): beside its page."""
    return "/" + path.removeprefix("content/").removeprefix("pages/")


def output_path(url: str) -> str:
    """The file in the output folder that answers an address."""
    path = url.removeprefix("/")
    return path + "index.html" if not path or path.endswith("/") else path


def clashes(outputs: Iterable[Output]) -> tuple[Problem, ...]:
    """Two outputs for one path, also where a file system that folds case or Unicode would make them one, or where
    one needs a folder of the other's name. Of two pages that clash, what lies beside them (feeds, raw texts) is not
    said as well."""
    taken: dict[str, Output] = {}
    found: list[tuple[Output, Output]] = []
    for one in outputs:
        earlier = taken.setdefault(fold_path(one.path), one)
        if earlier is not one:
            found.append((one, earlier))
    if not _folders(taken).isdisjoint(taken):
        for path, one in tuple(taken.items()):
            found += [(one, taken[folder]) for folder in _parents(path) if folder in taken]
    pages = {_folder(one) for one, _ in found if one.path.endswith("/index.html")}
    return tuple(
        _clash(one, earlier)
        for one, earlier in found
        if one.path.endswith("/index.html") or _folder(one) not in pages
    )


def _folders(paths: Iterable[str]) -> set[str]:
    """All folders that paths are in, each walked up to the first that is known."""
    found: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found


def _parents(path: str) -> Iterator[str]:
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


def _folder(one: Output) -> str:
    return str(PurePosixPath(fold_path(one.path)).parent)


def _clash(one: Output, earlier: Output) -> Problem:
    said = f"'{one.path}' would be written twice: for {earlier.source} and for {one.source}"
    if fold_path(one.path) != fold_path(earlier.path):
        said = f"'{earlier.path}' would be a file, for {earlier.source}, and a folder, for {one.source}"
    elif earlier.path != one.path:
        said = f"'{one.path}' ({one.source}) and '{earlier.path}' ({earlier.source}) are one file on some systems"
    files = [found[0] for found in map(FILE.search, (one.source, earlier.source)) if found]
    are_files = isinstance(one, Copied) and isinstance(earlier, Copied)
    slug = "give one of them another slug" + ("" if files else " in content/topics.yaml")
    hint = "rename one of them" if are_files else slug
    if len(files) == 1 and fold_path(one.path).startswith(_GATHERED):
        hint = "give the file another slug, or switch off the pages of notes in site.yaml: indexes: {claims: false}"
    return problem("duplicate-output", said, Place(files[0] if files else "content/topics.yaml"), hint)


_GATHERED = ("claims/", "notes/")
"""Folders of pages that gather notes."""


def _stem(key: str) -> str:
    folder, _, name = key.rpartition("/")
    stem = name.rpartition(".")[0] or name
    return folder.rpartition("/")[2] if stem == "index" and "/" in folder else stem


def _folded_path(inner: str, name: str, settings: Settings, lang: str) -> str:
    path = PurePosixPath(inner)
    folders = path.parent.parts[:-1] if path.stem == "index" else path.parent.parts
    if inner == "index.md":
        return ""
    return "/".join(slugify(part, settings.slugs, lang) for part in (*folders, name))


def _filled(pattern: str, part: Callable[[str], str]) -> str:
    filled = ("".join([part(piece) if is_name else piece for piece, is_name in one]) for one in _cut(pattern))
    path = "/".join([segment for segment in filled if segment])
    return f"/{path}/" if path else "/"


@lru_cache(maxsize=16)
def _cut(pattern: str) -> tuple[tuple[tuple[str, bool], ...], ...]:
    """The segments of a permalink pattern, each in pieces: texts, and names of parts (True) between them."""
    cut = (PART.split(segment) for segment in pattern.strip("/").split("/"))
    return tuple(tuple((piece, at % 2 == 1) for at, piece in enumerate(pieces)) for pieces in cut)
