"""A difference between an article and its raw text, in words. Room `cli`, pure."""

from glossator.notes.discrepancies import Altered, Changed, Discrepancy, Dropped

LONGEST = 200
"""Characters of a text that are shown."""


def told(one: Discrepancy) -> str:
    """What differs, and what accepting it records."""
    match one:
        case Dropped():
            lines = f"line {one.first}" if one.first == one.last else f"lines {one.first} to {one.last}"
            return f"{lines} of the raw text left out (→ source.rest):\n   “{_short(one.words)}”"
        case Changed() if not one.now:
            return f"words left out (→ emend):\n{_raw(one)}"
        case Changed():
            article = f"   article:  …{one.before} [{_short(one.now)}] {one.behind}…"
            return f"words changed (→ emend):\n{_raw(one)}\n{article}"
        case Altered():
            return f"{one.message} (→ edited: {one.key})"


def _raw(one: Changed) -> str:
    return f"   raw text: …{one.before} [{_short(one.was)}] {one.behind}…"


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST // 2]} … {text[-LONGEST // 2 :]}"
