"""`glossator notes list`."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import get_args

import click

from glossator.build.cache import galleys
from glossator.build.inventory import PUBLISHED, Holdings, ListedNote, list_notes
from glossator.build.report import BuildOptions
from glossator.build.workplace import Workplace
from glossator.cli import options
from glossator.cli.app import Call
from glossator.cli.articles import complete_article, find_article
from glossator.cli.clock import now
from glossator.cli.holdings import at_holdings, say_listing
from glossator.cli.listing import Listing
from glossator.config.settings import NoteKind
from glossator.slug import slugify
from glossator.text import fold_name

SHOWN = ("article", "label", "kind", "verdict", "author", "date", "quote")
"""The columns that the table has; JSON and CSV have all."""
WITH_DRAFTS = ("article", "label", "kind", "verdict", "author", "date", "status", "quote")
STATUS = "status"
DRAFT, DRAFT_ARTICLE = "draft", "draft article"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which notes are listed; what is empty leaves none out."""

    articles: tuple[str, ...]
    """Paths."""
    kind: str
    verdict: str
    author: str
    drafts: bool

    def has(self, note: ListedNote, status: str) -> bool:
        """Whether a note is one of them."""
        if status != PUBLISHED and not self.drafts:
            return False
        return (
            (not self.articles or note.article in self.articles)
            and self.kind in ("", note.kind)
            and (not self.verdict or slugify(self.verdict) == note.verdict)
            and (not self.author or fold_name(self.author) == fold_name(note.author))
        )


@click.command(
    "list", epilog="\b\nExample:\n  glossator notes list --kind claim --verdict false --format csv"
)
@click.argument("articles", nargs=-1, metavar="[ARTICLE]...", shell_complete=complete_article)
@click.option("--kind", type=click.Choice(get_args(NoteKind)), help="Those of a kind.")
@click.option("--verdict", default="", metavar="WORD", help="Claims with a verdict.")
@click.option("--author", default="", metavar="NAME", help="Those that somebody wrote.")
@click.option("--drafts", is_flag=True, help="Also drafts, and the notes of articles that are not published.")
@options.listing_format
@click.pass_obj
def command(  # noqa: PLR0913 — one parameter an option
    call: Call,
    /,
    articles: tuple[str, ...],
    *,
    kind: str | None,
    verdict: str,
    author: str,
    drafts: bool,
    style: str,
) -> int:
    """List the notes of articles.

    Of all, or of each ARTICLE: published ones, as readers see them; --drafts adds those that are withheld, and the
    column 'status' says why.
    """
    with call.site() as root:
        paths = tuple(find_article(root, one) for one in articles)
        wanted = Wanted(paths, kind or "", verdict, author, drafts)
        options = BuildOptions(now(), drafts=drafts)
        listed = at_holdings(call.console, root, options, partial(_notes, wanted=wanted))
    if not listed.rows and style == "table":
        call.console.note("There are no such notes.")
        return 0
    say_listing(call.console, listed, WITH_DRAFTS if drafts else SHOWN, style)
    return 0


def _notes(held: Holdings, at: Workplace, *, wanted: Wanted) -> Listing:
    head = ListedNote.__struct_fields__
    with galleys(at.cache.path) as texts:
        pairs = zip(list_notes(held, texts), _statuses(held), strict=True)
        rows = [(note, status) for note, status in pairs if wanted.has(note, status)]
    told = (tuple(getattr(note, name) for name in head) for note, _ in rows)
    return Listing(
        (*head, STATUS), tuple((*row, status) for row, (_, status) in zip(told, rows, strict=True))
    )


def _statuses(held: Holdings) -> Iterator[str]:
    """Whether each note is published, in the order of `list_notes`, or why not."""
    for article in held.articles:
        of_article = DRAFT_ARTICLE if article.front.draft else held.why(article)
        yield from (of_article or (DRAFT if note.draft else PUBLISHED) for note in article.notes)
