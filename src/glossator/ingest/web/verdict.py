"""Room `ingest`: what a rule says of an element of a page. Frozen values, no rules."""

from collections.abc import Callable
from dataclasses import dataclass

from glossator.ingest.web.tree import Element


@dataclass(frozen=True, slots=True)
class Verdict:
    """What all the words of an element are."""

    kind: str
    """The ledger's class."""
    evidence: str
    sure: bool = True
    """Whether it is believed of words that the extractor takes for the article's."""


Rule = Callable[[Element], Verdict | None]
