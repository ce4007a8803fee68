"""Room `ingest`: lines of the page around an article, which are no part of it. Pure rules.

Each is a pattern for a whole block. At the head and the tail they are believed; between paragraphs only a
share bar or an advertisement's mark is, and then the editor is told.
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

import regex

from glossator.ingest.headline import read_headline
from glossator.ingest.rules.bios import introduced_names
from glossator.ingest.rules.reading import HEAD, TAIL, Reading, first_prose, is_prose, is_stopped, last_prose
from glossator.ingest.values import Block, Finding
from glossator.text import fold_name

_SERVICE = (
    r"(?:facebook|twitter|x|linkedin|e-?mail|whatsapp|telegram|reddit|pinterest|instagram|youtube|bluesky|mastodon|"
    r"threads|viber|tiktok|rss|print|pdf|copy link|link|share|tweet|like|follow|save|bookmark|messenger|flipboard|"
    r"teilen|drucken|podeli(?:te)?|поділитися|поделиться|download)"
)
SHARE = regex.compile(
    rf"share(?: (?:this|on|via|with)\b[^.]*|:.*)?|tweet(?: this)?|print(?: this)?(?: article)?|{_SERVICE}"
    rf"(?:[\s,|•·/]+(?:on |via |to )?{_SERVICE})+|(?:copy|get) link|\d+ (?:shares?|comments?|likes?|views?)|"
    r"follow (?:us|him|her|them|me)(?: (?:on|at|via)\b[^.]{0,80}| @.*)?|"
    r"follow [\w. ]+ on (?:x|twitter|facebook|bluesky|linkedin)\b.*|"
    r"like this:?|like loading(?:\.{3}|…)?|listen to (?:this )?article|(?:save|bookmark) (?:this )?(?:article|story)",
    regex.IGNORECASE,
)
_ONE_SERVICE = regex.compile(rf"(?:on |via )?{_SERVICE}", regex.IGNORECASE)
ADVERTISEMENT = regex.compile(
    r"(?:- )?(?:advertisement|sponsored|anzeige|werbung|реклама|oglas)(?: -)?|ad", regex.IGNORECASE
)
_COPYRIGHT = regex.compile(
    r"(?:copyright|©|\(c\)(?=.{0,60}\b(?:19|20)\d\d\b)|all rights reserved|alle rechte vorbehalten|"
    r"sva prava zadržana|усі права захищен|"
    r"все права защищены|terms (?:of use|and conditions)|privacy policy|cookie (?:policy|settings)|imprint|impressum|"
    r"reprinted (?:with|by) permission|"
    r"(?:this|the) (?:article|essay|piece|column|interview) (?:(?:was|is|has been) )?(?:originally |first )?"
    r"(?:appeared|published|republished|licensed|reprinted))"
    r".{0,200}",
    regex.IGNORECASE,
)
_RELEASE = regex.compile(
    r"(?:for (?:immediate )?release\b.{0,60}|(?:under )?embargo(?:ed)?\b.{0,80}|(?:press|news|media) release:?|"
    r"pressemitteilung:?|communiqué de presse:?|saopštenje za javnost:?|прес-реліз:?|"
    r"(?:media |press )?contacts?:.{0,160}|https?://\S+|-?\s*(?:###|# # #|-30-|-ends-|ends)\s*-?)",
    regex.IGNORECASE,
)
_READING_TIME = regex.compile(
    r"(?:(?:listen|reading time:?|lesezeit:?)\s*)?\(?\d+[ -]?min(?:ute)?s?\.?\)?(?: read| lesezeit)?",
    regex.IGNORECASE,
)
_NAVIGATION = regex.compile(
    r"home|menu|search|about(?: us)?|contact(?: us)?|log ?in|sign (?:in|up)|register|subscribe(?: now| to.{0,60})?|"
    r"donate|support us|newsletters?|skip to (?:main )?content|back(?: to (?:top|.{0,30}))?|previous|next|"
    r"(?:previous|next) (?:post|article|story)(?::.{0,120})?|comments?(?: \(\d+\))?|leave a (?:comment|reply)|"
    r"\d+ comments?|view all|see all|load more|show more|loading(?:\.{3}|…)?|close|toggle (?:navigation|menu)|"
    r"sign up (?:for|to) .{0,100}|get (?:our|the) (?:newsletter|latest).{0,80}|"
    r"(?:startseite|kontakt|početna|головна|главная)|"
    r"(?:\p{L}[\p{L} &]{1,30}\s*[>›»]\s*){1,5}\p{L}.{0,80}",
    regex.IGNORECASE,
)
_RELATED = regex.compile(
    r"(?:related(?: (?:articles?|posts?|stories|content|links?|reading|items?|analysis))?|read (?:more|next|also)|"
    r"you (?:may|might) (?:also )?(?:like|be interested).{0,20}|more (?:from|on|in|by) .{0,60}|recommended.{0,20}|"
    r"most (?:read|popular|viewed)|see also|latest (?:news|articles|posts)|further reading|"
    r"lesen sie auch|mehr zum thema|"
    r"pročitajte (?:još|i)|povezane? (?:vesti|vijesti|članci)|читайте також|читайте также|прочитајте и):?",
    regex.IGNORECASE,
)
_DISCLAIMER = regex.compile(
    r"(?:the )?(?:views?|opinions?) expressed\b.{0,400}|disclaimer:.{0,400}|"
    r"(?:the )?author'?s? (?:views|opinions)\b.{0,300}|"
    r"(?:stavovi|mišljenja) (?:su )?(?:izraženi|izražena|izneti|izneseni|autora|autorke)\b.{0,300}|"
    r"(?:ставови|мишљења) (?:су )?(?:изражени|изнети|аутора|ауторке)\b.{0,300}|"
    r"(?:погляди|думки|позиція), (?:висловлені|викладені)\b.{0,300}|"
    r"(?:мнения|взгляды), (?:выраженные|высказанные)\b.{0,300}|"
    r"(?:die|der) .{0,60}(?:meinung|geäußerten ansichten)\b.{0,20}\b(?:autor|redaktion)\b.{0,200}|"
    r"les (?:opinions|points de vue) exprimé.{0,300}|(?:poglądy|opinie) (?:wyrażone|autora)\b.{0,300}",
    regex.IGNORECASE,
)
_ABOUT = regex.compile(
    r"(?:about the authors?|author bio(?:graphy)?|(?:the )?authors?|contributors?|über (?:den|die) autor.{0,8}|"
    r"o autor(?:u|ima|ki)?|о автору|про автора|об авторе):?",
    regex.IGNORECASE,
)


MENU = 3
"""Lines between links that make a menu of them all."""
SENTENCE = 12
"""Words from which on a line with a stop at its end may be a paragraph rather than the page's."""


def dropped(reading: Reading) -> Iterator[Finding]:
    """Lines that the settings drop."""
    for block in reading.free():
        if block.folded in reading.drop:
            yield Finding(block.index, "chrome", "the settings drop this line")


def shared(reading: Reading) -> Iterator[Finding]:
    """Lines that stand at the head or tail of many seeds of the folder, unless they name outlet or author."""
    for block in (*_head(reading), *_tail(reading)) if reading.shared else ():
        if block.folded in reading.shared and not _names_somebody(reading, block):
            evidence = "the line stands in many of the folder's raw texts"
            yield Finding(block.index, "chrome", evidence, sure=not _is_sentence(block))


def _is_sentence(block: Block) -> bool:
    """It may be a short paragraph of the text: versions of one article share theirs."""
    return is_stopped(block) and len(block.text.split()) >= SENTENCE


def _names_somebody(reading: Reading, block: Block) -> bool:
    known = block.folded in reading.known.outlets or block.folded in reading.known.authors
    return known or bool(read_headline(block.text, reading.known)) or bool(introduced_names((block,)))


def share_bar(reading: Reading) -> Iterator[Finding]:
    """Share bars and advertisement marks, wherever they stand."""
    edges = {block.index for block in (*_head(reading), *_tail(reading))}
    yield from _a_service_a_line(reading, edges)
    for block in reading.free():
        pattern = next((one for one in (SHARE, ADVERTISEMENT) if one.fullmatch(block.text.strip())), None)
        if pattern and len(block.text) <= 160 and len(reading.blocks) > 1:
            evidence = "a share bar" if pattern is SHARE else "an advertisement's mark"
            yield Finding(block.index, "chrome", evidence, sure=block.index in edges)


def _a_service_a_line(reading: Reading, edges: Collection[int]) -> Iterator[Finding]:
    """`Facebook`, `Twitter`, `Copy link`, each on its own line at head or tail."""

    def is_service(block: Block) -> bool:
        text = block.text.strip()
        return block.index in edges and any(one.fullmatch(text) for one in (_ONE_SERVICE, SHARE))

    for own, run in groupby(reading.free(), key=is_service):
        links = list(run)
        if own and len(links) > 1:
            yield from (Finding(one.index, "chrome", "a link of a share bar") for one in links)


def copyright_line(reading: Reading) -> Iterator[Finding]:
    """Copyright and licence lines at the tail."""
    yield from _matching(_tail(reading), _COPYRIGHT, "a copyright line")


def disclaimer(reading: Reading) -> Iterator[Finding]:
    """“The views expressed are those of the author” at the tail."""
    tail = reading.blocks[max(1, len(reading.blocks) - 12) :]
    yield from _matching([one for one in tail if one.index not in reading.found], _DISCLAIMER, "a disclaimer")


def release_mark(reading: Reading) -> Iterator[Finding]:
    """`For immediate release`, its contact line, the page's address and a release's end mark."""
    for edge in (_head(reading), _tail(reading)):
        yield from _matching(edge, _RELEASE, "a mark of a press release or a page's address")


def reading_time(reading: Reading) -> Iterator[Finding]:
    """`5 min read` at the head."""
    yield from _matching(_head(reading), _READING_TIME, "a reading time")


def menu(reading: Reading) -> Iterator[Finding]:
    """Links of a page's menus: two or more of them together at the head or the tail."""
    for edge in (_head(reading), _tail(reading)):
        links = [one for one in edge if _NAVIGATION.fullmatch(one.text.strip())]
        if len(links) > 1 and len(reading.free()) > len(links):
            yield from (Finding(one.index, "chrome", "a link of the page's menu") for one in links)
            yield from _between(edge, links)


def _between(edge: Sequence[Block], links: Sequence[Block]) -> Iterator[Finding]:
    """Names of sections between links: three words at most, line below line, three of them or more."""
    for inside, run in groupby(edge, key=lambda one: links[0].index < one.index < links[-1].index):
        names = [one for one in run if inside and one not in links]
        if len(names) >= MENU and all(len(one.words) <= 3 and not is_stopped(one) for one in names):
            yield from (
                Finding(one.index, "chrome", "it stands among links of a menu", sure=False) for one in names
            )


def related(reading: Reading) -> Iterator[Finding]:
    """`Related articles` at the tail and the titles that follow it."""
    tail = _tail(reading)
    start = next((at for at, one in enumerate(tail) if _RELATED.fullmatch(one.text.strip())), None)
    for block in tail[start:] if start is not None else ():
        yield Finding(block.index, "chrome", "a list of related articles")


def about_label(reading: Reading) -> Iterator[Finding]:
    """`About the author` above a biography."""
    for block in reading.free()[-12:]:
        below = reading.found.get(block.index + 1)
        if _ABOUT.fullmatch(fold_name(block.text)) and block.index and below and below.kind == "bio":
            yield Finding(block.index, "label", "a label of the author's biography")


def _head(reading: Reading) -> list[Block]:
    end = min(first_prose(reading), HEAD)
    return [one for one in reading.blocks[:end] if one.index not in reading.found]


def _tail(reading: Reading) -> list[Block]:
    """What no longer reads as running text, behind the last paragraph."""
    start = max(last_prose(reading) + 1, len(reading.blocks) - TAIL, 1)
    return [one for one in reading.blocks[start:] if one.index not in reading.found]


def _matching(blocks: list[Block], pattern: regex.Pattern[str], evidence: str) -> Iterator[Finding]:
    for block in blocks:
        if pattern.fullmatch(block.text.strip()) and not (
            is_prose(block) and is_stopped(block) and block.index == 0
        ):
            yield Finding(block.index, "chrome", evidence)
