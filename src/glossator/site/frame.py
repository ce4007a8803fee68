"""What every page's view has in common. Room `site`; pure."""

from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import Struct

from glossator.codec import digest_of
from glossator.config.settings import Settings
from glossator.site.facts import PageFacts
from glossator.site.shown import Link, MenuEntry, SitemapEntry
from glossator.site.style import style_url
from glossator.site.terms import Grouping

SEARCH = "/search/"


class Frame(Struct, frozen=True):
    """The site as each of its pages sees it: settings, and the navigation."""

    settings: Settings
    menu: tuple[MenuEntry, ...]
    feeds: tuple[Link, ...]
    digest: bytes
    """Of all that."""

    def absolute(self, url: str) -> str:
        """A root-relative address in full."""
        return self.settings.absolute(url)

    def listed(self, url: str, published: str = "") -> SitemapEntry | None:
        """A page as the sitemap names it; None where the site is not for search engines."""
        if self.settings.noindex:
            return None
        return SitemapEntry(self.settings.absolute(url), published)

    def names(self, url: str, title: str, kind: str, **more: Any) -> dict[str, Any]:
        """The names of `BaseView` for one page; `more` overrides them."""
        settings = self.settings
        return {
            "site_title": settings.title,
            "site_description": settings.description,
            "site_url": settings.url,
            "site_author": settings.author,
            "site_lang": settings.lang,
            "site_extra": settings.extra,
            "menu": self.menu,
            "search_url": SEARCH if settings.search else "",
            "style_url": style_url(settings),
            "page_url": url,
            "page_title": title,
            "page_kind": kind,
            "page_description": "",
            "lang": settings.lang,
            "canonical": (settings.canonical or settings.url) + url.removeprefix("/"),
            "noindex": settings.noindex,
            "feeds": self.feeds,
            "annotations_url": "",
        } | more


def frame(settings: Settings, menu: tuple[MenuEntry, ...], feeds: tuple[Link, ...]) -> Frame:
    """The site's frame."""
    return Frame(settings, menu, feeds, digest_of((settings.model_dump_json(), menu, feeds)))


def menu(
    settings: Settings, sections: Iterable[MenuEntry], pages: Sequence[tuple[PageFacts, str]]
) -> tuple[MenuEntry, ...]:
    """The navigation: what settings name, or what the site has: articles, its sections, its top pages."""
    if settings.menu is not None:
        return tuple(MenuEntry(entry.title, entry.url) for entry in settings.menu)
    top = (MenuEntry(page.front.title, url) for page, url in pages if url.count("/") == 2)
    return (MenuEntry("Articles", "/", "articles"), *sections, *top)


def sections(groupings: Iterable[Grouping]) -> tuple[MenuEntry, ...]:
    """The taxonomies that the navigation names by itself: topics."""
    return tuple(MenuEntry(g.title, g.url, g.key) for g in groupings if g.key == "topics" and g.url)
