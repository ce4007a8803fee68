"""What a page is told: values become data for JSON. Room `preview`, pure."""

from collections.abc import Iterable, Mapping
from typing import Any, get_args

from glossator.config.settings import NoteKind
from glossator.edit.changing import Written
from glossator.edit.manuscript import Manuscript
from glossator.model import Note
from glossator.notes.discrepancies import Altered, Changed, Discrepancy, Dropped
from glossator.notes.options import KINDS
from glossator.problem import Problem

Data = dict[str, Any]

CONFLICTS = frozenset(("file-changed", "file-exists"))
"""What says that somebody else changed a file meanwhile."""


def of_problems(problems: Iterable[Problem]) -> list[Data]:
    """Each problem with its place, as the terminal says it."""
    return [
        {"code": one.code, "message": one.message, "hint": one.hint, "place": str(one.place)}
        for one in problems
    ]


def of_article(manuscript: Manuscript) -> Data:
    """What the form offers on an article's page: kinds, verdicts, topics, and the notes that are there."""
    options, matter = manuscript.options, manuscript.written.matter
    words = {kind: word for word, kind in reversed({**options.kinds, **KINDS}.items())}
    return {
        "article": manuscript.path,
        "title": matter.title,
        "kinds": [{"kind": kind, "word": words[kind]} for kind in get_args(NoteKind)],
        "verdicts": [{"name": one.name, "tone": one.tone, "about": one.description} for one in options.scale],
        "topics": list(matter.topics),
        "annotator": options.annotator,
        "speaker": options.speaker,
        "source": matter.source is not None,
        "notes": [_note(one) for one in manuscript.edition.notes],
    }


def of_written(written: Written) -> Data:
    """A note for the form that edits it."""
    words = written.words
    return {
        "label": written.label,
        "file": written.file,
        "text": words.text,
        "kind": words.kind or "",
        "verdict": words.verdict,
        "lang": words.lang,
        "speaker": words.speaker,
        "draft": words.draft,
        "quote": words.quote,
        "author": words.byline.author,
        "topics": list(written.topics),
    }


def of_difference(one: Discrepancy) -> Data:
    """A difference from the raw text, and the name by which it is accepted."""
    match one:
        case Dropped():
            return {"id": name_of(one), "what": "dropped", "was": one.words, "lines": [one.first, one.last]}
        case Changed():
            around: Mapping[str, str] = {"before": one.before, "behind": one.behind}
            return {"id": name_of(one), "what": "changed", "was": one.was, "now": one.now, **around}
        case Altered():
            return {"id": name_of(one), "what": "altered", "key": one.key, "said": one.message}


def name_of(one: Discrepancy) -> str:
    """What names a difference as long as the article's files stay as they are."""
    match one:
        case Dropped():
            return f"dropped-{one.first}-{one.last}-{one.at}"
        case Changed():
            return f"changed-{one.start}-{one.at}"
        case Altered():
            return f"altered-{one.key}"


def _note(one: Note) -> Data:
    return {
        "label": one.label,
        "id": one.id,
        "number": one.number,
        "kind": one.kind,
        "verdict": one.verdict,
        "quote": one.quote,
        "file": one.file,
    }
