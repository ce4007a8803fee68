"""`glossator topics split`."""

from functools import partial
from pathlib import Path

import click

from glossator.cli.app import Call
from glossator.cli.patching import offer
from glossator.cli.showing import show
from glossator.cli.summary import numbered, relative_to_here
from glossator.cli.topics import complete_topic, read_with_topics, topic_name
from glossator.edit.resplitting import resplit
from glossator.edit.retopicking import retopicked
from glossator.edit.topic_changes import parted
from glossator.sources.site import read_site


@click.command("split", epilog="\b\nExample:\n  glossator topics split 'Trade and Aid' Trade Aid --write")
@click.argument("names", nargs=-1, metavar="[OLD NEW NEW...]", type=topic_name, shell_complete=complete_topic)
@click.option("--write", "writes", is_flag=True, help="Apply the patch, instead of printing it.")
@click.pass_obj
def command(call: Call, names: tuple[str, ...], *, writes: bool) -> int:
    """Make several topics of one, or read run-together lines again.

    The topic OLD becomes those named after it, in the vocabulary and in articles, and a page at its address names them.
    Without names, the lines of topics that an import could not tell apart are read again, with the vocabulary as it is
    now. A patch to review is printed.
    """
    if 0 < len(names) < 3:
        raise click.UsageError("Name the topic that is to be split, and the two or more that it becomes.")
    with call.content() as root:
        return (_split if names else _again)(call, root, names, writes=writes)


def _split(call: Call, root: Path, names: tuple[str, ...], *, writes: bool) -> int:
    old, *new = names
    made = retopicked(read_site(root), partial(parted, old=old, new=new))
    offer(call.console, root, made.patches, writes=writes)
    for lost in made.change.dropped:
        call.console.note(f"not kept of '{old}': {lost}")
    into = " and ".join(f"'{name}'" for name in made.change.names)
    done = f"{'is' if writes else 'would be'} {into} in {numbered(made.articles, 'article')}"
    call.console.note(f"'{old}' {done}.")
    for page in made.pages:
        call.console.note(
            f"{relative_to_here(root / page.path)}: a page at the old address, which names them."
        )
    show(call.console, root, made.problems)
    return int(bool(made.problems))


def _again(call: Call, root: Path, _names: tuple[str, ...], *, writes: bool) -> int:
    made = resplit(read_with_topics(root))
    offer(call.console, root, made.patches, writes=writes)
    for path, found in made.found.items():
        call.console.note(f"{relative_to_here(root / path)}: {', '.join(found)}")
    show(call.console, root, made.problems)
    if not made.found and not made.problems:
        call.console.note("No article waits for its topics to be told apart.")
    return int(bool(made.problems))
