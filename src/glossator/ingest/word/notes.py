"""Room `ingest`: footnotes, endnotes and comments of a Word file as notes. Pure.

Footnotes and endnotes are the author's: plain footnotes, with the numbers that Word gives them. Comments are somebody's
remarks on the file: draft notes, which readers do not see, signed with author and day.
"""

from collections.abc import Iterator, Mapping

import regex

from glossator.ingest.web.footnotes import Footnotes
from glossator.ingest.web.tree import Element
from glossator.markdown.literal import literal

COMMENT = "comment-"
_DRAFT = "**Draft note.** "
_UNFIT = regex.compile(r"[();\s]+")
_DAY = regex.compile(r"(\d{4}-\d\d-\d\d)T")
_NUMERALS = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def notes_of(root: Element) -> Footnotes:
    """The notes of a file's page that anything refers to, footnotes first, each in the order of its references."""
    holders = {one.get("data-holds"): one for one in root.elements() if one.get("data-holds")}
    found = [
        (one, one.get("data-note"))
        for one in root.elements()
        if one.get("data-note") in holders and not _is_in_note(one)
    ]
    keys = tuple(dict.fromkeys(key for _, key in found))
    labels = {**_labels(keys, "footnote-"), **_labels(keys, "endnote-"), **_labels(keys, COMMENT)}
    return Footnotes(
        {one: (labels[key],) for one, key in found},
        {label: (holders[key],) for key, label in labels.items()},
        frozenset(),
        frozenset(),
        {label: _frame(holders[key]) for key, label in labels.items() if label.startswith(COMMENT)},
    )


def _is_in_note(one: Element) -> bool:
    """Whether a reference stands in a note: Word has comments on footnotes, a footnote of ours refers to none."""
    return any(above.get("data-holds") for above in one.above())


def _labels(keys: tuple[str, ...], kind: str) -> Mapping[str, str]:
    own = [key for key in keys if key.startswith(kind)]
    both = any(key.startswith("footnote-") for key in keys)
    if kind == "endnote-" and both:
        return {key: _roman(number) for number, key in enumerate(own, 1)}
    return {key: f"{COMMENT if kind == COMMENT else ''}{number}" for number, key in enumerate(own, 1)}


def _roman(number: int) -> str:
    """As Word numbers endnotes."""
    made = ""
    for size, sign in (
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
    ):
        made, number = made + sign * (number // size), number % size
    for size, sign in _NUMERALS:
        made, number = made + sign * (number // size), number % size
    return made


def _frame(comment: Element) -> tuple[str, str]:
    return _DRAFT, "".join(_byline(comment))


def _byline(comment: Element) -> Iterator[str]:
    author = _UNFIT.sub(" ", comment.get("data-author")).strip(" ,")
    day = _DAY.match(comment.get("data-date"))
    if author:
        yield f"({literal(author)}{f', {day[1]}' if day else ''})"
