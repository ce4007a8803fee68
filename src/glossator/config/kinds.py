"""The kinds of note: one table, which the grammar, the pages, the exports and the commands read. Room `config`.

Imports nothing of ours. A site gives a kind further words by the setting `kinds`; a new kind is a line here, its words
in the theme's `i18n/`, and a row in the documentation.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from msgspec import Struct

NoteKind = Literal["note", "context", "claim", "source", "correction", "translation", "definition"]


class Kind(Struct, frozen=True):
    """What is known of a kind beside its name."""

    word: str
    """The word that opens such a note, whatever settings add."""
    motivation: str
    """Why such a note is written, in the words of the W3C's Web Annotation Data Model (3.3.5)."""


KINDS: Mapping[NoteKind, Kind] = MappingProxyType(
    {
        "claim": Kind("Claim", "assessing"),
        "context": Kind("Context", "commenting"),
        "correction": Kind("Correction", "editing"),
        "definition": Kind("Definition", "identifying"),
        "translation": Kind("Translation", "describing"),
        "source": Kind("Source", "linking"),
        "note": Kind("Note", "commenting"),
    }
)
"""In the order in which pages list them; plain footnotes count as notes."""
