"""Whether the links of a site's texts lead after a move where they led before. Room `edit`, pure."""

from collections import Counter
from collections.abc import Iterator, Mapping
from urllib.parse import quote

from msgspec.structs import replace

from glossator.config.load import read_article, read_page
from glossator.edit.patches import Patch
from glossator.edit.shelf import Shelved
from glossator.model import Ref
from glossator.notes.options import EditionOptions, site_options
from glossator.problem import Problem, problem
from glossator.site.facts import Use
from glossator.site.parse import parse_article, parse_page
from glossator.sources.bundle import Bundle
from glossator.sources.notes_files import NotesFile
from glossator.sources.site import ARTICLES, Site
from glossator.utf8 import decode

Texts = Mapping[str, str]
"""By path."""


def astray(
    site: Site, texts: Mapping[str, Shelved], patches: Mapping[str, Patch], moves: Mapping[str, str]
) -> Iterator[Problem]:
    """The links that a text had before, and has no more, though what they lead to has only moved: they are written in
    a way that no change was found for."""
    options = site_options(site.settings, drafts=True)
    names = {form for path in moves for name in [path.rpartition("/")[2]] for form in (name, quote(name))}
    for path in (*site.articles, *site.pages):
        owned = [one for one in (path, *site.notes.get(path, ())) if one in texts]
        if any(name in texts[one].text or one in moves for one in owned for name in names):
            before = _uses(path, {one: decode(patches[one].was)[0] for one in owned}, options)
            later = {moves.get(one, one): decode(patches[one].now)[0] for one in owned}
            after = Counter(use.ref for use in _uses(moves.get(path, path), later, options))
            yield from _lost(path, before, after, moves)


def _lost(
    path: str, before: tuple[Use, ...], after: Counter[Ref], moves: Mapping[str, str]
) -> Iterator[Problem]:
    for use in before:
        target = _moved(use.ref.target, moves)
        if not after[Ref(target, use.ref.fragment, use.ref.query)]:
            place = use.place if use.place.path else replace(use.place, path=path)
            said = f"the link to '{use.ref.target}' is written in a way that a move cannot change"
            yield problem("broken-link", said, place, f"let it lead to '{target}'")


def _moved(target: str, moves: Mapping[str, str]) -> str:
    return moves.get(f"content/{target}", f"content/{target}").removeprefix("content/")


def _uses(path: str, texts: Texts, options: EditionOptions) -> tuple[Use, ...]:
    """The links of an article with its notes files, or of a page; none of what cannot be read."""
    if path not in texts:
        return ()
    article, _ = read_article(texts[path], path) if path.startswith(ARTICLES) else (None, ())
    if article:
        notes = tuple(NotesFile(one, text) for one, text in texts.items() if one != path)
        return parse_article(Bundle(path, texts[path], article, notes=notes), options).facts.uses
    page, _ = read_page(texts[path], path)
    return parse_page(Bundle(path, texts[path], page), options).facts.uses if page else ()
