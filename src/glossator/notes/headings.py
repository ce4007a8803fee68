"""How a note of a notes file starts: with a heading. Room `notes`; imports nothing of ours but its neighbours.

    ## [label: ]Kind[: Verdict]
    ## label

Works on a heading's plain text. A heading that is a head without a label is one: `Claim: False` has no label `Claim`.
"""

import re

from msgspec import Struct

from glossator.notes.heads import Head, HeadFault, Words, read_head

_LABEL = re.compile(r"[^\]\s:]+\Z")
_LABELLED = re.compile(r"([^\]\s:]+)\s*:\s*(.*)\Z", re.DOTALL)
_HINT = (
    "write a label, a kind, or both: ## jobs, ## Claim: False, ## jobs: Claim: False; a label has no spaces"
)


class Headed(Struct, frozen=True):
    """What a heading says of its note."""

    label: str
    """Empty where the quoted words give it."""
    head: Head | None
    """None for a plain note."""
    doubt: HeadFault | None = None
    """What the note's writer may have meant otherwise."""


def read_heading(text: str, words: Words) -> Headed | HeadFault:
    """A heading of a notes file as its note's label and head, or what keeps it from being any."""
    text = " ".join(text.split())
    whole = read_head(text, "", words)
    if isinstance(whole, Head):
        return Headed("", whole)
    labelled = _LABELLED.match(text)
    named = read_head(labelled[2], "", words) if labelled else None
    if labelled and isinstance(named, Head):
        return Headed(labelled[1], named)
    if not labelled and _LABEL.match(text):
        return Headed(text, None, _near_miss(text, words))
    if labelled and isinstance(named, HeadFault) and named.meant:
        return Headed(labelled[1], None, named)
    if isinstance(whole, HeadFault) and whole.meant:
        return Headed("", None, whole)
    fault = next((one for one in (named, whole) if isinstance(one, HeadFault)), None)
    near = fault or (_near_miss(labelled[2], words) if labelled else None)
    return near if near and near.code != "near-miss-kind" else _unread(text, near)


def _near_miss(text: str, words: Words) -> HeadFault | None:
    """That a label alone is almost a kind of note."""
    near = read_head(f"{text}:", "", words)
    if not isinstance(near, HeadFault) or near.code != "near-miss-kind":
        return None
    return HeadFault(near.code, near.message, "mend the kind, or choose another label", text)


def _unread(text: str, near: HeadFault | None) -> HeadFault:
    meant = f": {near.message}" if near else ""
    message = (
        f"the heading “{text}” is neither a label nor a kind of note{meant}" if text else "an empty heading"
    )
    return HeadFault("note-heading", message, _HINT, text)
