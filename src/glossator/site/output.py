"""What *link* asks *build* to write: rendered pages, data, copies. Room `site`; values only."""

from collections.abc import Callable

from msgspec import Struct

from glossator.codec import digest_of
from glossator.site.shown import SitemapEntry
from glossator.site.views import BaseView


class Page(Struct, frozen=True, eq=False):
    """One output file that a template makes of a view."""

    path: str
    """In the output folder: `articles/x/index.html`."""
    template: str
    source: str
    """What it comes from, for messages: a file of the site, or `topics 'Russia'`."""
    basis: bytes
    """A digest of all that the view is made from: of two pages with equal ones the views are equal."""
    make: Callable[[], BaseView]
    """The view, which is made only where the basis is new."""
    body: str = ""
    """The key of the body whose names the view gets, if any."""
    bodies: tuple[str, ...] = ()
    """The keys of the bodies that the view's `bodies` holds (feeds)."""
    listed: SitemapEntry | None = None
    """How the sitemap names it; None where it is not for search engines."""

    @property
    def view(self) -> BaseView:
        return self.make()


def made(path: str, template: str, view: BaseView, source: str, listed: SitemapEntry | None = None) -> Page:
    """A page of a view that is there, and that no body belongs to."""
    return Page(path, template, source, digest_of(view), lambda: view, listed=listed)


class Data(Struct, frozen=True):
    """One output file of given bytes."""

    path: str
    data: bytes
    source: str


class Copied(Struct, frozen=True):
    """One output file that is a file of the site, byte for byte. `source` is relative to the site."""

    path: str
    source: str


Output = Page | Data | Copied
