"""Where the files of a site cite an address: the article or notes file that has it, else settings or a template.

Room `links`; reads the files that it is given to look into.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from html import escape
from urllib.parse import unquote, urlsplit

from glossator.links.within import Lead
from glossator.problem import Place, place_at
from glossator.sources.folder import files_below, read_bytes
from glossator.sources.notes_files import notes_lister
from glossator.sources.site import SETTINGS, VOCABULARY, Site, named_files
from glossator.utf8 import decode

SHARED = ("templates", "themes")
INSIDE = r"[\w%+~#/?&=-]"
"""What goes on with an address rather than ending it."""


class Citations:
    """The files of a site, to look up addresses in; each is read once."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._notes_of = notes_lister(site.root)
        self._text = cache(self._read)
        self._templates = cache(
            lambda: tuple(p for folder in SHARED for p in files_below(site.root, folder)[0])
        )

    def places(self, leads: Iterable[Lead], sources: Iterable[str]) -> tuple[Place, ...]:
        """Where an address is cited that links of pages lead to, all of them the same; `sources` are what the pages
        come from. Nothing where no file has it as it is."""
        spelt = tuple(dict.fromkeys(one for lead in leads for one in spellings(lead)))
        own = tuple(dict.fromkeys(file for source in sources for file in self._files_of(source)))
        return tuple(self._found(own, spelt)) or tuple(self._found(self._of_all(), spelt))

    def _files_of(self, source: str) -> tuple[str, ...]:
        is_text = source.startswith("content/") and source.endswith(".md")
        return (source, *self._notes_of(source)) if is_text else ()

    def _of_all(self) -> tuple[str, ...]:
        return (SETTINGS, VOCABULARY, *named_files(self._site.settings), *self._templates())

    def _found(self, files: Iterable[str], spelt: Iterable[str]) -> Iterator[Place]:
        words = "|".join(re.escape(one) for one in sorted(spelt, key=len, reverse=True))
        # Behind full stops, parentheses and the like an address may be over; before one anything may stand but a path.
        pattern = re.compile(rf"(?<![\w/.%-])(?:{words})(?!{INSIDE})")
        for path in files:
            text = self._text(path)
            for hit in pattern.finditer(text):
                yield place_at(text, hit.start(), len(hit[0]), path)

    def _read(self, path: str) -> str:
        data, _ = read_bytes(self._site.root, path)
        return decode(data)[0] if data is not None else ""


def spellings(lead: Lead) -> tuple[str, ...]:
    """The ways in which a file may spell the address of a link."""
    fragment = f"#{lead.fragment}" if lead.fragment else ""
    whole = (f"{lead.address}{fragment}", lead.address, lead.written)
    below = (f"/{lead.own}{fragment}",) if lead.own is not None else ()
    bare = (one.removesuffix("/") for one in whole if urlsplit(one).path == "/" and one.count("/") > 2)
    every = (*whole, *below, *bare)
    spelt = (form for one in every for form in (one, unquote(one), escape(one), escape(unquote(one))))
    return tuple(dict.fromkeys(one for one in spelt if len(one) > 1))
