"""Typed holes get their addresses: links between articles, pages and files of the site. Room `site`; pure."""

import posixpath
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from functools import cache
from itertools import count
from pathlib import PurePosixPath

from msgspec import Struct
from msgspec.structs import replace

from glossator.model import Ref
from glossator.problem import Problem, problem
from glossator.site.facts import Facts, PageFacts, Use

MOST = 50
"""For how many targets that are not there the nearest files are looked up: thousands may miss a folder that is gone."""
Near = Callable[[str], tuple[str, ...]]
"""The files whose names come nearest to a target's."""


class Target(Struct, frozen=True):
    """What a link may lead to: its address, and the ids in it, parted by spaces (None where any fragment will do)."""

    url: str
    anchors: str | None


def targets(
    articles: Iterable[tuple[Facts, str]],
    pages: Iterable[tuple[PageFacts, str]],
    files: Iterable[tuple[str, str]],
) -> dict[str, Target]:
    """What links may lead to, by path under `content/`, each given with its address."""
    return {
        **{path.removeprefix("content/"): Target(url, None) for path, url in files},
        **{page.key: Target(url, page.anchors) for page, url in pages},
        **{article.key: Target(url, article.anchors) for article, url in articles},
    }


def addresses(uses: Iterable[Use], known: Mapping[str, Target]) -> dict[Ref, str]:
    """The address of each link of a text; a link that leads nowhere gets the top of the page."""
    return {use.ref: _address(use.ref, known) for use in uses}


def broken(
    source: Facts | PageFacts, known: Mapping[str, Target], withheld: Mapping[str, str], near: Near
) -> tuple[Problem, ...]:
    """The links of a text that lead nowhere, or to what is not published."""
    return tuple(p for use in source.uses if (p := _fault(source.path, use, known, withheld, near)))


def _address(ref: Ref, known: Mapping[str, Target]) -> str:
    target = known.get(ref.target)
    if target is None:
        return "#"
    return target.url + (f"?{ref.query}" if ref.query else "") + (f"#{ref.fragment}" if ref.fragment else "")


def _fault(
    path: str, use: Use, known: Mapping[str, Target], withheld: Mapping[str, str], near: Near
) -> Problem | None:
    ref, place = use.ref, replace(use.place, path=use.place.path or path)
    target = known.get(ref.target)
    if target is None and ref.target in withheld:
        said = f"'{ref.target}' is not published ({withheld[ref.target]})"
        return problem("link-withheld", said, place, "publish it first, or take the link out")
    if target is None:
        other = _seen_from(path.removeprefix("content/"), near(ref.target))
        hint = (
            f"did you mean '{other}'?"
            if other
            else "write the path of a file under content/, seen from this one"
        )
        return problem("broken-link", f"there is no '{ref.target}'", place, hint)
    ids = target.anchors.split() if target.anchors is not None else [ref.fragment]
    if ref.fragment and ref.fragment not in ids:
        close = get_close_matches(ref.fragment, sorted(ids), 1, 0.6)
        hint = (
            f"did you mean '#{close[0]}'?"
            if close
            else "look up the heading's or note's id in the built page"
        )
        return problem("broken-link", f"'{ref.target}' has nothing with the id '{ref.fragment}'", place, hint)
    return None


def nearest(known: Iterable[str]) -> Near:
    """A function that finds the files whose names come nearest to a target's, best first, each target once.

    Names only are compared: folders and endings are those of many files and make all of them alike.
    """
    targets = count()

    @cache
    def names(suffix: str) -> Mapping[str, str]:
        return {path.stem: str(path) for path in map(PurePosixPath, known) if path.suffix == suffix}

    @cache
    def near(target: str) -> tuple[str, ...]:
        meant = PurePosixPath(target)
        those = names(meant.suffix)
        if meant.stem in those:
            return (those[meant.stem],)
        close = get_close_matches(meant.stem, those, 2, 0.6) if next(targets) < MOST else ()
        return tuple(those[name] for name in close)

    return near


def _seen_from(own: str, files: Iterable[str]) -> str:
    """The first file but a text's `own` as a link in that is written; nothing where there is none."""
    other = next((path for path in files if path != own), "")
    return posixpath.relpath(other, posixpath.dirname(own) or ".") if other else ""
