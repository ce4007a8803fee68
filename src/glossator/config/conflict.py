"""What a merge leaves in a file: marks around two versions of the same lines. Room `config`; imports the root only.

git writes them so, and so do Mercurial, Subversion and Jujutsu: seven characters at the start of a line, a space and
a name. `=======` between the two versions tells nothing by itself: in Markdown it underlines a heading.
"""

from collections.abc import Container, Iterator, Sequence

from glossator.problem import Problem, place_on, problem

_OPENING, _CLOSING = "<" * 7, ">" * 7
HINT = "keep the lines that are right, and delete those that begin with <<<<<<<, ======= and >>>>>>>"


def may_be_unmerged(text: str) -> bool:
    """Whether `unmerged` can find anything: told at once, as it finds nothing in nearly all texts."""
    return _OPENING in text or _CLOSING in text


def unmerged(text: str, literal: Container[int] = (), hint: str = HINT) -> tuple[Problem, ...]:
    """Where a merge left two versions in a text, but for lines (from 0) that show their characters: code."""
    if not may_be_unmerged(text):
        return ()
    lines = text.split("\n")
    return tuple(
        problem(
            "merge-conflict",
            _said(first, last),
            place_on(text, first + 1, 1, len(lines[first].rstrip())),
            hint,
        )
        for first, last in _conflicts(lines, literal)
    )


def starts_unmerged(text: str) -> bool:
    """Whether the two versions begin with the text itself."""
    return text.startswith(_OPENING) and not text[7:8].strip()


def _said(first: int, last: int) -> str:
    if first == last:
        return "a merge that was not finished left this mark"
    return f"a merge was not finished: the {last - first + 1} lines from here on hold two versions"


def _conflicts(lines: Sequence[str], literal: Container[int]) -> Iterator[tuple[int, int]]:
    """The first and the last line of each conflict; one line twice where the other mark is gone.

    Lines of quoted mails begin with `>`, too: seven are a mark by themselves where no other line is quoted beside them.
    """
    opened = -1
    for at, line in enumerate(lines):
        mark = "" if line[7:8].strip() or at in literal else line[:7]
        if mark not in (_OPENING, _CLOSING):
            continue
        if opened >= 0:
            yield opened, at if mark == _CLOSING else opened
        elif mark == _CLOSING and not _is_quoted(lines, at):
            yield at, at
        opened = at if mark == _OPENING else -1
    if opened >= 0:
        yield opened, opened


def _is_quoted(lines: Sequence[str], at: int) -> bool:
    beside = (*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2])
    return not lines[at][7:].strip() or any(line.startswith(">") for line in beside)
