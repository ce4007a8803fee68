"""A theme as one value, read from disk once: all that pages are rendered with. Room `theme`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from glossator.digest import of_bytes, of_data
from glossator.problem import Problem, ProblemError
from glossator.theme.assets import Assets, read_assets
from glossator.theme.chain import theme_chain
from glossator.theme.strings import Strings, read_strings
from glossator.theme.templates import Templates, read_templates


@dataclass(frozen=True, slots=True)
class Theme:
    """Templates, phrases and assets of a theme chain. Equal where the digest is."""

    digest: str
    templates: Templates = field(compare=False, repr=False)
    strings: Strings = field(compare=False, repr=False)
    assets: Assets = field(compare=False, repr=False)


def read_theme(root: Path, name: str) -> Theme:
    """The theme `name` of the site at `root`. Raises ProblemError with every fault of its files."""
    chain = theme_chain(root, name)
    problems: list[Problem] = []
    read: list[Mapping[str, object]] = []
    for part in (read_templates, read_strings, read_assets):
        try:
            read.append(part(chain))
        except ProblemError as error:
            problems += error.problems
    if problems:
        raise ProblemError(problems)
    return make_theme(*read)  # type: ignore[arg-type]


def make_theme(templates: Templates, strings: Strings, assets: Assets) -> Theme:
    """A theme of parts, with the digest of everything in them."""
    told = {
        "templates": {name: [source.path, source.text] for name, source in templates.items()},
        "strings": strings,
        "assets": {name: [asset.path, of_bytes(asset.data)] for name, asset in assets.items()},
    }
    return Theme(of_data(told), templates, strings, assets)
