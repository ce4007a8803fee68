"""Words that someone chose in an article become the one place where they stand, or the reason why there is none.
Room `edit`, pure. It never guesses: words that stand more than once need the text around them."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from glossator.edit.manuscript import Manuscript, Passage
from glossator.markdown.plain import block_texts
from glossator.notes.edges import whole_words
from glossator.notes.finder import closest, contexts
from glossator.notes.flow import Flow
from glossator.notes.folding import fold
from glossator.problem import Place, Problem, problem

_NEAR = 0.6
"""How alike words must be to be shown as what may be meant."""
_BEGINNINGS = (24, 12, 6, 3)
"""How many letters of words are looked for in the Markdown where all of them are not found."""
_LISTED = 5
NOTES_FILE = "write the note into a notes file beside the article (docs/notes.md, “Notes files”)"


class Selection(Struct, frozen=True):
    """Words of an article, and the text around them where that is needed to tell them from others."""

    words: str
    prefix: str = ""
    """What stands before them, in the same paragraph or the one before; as much as one likes."""
    suffix: str = ""


class Selected(Struct, frozen=True):
    """A stretch of a passage's text."""

    number: int
    """Of the passage."""
    passage: Passage
    start: int
    end: int

    @property
    def words(self) -> str:
        return " ".join(self.passage.flow.text[self.start : self.end].split())


def select(manuscript: Manuscript, selection: Selection) -> tuple[Selected | None, tuple[Problem, ...]]:
    """The place of the words that are meant; None and why where there is none, or more than one."""
    everyone = [
        Selected(number, passage, start, end)
        for number, passage in enumerate(manuscript.passages)
        for start, end in _everywhere(passage.flow, fold(selection.words))
    ]
    # A heading bears no footnote: words of one are meant only where they stand nowhere else.
    everyone = [one for one in everyone if not one.passage.is_heading] or everyone
    found = [one for one in everyone if _fits(manuscript.passages, one, selection)]
    if len(found) == 1:
        fault = _unfit(manuscript, found[0])
        return (None, (fault,)) if fault else (found[0], ())
    if found or everyone:
        return None, (_ambiguous(manuscript, found or everyone, selection, meant=bool(found)),)
    return None, (_missing(manuscript, selection),)


def place_in(manuscript: Manuscript, selected: Selected) -> Place:
    """Where in the article's file selected words start; markup among them may hide where, and then it is their
    paragraph's start."""
    holder, text = selected.passage.flow.holder, selected.passage.flow.text
    words = text[selected.start : selected.end].partition("\n")[0]
    for length in (len(words), *_BEGINNINGS):
        beginning = words[:length]
        at = _nth(holder.content, beginning, text.count(beginning, 0, selected.start))
        if at >= 0:
            return in_place(manuscript, manuscript.places.within(holder, at, len(beginning)))
    return in_place(manuscript, manuscript.places.within(holder, 0))


def _nth(text: str, words: str, number: int) -> int:
    """Where words stand for the nth time, from 0; -1 where they do not."""
    at = text.find(words)
    while number and at >= 0:
        at = text.find(words, at + len(words))
        number -= 1
    return at


def in_place(manuscript: Manuscript, place: Place) -> Place:
    """A place of the body as one of the file."""
    down = manuscript.written.body_line - 1
    return replace(place, path=manuscript.path, line=place.line + down, frame_first=place.frame_first + down)


def _everywhere(flow: Flow, words: str) -> Iterator[tuple[int, int]]:
    """All places of folded words in a passage's text, where they are whole words."""
    folded = flow.folded
    at = folded.text.find(words) if words else -1
    while at >= 0:
        place = whole_words(flow.text, folded, at, at + len(words))
        if place:
            yield place
        at = folded.text.find(words, at + 1)


def _fits(passages: Sequence[Passage], one: Selected, selection: Selection) -> bool:
    """Whether the text around a place is what the selection says; white space between does not count."""
    prefix, suffix = fold(selection.prefix), fold(selection.suffix)
    before = [passage.flow.folded.text for passage in passages[max(0, one.number - 2) : one.number]]
    behind = [passage.flow.folded.text for passage in passages[one.number + 1 : one.number + 3]]
    own = one.passage.flow.folded
    start, end = own.at(one.start), own.at(one.end)
    left = " ".join((*before, own.text[:start])).rstrip(" ")
    right = " ".join((own.text[end:], *behind)).lstrip(" ")
    return left.endswith(prefix) and right.startswith(suffix)


def _unfit(manuscript: Manuscript, one: Selected) -> Problem | None:
    """Why selected words can bear no note."""
    if not one.passage.is_heading:
        return None
    message = f"the words “{one.words}” stand in a heading, which bears no footnotes"
    hint = f"choose words of the text below it, or {NOTES_FILE}"
    return problem("note-refused", message, place_in(manuscript, one), hint)


def _ambiguous(
    manuscript: Manuscript, found: Sequence[Selected], selection: Selection, *, meant: bool
) -> Problem:
    listed = "; ".join(f"line {place_in(manuscript, one).line}: {_around(one)}" for one in found[:_LISTED])
    more = f"; and {len(found) - _LISTED} more" if len(found) > _LISTED else ""
    if meant:
        message = f"the words “{selection.words}” stand in the article more than once: {listed}{more}"
    else:
        message = f"the words “{selection.words}” stand nowhere with that text around them: {listed}{more}"
    hint = (
        "say which are meant with --prefix and --suffix, the text before and behind them, or quote more words"
    )
    return problem("quote-ambiguous", message, place_in(manuscript, found[0]), hint)


def _around(one: Selected) -> str:
    return contexts(one.passage.flow.text, (one.start,), one.end - one.start)[0]


def _missing(manuscript: Manuscript, selection: Selection) -> Problem:
    whole = " ".join(passage.flow.folded.text for passage in manuscript.passages)
    if fold(selection.words) and fold(selection.words) in whole:
        return _straddling(manuscript, selection)
    if _in_blocks(manuscript, selection.words):
        message = f"the words “{selection.words}” stand in a block of code or raw HTML, which bears no notes"
        return problem("note-refused", message, Place(manuscript.path), "choose words of the text around it")
    near = next(_nearest(manuscript, selection.words), None)
    said = f"the words “{selection.words}” are not in the article"
    if near is None:
        return problem(
            "quote-not-found", said, Place(manuscript.path), "quote its words exactly, in one paragraph"
        )
    hint = "quote its words exactly, whole words in one paragraph"
    return problem(
        "quote-not-found", f"{said}; the closest are “{near.words}”", place_in(manuscript, near), hint
    )


def _straddling(manuscript: Manuscript, selection: Selection) -> Problem:
    """Words that are there, but not within one passage, or not as whole words."""
    inside = any(fold(selection.words) in one.flow.folded.text for one in manuscript.passages)
    if inside:
        message = f"“{selection.words}” starts or ends within a word of the article"
        return problem("quote-not-found", message, Place(manuscript.path), "quote whole words")
    message = f"the words “{selection.words}” run over several paragraphs, which a footnote cannot hold on to"
    return problem(
        "note-refused", message, Place(manuscript.path), f"quote words of one paragraph, or {NOTES_FILE}"
    )


def _in_blocks(manuscript: Manuscript, words: str) -> bool:
    blocks = [
        token for token in manuscript.parted.source if token.type in ("fence", "code_block", "html_block")
    ]
    return any(fold(words) in fold(text) for text in block_texts(blocks))


def _nearest(manuscript: Manuscript, words: str) -> Iterator[Selected]:
    for least in (0.8, _NEAR):
        for number, passage in enumerate(manuscript.passages):
            near = closest(passage.flow, words, len(passage.flow.text), least)
            if near:
                yield Selected(number, passage, near.start, near.end)
