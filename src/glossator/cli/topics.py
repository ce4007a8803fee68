"""The names of topics, for the completion of commands. Room `cli`."""

from pathlib import Path

import click
from click.shell_completion import CompletionItem

from glossator.cli.sites import find_site
from glossator.problem import ProblemError
from glossator.sources.site import read_site


def complete_topic(ctx: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The names of the vocabulary that start as what was typed, in whatever case."""
    try:
        vocabulary = read_site(find_site(ctx.find_root().params.get("site"), Path.cwd())).vocabulary
    except ProblemError:
        return []
    typed = incomplete.casefold()
    return [CompletionItem(one.name) for one in vocabulary.topics if one.name.casefold().startswith(typed)]
