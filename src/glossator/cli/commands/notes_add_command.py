"""`glossator notes add`."""

import sys
from datetime import datetime
from difflib import unified_diff
from typing import Any, get_args

import click
from msgspec.structs import replace

from glossator.cli.app import Call
from glossator.cli.articles import complete_article, find_article
from glossator.cli.authors import git_user
from glossator.cli.clock import now, today
from glossator.cli.console import Console
from glossator.cli.showing import show
from glossator.cli.summary import relative_to_here
from glossator.config.settings import NoteKind
from glossator.edit.annotate import NewNote, add_note
from glossator.edit.article import OnDisk, read_article_file, write_article
from glossator.edit.revised import Revised
from glossator.edit.selection import Selection
from glossator.notes.options import site_options
from glossator.problem import ProblemError
from glossator.sources.site import load_settings

WORDS = "WORDS"


@click.command(
    "add",
    epilog="\b\nExample:\n  glossator notes add a-short-history --quote 'no reader' --text 'There was one.'",
)
@click.argument("article", shell_complete=complete_article)
@click.option("--quote", required=True, metavar=WORDS, help="The article's words that the note is about.")
@click.option(
    "--prefix", default="", metavar=WORDS, help="What stands before them, if they stand elsewhere, too."
)
@click.option("--suffix", default="", metavar=WORDS, help="What stands behind them.")
@click.option(
    "--kind",
    type=click.Choice(get_args(NoteKind)),
    default="note",
    show_default=True,
    help="What kind of note it is.",
)
@click.option("--verdict", default="", metavar="WORD", help="A claim's verdict, of the site's scale.")
@click.option("--speaker", default="", metavar="NAME", help="Who makes the claim.")
@click.option("--lang", default="", metavar="TAG", help="A translation's language.")
@click.option("--text", metavar="MARKDOWN", help="What the note says; without it, standard input.")
@click.option(
    "--author",
    metavar="NAME",
    help="Who writes it; by default whom front matter or settings name as annotator, else git's user.",
)
@click.option(
    "--date", "day", type=click.DateTime(("%Y-%m-%d",)), help="When it was written; today by default."
)
@click.option("--draft", is_flag=True, help="Withhold it from readers.")
@click.option(
    "--label", default="", metavar="LABEL", help="Its permanent label; by default one made of the words."
)
@click.option("--dry-run", is_flag=True, help="Show what would change; write nothing.")
@click.pass_obj
def command(  # noqa: PLR0913 — one parameter an option
    call: Call,
    /,
    article: str,
    *,
    quote: str,
    prefix: str,
    suffix: str,
    text: str | None,
    author: str | None,
    day: datetime | None,
    dry_run: bool,
    **told: Any,
) -> int:
    """Add a note to an article, on words of it.

    The reference goes behind the words, the definition under their block. Nothing is written unless the rest of the
    article renders as before, and its words are unaltered.
    """
    new = NewNote(Selection(quote, prefix, suffix), _text(text), **told)
    with call.content() as root:
        settings = load_settings(root)
        read = read_article_file(root, find_article(root, article), site_options(settings, drafts=True))
        name = author if author is not None else read.annotator or git_user(root)
        written = day.date() if day else today(now(), settings.timezone)
        made, problems = add_note(read.file, replace(new, author=name, written=written))
        if made is None:
            raise ProblemError(problems)
        (_show_difference if dry_run else _write)(call.console, read, made)
    return 0


def _write(at: Console, read: OnDisk, made: Revised) -> None:
    write_article(read, made.text)
    at.say_plain(f"{relative_to_here(read.root / read.file.path)}:{made.line}: note “{made.label}” is there")
    show(at, read.root, made.problems)


def _show_difference(at: Console, read: OnDisk, made: Revised) -> None:
    was, path = read.file.text.splitlines(), read.file.path
    at.say_plain("\n".join(unified_diff(was, made.text.splitlines(), f"a/{path}", f"b/{path}", lineterm="")))
    show(at, read.root, made.problems)


def _text(said: str | None) -> str:
    """What the note says. Raises click.UsageError where nobody says anything, or not in UTF-8."""
    if said is not None and said != "-":
        return said
    if said is None and sys.stdin.isatty():
        raise click.UsageError("Say what the note says with --text, or pipe it in.")
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise click.UsageError("Standard input is no UTF-8 text.") from None
