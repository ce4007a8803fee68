"""What a page asks for is done: through the functions of `edit`, on the article's files as the page showed them. Room
`preview`; reads and writes content through `edit`."""

import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from glossator.edit.accepting import Accepted, Signed, accept, differences_of
from glossator.edit.annotate import NewNote
from glossator.edit.article import seed_of
from glossator.edit.changing import (
    Change,
    Edited,
    Wanted,
    annotate,
    change_note,
    change_topics,
    read_written,
    take_note,
)
from glossator.edit.desk import Desk, lay_open, undo, write
from glossator.edit.manuscript import open_manuscript
from glossator.edit.selection import Selection
from glossator.notes.discrepancies import Discrepancy
from glossator.notes.selectors import TextQuote
from glossator.preview.annotating import commands as asked_for
from glossator.preview.annotating.history import History
from glossator.preview.annotating.shown import shown
from glossator.preview.annotating.told import Data, name_of, of_article, of_difference, of_written
from glossator.problem import Place, Problem, ProblemError, problem

Made = tuple[Change | None, tuple[Problem, ...]]


@dataclass(frozen=True, slots=True)
class Bench:
    """Where the articles of a site are worked on, one change at a time."""

    root: Path
    now: Callable[[], datetime]
    author: str
    """Who annotates where neither the article nor settings say it."""
    written: Callable[[Iterable[str]], None]
    """Is told the paths of files that were written."""
    history: History = field(default_factory=History)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def state(self, article: str) -> Data:
        """What an article's page offers. Raises ProblemError where it cannot be read."""
        return self._state(lay_open(self.root, article))

    def do(self, asked: asked_for.Asked) -> Data:
        """What is asked for, done, and what the page is to know then. Raises ProblemError where it cannot be done;
        nothing is written then."""
        with self.lock:
            desk = lay_open(self.root, asked.article)
            match asked:
                case asked_for.Read():
                    return _read(desk, asked)
                case asked_for.Render():
                    return {"html": shown(desk.file, asked.text)}
                case asked_for.Differences():
                    return {"digest": desk.digest, "differences": [*map(of_difference, _differences(desk))]}
                case asked_for.Undo():
                    return self._undone(desk, asked)
            if asked.digest != desk.digest:
                raise ProblemError([_stale(asked.article)])
            made, problems = self._made(desk, asked)
            if made is None:
                raise ProblemError(problems)
            return self._written(desk, made, _SAID[type(asked)])

    def _made(self, desk: Desk, asked: asked_for.Change) -> Made:
        match asked:
            case asked_for.Add():
                return annotate(desk.file, self._wanted(desk, asked))
            case asked_for.Edit():
                return change_note(desk.file, asked.label, self._edited(desk, asked.note))
            case asked_for.Delete():
                return take_note(desk.file, asked.label)
            case asked_for.Topics():
                return change_topics(desk.file, asked.topics)
            case asked_for.Accept():
                return self._accepted(desk, asked)
        raise TypeError(type(asked))

    def _wanted(self, desk: Desk, asked: asked_for.Add) -> Wanted:
        said = asked.note
        new = NewNote(
            Selection(asked.exact),
            said.text,
            kind=said.kind or "note",
            verdict=said.verdict,
            lang=said.lang,
            speaker=said.speaker,
            author=said.author.strip(),
            written=self._today(desk),
            draft=said.draft,
        )
        quote = TextQuote(asked.exact, asked.prefix, asked.suffix)
        return Wanted(quote, new, desk.notes_file(said.author), asked.where, said.topics)

    def _edited(self, desk: Desk, said: asked_for.Said) -> Edited:
        return Edited(
            said.text,
            said.verdict,
            said.kind,
            said.lang,
            said.speaker,
            said.draft,
            said.topics,
            said.author.strip(),
            self._today(desk),
        )

    def _accepted(self, desk: Desk, asked: asked_for.Accept) -> Made:
        named = {name_of(one): one for one in _differences(desk)}
        gone = [one.id for one in asked.meant if one.id not in named]
        if gone:
            raise ProblemError([_stale(asked.article)])
        meant = [Accepted(named[one.id], one.why.strip() or "accepted") for one in asked.meant]
        signed = Signed(asked.by.strip(), self._today(desk))
        text, problems = accept(desk.file, seed_of(desk.article), meant, signed)
        return (Change({asked.article: text}) if text is not None else None), problems

    def _undone(self, desk: Desk, asked: asked_for.Undo) -> Data:
        entry = self.history.last(asked.article)
        if entry is None or entry.id != asked.id:
            raise ProblemError([_stale(asked.article)])
        undo(desk.root, entry.done)
        self.history.forget(entry)
        self.written(entry.done.after)
        return {"said": f"Undone: {entry.said}", **self.state(asked.article)}

    def _written(self, desk: Desk, made: Change, said: str) -> Data:
        done = write(desk, made)
        named = f"{said} “{made.label}”" if made.label else said
        if done.after:
            self.history.add(desk.file.path, named, done)
            self.written(done.after)
        after = self.state(desk.file.path)
        note = next((one for one in after["notes"] if one["label"] == made.label), None)
        return {"said": named if done.after else "nothing to change", "note": note, **after}

    def _state(self, desk: Desk) -> Data:
        manuscript, problems = open_manuscript(desk.file)
        if manuscript is None:
            raise ProblemError(problems)
        last = self.history.last(desk.file.path)
        offered = of_article(manuscript)
        offered["annotator"] = offered["annotator"] or self.author
        undone = {"id": last.id, "said": last.said} if last else None
        return {**offered, "digest": desk.digest, "undo": undone}

    def _today(self, desk: Desk) -> date:
        return self.now().astimezone(ZoneInfo(desk.settings.timezone)).date()


_SAID = {
    asked_for.Add: "added note",
    asked_for.Edit: "changed note",
    asked_for.Delete: "deleted note",
    asked_for.Topics: "changed topics",
    asked_for.Accept: "accepted differences",
}


def _read(desk: Desk, asked: asked_for.Read) -> Data:
    written, problems = read_written(desk.file, asked.label)
    if written is None:
        raise ProblemError(problems)
    return {"digest": desk.digest, **of_written(written)}


def _differences(desk: Desk) -> tuple[Discrepancy, ...]:
    found, problems = differences_of(desk.file, seed_of(desk.article))
    if problems:
        raise ProblemError(problems)
    return found


def _stale(path: str) -> Problem:
    message = "the article changed since this page showed it; nothing was written"
    return problem("file-changed", message, Place(path), "look at the page as it is now, then save again")
