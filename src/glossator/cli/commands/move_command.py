"""`glossator move`."""

from difflib import get_close_matches
from pathlib import Path

import click

from glossator.cli.app import Call
from glossator.cli.articles import complete_article, find_text
from glossator.cli.patching import offer
from glossator.cli.showing import show
from glossator.edit.moving import move
from glossator.edit.naming import new_path, own_address
from glossator.edit.shelf import addresses, read_one, shelved
from glossator.sources.site import Site, read_site


@click.command("move", epilog="\b\nExample:\n  glossator move a-short-history /articles/footnotes/ --write")
@click.argument("old", shell_complete=complete_article)
@click.argument("new")
@click.option("--write", "writes", is_flag=True, help="Apply the patch, instead of printing it.")
@click.pass_obj
def command(call: Call, /, old: str, new: str, *, writes: bool) -> int:
    """Move an article or page, and all that belongs to it.

    OLD is its file, its name or its address, NEW its new name, path or address. Its notes files and its folder move
    along, links to it follow, and its old address becomes a redirect. A patch to review is printed.
    """
    with call.content() as root:
        site = read_site(root)
        path = _meant(site, old)
        to = new_path(path, read_one(site, path), _from_root(root, new), site.settings)
        moved = move(site, path, to)
        if not moved.patches:
            call.console.note("It is there already.")
        offer(call.console, root, moved.patches, writes=writes)
        for was, now in moved.redirects:
            call.console.note(f"{was} {'leads' if writes else 'will lead'} to {now}")
        show(call.console, root, moved.problems)
    return int(bool(moved.problems))


def _meant(site: Site, old: str) -> str:
    """The path of the text that is meant, by its address, its path or its name. Raises click.UsageError."""
    address = own_address(old, site.settings)
    if address and not Path(old).exists():
        held = addresses({one.path: one for one in shelved(site)}, site.settings)
        if address in held:
            return held[address]
        near = get_close_matches(address, held, n=1)
        raise click.UsageError(
            f"Nothing has the address '{address}'.{f' Did you mean {near[0]!r}?' if near else ''}"
        )
    return find_text(site.root, old, (*site.articles, *site.pages))


def _from_root(root: Path, new: str) -> str:
    """A path that was typed from the current folder, as seen from the site's; else what was typed."""
    try:
        inside = (Path.cwd() / new).resolve().relative_to(root).as_posix()
    except ValueError:
        return new
    return inside if new.endswith(".md") and inside.startswith("content/") else new
