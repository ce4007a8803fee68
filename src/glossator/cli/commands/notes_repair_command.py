"""`glossator notes repair`."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import click

from glossator.cli.app import Call
from glossator.cli.articles import all_articles, complete_article, find_article
from glossator.cli.cells import visible
from glossator.cli.console import Console
from glossator.cli.summary import numbered, relative_to_here
from glossator.edit.article import read_article_file
from glossator.edit.mending import Repair, Status
from glossator.edit.patches import Patch, patches, unified, write
from glossator.edit.repair import repairs
from glossator.notes.options import EditionOptions, site_options
from glossator.problem import Problem, ProblemError
from glossator.sources.site import load_settings


@dataclass(frozen=True, slots=True)
class Tried:
    """What became of the notes of an article, and what their repairs change; or why it cannot be read."""

    repairs: tuple[Repair, ...] = ()
    patches: tuple[Patch, ...] = ()
    problems: tuple[Problem, ...] = ()


@click.command(
    "repair",
    epilog="\b\nExample:\n  glossator notes repair > notes.patch && git apply notes.patch",
)
@click.argument("articles", nargs=-1, metavar="[ARTICLE]...", shell_complete=complete_article)
@click.option("--write", "writes", is_flag=True, help="Apply the patch, instead of printing it.")
@click.pass_obj
def command(call: Call, articles: tuple[str, ...], *, writes: bool) -> int:
    """Find again what notes are about, where an article has changed.

    Of every note whose words are not where it says, in the ARTICLEs named or in all: found, if only what is quoted
    around its words has changed; moved, with the words that are proposed; ambiguous, if they are there more than once;
    or orphaned. A patch to review is printed.
    Ends with status 1 where a note is left to be mended by hand.
    """
    with call.content() as root:
        options = site_options(load_settings(root), drafts=True)
        paths = [find_article(root, one) for one in articles] or all_articles(root)
        read = [_tried(root, path, options) for path in dict.fromkeys(paths)]
        problems = [fault for one in read for fault in one.problems]
        if problems:
            raise ProblemError(problems)
        found = [repair for one in read for repair in one.repairs]
        changes = [patch for one in read for patch in one.patches]
        for one in found:
            call.console.note(
                f"{relative_to_here(root / one.place.path)}:{one.place.line}: {visible(said(one))}"
            )
        _apply(call.console, root, changes) if writes else _print(call.console, changes)
        call.console.note(_summary(found))
    return int(any(not one.splices for one in found))


def _tried(root: Path, path: str, options: EditionOptions) -> Tried:
    try:
        file = read_article_file(root, path, options).file
        found, problems = repairs(file)
        return Tried(found, patches(root, file, found), problems)
    except ProblemError as error:
        return Tried(problems=error.problems)


def said(one: Repair) -> str:
    """What became of a note, as a sentence."""
    if one.status is Status.ORPHANED:
        return f"note “{one.label}” is orphaned: nothing like “{one.was}” is in the article"
    if one.status is Status.AMBIGUOUS:
        told = f"note “{one.label}” is ambiguous: “{one.was}” stands in several places"
        return f"{told}; quote more, or put the reference right behind the words that are meant"
    if one.status is Status.FOUND:
        told = f"note “{one.label}” is found: “{one.now}”"
    elif one.now == one.was:
        told = f"note “{one.label}” has moved: “{one.was}” stands elsewhere"
    else:
        told = f"note “{one.label}” has moved: “{one.was}” may be “{one.now}” ({one.similarity:.0%} alike)"
    told += f"; {numbered(one.rivals, 'other place')} as likely" if one.rivals else ""
    return told if one.splices else f"{told}; no change leads there, mend it by hand"


def _apply(_at: Console, root: Path, changes: Iterable[Patch]) -> None:
    for one in changes:
        write(root, one)


def _print(at: Console, changes: Iterable[Patch]) -> None:
    for one in changes:
        at.data("".join(f"{row}\n" for row in unified(one)))


def _summary(found: Iterable[Repair]) -> str:
    counts = Counter(one.status for one in found)
    if not counts:
        return "All notes are where they say."
    return ", ".join(f"{counts[status]} {status}" for status in Status if counts[status]) + "."
