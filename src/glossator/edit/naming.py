"""What someone types as an article's or page's new place becomes a path of the site. Room `edit`, pure."""

import re
from pathlib import PurePosixPath

from glossator.config.matter import Matter, PageMatter
from glossator.config.settings import Settings
from glossator.edit.moving import slug_of
from glossator.edit.names import is_fit
from glossator.edit.shelf import address_of
from glossator.problem import Place, Problem, ProblemError, problem
from glossator.slug import slugify
from glossator.sources.site import ARTICLES, PAGES

_DOUBLED = re.compile(r"/{2,}")


def new_path(path: str, matter: Matter | PageMatter, new: str, settings: Settings) -> str:
    """The path that a text at `path` is to have. `new` is an address (`/articles/ferry/`), a path with or without its
    section and its ending (`2025/ferry`, `content/articles/2025/ferry.md`), a folder (`2025/`), or a name alone
    (`ferry`), which becomes a slug. An `index.md` stays one, unless the path ends in another name. Raises ProblemError
    (`bad-value`) for a place that no file of the section has.
    """
    section = ARTICLES if path.startswith(ARTICLES) else PAGES
    if not any(map(str.isalnum, new)):
        raise ProblemError([_unfit(new, "its new name, path or address")])
    if address := own_address(new, settings):
        return _at_address(path, matter, address, settings)
    below = new.removeprefix(section)
    if below.endswith("/"):  # into a folder, as mv has it
        below += (
            path.rpartition("/")[2]
            if _ending(path) == ".md"
            else f"{PurePosixPath(path).parent.name}/index.md"
        )
    if not below.endswith(".md"):
        folder, _, name = below.strip("/").rpartition("/")
        stem = f"{folder}/{name}" if "/" in new else _beside(path, section, slugify(name, settings.slugs))
        below = f"{stem.lstrip('/')}{_ending(path)}"
    parts = PurePosixPath(below).parts
    if below.startswith(("content/", "/")) or ".." in parts or not all(map(is_fit, parts)):
        raise ProblemError([_unfit(new, f"a place under {section}, such as {section}a-new-name.md")])
    return section + "/".join(parts)


def own_address(told: str, settings: Settings) -> str:
    """The address that starts at the site's root, of one that is told in whole or from there; empty for what is no
    address of the site."""
    if told.startswith(settings.url):
        told = f"/{told.removeprefix(settings.url)}"
    elif told.startswith("/") and len(settings.base_path) > 1 and told.startswith(settings.base_path):
        told = f"/{told.removeprefix(settings.base_path)}"
    return _DOUBLED.sub("/", f"{told}/") if told.startswith("/") else ""


def _at_address(path: str, matter: Matter | PageMatter, address: str, settings: Settings) -> str:
    """The path at which a text has an address: with the name that stands last in it, in the text's folder or in those
    that the address names."""
    section = ARTICLES if path.startswith(ARTICLES) else PAGES
    *folders, name = address.strip("/").split("/")
    skipped = ("/".join((*folders[at:], name)) for at in range(len(folders) + 1))
    places = (_beside(path, section, name), *skipped)
    plain = matter.model_copy(update={"slug": ""})
    for place in places:
        found = f"{section}{place}{_ending(path)}"
        named = matter if slug_of(found) == slug_of(path) else plain
        if name and address_of(found, named, settings) == address:
            return found
    raise ProblemError([_unfit(address, "an address that settings' permalinks can give it")])


def _beside(path: str, section: str, name: str) -> str:
    """A name in the folder in which a text is, below its section."""
    whole = PurePosixPath(path.removeprefix(section))
    folder = whole.parent.parent if whole.stem == "index" else whole.parent
    return str(folder / name)


def _ending(path: str) -> str:
    return "/index.md" if PurePosixPath(path).stem == "index" else ".md"


def _unfit(new: str, wanted: str) -> Problem:
    return problem("bad-value", f"'{new}' is no place for it", Place(""), f"name {wanted}")
