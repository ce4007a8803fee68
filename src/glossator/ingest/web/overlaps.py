"""Room `ingest`: each word of a page is of one value of front matter, or of one footnote, at most. Pure.

Pages nest what says these: a pull quote in a standfirst, a heading in a footnote. A value that is told without words
that another has took would not be the page's, and the import would refuse itself.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from glossator.ingest.web.footnotes import Footnotes, without
from glossator.ingest.web.tree import Element
from glossator.ingest.web.verdict import Verdict
from glossator.text import fold_name

_VALUES = ("title", "dek", "bio", "pullquote")
"""Classes whose words are a value of front matter, the first before all others."""
_INSTEAD: Mapping[str, Verdict] = MappingProxyType(
    {
        "pullquote": Verdict("repeated", "it repeats words of the text"),
        "bio": Verdict("author", "it tells of the author beside another biography"),
    }
)
"""What something is that might be a value, but is told apart from another by nothing."""


def disentangled(
    holder: Element, verdicts: Mapping[Element, Verdict], notes: Footnotes
) -> tuple[Mapping[Element, Verdict], Footnotes]:
    """Verdicts and footnotes no two of which claim the same words as a value or a footnote: the title goes before all,
    then what holds the others; what holds the whole article, in `holder`, is neither."""
    kept = frozenset(_outermost(holder, verdicts, notes))
    lost = {label for label, every in notes.notes.items() if any(one not in kept for one in every)}
    gone = {one for label in lost for one in notes.notes[label]}
    values = kept - {one for every in notes.notes.values() for one in every}
    left = {
        one: verdict
        for one, verdict in verdicts.items()
        if (one in values if verdict.kind in _VALUES else one not in gone)
    }
    return {**left, **{one: _INSTEAD[left[one].kind] for one in _entangled(left)}}, without(notes, lost)


def _outermost(holder: Element, verdicts: Mapping[Element, Verdict], notes: Footnotes) -> Iterator[Element]:
    ranks = {one: verdict.kind != "title" for one, verdict in verdicts.items() if verdict.kind in _VALUES}
    ranks |= {one: True for every in notes.notes.values() for one in every if one not in ranks}
    taken: set[Element] = set()
    around: set[Element] = {holder, *holder.above()}
    for one in sorted(ranks, key=lambda one: (ranks[one], one.order)):
        above = set(one.above())
        if one not in around and not taken & above:
            yield one
            taken.add(one)
            around |= above


def _entangled(verdicts: Mapping[Element, Verdict]) -> Iterator[Element]:
    """Pull quotes and biographies that share a line with one before, so that none tells where it begins, or say the
    same as one."""
    for kind in _INSTEAD:
        taken: set[int | str] = set()
        found = (one for one, verdict in verdicts.items() if verdict.kind == kind)
        for one in sorted(found, key=lambda one: one.order):
            told: set[int | str] = {*(words.line for words in one.words()), fold_name(one.text)}
            if told & taken:
                yield one
            taken |= told
