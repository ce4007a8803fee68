"""Articles for tests of editing: what is asked of a text, and what becomes of it."""

from datetime import date
from typing import Any

from glossator.edit.annotate import NewNote, add_note
from glossator.edit.manuscript import ArticleFile
from glossator.edit.revised import Revised
from glossator.edit.selection import Selection
from glossator.notes.options import EditionOptions
from glossator.problem import Problem

PATH = "content/articles/ferry.md"
DAY = date(2025, 3, 1)


def article(text: str) -> ArticleFile:
    """An article's file with that text."""
    return ArticleFile(PATH, text, EditionOptions())


def ask(
    text: str, words: str, note: str = "It was not.", **more: Any
) -> tuple[Revised | None, tuple[Problem, ...]]:
    """What becomes of an article's file when somebody adds a note on words of it."""
    around = {name: more.pop(name) for name in ("prefix", "suffix") if name in more}
    asked = {"author": "Jane Roe", "written": DAY} | more
    return add_note(article(text), NewNote(Selection(words, **around), note, **asked))


def added(text: str, words: str, note: str = "It was not.", **more: Any) -> str:
    """The same, where it must succeed: the file's new text."""
    revised, problems = ask(text, words, note, **more)
    assert revised is not None, problems
    return revised.text


def refusal(text: str, words: str, note: str = "It was not.", **more: Any) -> Problem:
    """The same, where it must be refused: why."""
    revised, problems = ask(text, words, note, **more)
    assert revised is None, revised
    (why,) = problems
    return why
