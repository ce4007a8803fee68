"""`glossator list`."""

from collections.abc import Iterator
from types import MappingProxyType

import click

from glossator.build.cache import galleys
from glossator.build.inventory import (
    Holdings,
    ListedArticle,
    ListedNote,
    ListedTopic,
    list_articles,
    list_notes,
    list_topics,
    list_withheld,
)
from glossator.build.metadata import COLUMNS, metadata_row
from glossator.build.report import BuildOptions
from glossator.build.workplace import Workplace
from glossator.cli import options
from glossator.cli.app import Call
from glossator.cli.clock import now
from glossator.cli.holdings import at_holdings, say_listing
from glossator.cli.listing import Listing, listing
from glossator.cli.summary import numbered
from glossator.edit.feeds import expected
from glossator.model import Withheld
from glossator.sources.site import Site

SHOWN = MappingProxyType(
    {
        "articles": ("path", "title", "date", "outlet", "authors", "topics", "notes", "words", "status"),
        "topics": ("name", "kind", "articles", "url"),
        "notes": ("article", "label", "kind", "verdict", "author", "date", "quote"),
        "withheld": ("path", "why"),
    }
)
"""The columns that the table has; JSON and CSV have all."""


@click.command("list", epilog="\b\nExample:\n  glossator list notes --format json")
@click.argument("what", type=click.Choice(tuple(SHOWN)), default="articles")
@options.listing_format
@click.pass_obj
def command(call: Call, what: str, style: str) -> int:
    """List articles, topics, notes, or what is not published.

    Everything that the site has is listed, published or not. Of articles, CSV is the table that import --metadata
    reads: front matter by raw file.
    """
    reads = _metadata if (what, style) == ("articles", "csv") else LISTED[what]
    with call.site() as root:
        listed, remark = at_holdings(call.console, root, BuildOptions(now()), reads)
    if remark:
        call.console.note(remark)
    if not listed.rows and style == "table":
        call.console.note("Nothing is withheld." if what == "withheld" else f"There are no {what}.")
    else:
        say_listing(call.console, listed, SHOWN[what], style)
    return 0


def _articles(held: Holdings, _at: Workplace) -> tuple[Listing, str]:
    return listing(ListedArticle, list_articles(held)), ""


def _metadata(held: Holdings, _at: Workplace) -> tuple[Listing, str]:
    """The table by raw file; what has none, and what cannot be read, is said to be missing."""
    made = tuple(one for one in held.articles if one.front.raw_file)
    left = len(tuple(list_articles(held))) - len(made)
    said = f"{numbered(left, 'article')} without a raw text, or with errors, left out." if left else ""
    return Listing(tuple(COLUMNS), tuple(metadata_row(one) for one in made)), said


def _topics(held: Holdings, _at: Workplace) -> tuple[Listing, str]:
    return listing(ListedTopic, list_topics(held)), ""


def _notes(held: Holdings, at: Workplace) -> tuple[Listing, str]:
    with galleys(at.cache.path) as texts:
        return listing(ListedNote, list_notes(held, texts)), ""


def _withheld(held: Holdings, _at: Workplace) -> tuple[Listing, str]:
    return listing(Withheld, (*list_withheld(held), *_seeds(held.site))), ""


def _seeds(site: Site) -> Iterator[Withheld]:
    """The raw files of which there is no article, and why."""
    found = expected(site).waiting
    yield from (Withheld(seed.file, "no article") for seed in found.seeds)
    yield from (Withheld(one.file, one.reason) for one in found.deleted.values())
    for digest, file in found.stock.by_digest.items():
        if digest in found.stock.ignored:
            reason = found.stock.ignored[digest].reason
            yield Withheld(file, f"ignored: {reason}" if reason else "ignored")


LISTED = MappingProxyType({"articles": _articles, "topics": _topics, "notes": _notes, "withheld": _withheld})
