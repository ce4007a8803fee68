"""`glossator accept`."""

from dataclasses import dataclass
from datetime import date, datetime

import click

from glossator.cli.app import Call
from glossator.cli.articles import complete_article, find_article
from glossator.cli.authors import git_user
from glossator.cli.clock import now, today
from glossator.cli.console import Console
from glossator.cli.discrepancies import told
from glossator.cli.summary import numbered, relative_to_here
from glossator.edit.accepting import Accepted, Signed, accept, differences_of
from glossator.edit.article import OnDisk, read_article_file, seed_of, write_article
from glossator.notes.discrepancies import Changed, Discrepancy
from glossator.notes.options import site_options
from glossator.problem import ProblemError
from glossator.sources.site import load_settings


@dataclass(frozen=True, slots=True)
class Answers:
    """What was said in advance about all differences."""

    why: str
    yes: bool
    interactive: bool


@click.command("accept", epilog="\b\nExample:\n  glossator accept a-short-history --yes --why 'house style'")
@click.argument("article", shell_complete=complete_article)
@click.option("--why", default="", metavar="WORDS", help="Why words were changed; without it you are asked.")
@click.option("--by", metavar="NAME", help="Who accepts; by default the annotator, else git's user.")
@click.option("--date", "day", type=click.DateTime(("%Y-%m-%d",)), help="When; today by default.")
@click.option("-y", "--yes", is_flag=True, help="Accept all differences without asking.")
@click.pass_obj
def command(  # noqa: PLR0913 — one parameter an option
    call: Call, /, article: str, *, why: str, by: str | None, day: datetime | None, yes: bool
) -> int:
    """Record what an article changed of its raw text as meant.

    Each difference is shown. A dropped line joins source.rest, changed words join emend with the reason, a changed
    title, dek, biography or pull quote, added emphasis and pictures are listed in edited. The rest of the file stays,
    to the byte.
    """
    with call.content() as root:
        settings = load_settings(root)
        read = read_article_file(root, find_article(root, article), site_options(settings, drafts=True))
        seed = seed_of(read)
        found, problems = differences_of(read.file, seed)
        if problems:
            raise ProblemError(problems)
        name = relative_to_here(root / read.file.path)
        if not found:
            call.console.say_plain(f"{name} has the words of its raw text: there is nothing to accept.")
            return 0
        answers = Answers(why, yes, call.console.interactive and call.console.out.isatty())
        accepted = _asked(call.console, found, answers)
        signed = Signed(
            by if by is not None else read.annotator or git_user(root), _day(day, settings.timezone)
        )
        _record(read, seed, accepted, signed)
        left = len(found) - len(accepted)
        call.console.say_plain(f"{name}: {numbered(len(accepted), 'difference')} recorded, {left} left.")
    return int(bool(left))


def _day(day: datetime | None, zone: str) -> date:
    return day.date() if day else today(now(), zone)


def _record(read: OnDisk, seed: bytes, accepted: list[Accepted], signed: Signed) -> None:
    text, problems = accept(read.file, seed, accepted, signed) if accepted else (read.file.text, ())
    if text is None:
        raise ProblemError(problems)
    if text != read.file.text:
        write_article(read, text)


def _asked(at: Console, found: tuple[Discrepancy, ...], answers: Answers) -> list[Accepted]:
    """Each difference shown; those that are accepted, with their reasons. Raises click.UsageError where nobody is there
    to answer."""
    for number, one in enumerate(found, 1):
        at.say_plain(f"{number}. {told(one)}")
        at.say("")
    changed = any(isinstance(one, Changed) for one in found)
    if answers.yes and changed and not answers.why:
        raise click.UsageError("Words were changed: say why with --why.")
    if answers.yes:
        return [Accepted(one, answers.why) for one in found]
    if not answers.interactive:
        raise click.UsageError("Nothing was recorded: answer on a terminal, or accept all with --yes.")
    return [
        Accepted(one, why) for number, one in enumerate(found, 1) if (why := _reason(number, one, answers))
    ]


def _reason(number: int, one: Discrepancy, answers: Answers) -> str:
    """Why a difference is meant; empty where it is not."""
    if isinstance(one, Changed) and not answers.why:
        asked = f"Why was {number} changed? (nothing: leave it as it is)"
        return str(click.prompt(asked, default="", show_default=False)).strip()
    return (answers.why or "accepted") if click.confirm(f"Accept {number}?") else ""
