"""What an extension's function for pages reads, and what it gives. Room `extend`; values only."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Article:
    """A published article, as far as other pages may know of it."""

    path: str
    """Its file under `content/`: `articles/x.md`. A link to it in Markdown may name it so."""
    url: str
    """Its address from the site's root: `/articles/x/`."""
    title: str
    date: str
    """In ISO 8601; empty without one."""
    summary: str
    outlet: str
    authors: tuple[str, ...]
    topics: tuple[str, ...]
    issues: tuple[str, ...]
    lang: str
    notes: Mapping[str, int]
    """How many notes it has, by kind."""
    extra: Mapping[str, object]
    """Its own keys of front matter."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A site, to be read only."""

    title: str
    url: str
    """The full address of its root, ending in a slash."""
    lang: str
    extra: Mapping[str, object]
    """The settings' own keys."""
    articles: tuple[Article, ...]
    """The newest first."""
    read: Callable[[str], str] = field(compare=False, repr=False)
    """The text of a file, by its path from the site's folder. What pages are made of is read by this alone: so a build
    knows when it must make them again. Raises OSError."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page that an extension adds."""

    path: str
    """Its address from the site's root: `/map/`."""
    title: str
    content: str = ""
    """Markdown. Its template reads it as that of any page reads its text."""
    template: str = "page.html"
    """A template of the theme or of the site's `templates/`; it may read what `page.html` may."""
    description: str = ""
    lang: str = ""
    """The site's if empty."""
    extra: Mapping[str, object] = field(default_factory=dict)
    """What else its template reads, as `extra`: texts, numbers, lists and mappings of these."""
    source: str = ""
    """The file, from the site's folder, whose text the content is: problems are told there, relative links start
    there, and those of other such pages may name it. Empty for a text of the extension's own."""
    noindex: bool = False
