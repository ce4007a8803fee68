"""`glossator topics rename`."""

from functools import partial

import click

from glossator.cli.app import Call
from glossator.cli.patching import offer
from glossator.cli.showing import show
from glossator.cli.summary import numbered
from glossator.cli.topics import complete_topic, topic_name
from glossator.edit.retopicking import retopicked
from glossator.edit.topic_changes import renamed
from glossator.sources.site import read_site


@click.command("rename", epilog="\b\nExample:\n  glossator topics rename 'UN' 'United Nations' --write")
@click.argument("old", type=topic_name, shell_complete=complete_topic)
@click.argument("new", type=topic_name, shell_complete=complete_topic)
@click.option("--write", "writes", is_flag=True, help="Apply the patch, instead of printing it.")
@click.pass_obj
def command(call: Call, /, old: str, new: str, *, writes: bool) -> int:
    """Give a topic another name, or merge it into another.

    In the vocabulary and in the front matter of articles; the old name becomes an alias, so that its address leads to
    the new one. Where a topic has the name NEW already, by name or alias, the two become one. A patch to review is
    printed.
    """
    with call.content() as root:
        site = read_site(root)
        made = retopicked(site, partial(renamed, old=old, new=new))
        offer(call.console, root, made.patches, writes=writes)
        for lost in made.change.dropped:
            call.console.note(f"not kept of '{old}': {lost}")
        call.console.note(
            f"'{old}' {'is' if writes else 'would be'} '{made.change.names[0]}'{_told(made.articles)}"
        )
        show(call.console, root, made.problems)
    return int(bool(made.problems))


def _told(articles: int) -> str:
    return f" in {numbered(articles, 'article')}." if articles else "; no article names it so."
