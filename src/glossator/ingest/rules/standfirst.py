"""Room `ingest`: the dek that stands but once, between the head and the text. Pure rule.

Nothing but its shape tells such a dek from a first paragraph, so all of this must hold; else it stays in the body.

- It is the first block below title, date and byline: at most two sentences, 8 to 40 words, with a stop.
- The text below goes on in longer paragraphs: three or more, the next of at least twice its words, their median of
  at least three times, and at most one in six as short as it is. News agencies' paragraphs are about the size of
  their first, which is therefore text.
- It reads as no first paragraph: no dateline, no label (`Editor's note: …`), no quotation, no weekday or “last week”,
  nobody who *said* so, no `I`; and the next does not lean on it (`But …`, `This …`, `He …`).

It is *sure* if it is one sentence of 12 words or more (shorter ones are often a first paragraph that wants to hook its
reader), the only short paragraph above five or more, and a date or a byline shows where the head ends; otherwise the
editor is asked to look.
"""

from collections.abc import Iterator, Sequence
from statistics import median

import regex

from glossator.ingest.rules.reading import Reading, is_prose, is_stopped, title_place
from glossator.ingest.sentences import sentences
from glossator.ingest.values import Block, Finding

FEWEST, SURE_FEWEST, MOST = 8, 12, 40
"""Words of a dek."""
NEXT, MEDIAN = 2, 3
"""How many times its words the next paragraph has, and the middle one of the text."""
PARAGRAPHS, SURE_PARAGRAPHS = 3, 5
SHORT = 1.5
"""A paragraph of fewer times its words is as short as it is."""
RARE = 6
"""One paragraph in so many may be as short."""

_HEAD_KINDS = frozenset(("head", "repeated", "chrome"))
_OPENS_TEXT = regex.compile(
    r"\s*[\p{Pi}\p{Pf}\"'„«»–—-]|\s*\p{Lu}[\p{L}’']*(?: [\p{L}’']+){0,2}:\s"
    r"|\s*\p{Lu}[\p{Lu}\p{M} .'’-]+(?:,[^.!?]{1,40}?|\s*\([^)]{1,40}\))?\s*(?:\([^)]{1,40}\)\s*)?[–—:-]\s"
)
_REPORTS = regex.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tomorrow|last (?:week|month|night|year)|"
    r"said|says|told|announced|reported|according to|I|my|I['’]m|"
    r"(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|gestern|heute|sagte|laut|"
    r"lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|selon|"
    r"ponedelj?ak|ponedjeljak|utorak|sred[aue]|četvrtak|petak|subot[aue]|nedelj[aue]|juče|danas|izjavio|izjavila|rekao|"
    r"rekla|saopštio|saopštila|понедељак|уторак|среду|четвртак|петак|суботу|недељу|јуче|данас|изјавио|изјавила|рекао|рекла|"
    r"понеділок|вівторок|середу|четвер|п['’ʼ]ятницю|неділю|сьогодні|вчора|заявив|заявила|повідомив|повідомила|повідомляє|"
    r"poniedziałek|wtorek|środę|czwartek|piątek|sobotę|niedzielę|wczoraj|dzisiaj|powiedział|powiedziała|poinformował)\b",
    regex.IGNORECASE,
)
_LEANS = regex.compile(
    r"\s*(?:it|this|that|these|those|he|she|they|his|her|their|its|but|and|so|yet|such|then|or|both|neither|"
    r"das|dies|diese[rs]?|er|sie|es|aber|und|doch|ce|cela|cette|il|elle|ils|elles|mais|et|"
    r"to|ten|ta|ale|on|ona|oni|ovo|taj|ali|то|ово|тај|али|он|она|они|це|цей|ця|але|він|вона|вони)\b",
    regex.IGNORECASE,
)


def standfirst(reading: Reading) -> Iterator[Finding]:
    """The block between head and text that is a dek by its shape."""
    place = title_place(reading)
    free = [one for one in reading.free() if one.index > (place or 0)]
    if place is None or not free or not _is_next_to_head(reading, place, free[0]) or not _can_be(free[0]):
        return
    dek, text = free[0], _paragraphs(free[1:])
    if not text or text[0] is not free[1] or not _stands_out(dek, text) or _LEANS.match(text[0].text):
        return
    sizes = f"{len(dek.words)} words above paragraphs of {median(len(one.words) for one in text):.0f}"
    if _is_sure(reading, dek, text):
        yield Finding(dek.index, "dek", f"one sentence of {sizes}, the only short one")
    else:
        yield Finding(dek.index, "dek", f"{sizes}: a dek, or the text's first paragraph", sure=False)


def _is_next_to_head(reading: Reading, place: int, block: Block) -> bool:
    """Only lines of the head stand between the title and it, and no dek is known."""
    between = [reading.found[at].kind for at in range(place + 1, block.index)]
    return _HEAD_KINDS.issuperset(between) and not any(_is_dek(one) for one in reading.found.values())


def _is_dek(finding: Finding) -> bool:
    return finding.kind == "dek" or any(part.kind == "dek" for part in finding.parts)


def _can_be(block: Block) -> bool:
    size = FEWEST <= len(block.words) <= MOST and len(sentences(block.text)) <= 2
    return size and is_stopped(block) and not (_OPENS_TEXT.match(block.text) or _REPORTS.search(block.text))


def _paragraphs(blocks: Sequence[Block]) -> list[Block]:
    """The text's paragraphs, without headings and lists."""
    return [one for one in blocks if is_prose(one) or (is_stopped(one) and len(one.words) >= FEWEST)]


def _stands_out(dek: Block, text: Sequence[Block]) -> bool:
    size = len(dek.words)
    longer = len(text[0].words) >= NEXT * size and median(len(one.words) for one in text) >= MEDIAN * size
    return len(text) >= PARAGRAPHS and longer and len(_as_short(dek, text)) * RARE <= len(text)


def _as_short(dek: Block, text: Sequence[Block]) -> list[Block]:
    return [one for one in text if len(one.words) < SHORT * len(dek.words)]


def _is_sure(reading: Reading, dek: Block, text: Sequence[Block]) -> bool:
    """The head is certain, and no other paragraph is anything like it."""
    anchored = any(one.kind == "head" and one.parts for one in reading.found.values())
    apart = len(text) >= SURE_PARAGRAPHS and not _as_short(dek, text)
    return anchored and apart and len(dek.words) >= SURE_FEWEST and len(sentences(dek.text)) == 1
