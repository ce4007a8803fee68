"""A definition read as a note: its head, quoted words, speaker and byline told apart from its text. Room `notes`;
imports root, config and `markdown`.

Reading goes in two steps: what a definition says by itself, then, when its quoted words were looked for in the source,
where its text starts.
"""

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token
from msgspec import Struct
from msgspec.structs import replace

from glossator.markdown.cut import without
from glossator.markdown.places import Places
from glossator.markdown.plain import block_texts, inline_text, token_text
from glossator.model import Byline
from glossator.notes.bylines import Signed, Unsigned, in_parenthesis, on_last_line
from glossator.notes.definitions import Definition
from glossator.notes.heads import Head, HeadFault, Words, read_head, unbolded
from glossator.notes.quotes import CLOSING, OPENING, Quoted, quoted
from glossator.problem import Place, Problem, problem

_SPEAKER = re.compile(r"\s*\[([^\[\]\n@]+)\]")
"""With `@` it is a citation."""
_BEHIND_QUOTE = re.compile(r"[:.,]?\s*(?:[—–―]\s+)?")
_SHOWN = 40
"""How many characters of words that have no end are pointed at."""
_WORDLESS = frozenset(("note_ref", "image"))
_PARAGRAPH = 3
"""Tokens of a paragraph: it opens, its text, it closes."""


class Reading(Struct, frozen=True):
    """What a definition says by itself."""

    definition: Definition
    head: Head | None
    """None for a plain footnote."""
    start: int
    """Where, in the text of the first paragraph, the head ends."""
    quotes: tuple[Quoted, ...]
    """What may be the quoted words, longest first, ends in the text of the first paragraph."""
    opening: str
    """The mark that opens them."""
    byline: Byline
    tokens: tuple[Token, ...]
    """Without the byline."""
    problems: tuple[Problem, ...] = ()


class Told(Struct, frozen=True):
    """A note's own text, and who is said to have made its claim."""

    speaker: str
    tokens: tuple[Token, ...]
    works: tuple[str, ...] = ()
    """The names of the works that it cites."""


def read(definition: Definition, words: Words, places: Places) -> Reading:
    """What a definition says by itself."""
    text = _first_text(definition.tokens)
    head, start, fault = _head(definition, text, words)
    faults = [*([_head_fault(definition, fault, places)] if fault else ()), *_emptiness(definition, text)]
    if head is None:
        plain = Reading(definition, None, 0, (), "", Byline(), definition.tokens, tuple(faults))
        return _as_meant(plain, fault.meant, start, places) if fault and fault.meant else plain
    byline, tokens, bad = _byline(definition.tokens)
    faults += [_unsigned(bad, definition, places)] if bad else []
    if not head.verdict and len(definition.tokens) == _PARAGRAPH and not text[start:].strip():
        faults.append(_empty(definition))
    quotes = quoted(text, start)
    if not quotes and not head.loose:
        faults += _unclosed(definition, text[start:], places)
    return Reading(definition, head, start, quotes, text[start : start + 1], byline, tokens, tuple(faults))


def _as_meant(plain: Reading, meant: Head, start: int, places: Places) -> Reading:
    """A footnote that only a wrong verdict or language keeps from being a typed note: it is read as a plain one, all
    its text shown, but what is wrong behind the head is told in the same run."""
    text = _first_text(plain.tokens)
    _, _, bad = _byline(plain.tokens)
    faults = [_unsigned(bad, plain.definition, places)] if bad else []
    quotes = () if meant.loose else quoted(text, start)
    if not quotes and not meant.loose:
        faults += _unclosed(plain.definition, text[start:], places)
    return replace(plain, quotes=quotes, opening=text[start : start + 1], problems=(*plain.problems, *faults))


def read_under(definition: Definition, head: Head | None, places: Places) -> Reading:
    """What a note says by itself whose head stands over it, in a notes file."""
    if head is None:
        byline, tokens, bad = Byline(), definition.tokens, None
    else:
        byline, tokens, bad = _byline(definition.tokens)
    faults = [_unsigned(bad, definition, places)] if bad else []
    if not (head and head.verdict) and not any(text.strip() for text in block_texts(tokens)):
        hint = "write its text behind the quotation"
        message = f"note “{definition.label}” has no text"
        faults.append(problem("empty-note", message, definition.place, hint))
    return Reading(definition, head, 0, (), "", byline, tokens, tuple(faults))


def tell(reading: Reading, quote: Quoted | None) -> Told:
    """The note's text, without its head and, where quoted words were found, these; and its claim's speaker."""
    if reading.head is None:
        return Told("", reading.tokens)
    text = _first_text(reading.tokens)
    end = _behind(text, quote.end) if quote else reading.start
    found = _SPEAKER.match(text, end) if reading.head.kind == "claim" else None
    if found:
        end = _behind(text, found.end())
    tokens = _cut(reading.tokens, 1, 0, _spared(reading.tokens, text, end)) if end else reading.tokens
    return Told(found[1].strip() if found else "", tokens)


def _behind(text: str, at: int) -> int:
    found = _BEHIND_QUOTE.match(text, at)
    return found.end() if found else at


def _spared(tokens: Sequence[Token], text: str, end: int) -> int:
    """The end of what goes from a note's start, before references and images that the note's own text begins with: they
    have no text, and the white space behind them stays."""
    at, spared = 0, end
    for token in tokens[1].children or ():
        if token.type in _WORDLESS and at < spared and not text[at:end].strip():
            spared = at
        at += len(token_text(token))
    return spared


def _left(children: Sequence[Token], text: str, start: int) -> int:
    """The start of what goes from a note's end, behind references and images that the note's own text ends with: they
    have no text, and the white space before them stays."""
    if children and children[-1].type == "text" and len(children[-1].content) >= len(text) - start:
        return start
    at, left = 0, start
    for token in children:
        if token.type in _WORDLESS and at > left and not text[start:at].strip():
            left = at
        at += len(token_text(token))
    return left


def _first_text(tokens: Sequence[Token]) -> str:
    """The text of the paragraph that a note starts with; empty where it starts with another block."""
    return inline_text(tokens[1].children) if tokens and tokens[0].type == "paragraph_open" else ""


def _head(definition: Definition, text: str, words: Words) -> tuple[Head | None, int, HeadFault | None]:
    """The head, the offset of what follows it in the first paragraph's text, and what may keep it from being one."""
    bold = _bold_start(definition.tokens) if text else ""
    found = read_head(bold, text[len(bold) :], words) if bold else None
    if isinstance(found, Head):
        return found, len(bold) + found.end, found.doubt
    if found and found.meant:
        return None, len(bold) + found.meant.end, found
    return None, 0, found or (unbolded(text, words) if text and not bold else None)


def _bold_start(tokens: Sequence[Token]) -> str:
    """The bold words that a note starts with, if they hold no other markup."""
    children = [child for child in tokens[1].children or () if child.type != "text" or child.content]
    if len(children) < 3 or [child.type for child in children[:3]] != ["strong_open", "text", "strong_close"]:
        return ""
    return children[1].content


def _byline(tokens: Sequence[Token]) -> tuple[Byline, tuple[Token, ...], Unsigned | None]:
    """The byline that ends a note, and the note's tokens without it."""
    if len(tokens) < _PARAGRAPH or tokens[-1].type != "paragraph_close":
        return Byline(), tuple(tokens), None
    text = inline_text(tokens[-2].children)
    found = in_parenthesis(text) or on_last_line(text)
    if isinstance(found, Signed) and not _under_quotation(tokens, text, found.start):
        start = _left(tokens[-2].children or (), text, found.start)
        return found.byline, _cut(tokens, len(tokens) - 2, start, found.end), None
    return Byline(), tuple(tokens), found if isinstance(found, Unsigned) else None


def _under_quotation(tokens: Sequence[Token], text: str, start: int) -> bool:
    """Whether a last line says who is quoted above it, and not who wrote the note."""
    if text[start:].lstrip().startswith("("):
        return False
    if text[:start].strip():
        return _is_quotation(text[:start])
    before = tokens[:-_PARAGRAPH]
    if not before:
        return False
    is_paragraph = before[-1].type == "paragraph_close"
    return before[-1].type == "blockquote_close" or (
        is_paragraph and _is_quotation(inline_text(before[-2].children))
    )


def _is_quotation(text: str) -> bool:
    stripped = text.strip()
    return any(one.end == len(stripped) for one in quoted(stripped, 0))


def _cut(tokens: Sequence[Token], at: int, start: int, end: int) -> tuple[Token, ...]:
    """The tokens with a stretch of one paragraph's text taken out, or without the paragraph where that empties it."""
    children = without(tokens[at].children or (), start, end)
    if not children:
        return (*tokens[: at - 1], *tokens[at + 2 :])
    held = tokens[at]
    cut = Token(
        "inline", "", 0, map=held.map, level=held.level, children=children, content=held.content, block=True
    )
    return (*tokens[:at], cut, *tokens[at + 1 :])


def _head_fault(definition: Definition, fault: HeadFault, places: Places) -> Problem:
    place = _place(definition, 1, fault.words, places)
    return problem(fault.code, fault.message, place, fault.hint)


def _unsigned(bad: Unsigned, definition: Definition, places: Places) -> Problem:
    message = f"“{' '.join(bad.text.split())}” would be a byline, but {bad.why}"
    place = _place(definition, len(definition.tokens) - 2, bad.text, places, last=True)
    return problem("bad-byline", message, place, bad.hint)


def _unclosed(definition: Definition, text: str, places: Places) -> Iterator[Problem]:
    """That a mark opens quoted words which none closes; nothing where no mark does."""
    if text[:1] and text[0] in OPENING:
        message = f"the quotation mark {text[0]} of note “{definition.label}” is never closed"
        hint = (
            f"close it with {CLOSING[text[0]][0]}, or end the head with a full stop if what follows is text"
        )
        yield problem("quote-not-found", message, _place(definition, 1, text[:_SHOWN], places), hint)


def _place(definition: Definition, at: int, words: str, places: Places, *, last: bool = False) -> Place:
    """The place of words in the paragraph whose text is a definition's token `at`, the first or the last such words;
    of the definition's label where they are written in another way."""
    holder = definition.tokens[at]
    first = words.split("\n", 1)[0]
    found = (holder.content.rfind if last else holder.content.find)(first)
    return places.within(holder, found, len(first)) if found >= 0 else definition.place


def _emptiness(definition: Definition, text: str) -> Iterator[Problem]:
    if not text.strip() and not any(text.strip() for text in block_texts(definition.tokens)):
        yield _empty(definition)


def _empty(definition: Definition) -> Problem:
    hint = "write its text behind the colon; further paragraphs are indented by four spaces"
    return problem("empty-note", f"note “{definition.label}” has no text", definition.place, hint)
