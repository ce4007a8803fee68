"""What became of articles, as lines for a terminal or as Markdown for a pull request. Room `cli`, pure."""

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from glossator.cli.summary import numbered
from glossator.edit.comparing import ArticleChange
from glossator.notes.changes import NoteChange

MARKS = {"added": "+", "changed": "~", "removed": "-"}
MOST = 160
"""Characters of a note's text that are shown."""
_MARKUP = re.compile(r"[\\`*_\[\]|~#]")


def as_text(changes: Sequence[ArticleChange]) -> Iterator[str]:
    """The lines for a terminal."""
    for one in changes:
        yield _named(one)
        yield f"  {words_said(one)}"
        yield from (f"  {MARKS[became(note)]} {_note(note)}" for note in one.notes)
        yield ""
    yield tally(changes)


def as_markdown(changes: Sequence[ArticleChange]) -> Iterator[str]:
    """GitHub's Markdown: a heading for each article, a list of its notes."""
    yield from ("## What changed", "", tally(changes), "")
    for one in changes:
        mark = {"altered": "❌ ", "unreadable": "❌ ", "proven": "✅ "}.get(one.words, "")
        yield from (f"### `{_named(one)}`", "", f"{mark}{_plain(words_said(one))}", "")
        yield from (f"- **{became(note)}** {_plain(_note(note))}" for note in one.notes)
        yield from ("",) if one.notes else ()


def words_said(one: ArticleChange) -> str:
    """Whether an article's words are the source's."""
    more = f", with {numbered(one.emendations, 'more emendation')}" if one.emendations > 0 else ""
    return {
        "proven": f"the source's words are unaltered: {one.count:,} words as in {one.seed}{more}",
        "altered": f"the source's words are ALTERED: they are not those of {one.seed} (glossator check shows where)",
        "same": "the words are as they were; there is no raw text to compare them with",
        "changed": "the words have changed; there is no raw text to compare them with",
        "new": "a new article, without a raw text to compare its words with",
        "unreadable": "the article cannot be read (glossator check says why)",
        "removed": "the article is removed",
    }[one.words]


def is_bad(one: ArticleChange) -> bool:
    """Whether an article says what its source does not, or nothing can be said of it."""
    return one.words in ("altered", "unreadable")


def became(note: NoteChange) -> str:
    return "added" if note.before is None else "removed" if note.now is None else "changed"


def tally(changes: Sequence[ArticleChange]) -> str:
    """`2 articles: 1 note added, 3 changed. The source's words are unaltered.`"""
    if not changes:
        return "No article has changed."
    counts = Counter(became(note) for one in changes for note in one.notes)
    told = [f"{counts[kind]} {kind}" for kind in MARKS if counts[kind]]
    notes = f"notes: {', '.join(told)}" if told else "no note has changed"
    bad = [one for one in changes if is_bad(one)]
    end = f" See to the words of {numbered(len(bad), 'article')}." if bad else ""
    proven = (
        " The source's words are unaltered." if not bad and any(c.words == "proven" for c in changes) else ""
    )
    return f"{numbered(len(changes), 'article')} changed; {notes}.{end}{proven}"


def _named(one: ArticleChange) -> str:
    before, now = one.versions.before, one.versions.now
    return f"{before} → {now}" if before and now and before != now else now or before


def _note(change: NoteChange) -> str:
    if change.fields:
        return f"{change.label}: {'; '.join(_fields(change.fields))}"
    note = change.now or change.before
    head = ": ".join(filter(None, (note.kind, note.verdict))) if note else ""
    quote = f"“{note.quote}”" if note and note.quote else ""
    return " ".join(filter(None, (change.label, head, quote, _cut(note.plain) if note else "")))


def _fields(fields: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    for name, before, now in fields:
        yield name if name == "markup" else f"{name} {_cut(before) or '(none)'} → {_cut(now) or '(none)'}"


def _cut(text: str) -> str:
    joined = " ".join(text.split())
    return joined if len(joined) <= MOST else f"{joined[:MOST]}…"


def _plain(text: str) -> str:
    """A text as it is in Markdown: nothing in it is markup."""
    return _MARKUP.sub(r"\\\g<0>", html.escape(text, quote=False))
