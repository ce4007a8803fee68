"""Addresses that the last build published and this one does not. Room `build`, pure."""

from collections.abc import Iterable, Iterator

from glossator.build.examine import Examined
from glossator.build.rows import Printed
from glossator.problem import Place, Problem, problem

TEMPLATES = frozenset(("article.html", "page.html"))
"""Of pages that are made from a file."""
TERM = "term.html"
ALIAS = "an alias of "
"""How the source of a redirect begins."""


def gone_pages(examined: Examined) -> tuple[Problem, ...]:
    """A problem for each address of an article, page or term, or of a redirect to one, that has a file in the output
    folder and would have none any more, not even a redirect.

    What is withheld or has an error is told elsewhere: it may come back. Where an article goes, the terms that no other
    has go with it, and are not told.
    """
    made = examined.made
    if not made.paths:  # nothing could be printed
        return ()
    withheld = {one.path for one in examined.withheld}
    held = withheld | {one.place.path for one in examined.problems if one.is_error}
    missing = {path: made.before[path] for path in sorted(made.before.keys() - {*made.paths})}
    with_terms = not any(page.template in TEMPLATES for page in missing.values())
    told = (
        (path, page) for path, page in missing.items() if _from_file(page).removeprefix(ALIAS) not in held
    )
    return tuple(
        _gone(path, page) for path, page in told if _from_file(page) or (with_terms and _is_term(path, page))
    )


def gone_lines(problems: Iterable[Problem]) -> Iterator[str]:
    """The same, a line each, for a build that has just taken them away."""
    for one in problems:
        yield f"{one.message[0].upper()}{one.message[1:]}: {one.hint}."


def _from_file(page: Printed) -> str:
    """What a page or redirect is made from, if that is a file."""
    is_redirect = page.source.startswith(f"{ALIAS}content/")
    return page.source if page.template in TEMPLATES or is_redirect else ""


def _is_term(path: str, page: Printed) -> bool:
    """Whether it is the first page of a term, or another name of one."""
    return (page.template == TERM and "/page/" not in path) or page.source.startswith(ALIAS)


def _gone(path: str, page: Printed) -> Problem:
    address = f"/{path.removesuffix('index.html')}"
    said = f"{address} was published (from {page.source}), and nothing answers it now"
    hint = f"write 'aliases: [{address}]' into the front matter of what takes its place"
    if not _from_file(page):
        hint = "let the name be an alias of what takes its place in content/topics.yaml: 'glossator topics rename' does"
    return problem("address-gone", said, Place(""), hint)
