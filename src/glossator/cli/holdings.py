"""What a site has is read, with a progress bar, and said as a table, JSON or CSV. Room `cli`."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from msgspec.structs import replace

from glossator.build.inventory import Holdings
from glossator.build.layout import publishing, read_in
from glossator.build.report import BuildOptions
from glossator.build.run import look
from glossator.build.workplace import Workplace
from glossator.cli.console import Console
from glossator.cli.listing import Listing, as_csv, as_json, narrow_table, wide_table
from glossator.sources.site import Site

Seen = TypeVar("Seen")
Reads = Callable[[Holdings, Workplace], Seen]
"""What is to be known of a site's holdings."""


def at_holdings(at: Console, root: Path, options: BuildOptions, reads: Reads[Seen]) -> Seen:
    """What `reads` finds among all that the site at `root` has. Raises ProblemError where there is no site."""
    with at.progress("Reading") as progress:
        asked = replace(options, progress=progress)
        return look(root, asked, partial(_hold, options=asked, reads=reads))


def _hold(site: Site, at: Workplace, *, options: BuildOptions, reads: Reads[Seen]) -> Seen:
    _, content = read_in(site, options, at)
    return reads(Holdings(site, content, publishing(site.settings, options)), at)


def say_listing(at: Console, listed: Listing, shown: Sequence[str], style: str) -> None:
    """A listing in the style that was asked for (`table`, `json` or `csv`); a table has the columns of `shown`."""
    if style == "json":
        at.data(as_json(listed))
    elif style == "csv":
        at.data(as_csv(listed))
    elif at.out.isatty():
        at.say(narrow_table(listed, shown, at.columns))
    else:
        at.say(wide_table(listed, shown))
