"""Articles become the table that `import --metadata` reads: front matter by raw file. Room `build`; pure.

Several names in a cell are parted by `;`; what is empty is left to what the raw text suggests.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from glossator.site.facts import Facts
from glossator.site.front import Front

LIST = "; "


def _listed(names: tuple[str, ...]) -> str:
    return LIST.join(names)


def _true(value: bool) -> str:  # noqa: FBT001 — it is what is written
    return "true" if value else ""


COLUMNS: Mapping[str, Callable[[Front], str]] = MappingProxyType(
    {
        "file": lambda front: front.raw_file,
        "title": lambda front: front.title,
        "date": lambda front: front.published,
        "outlet": lambda front: front.outlet,
        "authors": lambda front: _listed(tuple(author.name for author in front.authors)),
        "dek": lambda front: front.dek,
        "topics": lambda front: _listed(front.topics),
        "issues": lambda front: _listed(front.issues),
        "lang": lambda front: front.lang,
        "url": lambda front: front.source_url,
        "slug": lambda front: front.slug,
        "draft": lambda front: _true(front.draft),
        "expires": lambda front: front.expiry,
        "summary": lambda front: front.summary,
        "rights": lambda front: front.rights,
        "canonical": lambda front: front.canonical,
        "noindex": lambda front: _true(front.noindex),
        "aliases": lambda front: _listed(front.aliases),
    }
)
"""What a column has of an article; `url` is where the raw text was first published."""


def metadata_row(article: Facts) -> tuple[str, ...]:
    """An article's cells, in the order of `COLUMNS`."""
    return tuple(cell(article.front) for cell in COLUMNS.values())
