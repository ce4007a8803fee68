"""Room `ingest`: bylines, dates, sections and biographies among the blocks of a page's article. Pure."""

from collections.abc import Iterator, Mapping

import regex

from glossator.ingest.dates import find_date, parse_date
from glossator.ingest.names import split_honorific
from glossator.ingest.web.closing import closing_bios, signatures
from glossator.ingest.web.lexicon import ABOUT, BYLINE, CREDIT
from glossator.ingest.web.metadata import Metadata
from glossator.ingest.web.surroundings import SENTENCE
from glossator.ingest.web.tree import Element
from glossator.ingest.web.verdict import Verdict
from glossator.notes.web_text import Words
from glossator.text import fold_name

_BYLINE = frozenset(
    ("byline", "author", "authors", "writer", "autor", "contributor", "contributors", "bylines")
)
_BIO = frozenset(("bio", "biography", "authorbio", "aboutauthor"))
_DATE = frozenset(
    ("date", "dateline", "pubdate", "published", "posted", "timestamp", "readingtime", "createdate")
)
_KICKER = frozenset(
    ("kicker", "eyebrow", "category", "categories", "rubric", "section-label", "overline", "meta")
)
_SMALL = frozenset(("time", "span", "a", "i", "em", "font", "small"))
"""Inline elements that may hold a byline or a date of their own."""
_BY = regex.compile(rf"(?:{'|'.join(BYLINE)})\s+", regex.IGNORECASE)


def small_print(holder: Element, said: Metadata, taken: set[Element]) -> Mapping[Element, Verdict]:
    """Bylines, dates, sections and biographies among the article's own blocks; not the signatures of its parts."""
    names = tuple(fold_name(split_honorific(one.value)[1]) for one in said.authors)
    found = dict(_small_found(holder, {*names, *(fold_name(one.value) for one in said.authors)}, taken))
    marked = (one for one, verdict in found.items() if verdict.kind == "author")
    others = [one for one in marked if not any(name in fold_name(one.text) for name in names)]
    signed = signatures(others, holder)
    told = "it stands at the end, begins with an author's name and says who that is"
    bios = closing_bios(holder, names, {*found, *taken})
    left = {one: verdict for one, verdict in found.items() if one not in signed}
    return {**left, **{one: Verdict("bio", told) for one in bios}}


def _small_found(holder: Element, names: set[str], taken: set[Element]) -> Iterator[tuple[Element, Verdict]]:
    waiting: list[Element] = [holder]
    while waiting:
        element = waiting.pop()
        verdict = None if element is holder or element in taken else _small_verdict(element, names)
        if verdict:
            yield element, verdict
        elif element not in taken:
            waiting += [one for one in reversed(element.children) if isinstance(one, Element)]


def _small_verdict(one: Element, names: set[str]) -> Verdict | None:
    words = set(one.names)
    if words & _BIO and one.is_block and one.size < 1500:
        return Verdict("bio", f"its class, “{one.get('class')}”, says that it is about the author")
    if not 0 < one.size <= 160 or not (one.is_block or one.tag in _SMALL):
        return None
    return _marked_verdict(one, words) or _plain_verdict(one, one.text.strip(), names)


def _marked_verdict(one: Element, words: set[str]) -> Verdict | None:
    is_told = words & _BYLINE or one.get("rel") == "author" or "author" in one.get("itemprop").lower()
    is_text = (one.holds_blocks and SENTENCE.search(one.text)) or CREDIT.match(one.text.strip())
    if is_told and not is_text:
        return Verdict("author", "it names the author")
    if (words & _DATE and one.is_block) or (one.tag == "time" and _is_apart(one)):
        return Verdict("date", "it tells the date")
    is_head = words & _KICKER and len(one.text) < 80 and one.is_block
    return Verdict("head", f"its class, “{one.get('class')}”, is of the head") if is_head else None


def _plain_verdict(one: Element, text: str, names: set[str]) -> Verdict | None:
    if one.is_block and not one.holds_blocks and ABOUT.fullmatch(text):
        return Verdict("label", "it stands above the author's biography")
    if len(text) > 80 or one.tag.startswith("h") or not (one.is_block or is_line(one)):
        return None
    dated = find_date(text)
    by = _BY.sub("", (text[: dated.start] if dated else text).strip(" ,|·–—"), count=1)
    if fold_name(by) in names:
        return Verdict("author", "it is the author's name, and hardly a word besides")
    return Verdict("date", "it is a date and nothing else") if parse_date(text) else None


def is_line(one: Element) -> bool:
    """Whether an inline element stands alone between line breaks or its block's edges."""
    siblings = one.parent.children if one.parent is not None else []
    at = next((number for number, each in enumerate(siblings) if each is one), 0)
    return all(_parts(each) for each in (*siblings[max(0, at - 1) : at], *siblings[at + 1 : at + 2]))


def _parts(sibling: Element | Words) -> bool:
    if isinstance(sibling, Words):
        return not sibling.text
    return sibling.tag == "br" or sibling.is_block


def _is_apart(time: Element) -> bool:
    """Whether a time is not in a sentence."""
    return not any(one.tag in ("p", "li", "blockquote", "td") for one in time.above()) or (
        time.parent is not None and time.parent.text.strip() == time.text.strip()
    )
