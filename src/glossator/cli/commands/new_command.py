"""`glossator new`."""

import click

from glossator.cli.app import Call
from glossator.cli.clock import now, today
from glossator.cli.summary import relative_to_here
from glossator.edit.start import start_article
from glossator.slug import slugify
from glossator.sources.site import load_settings


@click.command("new", epilog='\b\nExample:\n  glossator new "A short history of the footnote"')
@click.argument("title", nargs=-1, required=True)
@click.pass_obj
def command(call: Call, title: tuple[str, ...]) -> int:
    """Start a new article.

    Writes content/articles/<slug>.md with its front matter, marked as a draft. A file that is there is never
    overwritten.
    """
    said = " ".join(" ".join(title).split())
    if not said:
        raise click.UsageError("The title is empty.")
    with call.content() as root:
        settings = load_settings(root)
        slug = slugify(said, settings.slugs, settings.lang)
        path = start_article(root, said, slug, today(now(), settings.timezone))
    call.console.say(f"{relative_to_here(root / path)} is a draft: preview it with glossator serve --drafts")
    return 0
