"""Room `ingest`: an import proves itself before anything is written. Pure.

The Markdown without its notes must say what the ledger calls body, the ledger must account for every line, and each
value must be found again where it came from.
"""

from collections.abc import Iterator

from glossator.ingest.rendered import source_text
from glossator.ingest.transforms import derived_again
from glossator.ingest.understand import Understood
from glossator.ledger import text_of, unaccounted
from glossator.notes.edition import read_edition
from glossator.notes.options import EditionOptions
from glossator.problem import Place, Problem, problem
from glossator.text import fold_source

HINT = "this is a fault of the import: report it with the raw file; nothing was written"
_CONTEXT = 30


def prove(read: Understood, markdown: str) -> Iterator[Problem]:
    """What keeps the Markdown from being the raw text's body, the ledger from accounting for all lines, or a
    value from being derived again from its place."""
    lines = read.source.lines
    faults = unaccounted(lines, read.ledger)
    yield from (problem("seed-unaccounted", fault, Place(""), HINT) for fault in faults)
    said, meant = source_text(markdown), "" if faults else fold_source(text_of(lines, read.ledger))
    # Raw HTML of somebody else's says to the site's own reader what tokens alone do not tell.
    if not faults and said != meant and (said := read_edition(markdown, EditionOptions()).plain) != meant:
        yield problem("proof-markdown", _difference(said, meant), Place(""), HINT)
    for one in read.derived:
        if (again := derived_again(lines, one)) != one.value:
            message = f"{one.key} is “{one.value}”, but derived again “{again}”"
            yield problem("seed-unaccounted", message, Place("", one.spans[0].line), HINT)


def _difference(said: str, meant: str) -> str:
    pairs = enumerate(zip(said, meant, strict=False))
    at = next((at for at, (one, other) in pairs if one != other), min(len(said), len(meant)))
    start = max(0, at - _CONTEXT)
    return (
        f"the article would say “{said[start : at + _CONTEXT]}” "
        f"where the raw text has “{meant[start : at + _CONTEXT]}”"
    )
