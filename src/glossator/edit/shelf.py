"""The texts of a site as they lie on disk, what their front matter says and their addresses. Room `edit`; reads."""

from collections.abc import Container, Iterable, Iterator, Mapping

from msgspec import Struct

from glossator.config.load import read_article, read_page
from glossator.config.matter import Matter, PageMatter
from glossator.config.settings import Settings
from glossator.problem import Problem, ProblemError
from glossator.site.facts import Facts, PageFacts
from glossator.site.front import article_front, page_front
from glossator.site.parse import key_of
from glossator.site.routes import article_url, page_url
from glossator.sources.folder import read_text
from glossator.sources.site import ARTICLES, CONTENT, Site


class Shelved(Struct, frozen=True):
    """An article, a page or a notes file."""

    path: str
    data: bytes
    text: str
    matter: Matter | PageMatter | None
    """None of a notes file, and where front matter cannot be read."""
    problems: tuple[Problem, ...] = ()
    """Why it cannot."""


def shelved(site: Site) -> Iterator[Shelved]:
    """Every text of a site that is UTF-8."""
    for path in _paths(site):
        text, data, problems = read_text(site.root, path)
        if data is not None and not problems:
            yield Shelved(path, data, data.decode(), *_matter(site, path, text))


def _paths(site: Site) -> Iterable[str]:
    notes = (one for owned in site.notes.values() for one in owned)
    return dict.fromkeys((*site.articles, *site.pages, *notes))


def unread(site: Site, known: Container[str]) -> Iterator[Problem]:
    """Why folders of content cannot be read, and texts that are not known: a change does not reach them."""
    yield from (
        one for one in site.problems if one.code == "unreadable" and one.place.path.startswith(CONTENT)
    )
    for path in _paths(site):
        if path not in known:
            yield from _read(site, path)[1]


def _read(site: Site, path: str) -> tuple[str, tuple[Problem, ...]]:
    """A text, or why it cannot be read."""
    text, _, problems = read_text(site.root, path)
    return text, problems


def read_one(site: Site, path: str) -> Matter | PageMatter:
    """What the front matter of an article or page says. Raises ProblemError where it cannot be read."""
    text, problems = _read(site, path)
    matter, found = _matter(site, path, text)
    if matter is None or problems:
        raise ProblemError(problems or found)
    return matter


def address_of(path: str, matter: Matter | PageMatter, settings: Settings) -> str:
    """The address that a text has at a path, with such front matter."""
    if isinstance(matter, Matter):
        return article_url(facts_of(path, matter), settings)
    return page_url(PageFacts(path, key_of(path), page_front(matter), "", ()), settings)


def facts_of(path: str, matter: Matter) -> Facts:
    """What *link* may know of an article without its text."""
    return Facts(path, key_of(path), article_front(matter), (), "", ())


def addresses(texts: Mapping[str, Shelved], settings: Settings) -> Mapping[str, str]:
    """Every address that a text answers, aliases too, with the path of that text."""
    found: dict[str, str] = {}
    for one in texts.values():
        if one.matter is not None:
            found |= {_folder(alias): one.path for alias in one.matter.aliases}
            found[address_of(one.path, one.matter, settings)] = one.path
    return found


def _folder(alias: str) -> str:
    return alias if alias.endswith("/") or "." in alias.rpartition("/")[2] else f"{alias}/"


def _matter(site: Site, path: str, text: str) -> tuple[Matter | PageMatter | None, tuple[Problem, ...]]:
    if path in site.articles or path in site.pages:
        read = read_article if path.startswith(ARTICLES) else read_page
        written, problems = read(text, path)
        return (written.matter if written else None), problems
    return None, ()
