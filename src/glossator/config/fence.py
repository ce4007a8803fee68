"""A Markdown file is cut into front matter and body. Room `config`; imports the root only."""

import re

from msgspec import Struct

from glossator.config.conflict import starts_unmerged, unmerged
from glossator.problem import Problem, in_file, place_on, problem

NEAR_FENCE = re.compile(r"\s*(?:[-–—=*~+]{2,}|[–—])\s*\Z")
KEY_LINE = re.compile(r"[A-Za-z_][\w-]*:(?:\s|\Z)")


class Fenced(Struct, frozen=True):
    """A Markdown file's front matter and body, and where the body starts (line number from 1, and offset)."""

    yaml: str
    body: str
    body_line: int
    body_offset: int


def split_fence(text: str, path: str) -> tuple[Fenced | None, tuple[Problem, ...]]:
    """A file's text cut at its fences: a line `---` at the very start, and the next line `---` or `...`.

    Text that starts otherwise has no front matter; one that nearly starts so is an error, as is a fence never closed.
    """
    lines = text.split("\n")
    opening = lines[0].rstrip()
    if starts_unmerged(text):
        return None, in_file(unmerged(text)[:1], path)
    if opening != "---":
        return _without_fence(text, lines, path)
    for n, line in enumerate(lines[1:], 1):
        if line.rstrip() in ("---", "..."):
            yaml, body = "\n".join(lines[1:n]), "\n".join(lines[n + 1 :])
            return Fenced(yaml, body, n + 2, len(text) - len(body)), ()
    return None, (_never_closed(text, lines, path),)


def _without_fence(text: str, lines: list[str], path: str) -> tuple[Fenced | None, tuple[Problem, ...]]:
    first = next((n for n, line in enumerate(lines) if line.strip()), 0)
    line = lines[first]
    if line.strip() == "---" and _keys_follow(lines, first):
        what = (
            "blank lines before the front matter" if first else "white space before the front matter's fence"
        )
        hint = "let the file start with the line ---"
    elif NEAR_FENCE.match(line) and _keys_follow(lines, first):
        what, hint = f"'{line.strip()}' is not a fence", "write three hyphens and nothing else: ---"
    elif KEY_LINE.match(line) and _keys_follow(lines, first):
        what, hint = "front matter without its opening fence", "put a line --- above it"
    else:
        return Fenced("", text, 1, 0), ()
    place = place_on(text, first + 1, 1, max(1, len(line)), path)
    return None, (problem("front-matter-fence", what, place, hint),)


def _keys_follow(lines: list[str], first: int) -> bool:
    following = lines[first + 1 : first + 2] + [lines[first]] * bool(KEY_LINE.match(lines[first]))
    closed = any(line.strip()[:2] in ("--", "++", "——", "––", "—", "–") for line in lines[first + 1 :])
    return closed and any(KEY_LINE.match(line) for line in following)


def _never_closed(text: str, lines: list[str], path: str) -> Problem:
    for n, line in enumerate(lines[1:], 2):
        if line.strip() and NEAR_FENCE.match(line):
            place = place_on(text, n, 1, len(line), path)
            return problem(
                "front-matter-fence", f"'{line.strip()}' does not close the front matter", place,
                "write three hyphens and nothing else: ---",
            )  # fmt: skip
    return problem(
        "front-matter-fence", "the front matter is never closed", place_on(text, 1, 1, 3, path),
        "end it with a line ---",
    )  # fmt: skip
