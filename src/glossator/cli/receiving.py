"""Annotations from elsewhere are imported as notes of an article, with a report. Room `cli`."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from glossator.cli.cells import visible
from glossator.cli.console import Console
from glossator.cli.showing import show
from glossator.cli.summary import relative_to_here
from glossator.edit.arrived import Arrived, Status
from glossator.edit.receiving import Receipt, receive, write_receipt
from glossator.notes.options import site_options
from glossator.notes.received import read_received
from glossator.notes.received_values import Received
from glossator.problem import Place, Problem, judged, problem
from glossator.sources.site import load_settings
from glossator.utf8 import decode

_LONG = 60
"""Characters of words that a line shows."""


def import_annotations(at: Console, root: Path, files: Sequence[Path], article: str, *, writes: bool) -> int:
    """Annotations of files become notes of the article at a path, if they are to be written; the exit status. Raises
    ProblemError where the article cannot be read or the disk refuses."""
    settings = load_settings(root)
    received, problems = _read(files)
    receipt = receive(root, article, _who(received), received, site_options(settings, drafts=True))
    _report(at, receipt)
    if writes:
        write_receipt(root, receipt)
    at.say(_where(receipt, relative_to_here(root / receipt.path), writes=writes))
    found = judged(problems, settings.problems)
    show(at, root, found, whole=None)
    return int(any(one.is_error for one in found))


def _read(files: Iterable[Path]) -> tuple[tuple[Received, ...], tuple[Problem, ...]]:
    """The annotations of all files, those of one id once."""
    found: dict[str, Received] = {}
    problems: list[Problem] = []
    for file in files:
        text, undecoded = decode(file.read_bytes())
        path = relative_to_here(file)
        if undecoded:
            said = "this file is no UTF-8 text"
            problems.append(problem("not-annotations", said, Place(path), "export it again, as JSON"))
            continue
        received, faults = read_received(text, path)
        problems += faults
        found = {**{one.id: one for one in received}, **found}
    return tuple(found.values()), tuple(problems)


def _who(received: Sequence[Received]) -> str:
    """What a notes file is called after: where its annotations come from."""
    return "hypothesis" if any(one.is_hypothesis for one in received) else "annotations"


def _report(at: Console, receipt: Receipt) -> None:
    for one in receipt.arrived:
        at.say(visible(f"{one.status}: {_said(one)}"))
    counts = Counter(one.status for one in receipt.arrived)
    at.say(
        ", ".join(f"{counts[status]} {status}" for status in Status if counts[status]) or "No annotations."
    )


def _said(one: Arrived) -> str:
    words = f"“{_short(one.received.exact)}”" if one.received.exact else "the page as a whole"
    by = f" ({one.received.author})" if one.received.author else ""
    if one.status is Status.MOVED and one.words.split() != one.received.exact.split():
        words += f" may be “{_short(one.words)}” ({one.similarity:.0%} alike)"
    elif one.status is Status.MOVED:
        words += " stands elsewhere" if not one.rivals else f" stands in {one.rivals + 1} places"
    replies = f", with {len(one.replies)} answered" if one.replies else ""
    return words + by + replies


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONG else f"{line[:_LONG]}…"


def _where(receipt: Receipt, path: str, *, writes: bool) -> str:
    if receipt.text == receipt.was:
        return "Nothing new." if receipt.arrived else "Nothing was imported."
    said = "The notes are in" if writes else "The notes would be in"
    return f"{said} {path}; those that are not found stand there in comments."
