"""`glossator topics list`."""

from collections.abc import Iterator, Sequence

import click

from glossator.build.inventory import Holdings
from glossator.build.report import BuildOptions
from glossator.build.workplace import Workplace
from glossator.cli import options
from glossator.cli.app import Call
from glossator.cli.clock import now
from glossator.cli.holdings import at_holdings, say_listing
from glossator.cli.listing import listing
from glossator.cli.summary import numbered
from glossator.cli.topics import with_topics
from glossator.edit.topic_review import UNKNOWN, LooseEnd, ReviewedTopic, loose_ends, review

SHOWN = ("name", "kind", "articles", "status", "like")
MOST = 10
"""Names that a remark tells."""


@click.command("list", epilog="\b\nExample:\n  glossator topics list --format csv")
@options.listing_format
@click.pass_obj
def command(call: Call, /, *, style: str) -> int:
    """List the topics, and what may be wrong with them.

    Those of the vocabulary and of all articles, published or not, with how many articles name each. Names that are
    nearly the same, that only one article has, or that the vocabulary does not know are told below the table.
    """
    with call.site() as root:
        topics, ends = at_holdings(call.console, root, BuildOptions(now()), _topics)
    if not topics and style == "table":
        call.console.note("There are no topics.")
        return 0
    say_listing(call.console, listing(ReviewedTopic, topics), SHOWN, style)
    for remark in (*_remarks(topics), *map(_told, ends)) if style == "table" else ():
        call.console.note(remark)
    return 0


def _topics(held: Holdings, _at: Workplace) -> tuple[tuple[ReviewedTopic, ...], tuple[LooseEnd, ...]]:
    vocabulary = with_topics(held.site).vocabulary
    return review((one.front.topics for one in held.articles), vocabulary), tuple(loose_ends(vocabulary))


def _remarks(topics: Sequence[ReviewedTopic]) -> Iterator[str]:
    single = [one.name for one in topics if one.articles == 1]
    unknown = [one.name for one in topics if one.status == UNKNOWN]
    if single:
        yield f"{numbered(len(single), 'topic')} on one article only: {_some(single)}"
    if unknown:
        yield f"{numbered(len(unknown), 'name')} that the vocabulary does not know: {_some(unknown)}"
    for one in topics:
        for other in one.like:
            if one.name < other:
                yield f"nearly the same: '{one.name}' and '{other}'; 'glossator topics rename' merges two"


def _told(end: LooseEnd) -> str:
    if end.is_loop:
        return f"the parents of '{end.name}' lead back to it: '{end.to}'"
    return f"'{end.name}' has '{end.to}' as {end.key}, which the vocabulary does not have"


def _some(names: Sequence[str]) -> str:
    more = f" and {len(names) - MOST} more" if len(names) > MOST else ""
    return f"{', '.join(names[:MOST])}{more}"
