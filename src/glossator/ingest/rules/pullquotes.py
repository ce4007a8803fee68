"""Room `ingest`: sentences of the body that stand a second time as a block of their own. Pure rule.

Often edited (the first word, the stop), so the longest common run of words decides: a block of one sentence and
6 to 45 words, within three blocks of a longer one with which it shares a run of at least 0.8 of its words. Some
are true repetition, which is why a pull quote is recorded with its place and not deleted.
"""

from collections.abc import Iterator, Sequence
from math import ceil

from glossator.ingest.rules.reading import Reading
from glossator.ingest.sentences import sentences
from glossator.ingest.values import Block, Finding

FEWEST, MOST = 6, 45
NEAR = 3
SHARED = 0.8


def pull_quotes(reading: Reading) -> Iterator[Finding]:
    """Blocks that repeat a sentence of a neighbour; one that does so again is no further pull quote."""
    free = list(reading.free())
    told: set[str] = set()
    for at, block in enumerate(free):
        if not _can_be(block):
            continue
        near = (*free[max(0, at - NEAR) : at], *free[at + 1 : at + 1 + NEAR])
        source = next((one for one in near if repeats(block.words, one.words)), None)
        if source:
            kind = "repeated" if block.folded in told else "pullquote"
            told.add(block.folded)
            yield Finding(block.index, kind, f"its words stand in line {source.first}, too")


def _can_be(block: Block) -> bool:
    if not FEWEST <= len(block.words) <= MOST or block.text.rstrip().endswith(":"):
        return False
    return len(sentences(block.text)) == 1


def repeats(words: Sequence[str], source: Sequence[str]) -> bool:
    """A run of at least 0.8 of the words stands in the longer source, too."""
    if len(source) <= len(words):
        return False
    size = ceil(SHARED * len(words))
    text = f" {' '.join(source)} "
    return any(f" {' '.join(words[at : at + size])} " in text for at in range(len(words) - size + 1))
