"""Room `ingest`: the head of a text: date, outlet and byline, title, dek, and all of it twice. Pure rules.

A head reaches as far down as its last *anchor*: a line of date or byline, or the title or such a line again,
before the first paragraph. Below the last anchor only what leaves no doubt is taken out of the body.
"""

from collections.abc import Iterator, Sequence

import regex

from glossator.ingest.headline import Segment, read_headline
from glossator.ingest.names import Meaning, is_person_shaped, meaning_of, name_spans, split_names
from glossator.ingest.rules.reading import HEAD, Reading, is_prose, is_stopped, title_place, title_text
from glossator.ingest.sentences import sentences
from glossator.ingest.values import Block, Finding, Part
from glossator.text import fold_name

TITLE_WORDS = 30
DEK_WORDS = 60
SURE_DEK_WORDS = 8
UNKNOWN = 3
"""Blocks of a head that are neither anchor nor repetition: a kicker, the title, the dek."""

_LEADING_MARK = regex.compile(r"\s*(?:[-–—*+•·‣▪◦●#>]|\d{1,3}[.)])\s")
_MARKED_TITLE = regex.compile(r"#[ \xa0]+(\S.*?)[ \xa0#]*")
_LETTER = regex.compile(r"\p{L}")
_OPEN_END = regex.compile(r"[,;:]\s*\Z")
_VALUES = ("date", "outlet", "author")


def headlines(reading: Reading) -> Iterator[Finding]:
    """Lines of date, outlet and byline in the head; said again, they are repetitions."""
    seen: set[str] = set()
    for block in _head(reading):
        segments = _segments(reading, block)
        if segments and block.folded in seen:
            yield Finding(block.index, "repeated", "the same line of the head again")
        elif segments:
            seen.add(block.folded)
            yield _headline(block, segments)


def _headline(block: Block, segments: Sequence[Segment]) -> Finding:
    parts = tuple(
        Part(one.kind, one.start, one.end, one.sure, one.evidence) for one in segments if one.kind in _VALUES
    )
    unsure = [one.evidence for one in segments if not one.sure]
    evidence = "; ".join(unsure or [one.evidence for one in segments])
    return Finding(block.index, "head", evidence, not unsure, parts)


def marked_title(reading: Reading) -> Iterator[Finding]:
    """`# The title` on the first line, as people write it who mark up their texts."""
    free = reading.free()
    match = _MARKED_TITLE.fullmatch(free[0].text) if len(free) > 1 and free[0].index == 0 else None
    if match and title_place(reading) is None and len(free[0].words) <= TITLE_WORDS:
        evidence = "a mark of a heading stands before it"
        parts = (Part("title", *match.span(1), evidence=evidence),)
        yield Finding(0, "head", evidence, parts=parts)


def title(reading: Reading) -> Iterator[Finding]:
    """The first block that can be a title, if a text is left behind it."""
    free = list(reading.free())
    head = [one for one in _head(reading) if one.index not in reading.found]
    candidates = [one for one in head if can_be_title(one)] if title_place(reading) is None else []
    if not candidates or len(free) < 2 or (free[0] is not candidates[0] and is_prose(free[0])):
        return
    twice = next((one for one in candidates if _again(head, one) and not _is_kicker(reading, one)), None)
    chosen = twice or next((one for one in candidates if not _is_kicker(reading, one)), candidates[0])
    if twice:
        yield Finding(chosen.index, "title", "it stands twice in the head")
    else:
        yield Finding(chosen.index, "title", *_title_evidence(reading, chosen, free))


def _title_evidence(reading: Reading, chosen: Block, free: Sequence[Block]) -> tuple[str, bool]:
    following = next((one for one in free if one.index > chosen.index), None)
    stopped = chosen.text.rstrip().endswith(".")
    longer = following is not None and len(following.words) > 2 * len(chosen.words)
    anchored = any(one.kind == "head" for one in reading.found.values())
    if any(one.index < chosen.index and not _is_kicker(reading, one) for one in free):
        return "the first line that looks like a title, although others stand above it", False
    if not stopped and (longer or anchored):
        return "the first line of the text that is not its date or byline", True
    return "the first line of the text, although it may be part of it", False


def can_be_title(block: Block) -> bool:
    """Short, of one line or two, with a letter, and no item of a list."""
    text = block.text.strip()
    if len(block.text.split()) > TITLE_WORDS or len(block.lines) > 3 or _LEADING_MARK.match(block.text):
        return False
    many = len(sentences(text)) > 2 or (text.endswith(".") and len(block.words) > 16)
    return _LETTER.search(text) is not None and not _OPEN_END.search(text) and not many


def _is_kicker(reading: Reading, block: Block) -> bool:
    known = reading.known
    return (
        len(block.words) <= 4
        and meaning_of(block.text.strip(), known.outlets, known.first_names).kind == "section"
    )


def _again(blocks: Sequence[Block], block: Block) -> bool:
    return any(one.index > block.index and one.folded == block.folded for one in blocks)


def lone_outlet(reading: Reading) -> Iterator[Finding]:
    """A known outlet, a section's name or persons' alone on a line next to the title."""
    place = title_place(reading)
    for block in _head(reading):
        if place is None or block.index in reading.found or not 0 < abs(block.index - place) <= 2:
            continue
        text = block.text.strip()
        meaning = meaning_of(text, reading.known.outlets, reading.known.first_names)
        start = block.text.index(text)
        if _is_outlet(reading, meaning, block):
            part = Part("outlet", start, start + len(text), sure=True, evidence=meaning.evidence)
            yield Finding(block.index, "head", meaning.evidence, parts=(part,))
        elif meaning.kind == "section":
            yield Finding(block.index, "head", meaning.evidence)
        elif meaning.kind == "author" and _introduces(reading, text):
            yield _lone_authors(reading, block, start, text)


def _is_outlet(reading: Reading, meaning: Meaning, block: Block) -> bool:
    """A known outlet, or what is written as one and stands within the head, which names none otherwise."""
    named = any(part.kind == "outlet" for one in reading.found.values() for part in one.parts)
    known = fold_name(block.text) in reading.known.outlets
    return known or (
        meaning.kind == "outlet" and meaning.sure and not named and block.index < _last_anchor(reading)
    )


def _introduces(reading: Reading, text: str) -> bool:
    """Each of the names is introduced at the end of the text or is surely a person's."""
    known = reading.known
    meanings = {name: meaning_of(name, known.outlets, known.first_names) for name in split_names(text)}
    return all(
        fold_name(name) in known.authors or (one.sure and one.kind == "author" and is_person_shaped(name))
        for name, one in meanings.items()
    )


def _lone_authors(reading: Reading, block: Block, at: int, text: str) -> Finding:
    sure = any(fold_name(name) in reading.known.authors for name in split_names(text))
    evidence = f"“{text}” stands alone beside the title" + (" and is introduced at the end" if sure else "")
    parts = (Part("author", at + start, at + end, sure, evidence) for start, end in name_spans(text))
    return Finding(block.index, "head", evidence, sure, tuple(parts))


def repeated_head(reading: Reading) -> Iterator[Finding]:
    """Title and dek again, before the text begins."""
    place = title_place(reading)
    if place is None:
        return
    seen: dict[str, int] = {}
    begun, own = False, fold_name(title_text(reading))
    for block in reading.blocks[: HEAD * 2]:
        first = seen.setdefault(block.folded, block.index)
        is_title = own == block.folded and block.index > place
        begun = begun or is_title or _is_kind(reading, block.index, "repeated")
        if block.index in reading.found:
            continue
        if is_title and first == block.index:
            first = place
        if first < block.index and begun and _in_head(reading, first, block.index):
            yield Finding(block.index, "repeated", f"line {reading.blocks[first].first} again")


def _in_head(reading: Reading, first: int, again: int) -> bool:
    """What stands between the two is head as well: at most a few blocks that nothing explains."""
    between = [one for one in reading.blocks[first + 1 : again] if one.index not in reading.found]
    return first <= (title_place(reading) or 0) + UNKNOWN and len(between) <= UNKNOWN + 1


def dek(reading: Reading) -> Iterator[Finding]:
    """The standfirst: between the title and the last anchor, or twice in the head, or a line without a stop
    above a text of full paragraphs."""
    place = title_place(reading)
    if place is None:
        return
    last = _last_anchor(reading)
    free = [one for one in reading.free() if one.index > place]
    inside = [one for one in free if one.index < last]
    if inside and len(free) > len(inside):
        yield from _inside(inside, reading)
    elif len(free) > 2 and _is_open_line(free[0], free[1]) and free[0].index == place + 1:
        yield Finding(free[0].index, "dek", "a sentence without a stop between title and text", sure=True)


def _inside(inside: Sequence[Block], reading: Reading) -> Iterator[Finding]:
    chosen = next((one for one in inside if len(one.words) >= 4), None)
    for block in inside:
        if block is chosen:
            yield _within(block, _again(reading.blocks[:HEAD], block))
        else:
            yield Finding(block.index, "head", "a line of the head that we cannot name", sure=False)


def _within(block: Block, twice: bool) -> Finding:  # noqa: FBT001 - a fact, not a switch
    if twice:
        return Finding(block.index, "dek", "it stands twice in the head")
    if len(block.words) < SURE_DEK_WORDS and not is_stopped(block):
        return Finding(
            block.index, "dek", "it stands within the head, but may be the title or a byline", sure=False
        )
    return Finding(block.index, "dek", "it stands within the head")


def _is_open_line(block: Block, following: Block) -> bool:
    """Many words, no stop, and a paragraph after it: no section heading, no paragraph."""
    open_ended = not is_stopped(block) and not _OPEN_END.search(block.text)
    return 12 <= len(block.words) <= DEK_WORDS and open_ended and is_prose(following)


def _head(reading: Reading) -> list[Block]:
    """The blocks before the first paragraph; a longish one that comes again just below counts as head."""
    head: list[Block] = []
    unknown = 0
    for block in reading.blocks[:HEAD]:
        if block.index not in reading.found and not _segments(reading, block):
            if _is_text(reading, block):
                break
            unknown += block.folded not in {one.folded for one in head}
        if unknown > 2 * UNKNOWN:
            break
        head.append(block)
    return head


def _is_text(reading: Reading, block: Block) -> bool:
    near = reading.blocks[: block.index + 8]
    return is_prose(block) and not (len(block.words) <= DEK_WORDS and _again(near, block))


def _segments(reading: Reading, block: Block) -> tuple[Segment, ...]:
    return read_headline(block.text, reading.known) if len(block.lines) == 1 else ()


def _last_anchor(reading: Reading) -> int:
    """Index of the last block of the head that is surely head; blocks before it belong to the head, too,
    unless there are too many of them."""
    place = title_place(reading) or 0
    last, unknown = place, 0
    for block in _head(reading):
        if block.index <= place:
            continue
        if block.index not in reading.found:
            unknown += 1
        elif unknown > UNKNOWN - 1:
            break
        elif reading.found[block.index].kind in ("head", "repeated"):
            last = block.index
    return last


def _is_kind(reading: Reading, index: int, kind: str) -> bool:
    return index in reading.found and reading.found[index].kind == kind
