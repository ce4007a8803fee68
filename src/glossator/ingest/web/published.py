"""Room `ingest`: when a page was published, by all the ways in which pages say so. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

import regex

from glossator.ingest.dates import find_date, parse_date
from glossator.ingest.web.said import Said, json_texts, meta_texts
from glossator.ingest.web.tree import Element
from glossator.text import fold_space

_PUBLISHED = regex.compile(
    r"\b(?:posted|published|publié|veröffentlicht|objavljeno|опубликовано|опубліковано|pubblicato|publicado)\b"
    r"|^(?:by|von|par|por|piše|пише) \p{Lu}",
    regex.IGNORECASE,
)
_MADE = frozenset(
    (
        *("created", "createdate", "pubdate", "published", "publishdate", "posted", "postdate", "pubinfo"),
        *("dateline", "entrydate"),
    )
)
_DATED = frozenset(("date", "timestamp"))
LONE = 40
"""Characters of a line that is a date, at most."""


def published(
    root: Element, meta: Mapping[str, tuple[str, ...]], data: Sequence[Mapping[str, object]], lang: str
) -> Said | None:
    """When a page says that it was published: JSON-LD, `<meta>`, microdata, `<time>`, what elements and
    lines say."""
    said = (
        *json_texts(data, "datePublished"),
        *meta_texts(
            meta,
            "citation_publication_date",
            "citation_online_date",
            "citation_date",
            "article:published_time",
        ),
        *meta_texts(
            meta, "datepublished", "og:published_time", "dc.date.issued", "dcterms.issued", "dcterms.created"
        ),
        *meta_texts(meta, "dc.date", "pubdate", "publishdate", "parsely-pub-date", "sailthru.date", "date"),
        *_marked_dates(root),
        *_times(root),
        *_dated(root),
        *json_texts(data, "dateCreated"),
    )
    for one in said:
        value = written_date(one.value, lang) or ("" if one.sure else _day(one.value, lang))
        if value:
            return Said(value, one.origin, one.sure)
    return next(_told_dates(root, lang), None) or _lone_date(root, lang)


def written_date(text: str, lang: str) -> str:
    """A date or moment with a zone as ISO 8601; a moment without a zone is its day; empty for what is neither."""
    text = regex.sub(
        r"^(\d{4})/(\d{1,2})/(\d{1,2})", lambda m: f"{m[1]}-{int(m[2]):02}-{int(m[3]):02}", text.strip()
    )
    text = regex.sub(r"([+-]\d\d)(\d\d)$", r"\1:\2", text)
    moment = _iso(text) or _iso(text[:10]) or parse_date(text, lang)
    if isinstance(moment, datetime) and moment.tzinfo:
        return moment.replace(microsecond=0).isoformat()
    return moment.isoformat()[:10] if moment else ""


def _day(text: str, lang: str) -> str:
    """The only date, or the first, that a text beside an article tells: `First published Wed May 29, 2013`."""
    found = find_date(text, lang)
    return found.value.isoformat() if found and not found.other else ""


def _iso(text: str) -> date | datetime | None:
    try:
        return datetime.fromisoformat(text) if len(text) > 10 else date.fromisoformat(text)
    except ValueError:
        return None


def _times(root: Element) -> Iterator[Said]:
    """Dates of `<time>`, first those that say that they are of the publication; not those of comments or lists."""
    times = [one for one in root.elements() if one.tag == "time"]
    marked = ("pubdate", "published", "publish", "datepublished", "posted", "date")
    stated = [one for one in times if "pubdate" in one.attributes or set(marked[1:5]) & _told(one)]
    headed = [
        one for one in times if any(above.tag in ("article", "header", "main") for above in one.above())
    ]
    for one in dict.fromkeys((*stated, *headed, *times)):
        if not {"updated", "modified", "datemodified"} & _told(one):
            sure = one in stated or len(times) == 1
            yield Said(one.get("datetime") or one.text, f"<time> “{one.text.strip()[:40]}”", sure)


def _told(one: Element) -> set[str]:
    return {*one.names, one.get("itemprop").lower()}


def _marked_dates(root: Element) -> Iterator[Said]:
    """Dates that microdata or microformats mark as those of the publication, in an attribute."""
    for one in root.elements():
        if one.tag not in ("time", "meta") and {"published", "datepublished"} & _told(one):
            said = one.get("content") or one.get("datetime") or one.get("title")
            yield from (Said(said, f"an element marked as the date, “{said[:40]}”"),) if said else ()


def _dated(root: Element) -> Iterator[Said]:
    """Short texts of elements whose class or id speaks of a date, those of the making of a text first."""
    called = [one for one in root.elements() if one.tag != "time" and (_MADE | _DATED) & _told(one)]
    for one in sorted(called, key=lambda one: not _MADE & _told(one)):
        if {"updated", "modified", "modifydate", "lastupdated"}.isdisjoint(_told(one)):
            text = fold_space(one.text).strip()
            if 5 < len(text) < 60:
                yield Said(text, f"an element of class “{one.get('class') or one.get('id')}”", sure=False)


def _told_dates(root: Element, lang: str) -> Iterator[Said]:
    """Dates in short texts that say that something was published, or who wrote it."""
    for one in root.elements():
        if not 8 < one.size < 400 or one.tag in ("title", "blockquote", "li", "a"):
            continue
        text = fold_space(one.text).strip()
        found = find_date(text, lang) if _PUBLISHED.search(text) else None
        if found and not found.other:
            yield Said(found.value.isoformat(), f"a line that says “{text[:40]}”", sure=False)


def _lone_date(root: Element, lang: str) -> Said | None:
    """The date that is all that a block says: the first behind the headline, or the only one of the page."""
    headline = next((one.order for one in root.elements() if one.tag == "h1" and one.size), 0)
    found: dict[str, str] = {}
    for one in root.elements():
        if one.order > headline and one.is_block and not one.holds_blocks and 8 <= one.size <= LONE:
            text = fold_space(one.text).strip()
            told = parse_date(text, lang)
            found |= {told.isoformat()[:10]: text} if told and told.isoformat()[:10] not in found else {}
    if not found or (len(found) > 1 and not headline):
        return None
    value, text = next(iter(found.items()))
    return Said(value, f"a line that is a date and nothing else, “{text}”", sure=False)
