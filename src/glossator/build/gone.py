"""Addresses that the last build published and this one does not. Room `build`, pure."""

from collections.abc import Iterable, Iterator

from glossator.build.examine import Examined
from glossator.build.rows import Printed
from glossator.problem import Place, Problem, problem

TEMPLATES = frozenset(("article.html", "page.html"))
"""Of pages that are made from a file. What goes with them (the page of a topic that no other has) is not told."""


def gone_pages(examined: Examined) -> tuple[Problem, ...]:
    """A problem for each address of an article or page that has a file in the output folder and would have none any
    more, not even a redirect. What is withheld or has an error is told elsewhere: it may come back."""
    made = examined.made
    if not made.paths:  # nothing could be printed
        return ()
    withheld = {one.path for one in examined.withheld}
    held = withheld | {one.place.path for one in examined.problems if one.is_error}
    missing = made.before.keys() - {*made.paths}
    return tuple(
        _gone(path, made.before[path]) for path in sorted(missing) if _is_told(made.before[path], held)
    )


def _is_told(page: Printed, held: set[str]) -> bool:
    return page.template in TEMPLATES and page.source not in held


def gone_lines(problems: Iterable[Problem]) -> Iterator[str]:
    """The same, a line each, for a build that has just taken them away."""
    for one in problems:
        yield f"{one.message[0].upper()}{one.message[1:]}: {one.hint}."


def _gone(path: str, page: Printed) -> Problem:
    address = f"/{path.removesuffix('index.html')}"
    said = f"{address} was published (from {page.source}), and nothing answers it now"
    hint = f"write 'aliases: [{address}]' into the front matter of what takes its place"
    return problem("address-gone", said, Place(""), hint)
