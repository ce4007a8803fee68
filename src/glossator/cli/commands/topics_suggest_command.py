"""`glossator topics suggest`."""

from collections.abc import Iterator

import click

from glossator.cli import options
from glossator.cli.app import Call
from glossator.cli.articles import complete_article, find_article
from glossator.cli.holdings import say_listing
from glossator.cli.listing import Listing
from glossator.cli.patching import offer
from glossator.cli.topics import read_with_topics
from glossator.edit.suggesting import Suggested, suggested

HEAD = ("article", "topic", "status", "evidence")


@click.command("suggest", epilog="\b\nExample:\n  glossator topics suggest a-short-history")
@click.argument("articles", nargs=-1, metavar="[ARTICLE]...", shell_complete=complete_article)
@options.listing_format
@click.option("--write", "writes", is_flag=True, help="Write those of the vocabulary that the text mentions.")
@click.pass_obj
def command(call: Call, /, articles: tuple[str, ...], *, style: str, writes: bool) -> int:
    """Suggest topics for articles that have none.

    Or for each ARTICLE: names of the vocabulary, of the bundled lists and of the text itself, likeliest first, with how
    often the text mentions each, and what articles on it have in common with this one.
    """
    with call.content() as root:
        site = read_with_topics(root)
        paths = tuple(find_article(root, one) for one in articles)
        found = tuple(suggested(site, paths))
        rows = tuple(row for one in found for row in _rows(one))
        if rows or style != "table":
            say_listing(call.console, Listing(HEAD, rows), HEAD, style)
        else:
            call.console.note("Nothing to suggest." if found else "Every article has topics.")
        if writes:
            offer(call.console, root, [one.patch for one in found if one.patch], writes=True)
    return 0


def _rows(one: Suggested) -> Iterator[tuple[str, ...]]:
    for topic in one.topics:
        yield one.path, topic.name, "listed" if topic.known else "unknown", topic.evidence
