"""An article or page moves: its files, what links them, and a redirect from where it was. Room `edit`; reads, writes
nothing.

Every text that links what moves is read again as it would be, and its links compared with those before.
"""

from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct

from glossator.config.settings import Settings
from glossator.edit.belongings import hindrances, moves_of
from glossator.edit.followed import astray
from glossator.edit.front_matter import Front, address, appended, read_front, removed, replaced
from glossator.edit.imported import IMPORTED
from glossator.edit.lists import bytes_of_list
from glossator.edit.patches import Patch
from glossator.edit.relinking import Linking, named_files, relinked
from glossator.edit.shelf import Shelved, address_of, addresses, shelved, unread
from glossator.edit.splices import Splice, spliced
from glossator.problem import Place, Problem, ProblemError, problem
from glossator.slug import slugify
from glossator.sources.folder import files_below, read_bytes
from glossator.sources.site import CONTENT, Site

SLUG, ALIASES = ("slug",), ("aliases",)


class Moving(Struct, frozen=True):
    """What a move changes."""

    patches: tuple[Patch, ...]
    """The files that move first, then those whose links follow."""
    redirects: tuple[tuple[str, str], ...]
    """Old addresses, each with the one that it leads to."""
    problems: tuple[Problem, ...]
    """Links that are written in a way that could not be changed, and why texts could not be read."""


def move(site: Site, path: str, to: str) -> Moving:
    """The article or page at a path, moved to another path of its section with all that belongs to it.

    Raises ProblemError where it cannot be read, where files lie where its own are to be (`file-exists`), or where
    something else has the new address (`duplicate-output`).
    """
    texts = {one.path: one for one in shelved(site)}
    listed, _ = files_below(site.root, CONTENT)
    moves = moves_of(path, to, listed, _links(texts))
    faults = [*_unread(texts, moves), *hindrances(moves, listed)]
    if faults:
        raise ProblemError(faults)
    readdressed = _readdressed(texts, moves, site.settings)
    taken = tuple(_taken(readdressed, addresses(texts, site.settings)))
    if taken:
        raise ProblemError(taken)
    patches = {one.path: _patch(one, moves, readdressed.get(one.path)) for one in texts.values()}
    changed = [one for one in patches.values() if one.to or one.now != one.was]
    changed += [_as_it_is(site, one, moves[one]) for one in moves if one not in texts]
    changed += _remembered(site, moves)
    redirects = tuple((one.was, one.now) for one in readdressed.values() if one.was != one.now)
    lost = (*astray(site, texts, patches, moves), *unread(site, texts))
    return Moving(tuple(sorted(changed, key=lambda one: (one.path != path, not one.to))), redirects, lost)


class _Readdressed(Struct, frozen=True):
    """A text that moves, and its addresses."""

    text: Shelved
    to: str
    was: str
    now: str
    is_renamed: bool
    """Whether a `slug` in its front matter gives way to its new name."""


def _links(texts: Mapping[str, Shelved]) -> Mapping[str, frozenset[str]]:
    return {one.path: named_files(Linking(one.text, one.path, {})) for one in texts.values()}


def _unread(texts: Mapping[str, Shelved], moves: Mapping[str, str]) -> Iterator[Problem]:
    for one in moves:
        if one in texts:
            yield from texts[one].problems


def _readdressed(
    texts: Mapping[str, Shelved], moves: Mapping[str, str], settings: Settings
) -> Mapping[str, _Readdressed]:
    found = {}
    for old, to in moves.items():
        text = texts.get(old)
        if text is None or text.matter is None:
            continue
        matter, name = text.matter, slug_of(to)
        is_renamed = bool(matter.slug) and name != slug_of(old)
        now = address_of(to, matter.model_copy(update={"slug": ""}) if is_renamed else matter, settings)
        found[old] = _Readdressed(text, to, address_of(old, matter, settings), now, is_renamed)
    return found


def slug_of(path: str) -> str:
    """The name that a file has by itself: of an `index.md` that of its folder."""
    folder, _, name = path.rpartition("/")
    stem = name.removesuffix(".md")
    return slugify(folder.rpartition("/")[2] if stem == "index" else stem)


def _taken(readdressed: Mapping[str, _Readdressed], held: Mapping[str, str]) -> Iterator[Problem]:
    for one in readdressed.values():
        other = held.get(one.now, one.text.path)
        if other not in readdressed:
            said = f"{other} has the address {one.now}"
            yield problem("duplicate-output", said, Place(one.text.path), "choose another name")


def _patch(one: Shelved, moves: Mapping[str, str], readdressed: _Readdressed | None) -> Patch:
    splices = relinked(Linking(one.text, one.path, moves))
    text = spliced(one.text, splices)
    for change in _front_changes(readdressed) if readdressed else ():
        front = read_front(text)
        splice = change(front) if front else None
        text = spliced(text, (splice,)) if splice else text
    return Patch(one.path, one.data, text.encode(), moves.get(one.path, ""))


def _front_changes(one: _Readdressed) -> Iterator[Callable[[Front], Splice | None]]:
    if one.is_renamed:
        yield lambda front: removed(front, SLUG)
    aliases = one.text.matter.aliases if one.text.matter else ()
    if one.was != one.now:
        if one.was not in aliases:
            yield lambda front: appended(front, ALIASES, (address(one.was),))
        if one.now in aliases:
            yield lambda front: replaced(front, ALIASES, aliases.index(one.now), ())


def _as_it_is(site: Site, path: str, to: str) -> Patch:
    data, problems = read_bytes(site.root, path)
    if data is None:
        raise ProblemError(problems)
    return Patch(path, data, data, to)


def _remembered(site: Site, moves: Mapping[str, str]) -> Iterator[Patch]:
    """The list of what was imported, with the new paths of articles."""
    was = bytes_of_list(site.root, IMPORTED)
    now = was
    for path, to in moves.items():
        now = now.replace(f"\t{path}\n".encode(), f"\t{to}\n".encode())
    if now != was:
        yield Patch(IMPORTED, was, now)
