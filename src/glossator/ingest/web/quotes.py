"""Room `ingest`: which of the words that a page calls a pull quote are one. Pure.

A pull quote repeats words of its text, often edited. Some publishers give that name to every quotation that they set
large: what repeats nothing is of the text itself, and left out it would be lost to it.
"""

from collections.abc import Iterator, Mapping

from glossator.ingest.blocks import words_of
from glossator.ingest.web.tree import Element
from glossator.ingest.web.verdict import Verdict

RUN = 4
"""Words in a row that are looked for in the text."""
LEAST = 8
"""Words that a quotation has at least to be judged so."""
REPEATED = 0.25
"""Share of its runs of words that the text has as well, from which on it is a pull quote."""


def without_own_words(holder: Element, judged: Mapping[Element, Verdict]) -> Mapping[Element, Verdict]:
    """Verdicts without those of pull quotes in `holder` whose words the rest of it does not say."""
    quotes = [one for one, verdict in judged.items() if verdict.kind == "pullquote" and holder in one.above()]
    own = [words_of(one.text) for one in quotes]
    told = (
        set(_runs_beside(holder, frozenset(judged))) if any(len(words) >= LEAST for words in own) else set()
    )
    left = {
        one
        for one, words in zip(quotes, own, strict=True)
        if len(words) >= LEAST and not _is_told(words, told)
    }
    return {one: verdict for one, verdict in judged.items() if one not in left}


def _is_told(words: tuple[str, ...], told: set[tuple[str, ...]]) -> bool:
    runs = tuple(_runs(words))
    return sum(run in told for run in runs) >= REPEATED * len(runs)


def _runs_beside(holder: Element, judged: frozenset[Element]) -> Iterator[tuple[str, ...]]:
    """The runs of words of each block that no rule has judged."""
    waiting = [holder]
    while waiting:
        one = waiting.pop()
        inside = [each for each in one.children if isinstance(each, Element) and each not in judged]
        if any(each.is_block and each.size for each in inside):
            waiting += inside
        elif one.size:
            yield from _runs(words_of(one.text))


def _runs(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    return (words[at : at + RUN] for at in range(len(words) - RUN + 1))
