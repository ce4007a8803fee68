"""The name of an article, as someone types it, becomes its path. Room `cli`; lists files, reads none."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from pathlib import Path, PurePosixPath
from unicodedata import normalize

import click
from click.shell_completion import CompletionItem

from glossator.cli.sites import find_site
from glossator.problem import ProblemError
from glossator.sources.folder import files_below


def find_article(root: Path, named: str) -> str:
    """The path under the root of the article that `named` means: a path from the current folder or the site's, or
    the file's name with or without `.md`. Raises click.UsageError where it means none or several."""
    return find_text(root, named, all_articles(root))


def find_text(root: Path, named: str, texts: Sequence[str]) -> str:
    """The same among articles and pages that are given by their paths."""
    paths = {_from_root(root, Path.cwd() / named), _from_root(root, root / named)} & {*texts}
    meant = [*paths] or [path for path in texts if named in _names(path)] or _composed(named, texts)
    if len(meant) == 1:
        return meant[0]
    if meant:
        raise click.UsageError(f"'{named}' could be {' or '.join(meant)}.")
    near = _nearest(_name(named.rstrip("/")), list(map(_name, texts)))
    raise click.UsageError(f"There is no article '{named}'.{f' Did you mean {near!r}?' if near else ''}")


def _composed(named: str, texts: Sequence[str]) -> list[str]:
    """The texts of that name where letters composed or not make no difference, of which file systems keep either."""
    key = normalize("NFC", named)
    return [path for path in texts if any(normalize("NFC", one) == key for one in _names(path))]


def _nearest(typed: str, known: Sequence[str]) -> str:
    """The name that may be meant: one that is spelled nearly so, or the first that has the words; empty for none."""
    near = get_close_matches(typed, known, n=1) or sorted(one for one in known if typed and typed in one)
    return near[0] if near else ""


def complete_article(
    ctx: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """The articles' names that start as what was typed."""
    parent = ctx.find_root().params.get("site")
    try:
        root = find_site(parent, Path.cwd())
    except ProblemError:
        return []
    stems = map(_name, all_articles(root))
    return [CompletionItem(stem) for stem in stems if stem.startswith(incomplete)]


def all_articles(root: Path) -> tuple[str, ...]:
    """The paths of all articles of the site."""
    found, _ = files_below(root, "content/articles")
    return tuple(path for path in found if path.endswith(".md") and not path.endswith(".notes.md"))


def _names(path: str) -> Iterable[str]:
    """What a text may be called: its file with or without ending and folders, or the folder that it is the index of."""
    whole = PurePosixPath(path)
    below = PurePosixPath(*whole.parts[2:])
    yield from (whole.stem, whole.name, str(below), str(below.with_suffix("")))
    if whole.stem == "index" and below.parent.name:
        yield from (below.parent.name, str(below.parent))


def _name(path: str) -> str:
    """The shortest that tells a text from others of its folder."""
    whole = PurePosixPath(path)
    return whole.parent.name if whole.stem == "index" else whole.stem


def _from_root(root: Path, path: Path) -> str:
    try:
        return path.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return ""
