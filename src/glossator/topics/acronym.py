"""Room `topics`: a body's acronyms and a line's words become the names that the acronyms spell. Pure."""

import unicodedata
from collections.abc import Collection, Iterator, Sequence

from glossator.topics.body import Evidence, Run
from glossator.topics.words import CONNECTORS, is_acronym

LONGEST = 8
"""Words of the longest name that rules may find."""

Span = tuple[int, int]


def spelled_spans(
    forms: Sequence[str], known: Sequence[bool], evidence: Evidence, *, flat: bool
) -> tuple[frozenset[Span], frozenset[Span]]:
    """Word spans of a line that acronyms of the body spell: first those that are the acronym alone or a run
    of the body with the acronym replaced, then those that are a part of such a run.

    `forms` are compared as the evidence is; in a flat line capitals tell nothing.
    """
    whole: set[Span] = set()
    parts: set[Span] = set()
    for start in range(len(forms)):
        for end in range(start + 2, min(start + LONGEST, len(forms)) + 1):
            for acronym in _spellings(forms[start:end]) & evidence.acronyms.keys():
                if _may_spell(acronym, forms[start:end], known[start:end], evidence.runs, flat=flat):
                    whole.add((start, end))
                    _widen((start, end), forms, evidence.acronyms[acronym], whole, parts)
    return frozenset(whole), frozenset(parts - whole)


def _spellings(words: Sequence[str]) -> set[str]:
    """The initials of some words, with connectors and without, and with the parts of compounds."""
    content = [word for word in words if word.casefold() not in CONNECTORS]
    compounds = [part for word in content for part in word.split("-") if part]
    return {"".join(map(_initial, chosen)) for chosen in (words, content, compounds)}


def _initial(word: str) -> str:
    return unicodedata.normalize("NFKD", word[:1])[:1].upper()


def _may_spell(
    acronym: str, words: Sequence[str], known: Sequence[bool], runs: Collection[Run], *, flat: bool
) -> bool:
    """A short acronym spells chance neighbours easily: then the words must be mostly unknown of themselves."""
    if not flat and any(map(is_acronym, words)):
        return False
    if len(acronym) > 3 or tuple(words) in runs:
        return True
    return sum(known) <= 1 and not (len(acronym) == 2 and known[-1])


def _widen(
    span: Span,
    forms: Sequence[str],
    sides: Collection[tuple[Run, Run]],
    whole: set[Span],
    parts: set[Span],
) -> None:
    """Adds what the acronym's neighbours in its runs add to the span."""
    for left, right in sides:
        before = _matching(zip(reversed(left), reversed(forms[: span[0]]), strict=False))
        behind = _matching(zip(right, forms[span[1] :], strict=False))
        grown = {(span[0] - back, span[1] + on) for back in range(before + 1) for on in range(behind + 1)}
        parts |= {(start, end) for start, end in grown if end - start <= LONGEST}
        if (before, behind) == (len(left), len(right)):
            whole.add((span[0] - before, span[1] + behind))


def _matching(pairs: Iterator[tuple[str, str]]) -> int:
    """How many pairs are equal before the first that is not."""
    count = 0
    for one, other in pairs:
        if one != other:
            break
        count += 1
    return count
