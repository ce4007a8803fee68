"""A site's folder becomes its settings, vocabulary and list of files. Room `sources`; the one reader of content."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path, PurePosixPath

from msgspec import Struct

from glossator.config.document import File, read_yaml
from glossator.config.load import read_settings, read_vocabulary
from glossator.config.settings import Settings
from glossator.config.vocabulary import Vocabulary
from glossator.extend.loading import load_extensions
from glossator.problem import Place, Problem, ProblemError, problem
from glossator.sources.bibliography import load_bibliography
from glossator.sources.folder import files_below, read_text
from glossator.sources.notes_files import NOTES_ENDING, by_article, homeless, is_article_file

SETTINGS = "site.yaml"
VOCABULARY = "content/topics.yaml"
CONTENT = "content"
ARTICLES = "content/articles/"
PAGES = "content/pages/"
SEEDS = "seeds"
STATIC = "static"
_AS_TEXTS = (".md", ".markdown", ".mdown", ".mkd", ".mkdn", ".mdwn")
"""Endings of Markdown in any case; those of our own texts are in small letters."""


class Site(Struct, frozen=True):
    """A site as it lies on disk: what it is set to, and which files it has (paths relative to its root)."""

    root: Path
    settings: Settings
    vocabulary: Vocabulary
    articles: tuple[str, ...]
    pages: tuple[str, ...]
    files: tuple[str, ...]
    """Other files under `content/`, copied beside their pages."""
    static: tuple[str, ...]
    seeds: tuple[str, ...]
    notes: Mapping[str, tuple[str, ...]]
    """The notes files of articles, by article."""
    problems: tuple[Problem, ...]

    @property
    def broken_vocabulary(self) -> tuple[Problem, ...]:
        """The errors of the vocabulary: with one, topics would be told apart, and told of, as if there were none."""
        return tuple(one for one in self.problems if one.is_error and one.place.path == VOCABULARY)


def read_site(root: Path, base_url: str | None = None) -> Site:
    """The site in a folder. Raises ProblemError where `site.yaml` is missing or wrong; the rest is in `problems`."""
    settings = load_settings(root, base_url)
    bibliography, uncited = load_bibliography(root, settings, partial(settings_place, root))
    vocabulary, found = _load_vocabulary(root)
    content, content_problems = files_below(root, CONTENT)
    static, static_problems = files_below(root, STATIC)
    seeds, seed_problems = files_below(root, SEEDS)
    articles = tuple(f for f in content if f.startswith(ARTICLES) and is_article_file(f))
    pages = tuple(f for f in content if f.startswith(PAGES) and is_article_file(f))
    notes = tuple(f for f in content if f.endswith(NOTES_ENDING))
    known = {*articles, *pages, *notes, VOCABULARY}
    files = tuple(f for f in content if f not in known)
    lost = homeless(notes, frozenset(articles))
    problems = (
        *uncited,
        *found,
        *content_problems,
        *_strayed(files),
        *static_problems,
        *seed_problems,
        *lost,
    )
    settings = settings.citing(bibliography)
    return Site(
        root, settings, vocabulary, articles, pages, files, static, seeds, by_article(content), problems
    )


def load_settings(root: Path, base_url: str | None = None) -> Settings:
    """The settings of the site in a folder; `base_url` stands in for `url`. Raises ProblemError."""
    if not (root / SETTINGS).exists():
        hint = "go to the site's folder or name it with -s; 'glossator init DIR' starts a new site"
        raise ProblemError([problem("no-site", f"there is no {SETTINGS} here", Place(SETTINGS), hint)])
    text, _, problems = read_text(root, SETTINGS)
    if problems and not text:
        raise ProblemError(problems)
    settings, found = read_settings(text, SETTINGS)
    if settings is None or problems:
        raise ProblemError((*problems, *found))
    extended = load_extensions(root, settings.extensions, settings_place(root, "extensions"))
    if base_url is None:
        return settings.extending(extended)
    try:
        moved = Settings.model_validate(settings.model_dump(by_alias=True) | {"url": base_url})
        return moved.extending(extended)
    except ValueError:
        said = f"'{base_url}' is not an address"
        hint = "write it like https://example.org/ or https://user.github.io/repository/"
        raise ProblemError([problem("bad-value", said, Place("--base-url"), hint)]) from None


def named_files(settings: Settings) -> Iterator[str]:
    """The files of the site that settings name."""
    if settings.bibliography:
        yield settings.bibliography
    if settings.citation_style.endswith(".csl"):
        yield settings.citation_style


def settings_place(root: Path, key: str) -> Place:
    """Where `site.yaml` has the value of a key; the file as a whole where it does not name it."""
    text, *_ = read_text(root, SETTINGS)
    document, _ = read_yaml(text, File(SETTINGS, text))
    return document.place((key,)) if document and (key,) in document.values else Place(SETTINGS)


def _strayed(files: Iterable[str]) -> Iterator[Problem]:
    """Files that are meant as articles or pages, and would be copied as they are, with the front matter of drafts."""
    for path in files:
        if not path.lower().endswith(_AS_TEXTS):
            continue
        if path.startswith((ARTICLES, PAGES)):
            said, hint = "are files that end in .md", f"rename it to {PurePosixPath(path).stem}.md"
        else:
            said, hint = f"lie in {ARTICLES} and {PAGES}", "move it into one of these folders"
        said = f"articles and pages {said}; this one would be published as it is"
        yield problem("stray-text", said, Place(path), f"{hint}; what readers are to load belongs in static/")


def _load_vocabulary(root: Path) -> tuple[Vocabulary, tuple[Problem, ...]]:
    if not (root / VOCABULARY).exists():
        return Vocabulary(), ()
    text, _, problems = read_text(root, VOCABULARY)
    vocabulary, found = read_vocabulary(text, VOCABULARY)
    return vocabulary, (*problems, *found)
