"""Room `topics`: the split lines of a folder of seeds become names for a second pass. Pure."""

from collections import Counter
from collections.abc import Iterable

from glossator.topics.split import Split
from glossator.topics.words import name_key

SURE = 1.5
"""A name counts only where both of its ends were cut with a greater margin."""
SEEN = 2
"""How often a name must be seen to be learned."""


def learned_names(splits: Iterable[Split]) -> tuple[str, ...]:
    """The names that join the vocabulary of a second pass: cut on both sides with a margin over 1.5, and seen
    twice or more. The ends of a line and separators are sure cuts. A line counts a name once.

    Returns the commonest spelling of each, in order of first appearance; `with_names` adds them.
    """
    spellings: dict[str, Counter[str]] = {}
    for split in splits:
        sure = {name_key(part.text): part.text for part in split.parts if part.margin > SURE}
        for key, text in sure.items():
            spellings.setdefault(key, Counter())[text] += 1
    return tuple(seen.most_common(1)[0][0] for seen in spellings.values() if seen.total() >= SEEN)
