"""The names of topics, as someone types them. Room `cli`."""

from pathlib import Path

import click
from click.shell_completion import CompletionItem

from glossator.cli.sites import find_site
from glossator.problem import ProblemError
from glossator.sources.site import Site, read_site


def topic_name(value: str) -> str:
    """A name on one line that is not empty; white space in it is one space. Raises click.BadParameter."""
    folded = " ".join(value.split())
    if not folded:
        raise click.BadParameter("A topic's name must not be empty.")
    return folded


def read_with_topics(root: Path) -> Site:
    """The site in a folder. Raises ProblemError where it, or its vocabulary, cannot be read."""
    return with_topics(read_site(root))


def with_topics(site: Site) -> Site:
    """The same site. Raises ProblemError where its vocabulary cannot be read; one that names a topic twice can."""
    if site.broken_vocabulary and not site.vocabulary.topics:
        raise ProblemError(site.broken_vocabulary)
    return site


def complete_topic(ctx: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The names of the vocabulary that start as what was typed, in whatever case."""
    try:
        vocabulary = read_site(find_site(ctx.find_root().params.get("site"), Path.cwd())).vocabulary
    except ProblemError:
        return []
    typed = incomplete.casefold()
    return [CompletionItem(one.name) for one in vocabulary.topics if one.name.casefold().startswith(typed)]
