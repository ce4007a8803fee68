"""Room `ingest`: the ways in which words of a raw text become values of front matter. Pure.

Each is a function of a name, so that a value can be derived again from its place and checked.
"""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from glossator.ingest.dates import parse_date
from glossator.ingest.names import split_honorific
from glossator.ingest.values import Derived, Span
from glossator.text import fold_space

Transform = Callable[[str, str], str]
"""From the words in the raw text and an argument (the language, for dates)."""


def _verbatim(words: str, _argument: str) -> str:
    return fold_space(words)


def _date(words: str, lang: str) -> str:
    found = parse_date(words, lang)
    return found.isoformat() if found else ""


def _name(words: str, _argument: str) -> str:
    return split_honorific(words)[1]


def _honorific(words: str, _argument: str) -> str:
    return split_honorific(words)[0]


TRANSFORMS: Mapping[str, Transform] = MappingProxyType(
    {"verbatim": _verbatim, "date": _date, "name": _name, "honorific": _honorific}
)
"""By name; a name may carry an argument behind a colon: `date:hr`."""


def transformed(name: str, words: str) -> str:
    """The words under the transform of this name. Raises KeyError for a name that there is not."""
    own, _, argument = name.partition(":")
    return TRANSFORMS[own](words, argument)


def derived_again(lines: Sequence[str], derived: Derived) -> str:
    """The value derived once more from the raw text's lines; `derived.value` if the import was sound.

    A value without a place in the raw text is itself."""
    if not derived.spans:
        return derived.value
    return transformed(derived.transform, words_at(lines, derived.spans))


def words_at(lines: Sequence[str], spans: Sequence[Span]) -> str:
    """The words that stand in these places, lines joined by line feeds."""
    return "\n".join(lines[one.line - 1][one.start - 1 : one.end] for one in spans)
