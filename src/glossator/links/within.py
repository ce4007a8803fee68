"""Links to pages, anchors and files of the site itself: which of them lead nowhere. Room `links`, pure."""

import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

from glossator.links.hypertext import Hypertext

TOP = frozenset(("", "top"))
"""Fragments that every page has (WHATWG HTML, 7.4.6.3)."""
DIRECTIVE = ":~:"
"""What starts a fragment's directive, such as words to highlight (WICG, URL Fragment Text Directives)."""


@dataclass(frozen=True, slots=True)
class Lead:
    """A link of a page, resolved."""

    page: str
    """The file in the output folder that has it."""
    written: str
    """The address as the page has it."""
    address: str
    """In full."""
    own: str | None
    """The path below the site's root, for a link to the site itself; None for one to elsewhere."""
    fragment: str


@dataclass(frozen=True, slots=True)
class Astray:
    """A link to the site itself that leads nowhere."""

    lead: Lead
    said: str
    hint: str


def leads(pages: Mapping[str, Hypertext], site_url: str) -> Iterator[Lead]:
    """Every link of the pages, by their file in the output folder; `mailto:` and the like are none."""
    for page, text in pages.items():
        at = site_url + page.removesuffix("index.html")
        for written in text.links:
            lead = _lead(page, at, written, site_url)
            if lead is not None:
                yield lead


def _lead(page: str, at: str, written: str, site_url: str) -> Lead | None:
    try:
        parts = urlsplit(urljoin(at, written))
        is_own = _is_below(parts, urlsplit(site_url))
    except ValueError:  # no address at all: `http://[`
        return Lead(page, written, written, None, "")
    if parts.scheme not in ("http", "https"):
        return None
    path = parts.path.removeprefix(urlsplit(site_url).path) if is_own else None
    return Lead(page, written, parts._replace(fragment="").geturl(), path, parts.fragment)


def _is_below(parts: SplitResult, site: SplitResult) -> bool:
    """Whether an address is one of the site's own; the scheme decides nothing about that."""
    own = (site.hostname, site.port or _usual(site)), (parts.hostname, parts.port or _usual(site))
    return own[0] == own[1] and (parts.path or "/").startswith(site.path)


def _usual(site: SplitResult) -> int:
    return 443 if site.scheme == "https" else 80


def astray(lead: Lead, pages: Mapping[str, Hypertext], files: Collection[str]) -> Astray | None:
    """Why a link to the site itself leads nowhere; None where it does not. `files` are those of the output."""
    found = next((one for one in answering(lead.own or "") if one in files), None)
    if found is None:
        near = _near(lead.own or "", files)
        hint = f"did you mean '{near}'?" if near else "mend the address, or take the link out"
        return Astray(lead, f"the site has no page or file '/{unquote(lead.own or '')}'", hint)
    fragment = unquote(lead.fragment.partition(DIRECTIVE)[0])
    text = pages.get(found)
    if text is None or text.moves or fragment.lower() in TOP or fragment in text.ids:
        return None
    close = get_close_matches(fragment, sorted(text.ids), 1, 0.6)
    hint = f"did you mean '#{close[0]}'?" if close else "look up the heading's or note's id in the built page"
    shown = found.removesuffix("index.html")
    return Astray(lead, f"'/{shown}' has nothing with the id '{fragment}'", hint)


def answering(path: str) -> Iterator[str]:
    """The files of the output that may answer a path below the site's root, as hosts of static sites look for them."""
    plain = unicodedata.normalize("NFC", unquote(path))
    if not plain or plain.endswith("/"):
        yield f"{plain}index.html"
        return
    yield plain
    yield f"{plain}.html"
    yield f"{plain}/index.html"


def _near(path: str, files: Collection[str]) -> str:
    """The address nearest to a path that answers nothing; empty where none is near."""
    known = {f"/{one.removesuffix('index.html')}" for one in files}
    close = get_close_matches(f"/{unquote(path)}", sorted(known), 1, 0.75)
    return close[0] if close else ""
