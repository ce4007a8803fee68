"""What a theme's author wants to know of one template: where it comes from, what it is made of, what it may read.

Room `theme`; pure.
"""

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from glossator.theme.inspect import Reading, reading
from glossator.theme.templates import SHADOW
from glossator.theme.theme import Theme

BLOCK = re.compile(r"\{%[-+]?\s*block\s+(\w+)")


class Portrait(Struct, frozen=True):
    """One template of a theme."""

    name: str
    files: tuple[str, ...]
    """Its file, and those of the same name that it shadows, nearest first."""
    pages: tuple[str, ...]
    """The templates of pages that use it; for one of a page itself, nothing."""
    templates: tuple[str, ...]
    """Those that it extends, includes and imports, and theirs."""
    blocks: tuple[str, ...]
    """That it and those which it extends have, in their order."""
    reads: tuple[str, ...]
    """The names that rendering it may read."""
    unread: tuple[str, ...]
    """Those that its pages offer besides."""
    phrases: tuple[str, ...]
    assets: tuple[str, ...]


def names_of(theme: Theme) -> tuple[str, ...]:
    """All templates of a theme, by name."""
    return tuple(sorted(name for name in theme.templates if not name.endswith(SHADOW)))


def portrait(theme: Theme, name: str, offered: Mapping[str, frozenset[str]]) -> Portrait:
    """A template of that name; `offered` are the names that each page's template may read. Raises KeyError where the
    theme has none, and jinja2.TemplateSyntaxError where one that it uses cannot be read."""
    own = reading(theme, name)
    pages = () if name in offered else tuple(_pages(theme, name, offered))
    may = offered[name] if name in offered else _common(offered[page] for page in pages)
    return Portrait(
        name,
        tuple(_files(theme, name)),
        pages,
        tuple(one for one in own.templates if one.rstrip(SHADOW) != name),
        tuple(dict.fromkeys(_blocks(theme, own))),
        tuple(sorted(own.names)),
        tuple(sorted(may - own.names)),
        tuple(sorted(own.phrases)),
        tuple(sorted(own.assets)),
    )


def _files(theme: Theme, name: str) -> Iterator[str]:
    if name not in theme.templates:
        raise KeyError(name)
    while name in theme.templates:
        yield theme.templates[name].path
        name += SHADOW


def _pages(theme: Theme, name: str, offered: Mapping[str, frozenset[str]]) -> Iterator[str]:
    for page in offered:
        if page in theme.templates and name in reading(theme, page).templates:
            yield page


def _common(offered: Iterator[frozenset[str]]) -> frozenset[str]:
    """What all of several pages offer."""
    first = next(offered, frozenset())
    return first.intersection(*offered)


def _blocks(theme: Theme, own: Reading) -> Iterator[str]:
    for one in own.templates:
        yield from BLOCK.findall(theme.templates[one].text)
