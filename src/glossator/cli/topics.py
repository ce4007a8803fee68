"""The names of topics, as someone types them. Room `cli`."""

from pathlib import Path

import click
from click.shell_completion import CompletionItem

from glossator.cli.sites import find_site
from glossator.problem import ProblemError
from glossator.sources.site import read_site


class TopicName(click.ParamType):
    """A name on one line that is not empty; white space in it is one space."""

    name = "topic"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        folded = " ".join(value.split())
        return folded or self.fail("A topic's name must not be empty.", param, ctx)


def complete_topic(ctx: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The names of the vocabulary that start as what was typed, in whatever case."""
    try:
        vocabulary = read_site(find_site(ctx.find_root().params.get("site"), Path.cwd())).vocabulary
    except ProblemError:
        return []
    typed = incomplete.casefold()
    return [CompletionItem(one.name) for one in vocabulary.topics if one.name.casefold().startswith(typed)]
