"""What an editor changed on purpose is recorded in front matter: a dropped line in `source.rest`, changed words in
`emend`, a value in `edited`. Room `edit`, pure: an article's text becomes another, whose proof holds.

Nothing but front matter is touched, and there nothing but what is recorded.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from glossator.config.matter import Emendation, Matter
from glossator.edit.front_matter import appended, flow, read_front, scalar
from glossator.edit.ledger import without_lines
from glossator.edit.manuscript import ArticleFile, Manuscript, open_manuscript
from glossator.edit.splices import Splice, spliced
from glossator.ledger import BODY
from glossator.notes.discrepancies import Altered, Changed, Discrepancy, Dropped, discrepancies
from glossator.notes.emend import emended
from glossator.notes.proof import prove_markdown
from glossator.notes.snapshot import RawText, raw_text
from glossator.problem import Place, Problem, problem


class Accepted(Struct, frozen=True):
    """A difference that an editor means."""

    what: Discrepancy
    why: str = ""
    """Of changed words."""


class Signed(Struct, frozen=True):
    """Who accepts, and when."""

    by: str
    day: date


class _Compared(Struct, frozen=True):
    """An article beside its raw text."""

    manuscript: Manuscript
    raw: RawText
    found: tuple[Discrepancy, ...]

    @property
    def matter(self) -> Matter:
        return self.manuscript.written.matter


def differences_of(file: ArticleFile, seed: bytes) -> tuple[tuple[Discrepancy, ...], tuple[Problem, ...]]:
    """All in which an article differs from its raw text (the bytes of `source.file`); and what keeps the two from being
    compared."""
    compared, problems = _compare(file, seed)
    return (compared.found if compared else ()), problems


def accept(
    file: ArticleFile, seed: bytes, accepted: Iterable[Accepted], signed: Signed
) -> tuple[str | None, tuple[Problem, ...]]:
    """An article's text that records differences as meant; None and why where front matter cannot record them."""
    meant = tuple(accepted)
    compared, problems = _compare(file, seed)
    if compared is None:
        return None, problems
    declined = {_identity(one) for one in compared.found} - {_identity(one.what) for one in meant}
    text = _with_lines_and_values(compared, meant)
    compared, problems = _compare(replace(file, text=text), seed) if text else (None, ())
    if compared is None:
        return None, problems or (_by_hand(file),)
    made = _with_words(compared, meant, signed)
    return _proven(replace(file, text=made), seed, declined) if made else (None, (_by_hand(file),))


def _compare(file: ArticleFile, seed: bytes) -> tuple[_Compared | None, tuple[Problem, ...]]:
    manuscript, problems = open_manuscript(file)
    if manuscript is None:
        return None, problems
    written = manuscript.written
    if written.matter.source is None:
        message = "the article has no raw text to compare with"
        return None, (
            problem("missing-source", message, Place(file.path), "only imported articles have one"),
        )
    edition = manuscript.edition
    importers = file.site.extensions.importers
    _, faults = prove_markdown(written, edition, seed, file.path, manuscript.text, importers)
    raw = raw_text(seed, written.matter.source, importers)
    misfits = emended(raw.folded(BODY), written.matter.emend)[1] if isinstance(raw, RawText) else ()
    if not isinstance(raw, RawText) or misfits:
        return None, tuple(one for one in faults if one.code != "proof-field")
    return _Compared(manuscript, raw, discrepancies(written, edition, raw)), ()


def _with_lines_and_values(compared: _Compared, meant: Sequence[Accepted]) -> str | None:
    """The article's file with dropped lines and altered values recorded."""
    text, source = compared.manuscript.file.text, compared.matter.source
    front = read_front(text)
    if front is None or source is None:
        return None
    dropped = [one.what for one in meant if isinstance(one.what, Dropped)]
    keys = [one.what.key for one in meant if isinstance(one.what, Altered)]
    new = [key for key in dict.fromkeys(keys) if key not in compared.matter.edited]
    splices: list[Splice] = [*without_lines(front, source, dropped)]
    splices += [appended(front, ("edited",), [scalar(key) for key in new])] if new else []
    return spliced(text, splices)


def _with_words(compared: _Compared, meant: Sequence[Accepted], signed: Signed) -> str | None:
    """The article's file, in which dropped lines are recorded, with changed words recorded, too."""
    text = compared.manuscript.file.text
    changes = sorted(
        ((one.what, one.why) for one in meant if isinstance(one.what, Changed)), key=lambda one: one[0].start
    )
    front = read_front(text)
    if not changes or front is None:
        return text if not changes else None
    dropped = [one.what for one in meant if isinstance(one.what, Dropped)]
    body, _ = emended(compared.raw.folded(BODY), compared.matter.emend)
    places = (
        one.start - sum(len(row.words) + 1 for row in dropped if row.start < one.start) for one, _ in changes
    )
    entries = _entries(body, tuple(zip(changes, places, strict=True)), signed)
    return spliced(text, [appended(front, ("emend",), [flow(entry) for entry in entries])])


def _entries(
    body: str, changes: Iterable[tuple[tuple[Changed, str], int]], signed: Signed
) -> list[dict[str, object]]:
    """The entries of `emend` for changes (each with its reason and its place) of a body, which are applied one after
    the other."""
    entries: list[dict[str, object]] = []
    moved = 0
    for (one, why), start in changes:
        nth = _nth(body, one.was, start + moved)
        entry: dict[str, object] = {"from": one.was, "to": one.now}
        entry |= {"nth": nth} if nth > 1 else {}
        entry |= {"why": why} | ({"by": signed.by} if signed.by else {}) | {"date": signed.day}
        entries.append(entry)
        made, _ = emended(body, (Emendation(**{"from": one.was, "to": one.now, "nth": nth, "why": "-"}),))
        moved += len(made) - len(body)
        body = made
    return entries


def _nth(body: str, words: str, start: int) -> int:
    """Which of the places of words in a body is the one that starts there, from 1."""
    count, at = 0, -1
    while (at := body.find(words, at + 1)) >= 0 and at <= start:
        count += 1
    return max(1, count)


def _proven(
    file: ArticleFile, seed: bytes, declined: Collection[tuple[str, str | int]]
) -> tuple[str | None, tuple[Problem, ...]]:
    """The text, if nothing differs any more but what was declined."""
    left, problems = differences_of(file, seed)
    if problems or any(_identity(one) not in declined for one in left):
        return None, problems or (_by_hand(file),)
    return file.text, ()


def _identity(one: Discrepancy) -> tuple[str, str | int]:
    if isinstance(one, Altered):
        return "altered", one.key
    return type(one).__name__, one.at


def _by_hand(file: ArticleFile) -> Problem:
    message = "front matter is written in a way in which these differences cannot be recorded"
    hint = "list them by hand in 'source.rest', 'emend' or 'edited' (docs/front-matter.md)"
    return problem("proof-markdown", message, Place(file.path), hint)
