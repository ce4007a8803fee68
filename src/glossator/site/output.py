"""What *link* asks *build* to write: rendered pages, data, copies. Room `site`; values only."""

from dataclasses import dataclass

from glossator.site.views import BaseView


@dataclass(frozen=True, slots=True)
class Page:
    """One output file that a template makes of a view."""

    path: str
    """In the output folder: `articles/x/index.html`."""
    template: str
    view: BaseView
    source: str
    """What it comes from, for messages: a file of the site, or `topics 'Russia'`."""
    body: str = ""
    """The key of the body whose names the view gets, if any."""
    bodies: tuple[str, ...] = ()
    """The keys of the bodies that the view's `bodies` holds (feeds)."""


@dataclass(frozen=True, slots=True)
class Data:
    """One output file of given bytes."""

    path: str
    data: bytes
    source: str


@dataclass(frozen=True, slots=True)
class Copied:
    """One output file that is a file of the site, byte for byte. `source` is relative to the site."""

    path: str
    source: str


Output = Page | Data | Copied
