"""How a note starts: `**Claim: False.** …`. Only such a head makes a footnote a typed note. Room `notes`; imports
config.

    **[Draft ]Kind[: Verdict][. or :]** [— | – | - | · | :]

Works on plain text: the bold words at a note's start, and what follows them.
"""

import re
from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from glossator.config.settings import NoteKind, Verdict
from glossator.notes.quotes import OPENING
from glossator.notes.similar import distance
from glossator.text import fold_name

_LONGEST_VERDICT = 4
"""Words behind a kind's colon that may be a mistaken verdict; more are a sentence."""
_TYPING_ERRORS = 2
_DRAFT = "draft"
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*\Z")
_STOP = re.compile(r"\s*([.:])?\s*\Z")
_SEPARATOR = re.compile(r"\s*(?:([.])(?=\s|$)|[:·|]|[—–―]|-(?=\s))?\s*")
_AFTER_VERDICT = re.compile(rf"\s*(?:$|\n|[.:,;·|—–―\[]|-\s|[{re.escape(OPENING)}])")
_MAY_BE_VERDICT = re.compile(rf"(\w[\w ]{{2,30}}\w)\s*(?:[.,;|]|[—–―\[{re.escape(OPENING)}])")
"""Words that only a verdict would be, right behind `**Claim:**`."""
_COLON = re.compile(r"\s*:\s*")
_SPACE = re.compile(r"\s*")
_LINE_END = re.compile(r"[ \t]*\n")
_UNBOLDED = re.compile(r"[*_]*([^\W\d_][\w ]{0,30}?)\s*([:—–])")
_JOINED = re.compile(r"(\w+)\W+(.+)")


class Words(Struct, frozen=True):
    """The words that make a head, folded as names are."""

    kinds: Mapping[str, NoteKind]
    scale: Mapping[str, Verdict]


class HeadFault(Struct, frozen=True):
    """What is wrong with words at a note's start: mostly what keeps them from being the head that they look like."""

    code: str
    message: str
    hint: str
    words: str
    """Those that it is about, as the note has them."""
    meant: "Head | None" = None
    """The head that it would be once that is mended, so that the rest of the note can be looked at as well."""


class Head(Struct, frozen=True):
    """What a note's start says of it."""

    kind: NoteKind
    end: int
    """Where, in what follows the bold words, the note goes on."""
    verdict: str = ""
    """Its name on the scale."""
    lang: str = ""
    """Of a translation."""
    draft: bool = False
    loose: bool = False
    """Whether it ends in a full stop, so that quoted words behind it may be text."""
    doubt: HeadFault | None = None
    """What the note's writer may have meant otherwise."""


class _Bold(Struct, frozen=True):
    """Bold words taken apart."""

    text: str
    """All of them, as the note has them."""
    kind: NoteKind | None
    word: str
    """Before the colon, folded, without Draft."""
    value: str
    """Behind the colon."""
    draft: bool
    stop: str
    """`.` or `:` at their end, or nothing."""


def head_words(kinds: Mapping[str, NoteKind], scale: Iterable[Verdict]) -> Words:
    """The words of heads, as settings and the scale name them."""
    return Words(
        {fold_name(word): kind for word, kind in kinds.items()}, {fold_name(one.name): one for one in scale}
    )


def read_head(bold: str, rest: str, words: Words) -> Head | HeadFault | None:
    """The head that bold words at a note's start make together with what follows them; None where they are text."""
    parts = _take_apart(bold, words)
    if parts.kind is None:
        return _kindless(parts, rest, words)
    if parts.value:
        return _with_value(parts, parts.kind, rest, words)
    verdict, behind = _verdict_behind(parts, rest, words)
    if verdict:
        return replace(_closed(parts, rest, behind, "claim"), verdict=verdict)
    head = _bare(parts, parts.kind, rest)
    doubt = _loose_verdict(parts, rest, words)
    return replace(head, doubt=doubt) if isinstance(head, Head) and doubt else head


def unbolded(text: str, words: Words) -> HeadFault | None:
    """That a note starts with a kind of note and a colon or dash, but not in bold."""
    found = _UNBOLDED.match(text)
    word = fold_name(found[1]).removeprefix(_DRAFT + " ") if found else ""
    if not found or word not in words.kinds or not found[1][0].isupper():
        return None
    message = f"“{found[1]}” looks like a kind of note, but is not in bold: this is a plain footnote"
    head = f"**{found[1]}:**" if found[2] == ":" else f"**{found[1]}** {found[2]}"
    return HeadFault("near-miss-kind", message, f"write {head} to make it one, or reword the start", found[1])


def _take_apart(bold: str, words: Words) -> _Bold:
    text = bold.strip()
    stop = _STOP.search(text)
    inner = text[: stop.start()] if stop else text
    name, _, value = inner.partition(":")
    folded = fold_name(name)
    drafted = folded.removeprefix(_DRAFT + " ")
    draft = drafted != folded
    end = (stop[1] or "") if stop else ""
    return _Bold(text, words.kinds.get(drafted), drafted, value.strip(), draft, end)


def _with_value(parts: _Bold, kind: NoteKind, rest: str, words: Words) -> Head | HeadFault | None:
    short = len(parts.value.split()) <= _LONGEST_VERDICT
    if kind == "claim":
        verdict = words.scale.get(fold_name(parts.value))
        if verdict:
            return replace(_closed(parts, rest, 0, kind), verdict=verdict.name)
        return _bad_verdict(parts.value, words, _closed(parts, rest, 0, kind)) if short else None
    if kind == "translation":
        if _LANGUAGE.match(parts.value):
            return replace(_closed(parts, rest, 0, kind), lang=parts.value)
        return _bad_language(parts.value, _closed(parts, rest, 0, kind)) if short else None
    return None


def _bad_language(value: str, meant: Head) -> HeadFault:
    hint = "write a tag such as sr, pt-BR or zh-Hant"
    return HeadFault("bad-language", f"“{value}” is no language tag", hint, value, meant)


def _bad_verdict(value: str, words: Words, meant: Head) -> HeadFault:
    near = _near(value, words)
    guess = f"; did you mean “{near}”?" if near else ""
    scale = ", ".join(one.name for one in words.scale.values())
    message = f"“{value}” is no verdict of the scale{guess}"
    return HeadFault("bad-verdict", message, f"the scale is: {scale}", value, meant)


def _near(value: str, words: Words) -> str:
    """The verdict that a word is almost; empty if there is none."""
    near = min(words.scale, key=lambda name: distance(name, fold_name(value)), default="")
    return words.scale[near].name if near and distance(near, fold_name(value)) <= _TYPING_ERRORS else ""


def _verdict_behind(parts: _Bold, rest: str, words: Words) -> tuple[str, int]:
    """The verdict that follows the bold word Claim, and where it ends: `**Claim:** False.`"""
    start = _verdict_start(parts, rest)
    if start is None:
        return "", 0
    for one in sorted(words.scale.values(), key=lambda one: -len(one.name)):
        end = start + len(one.name)
        if fold_name(rest[start:end]) == fold_name(one.name) and _AFTER_VERDICT.match(rest, end):
            return one.name, end
    return "", 0


def _verdict_start(parts: _Bold, rest: str) -> int | None:
    if parts.kind != "claim":
        return None
    colon = (_COLON if parts.stop != ":" else _SPACE).match(rest)
    return colon.end() if colon else None


def _loose_verdict(parts: _Bold, rest: str, words: Words) -> HeadFault | None:
    """That a verdict may follow the word Claim, though text follows it at once or it is misspelt."""
    start = _verdict_start(parts, rest)
    if start is None:
        return None
    said = _MAY_BE_VERDICT.match(rest, start)
    if said and _near(said[1], words):
        message = f"“{said[1]}” is no verdict of the scale; did you mean “{_near(said[1], words)}”?"
        hint = f"write **Claim: {_near(said[1], words)}.** for a verdict, **Claim.** for text"
        return HeadFault("near-miss-kind", message, hint, said[1])
    for one in words.scale.values():
        if re.match(re.escape(one.name) + r"\s+\w", rest[start:]):
            message = f"“{one.name}” may be this claim's verdict or the first word of its text"
            hint = f"write **Claim: {one.name}.** for a verdict, **Claim.** for text"
            return HeadFault("near-miss-kind", message, hint, one.name)
    return None


def _closed(parts: _Bold, rest: str, at: int, kind: NoteKind) -> Head:
    """The head that ends at an offset of what follows its bold words, or with the separator there."""
    separator = _SEPARATOR.match(rest, at)
    end = separator.end() if separator else at
    dotted = bool(separator and separator[1]) or (parts.stop == "." and not rest[at:end].strip())
    return Head(kind, end, draft=parts.draft, loose=dotted)


def _bare(parts: _Bold, kind: NoteKind, rest: str) -> Head | HeadFault | None:
    """A kind, and nothing else in bold: a head only if something ends it."""
    if _is_ended(parts, rest):
        return _closed(parts, rest, 0, kind)
    following = rest.lstrip()
    if not following or following[0] in OPENING + "[" or _LINE_END.match(rest):
        return _closed(parts, rest, 0, kind)
    if not following[0].isupper() and following[0] not in "(*_":
        return None
    message = f"nothing ends the bold word “{parts.text}”, so that it is text: this is a plain footnote"
    hint = f"write **{parts.text}.** to make it a head, {parts.text} without bold where it is text"
    return HeadFault("near-miss-kind", message, hint, parts.text)


def _is_ended(parts: _Bold, rest: str) -> bool:
    """Whether a full stop, a colon or a separator ends the bold words."""
    separator = None if parts.stop else _SEPARATOR.match(rest)
    return bool(parts.stop or (separator and separator.group().strip()))


def _kindless(parts: _Bold, rest: str, words: Words) -> Head | HeadFault | None:
    """Bold words without a kind: a verdict alone means a claim, and what is almost a kind is said to be."""
    verdict = None if parts.value else words.scale.get(parts.word)
    if verdict:
        head = _bare(parts, "claim", rest)
        return replace(head, verdict=verdict.name) if isinstance(head, Head) else head
    fault = _without_colon(parts, words)
    if fault:
        return fault
    near = _near_kind(parts.word, words) if parts.value or _is_ended(parts, rest) else ""
    if not near:
        return None
    named = parts.text.removesuffix(parts.stop).partition(":")[0].strip()
    meant = ("Draft " if parts.draft else "") + near
    message = f"“{named}” is no kind of note; did you mean “{meant}”?"
    hint = f"write **{parts.text.replace(named, meant, 1)}**, or {named} without bold where it is text"
    return HeadFault("near-miss-kind", message, hint, parts.text)


def _without_colon(parts: _Bold, words: Words) -> HeadFault | None:
    """That a verdict follows a kind without a colon: `**Claim – False**`."""
    joined = _JOINED.match(parts.word)
    verdict = words.scale.get(joined[2].strip(" ()")) if joined and joined[1] in words.kinds else None
    if joined is None or verdict is None:
        return None
    kind = joined[1].capitalize()
    message = f"a verdict follows “{kind}”, but no colon: this is a plain footnote"
    return HeadFault("near-miss-kind", message, f"write **{kind}: {verdict.name}**", parts.text)


def _near_kind(word: str, words: Words) -> str:
    if len(word) < 4 or len(word) > 40:
        return ""
    near = min(words.kinds, key=lambda kind: distance(kind, word), default="")
    return near.capitalize() if near and 0 < distance(near, word) <= _TYPING_ERRORS else ""
