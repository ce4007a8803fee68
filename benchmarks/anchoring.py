"""Measures how notes hold on to words in edits of prose: false anchors, and anchors that are lost.

    python benchmarks/anchoring.py

`docs/benchmarks.md` tells the method under “Finding words again”.
"""

import argparse
import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from revisions import Place, Revision, history, modelled

from glossator.notes.folding import Folded, fold, folded
from glossator.notes.selectors import CONTEXT, Found, Moved, TextQuote, resolve
from glossator.notes.similar import nearest, similarity

LENGTHS = (1, 1, 2, 3, 5, 8, 13)
"""Words of the spans that are drawn."""
STANDS, ALTERED, MOVED, GONE = "stands", "altered", "moved", "gone"
COLUMNS = (
    "the words",
    "spans",
    "method",
    "accepted, right",
    "accepted, wrong",
    "not accepted",
    "proposed right, wrong",
)
OURS, RANKED = "Glossator", "ranking without a threshold"
_VERBATIM = 5
"""So many words in a row, if they stand elsewhere, have been moved there and are not gone."""


@dataclass(frozen=True, slots=True)
class Span:
    """Words that someone could have annotated, and what became of them."""

    quote: TextQuote
    fate: str
    place: Place | None
    """Where they are now, as far as they are."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a method makes of a span."""

    accepted: Place | None = None
    proposed: Place | None = None


def spans(revision: Revision, count: int, chance: random.Random) -> Iterator[Span]:
    """Spans of a text before an edit, half of them where it changed."""
    changed = [number for number, place in enumerate(revision.went) if place is None]
    for number in range(count):
        length = chance.choice(LENGTHS)
        last = len(revision.words) - length
        if last < 0:
            continue
        near = chance.choice(changed) - chance.randrange(length) if changed and number % 2 else -1
        first = min(near, last) if near >= 0 else chance.randint(0, last)
        yield _span(revision, first, first + length)


def _span(revision: Revision, first: int, end: int) -> Span:
    text = revision.before
    start, stop = revision.words[first][0], revision.words[end - 1][1]
    prefix, suffix = text[max(0, start - CONTEXT) : start], text[stop : stop + CONTEXT]
    quote = TextQuote(text[start:stop], prefix, suffix, start)
    went = revision.went[first:end]
    left = [place for place in went if place]
    place = (left[0][0], left[-1][1]) if left else None
    return Span(quote, _fate(revision, quote, went, range(first, end)), place)


def _fate(revision: Revision, quote: TextQuote, went: Sequence[Place | None], numbers: range) -> str:
    left = [place for place in went if place]
    if not left:
        return MOVED if _is_moved(revision, numbers) else GONE
    whole = revision.after[left[0][0] : left[-1][1]]
    if len(left) < len(went) or revision.unsure & {*numbers} or whole.split() != quote.exact.split():
        return ALTERED
    return STANDS


def _is_moved(revision: Revision, numbers: range) -> bool:
    """Whether a run of words that holds a span, or is the span, stands somewhere in the text after."""
    after = fold(revision.after)
    length = max(_VERBATIM, len(numbers))
    for first in range(max(0, numbers.stop - length), numbers.start + 1):
        run = revision.words[first : first + length]
        if len(run) == length and fold(revision.before[run[0][0] : run[-1][1]]) in after:
            return True
    return False


def ours(quote: TextQuote, text: Folded) -> Answer:
    """Glossator: what is found is accepted, all else at most proposed."""
    resolved = resolve(quote, text)
    if isinstance(resolved, Found):
        return Answer(accepted=(resolved.start, resolved.end))
    return Answer(proposed=(resolved.start, resolved.end)) if isinstance(resolved, Moved) else Answer()


def ranked(quote: TextQuote, text: Folded) -> Answer:
    """As annotation clients do it: every place where the words stand, or else the nearest to them with at most half
    of their letters wrong, is scored by words (50), context (20 a side) and position (2); the best is taken."""
    exact, prefix, suffix = (folded(words).text for words in (quote.exact, quote.prefix, quote.suffix))
    places = [*_occurrences(exact, text.text)]
    if not places:
        near = nearest(exact, text.text)
        places = [(near.start, near.end)] if near and near.similarity >= 0.5 and near.start < near.end else []
    if not places:
        return Answer()

    def score(place: Place) -> float:
        start, end = place
        before, behind = text.text[max(0, start - len(prefix)) : start], text.text[end : end + len(suffix)]
        away = abs(start - text.at(quote.position or 0)) / max(1, len(text.text))
        alike = 50 * similarity(exact, text.text[start:end])
        return alike + 20 * similarity(prefix, before) + 20 * similarity(suffix, behind) + 2 * (1 - away)

    best = max(places, key=score)
    return Answer(accepted=(text.starts[best[0]], text.ends[best[1] - 1]))


def _occurrences(words: str, text: str) -> Iterator[Place]:
    at = text.find(words)
    while at >= 0:
        yield at, at + len(words)
        at = text.find(words, at + 1)


METHODS: dict[str, Callable[[TextQuote, Folded], Answer]] = {OURS: ours, RANKED: ranked}


def judged(span: Span, answer: Answer) -> Iterator[str]:
    """What is counted of an answer, besides the span."""
    if answer.accepted is None:
        yield "none"
        if answer.proposed:
            right = span.fate == MOVED or (span.place is not None and _overlap(answer.proposed, span.place))
            yield "proposed right" if right else "proposed wrong"
    elif span.fate == STANDS:
        yield "right" if answer.accepted == span.place else "wrong"
    elif span.fate == ALTERED and span.place is not None:
        yield "right" if _overlap(answer.accepted, span.place) else "wrong"
    else:
        yield "wrong" if span.fate == GONE else "right"


def _overlap(one: Place, other: Place) -> bool:
    return max(one[0], other[0]) < min(one[1], other[1])


def measure(
    revisions: Iterable[Revision], each: int
) -> tuple[Counter[str], Counter[tuple[str, str, str]], int]:
    """How many spans have which fate; how many of a fate a method answers how; how many revisions there were."""
    fates: Counter[str] = Counter()
    answers: Counter[tuple[str, str, str]] = Counter()
    count = 0
    for revision in revisions:
        count += 1
        text = folded(revision.after)
        for span in spans(revision, each, random.Random(revision.name)):
            fates[span.fate] += 1
            for name, method in METHODS.items():
                answers.update((name, span.fate, said) for said in judged(span, method(span.quote, text)))
    return fates, answers, count


def report(title: str, measured: tuple[Counter[str], Counter[tuple[str, str, str]], int]) -> Iterator[str]:
    """The counts as a table of Markdown."""
    fates, answers, count = measured
    yield f"**{title}**: {count} revisions, {sum(fates.values()):,} spans"
    yield ""
    yield f"| {' | '.join(COLUMNS)} |"
    yield "|---|--:|---|--:|--:|--:|--:|"
    for fate in (STANDS, ALTERED, MOVED, GONE):
        for name in METHODS:
            told = {said: answers[name, fate, said] for said in ("right", "wrong", "none")}
            shares = (
                f"{told[said]:,} ({told[said] / fates[fate]:.1%})" if fates[fate] else "–" for said in told
            )
            proposed = f"{answers[name, fate, 'proposed right']:,}, {answers[name, fate, 'proposed wrong']:,}"
            cells = (fate, f"{fates[fate]:,}", name, *shares, proposed if name == OURS else "–")
            yield f"| {' | '.join(cells)} |"
    yield ""


def main() -> None:
    """Measures both kinds of edits and prints their tables."""
    parser = argparse.ArgumentParser(description="Measure how notes hold on to words in edits of prose.")
    parser.add_argument("--spans", type=int, default=60, metavar="N", help="spans of each revision")
    parser.add_argument("--rounds", type=int, default=12, metavar="N", help="modelled edits of each article")
    asked = parser.parse_args()
    repository = Path(__file__).resolve().parent.parent
    for title, revisions in (
        ("History of this repository", history(repository)),
        ("Modelled edits of the demo's articles", modelled(repository, asked.rounds)),
    ):
        print("\n".join(report(title, measure(revisions, asked.spans))), flush=True)


if __name__ == "__main__":
    main()
