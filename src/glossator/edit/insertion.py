"""Where in a passage's Markdown a reference goes so that it stands behind given words. Room `edit`, pure.

The parser's inline tokens carry no offsets, so places are tried: the words' last letters say where it may be, and one
that is read back right, with nothing else changed, is where it is.
"""

from collections.abc import Iterator, Sequence

import regex
from markdown_it.token import Token
from msgspec import Struct

from glossator.edit.manuscript import Manuscript, Passage
from glossator.markdown.plain import inline_text, token_text
from glossator.notes.definitions import undefined_to_text
from glossator.notes.rules import fold_label

_TAILS = (16, 6, 2)
"""How many letters before the place are looked for in the Markdown; escapes and markup may stand among more."""
_REFERENCE = r"&#?\w+;"
_MOST = 400
"""How many places are tried at the most, behind those that are likely."""
_PART = regex.compile(
    r"(?P<mark>\*+|_+|~~|`+|</[A-Za-z][\w-]*>|\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?: \"[^\"]*\")?\)|\]\[[^\]]*\])"
    r"|(?P<words>[.,;:!?…]|[\p{Pf}\p{Pe}\"”’»]|[“‘«‹](?=[\s\p{P}]|$)|\[\^[^\]\s]+\])"
)
"""What belongs to the words that it follows: closing markup, punctuation that closes, references."""


class _Words(Struct, frozen=True):
    """What is looked for: a place in a passage's content behind an offset of its text."""

    manuscript: Manuscript
    holder: Token
    text: str
    offset: int
    label: str
    """Of the reference that is to stand there."""
    html: str
    """The passage without its references."""


def insertion(manuscript: Manuscript, passage: Passage, offset: int, label: str) -> int | None:
    """The offset in the content of a passage's inline token at which `[^label]` is read as a reference that follows
    the words that end at an offset of its text, behind the punctuation and the markup that close them; None where
    there is no such place, in code or a link."""
    holder = passage.flow.holder
    whole = manuscript.render((_parse(manuscript, holder.content, label),))
    sought = _Words(manuscript, holder, passage.flow.text, offset, label, whole)
    for at in _candidates(holder.content, sought.text, offset):
        if _is_right(sought, at, strict=True):
            behind = (end for end in _behind(holder.content, at) if _is_right(sought, end, strict=False))
            return next(behind, at)
    return None


def _candidates(content: str, text: str, offset: int) -> Iterator[int]:
    """Places in the content, the likely ones first: behind the words' last letters, then behind each of their last
    letter and each character reference, which may stand for it, the nearest to where it should be first."""
    ends: dict[int, None] = {}
    for length in _TAILS:
        tail = text[max(0, offset - length) : offset].rpartition("\n")[2]
        ends.update(dict.fromkeys(_ends(regex.escape(tail), content)))
    for end in ends:
        yield from (end, *_behind_markup(content, end))
    near = len(content) * offset // max(1, len(text))
    rest = {
        *_ends(regex.escape(text[offset - 1 : offset]), content),
        *_ends(_REFERENCE, content),
    } - ends.keys()
    for end in sorted(rest, key=lambda at: abs(at - near))[:_MOST]:
        yield from (end, *_behind_markup(content, end))


def _behind_markup(content: str, at: int) -> Iterator[int]:
    """Places behind the markup that closes right behind one, of a link or code for example."""
    while (found := _PART.match(content, at)) and found["mark"]:
        at = found.end()
        yield at


def _ends(pattern: str, content: str) -> Iterator[int]:
    return (found.end() for found in regex.finditer(pattern, content) if found.end() > found.start())


def _behind(content: str, at: int) -> Iterator[int]:
    """Places behind what belongs to the words before one, the farthest first."""
    ends = []
    while found := _PART.match(content, at):
        at = found.end()
        ends.append(at)
    yield from reversed(ends)


def _is_right(sought: _Words, at: int, *, strict: bool) -> bool:
    """Whether a reference at an offset of the content is read as one, right behind the words or (not `strict`) behind
    what closes them too, and changes nothing else."""
    content, reference = sought.holder.content, f"[^{sought.label}]"
    parsed = _parse(sought.manuscript, content[:at] + reference + content[at:], sought.label)
    found = _offset_of(parsed.children or (), reference)
    if found is None or inline_text(parsed.children) != sought.text:
        return False
    between = sought.text[sought.offset : found] if found >= sought.offset else " "
    closes = not between or (not strict and not _PART.sub("", between))
    return closes and sought.manuscript.render((parsed,)) == sought.html


def _offset_of(children: Sequence[Token], reference: str) -> int | None:
    """Where in the text a reference stands that stands once, and in no link."""
    at, links = 0, 0
    found: list[int | None] = []
    for token in children:
        links += token.nesting if token.type in ("link_open", "link_close") else 0
        if token.type == "note_ref" and token.content == reference:
            found.append(None if links else at)
        at += len(token_text(token))
    return found[0] if len(found) == 1 else None


def _parse(manuscript: Manuscript, content: str, label: str) -> Token:
    """A passage's content parsed, with references to the notes that there are and to that label."""
    parsed = manuscript.made.parseInline(content, dict(manuscript.env))
    undefined_to_text(parsed, {*manuscript.parted.definitions, fold_label(label)})
    return parsed[0]
