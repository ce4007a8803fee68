"""What notes cite: works of the bibliography, and addresses of the web, each with the notes that cite it. Room `site`;
pure."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from glossator.codec import digest_of
from glossator.site.articles import Shelf
from glossator.site.frame import Frame
from glossator.site.gathered import FEW, NOTES, Found, mention
from glossator.site.note_views import SourcesView
from glossator.site.order import Sheet, sheets
from glossator.site.output import Page
from glossator.site.routes import output_path
from glossator.site.shown import Mention, Source
from glossator.text import fold_name

SOURCES = f"{NOTES}sources/"
SHEET = 200
"""Sources on a page."""
_RICH = re.compile(r'</?(?:i|b|sup|sub|span)(?: [a-z]+="[^"<>]*")?>')
"""The tags that a title of CSL-JSON may have."""


class Cited(Struct, frozen=True):
    """A source and the notes that cite it, newest article first."""

    source: Source
    uses: tuple[Found, ...]


def source_pages(shelf: Shelf, frame: Frame, notes: Iterable[Found]) -> Iterator[Page]:
    """The sources, where two are cited."""
    cited = _cited(notes, {key: _work(entry) for key, entry in frame.settings.cited.works.items()})
    for sheet in sheets(cited, SOURCES, SHEET) if len(cited) >= FEW else ():
        yield _page(shelf, frame, sheet)


def _cited(notes: Iterable[Found], known: Mapping[str, Source]) -> tuple[Cited, ...]:
    """Works, then addresses; one that stands in the citation of a work is the work's."""
    works: dict[str, list[Found]] = defaultdict(list)
    web: dict[str, list[Found]] = defaultdict(list)
    for one in notes:
        own = [key for key in one.note.works if key in known]
        for key in own:
            works[key].append(one)
        for address in one.note.addresses:
            if not any(known[key].address == address for key in own):
                web[address].append(one)
    of_works = (Cited(known[key], tuple(uses)) for key, uses in works.items())
    of_web = (Cited(_address(url), tuple(uses)) for url, uses in web.items())
    return (*sorted(of_works, key=_place), *sorted(of_web, key=_place))


def _page(shelf: Shelf, frame: Frame, sheet: Sheet[Cited]) -> Page:
    told = [
        (one.source, [(shelf.digests[use.article.path], use.at) for use in one.uses]) for one in sheet.items
    ]
    return Page(
        output_path(sheet.url),
        "sources.html",
        "the sources",
        digest_of((frame.digest, sheet.url, sheet.pages, told)),
        partial(_view, shelf, frame, sheet),
        listed=frame.listed(sheet.url),
    )


def _view(shelf: Shelf, frame: Frame, sheet: Sheet[Cited]) -> SourcesView:
    return SourcesView(
        **frame.names(sheet.url, "Sources", "sources"),
        sources=tuple(_shown(shelf, one) for one in sheet.items),
        pages=sheet.pages,
    )


def _shown(shelf: Shelf, one: Cited) -> Source:
    own = one.source
    return Source(own.title, own.authors, own.year, own.address, tuple(_mentions(shelf, one.uses)))


def _mentions(shelf: Shelf, uses: Iterable[Found]) -> Iterator[Mention]:
    """Articles whose notes cite it, named by the first of them; where an article has several, with a place for each."""
    for _, run in groupby(uses, lambda use: use.article.path):
        named = [mention(shelf, use) for use in run]
        places = tuple(one.url for one in named) if len(named) > 1 else ()
        yield replace(named[0], places=places)


def _place(one: Cited) -> tuple[str, ...]:
    """Where it stands in the list."""
    source = one.source
    if source.title:
        return fold_name(" ".join(source.authors)), fold_name(source.title), source.year, source.address
    host, _, path = source.address.partition("://")[2].partition("/")
    return host.lower().removeprefix("www."), path, source.address


def _address(url: str) -> Source:
    return Source("", (), "", url, ())


def _work(entry: str) -> Source:
    """A work as the list names it: CSL-JSON's title, authors or else editors, year and address."""
    work: Mapping[str, Any] = json.loads(entry)
    names = work.get("author") or work.get("editor") or ()
    title = _RICH.sub("", str(work.get("title") or work.get("id") or ""))
    return Source(title, tuple(filter(None, map(_name, _listed(names)))), _year(work), _url(work), ())


def _listed(value: object) -> Sequence[Any]:
    return value if isinstance(value, list) else ()


def _name(name: object) -> str:
    if not isinstance(name, dict):
        return ""
    if name.get("literal"):
        return str(name["literal"])
    parts = (name.get("non-dropping-particle"), name.get("family"))
    family = " ".join(str(part) for part in parts if part)
    return ", ".join(part for part in (family, str(name.get("given") or "")) if part)


def _year(work: Mapping[str, Any]) -> str:
    """The year of a date in numbers, or else the first that its words have."""
    issued = work.get("issued")
    told = issued if isinstance(issued, dict) else {}
    first = _listed(next(iter(_listed(told.get("date-parts"))), ()))
    if first and isinstance(first[0], str | int) and str(first[0]).strip():
        return str(first[0]).strip()
    found = re.search(r"\d{4}", str(told.get("raw") or told.get("literal") or ""))
    return found[0] if found else ""


def _url(work: Mapping[str, Any]) -> str:
    url, doi = str(work.get("URL") or ""), str(work.get("DOI") or "")
    if url.startswith(("http://", "https://")):
        return url
    return f"https://doi.org/{doi}" if doi.startswith("10.") else ""
