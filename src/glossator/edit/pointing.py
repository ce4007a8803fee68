"""What a reader selects on an article's page becomes a stretch of its text. Room `edit`, pure.

A page shows the article's words, so words and what stands around them must be there; nothing is guessed. Words that
were cut are made whole.
"""

from collections.abc import Iterator

from msgspec import Struct

from glossator.edit.manuscript import Manuscript
from glossator.edit.reading import Stretch, hanging
from glossator.edit.selection import Selected
from glossator.notes.edges import at_edge
from glossator.notes.finder import contexts
from glossator.notes.folding import fold, folded
from glossator.notes.passages import Passages, article_passages
from glossator.notes.selectors import Found, TextQuote, resolve
from glossator.problem import Place, Problem, problem

_LISTED = 5


class Pointed(Struct, frozen=True):
    """A stretch of an article's text."""

    article: Passages
    start: int
    end: int
    selected: Selected | None
    """The same as a stretch of one passage; None where it runs over several blocks, or over none that bears notes."""

    @property
    def words(self) -> str:
        return " ".join(self.article.text[self.start : self.end].split())


def point(manuscript: Manuscript, quote: TextQuote) -> tuple[Pointed | None, tuple[Problem, ...]]:
    """The words that a selector means, whole; None and why where they are not there, or there more than once.

    All that it says must be around the words. Where that fails, what the selectors of other programs need does
    (`notes.selectors`).
    """
    article = article_passages(manuscript.written.body, manuscript.edition.labels)
    found = [*_exactly(article, quote)]
    if len(found) > 1:
        return None, (_ambiguous(manuscript, article, quote, found),)
    where = found[0] if found else _resolved(article, quote)
    start, end = _whole(article.text, *where) if where else (0, 0)
    if start >= end:
        return None, (_missing(manuscript, quote),)
    return Pointed(article, start, end, _selected(manuscript, article, start, end)), ()


def overlaps(manuscript: Manuscript, selected: Selected) -> bool:
    """Whether a footnote of the article hangs on a part of selected words, or they on a part of its words."""
    held = (hanging(manuscript, key) for key in manuscript.parted.definitions)
    return any(one and _crosses(one, selected) for one in held)


def _crosses(one: Stretch, selected: Selected) -> bool:
    """Whether two stretches share words and are not the same."""
    shared = one.passage == selected.number and one.start < selected.end and selected.start < one.end
    return shared and one.start < one.end and (one.start, one.end) != (selected.start, selected.end)


def _exactly(article: Passages, quote: TextQuote) -> Iterator[tuple[int, int]]:
    """Where the words stand with all that is said to be around them."""
    exact, text = fold(quote.exact), article.folded.text
    prefix, suffix = folded(quote.prefix).text.strip(), folded(quote.suffix).text.strip()
    for at in article.occurrences(exact) if exact and (prefix or suffix) else ():
        end = at + len(exact)
        before = text[max(0, at - len(prefix) - 1) : at].rstrip()
        behind = text[end : end + len(suffix) + 1].lstrip()
        if before.endswith(prefix) and behind.startswith(suffix):
            yield article.folded.starts[at], article.folded.ends[end - 1]


def _resolved(article: Passages, quote: TextQuote) -> tuple[int, int] | None:
    found = resolve(quote, article.folded)
    return (found.start, found.end) if isinstance(found, Found) else None


def _whole(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch grown to where words begin and end, without white space at its ends."""
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end = start + len(words.strip())
    while start > 0 and not text[start - 1].isspace() and not at_edge(text, start):
        start -= 1
    while end < len(text) and not text[end].isspace() and not at_edge(text, end):
        end += 1
    return start, end


def _selected(manuscript: Manuscript, article: Passages, start: int, end: int) -> Selected | None:
    """A stretch as one of a passage that can bear a footnote."""
    stretches = [*article.stretches(start, end)]
    if len(stretches) != 1 or not stretches[0].can_be_marked:
        return None
    one = stretches[0]
    holders = [holder for holder in article.holders if holder.type == "inline"]
    nth = next(number for number, holder in enumerate(holders) if holder is one.holder)
    passages = [pair for pair in enumerate(manuscript.passages) if pair[1].flow.text]
    number, passage = passages[nth] if len(passages) == len(holders) else (0, None)
    if passage is None or passage.is_heading:
        return None
    said = passage.flow.text[one.start : one.end]
    is_same = said == article.text[start:end] or fold(said) == fold(article.text[start:end])
    return Selected(number, passage, one.start, one.end) if is_same else None


def _ambiguous(
    manuscript: Manuscript, article: Passages, quote: TextQuote, found: list[tuple[int, int]]
) -> Problem:
    starts = [start for start, _ in found[:_LISTED]]
    listed = ", ".join(contexts(article.text, starts, found[0][1] - found[0][0]))
    message = f"“{_short(quote.exact)}” stands in the article {len(found)} times with the same text around it: {listed}"
    return problem("quote-ambiguous", message, Place(manuscript.path), "select more words")


def _missing(manuscript: Manuscript, quote: TextQuote) -> Problem:
    message = f"“{_short(quote.exact)}” is not in the article as it is now, or not clearly there"
    return problem("quote-not-found", message, Place(manuscript.path), "select the words once more")


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= 120 else f"{line[:119].rstrip()}…"
