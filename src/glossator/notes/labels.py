"""Labels that no note can have: those with white space or brackets in them, so that a definition is plain text. Room
`notes`; imports root and `markdown`."""

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from glossator.markdown.places import Places
from glossator.problem import Problem, problem

_NAMED = re.compile(r"^[ \t>]*(\[\^((?:[^\[\]\\]|\\.|\[[^\[\]\n]*\])*)\]):", re.MULTILINE)
_FITTING = re.compile(r"[^\[\]\s]+\Z")


def bad_labels(tokens: Sequence[Token], places: Places) -> Iterator[Problem]:
    """Definitions that are none because of their labels, in the blocks of text that begin with them or go on with
    them."""
    # The search looks at each line of a text: most hold nothing like a definition.
    for token in [token for token in tokens if token.type == "inline" and "]:" in token.content]:
        for found in _NAMED.finditer(token.content):
            if not _FITTING.match(found[2]):
                yield _bad(found, token, places)


def _bad(found: re.Match[str], holder: Token, places: Places) -> Problem:
    label = " ".join(found[2].split())
    message = f"“{label}” is no label of a note: a label has neither spaces nor brackets"
    better = "-".join(re.findall(r"[\w.]+", label)) or "a-name"
    place = places.within(holder, found.start(1), len(found[1].split("\n", 1)[0]))
    return problem("bad-label", message, place, f"write [^{better}], here and at its reference")
