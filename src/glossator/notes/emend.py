"""Emendations: places where an article deliberately differs from its raw text. Room `notes`; imports root and
config."""

from collections.abc import Iterable

from msgspec import Struct

from glossator.config.matter import Emendation
from glossator.text import fold_source


class Misfit(Struct, frozen=True):
    """An entry that does not fit the raw text."""

    nth: int
    """Which of the entries, from 0."""
    message: str


def emended(body: str, entries: Iterable[Emendation]) -> tuple[str, tuple[Misfit, ...]]:
    """The raw text's folded body with each entry's `from` replaced by its `to`, in the entries' order; and which
    entries do not fit."""
    faults: list[Misfit] = []
    for nth, entry in enumerate(entries):
        at = place(body, entry)
        if isinstance(at, str):
            faults.append(Misfit(nth, f"emendation {nth + 1} (“{entry.from_}”): {at}"))
        else:
            old = fold_source(entry.from_)
            body = fold_source(body[:at] + fold_source(entry.to) + body[at + len(old) :])
    return body, tuple(faults)


def place(body: str, entry: Emendation) -> int | str:
    """Where an entry's words are in the body, or why they are nowhere."""
    old, context = fold_source(entry.from_), fold_source(entry.context)
    if not old:
        return "it names no words"
    start, end = 0, len(body)
    if context:
        start = body.find(context)
        if start < 0:
            return "its context is not in the raw text's body"
        if body.find(context, start + 1) >= 0:
            return "its context occurs more than once in the raw text's body"
        end = start + len(context)
    at = start - 1
    for _ in range(entry.nth):
        at = body.find(old, at + 1, end)
        if at < 0:
            return "its words are not there" + (f" {entry.nth} times" if entry.nth > 1 else "")
    return at
