"""Room `ingest`: what a page says of itself, each value with its origin. Pure.

The order in which origins are believed, for each value the first that has one: JSON-LD, `citation_*` (Highwire),
OpenGraph, other `<meta>`, microdata and `<time>`, bylines; what the extractor guesses comes last and is unsure.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urljoin, urlsplit

import regex
from selectolax.lexbor import LexborHTMLParser

from glossator.ingest.dates import parse_date
from glossator.ingest.names import is_person_shaped, split_names
from glossator.ingest.web.tree import Element
from glossator.text import fold_name, fold_space

_ARTICLES = regex.compile(
    r"(?:\w*Article|BlogPosting|LiveBlogPosting|Report|CreativeWork|WebPage|Review|Essay|Posting)"
)
_SAVED = regex.compile(r"saved from url=\(\d+\)(\S+)|Page saved with SingleFile\s+url:\s*(\S+)")
_SAVED_AT = regex.compile(r"saved date:\s*\w{3} (\w{3} \d{1,2} \d{4})")
_BY = regex.compile(
    r"(?:by|von|par|por|di|door|piše|autor(?:in)?|автор|written by|text)\s*:?\s+", regex.IGNORECASE
)
_TAG = regex.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_MOST = 40
"""Topics that a page may have before they are taken for stuffing."""


@dataclass(frozen=True, slots=True)
class Said:
    """A value that a page says of its article."""

    value: str
    origin: str
    """In words: `JSON-LD's headline`."""
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of its article; what it does not is missing."""

    titles: tuple[Said, ...]
    """Every title, the most believed first."""
    deks: tuple[Said, ...]
    date: Said | None
    authors: tuple[Said, ...]
    outlet: Said | None
    topics: tuple[str, ...]
    lang: str
    url: str
    """The canonical address."""
    base: str
    """The address that links are relative to."""
    retrieved: str
    """When the page was saved, where a program wrote it down."""


def read_metadata(html: str, root: Element) -> Metadata:
    """What a page says of its article, from its head, its microdata and its bylines."""
    data = tuple(_json_ld(html))
    meta = _meta(root)
    saved = _SAVED.search(html[:6000])
    own = (saved[1] or saved[2]) if saved else ""
    url = next((one for one in _addresses(root, meta, own) if one), "")
    found_base = next(
        (one.get("href") for one in root.elements() if one.tag == "base" and one.get("href")), ""
    )
    outlet = _first_said(
        (*_json_names(data, "publisher"), *_of(meta, "og:site_name", "citation_journal_title"))
    )
    base = urljoin(url or own, found_base)
    lang = _lang(root, meta, data)
    return Metadata(
        titles=(
            *_json(data, "headline"),
            *_of(meta, "citation_title", "og:title", "dc.title", "twitter:title"),
            *_json(data, "name"),
        ),
        deks=(
            *_json(data, "description"),
            *_of(meta, "og:description", "description", "twitter:description"),
        ),
        date=_date(root, meta, data, lang),
        authors=_authors(root, meta, data, outlet.value if outlet else ""),
        outlet=outlet,
        topics=_topics(root, meta, data),
        lang=lang,
        url=url,
        base=base,
        retrieved=_retrieved(html),
    )


def _retrieved(html: str) -> str:
    found = _SAVED_AT.search(html[:6000])
    try:
        return datetime.strptime(found[1], "%b %d %Y").date().isoformat() if found else ""  # noqa: DTZ007 — a day
    except ValueError:
        return ""


def _json_ld(html: str) -> Iterator[Mapping[str, object]]:
    """The descriptions of articles in a page's JSON-LD, the most telling types first."""
    found: list[Mapping[str, object]] = []
    for script in LexborHTMLParser(html).css('script[type="application/ld+json"]'):
        try:
            value = json.loads(script.text(), strict=False)
        except (ValueError, RecursionError):
            continue
        found += _things(value, 0)
    yield from sorted(found, key=lambda one: "WebPage" in _types(one) or "CreativeWork" in _types(one))


def _things(value: object, depth: int) -> Iterator[Mapping[str, object]]:
    if isinstance(value, list):
        for one in value[:200] if depth < 4 else ():
            yield from _things(one, depth + 1)
    elif isinstance(value, dict):
        if any(_ARTICLES.fullmatch(one) for one in _types(value)):
            yield value
        yield from _things(value.get("@graph"), depth + 1)
        yield from _things(value.get("mainEntity"), depth + 1) if depth < 4 else ()


def _types(value: Mapping[str, object]) -> tuple[str, ...]:
    said = value.get("@type")
    return tuple(str(one) for one in said) if isinstance(said, list) else (str(said),)


def _meta(root: Element) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for one in root.elements():
        if one.tag == "meta" and one.get("content").strip():
            for name in {
                one.get("property").lower(),
                one.get("name").lower(),
                one.get("itemprop").lower(),
            } - {""}:
                found[name] = (*found.get(name, ()), fold_space(one.get("content")))
    return found


def _json(data: Sequence[Mapping[str, object]], key: str) -> Iterator[Said]:
    for one in data:
        value = one.get(key)
        if isinstance(value, str) and value.strip():
            yield Said(fold_space(_plain(value)), f"JSON-LD's {key}")


def _plain(text: str) -> str:
    """Text that some pages write as HTML."""
    return LexborHTMLParser(text).text() if "&" in text or "<" in text else text


def _json_names(data: Sequence[Mapping[str, object]], key: str) -> Iterator[Said]:
    for one in data:
        value = one.get(key)
        names = [_name_of(each) for each in (value if isinstance(value, list) else [value])]
        yield from (Said(fold_space(_plain(name)), f"JSON-LD's {key}") for name in names if name)
        if any(names):
            return


def _name_of(value: object) -> str:
    if isinstance(value, dict):
        name = value.get("name")
        return name if isinstance(name, str) else ""
    return value if isinstance(value, str) else ""


def _of(meta: Mapping[str, tuple[str, ...]], *names: str) -> Iterator[Said]:
    for name in names:
        yield from (Said(value, f"<meta {name}>") for value in meta.get(name, ()))


def _first_said(said: Sequence[Said]) -> Said | None:
    return next((one for one in said if one.value), None)


def _addresses(root: Element, meta: Mapping[str, tuple[str, ...]], saved: str) -> Iterator[str]:
    for one in root.elements():
        if one.tag == "link" and "canonical" in one.get("rel").lower().split():
            yield _web(urljoin(saved, one.get("href").strip()))
    yield from (_web(one.value) for one in _of(meta, "og:url", "citation_abstract_html_url"))
    yield _web(saved)


def _web(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    fits = parts.scheme in ("http", "https") and parts.netloc and not regex.search(r"[\s<>\"]", address)
    return address if fits else ""


def _lang(root: Element, meta: Mapping[str, tuple[str, ...]], data: Sequence[Mapping[str, object]]) -> str:
    tops = [one.get("lang") or one.get("xml:lang") for one in root.elements() if one.tag in ("html", "body")]
    said = (
        *tops,
        *(one.value for one in _json(data, "inLanguage")),
        *(one.value for one in _of(meta, "og:locale")),
    )
    tag = next((one.strip() for one in said if _TAG.fullmatch(one.strip())), "")
    primary, *more = tag.replace("_", "-").split("-")
    script = [one.title() for one in more[:1] if len(one) == 4 and one.isalpha()]
    return "-".join((primary.lower(), *script))


def _date(
    root: Element, meta: Mapping[str, tuple[str, ...]], data: Sequence[Mapping[str, object]], lang: str
) -> Said | None:
    said = (
        *_json(data, "datePublished"),
        *_of(
            meta,
            "citation_publication_date",
            "citation_online_date",
            "citation_date",
            "article:published_time",
        ),
        *_of(
            meta, "datepublished", "og:published_time", "dc.date.issued", "dcterms.issued", "dcterms.created"
        ),
        *_of(meta, "dc.date", "pubdate", "publishdate", "parsely-pub-date", "sailthru.date", "date"),
        *_times(root),
        *_dated(root),
        *_json(data, "dateCreated"),
    )
    for one in said:
        value = written_date(one.value, lang)
        if value:
            return Said(value, one.origin, one.sure)
    return None


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


def _dated(root: Element) -> Iterator[Said]:
    """Short texts of elements whose class or id speaks of a date."""
    for one in root.elements():
        if {"date", "dateline", "pubdate", "published", "posted", "timestamp"} & _told(
            one
        ) and one.tag != "time":
            text = fold_space(one.text).strip()
            if 5 < len(text) < 60:
                yield Said(text, f"an element of class “{one.get('class') or one.get('id')}”", sure=False)


def _authors(
    root: Element, meta: Mapping[str, tuple[str, ...]], data: Sequence[Mapping[str, object]], outlet: str
) -> tuple[Said, ...]:
    groups = (
        tuple(_json_names(data, "author")),
        tuple(_json_names(data, "creator")),
        tuple(_of(meta, "citation_author")),
        tuple(
            _of(meta, "author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "byl")
        ),
        tuple(_marked_authors(root)),
        tuple(_bylines(root)),
    )
    named = [found for group in groups if (found := _named(group, outlet))]
    # An account's name, as blogs have it, stands back behind the name of a person.
    people = [found for found in named if any(is_person_shaped(one.value) for one in found)]
    return next(iter((*people, *named)), ())


def _named(group: Sequence[Said], outlet: str) -> tuple[Said, ...]:
    found: dict[str, Said] = {}
    for said in group:
        for name in _persons(said.value, outlet):
            found.setdefault(fold_name(name), Said(name, said.origin, said.sure))
    return tuple(found.values())


def _persons(text: str, outlet: str) -> Iterator[str]:
    """The names in an author's field that are not addresses, accounts or the outlet."""
    text = (
        _BY.sub("", fold_space(text).strip(), count=1)
        if _BY.match(text.strip())
        else fold_space(text).strip()
    )
    if "://" in text or text.startswith("@") or not text or len(text) > 200:
        return
    inverted = regex.fullmatch(r"(\p{Lu}[\p{L}'’-]+), (\p{Lu}[\p{L}. '’-]+)", text)
    names = (f"{inverted[2]} {inverted[1]}",) if inverted else split_names(text)
    for name in names:
        is_word = any(char.isalpha() for char in name) and "@" not in name and len(name) < 80
        if is_word and fold_name(name) not in (fold_name(outlet), "admin", "editor", "staff", "guest"):
            yield name


def _marked_authors(root: Element) -> Iterator[Said]:
    for one in root.elements():
        rel = one.get("rel").lower().split() if one.tag == "a" else []
        if "author" in rel or one.get("itemprop").lower() == "author":
            inner = next((each for each in one.elements() if each.get("itemprop").lower() == "name"), one)
            if is_person_shaped(fold_space(inner.text).strip()):
                yield Said(inner.text.strip(), f"an element marked as author, “{inner.text.strip()[:40]}”")


def _bylines(root: Element) -> Iterator[Said]:
    for one in root.elements():
        if {"byline", "author", "authors", "writer", "autor"} & set(one.names):
            text = fold_space(one.text).strip()
            text = _BY.sub("", text, count=1) if _BY.match(text) else text
            names = split_names(text)
            if names and len(text) < 100 and all(map(is_person_shaped, names)):
                yield Said(text, f"a byline, “{text[:40]}”", sure=False)


def _topics(
    root: Element, meta: Mapping[str, tuple[str, ...]], data: Sequence[Mapping[str, object]]
) -> tuple[str, ...]:
    """Tags of the article: JSON-LD's keywords, OpenGraph's tags, links marked as tags; not `<meta keywords>`."""
    groups = (
        tuple(_keywords(data)),
        tuple(one.value for one in _of(meta, "article:tag", "citation_keywords")),
        tuple(one.text.strip() for one in root.elements() if "tag" in one.get("rel").lower().split()),
    )
    for group in groups:
        names = tuple(
            {fold_name(name): fold_space(name).strip("# ") for name in group if 1 < len(name) < 60}.values()
        )
        if 0 < len(names) <= _MOST:
            return names
    return ()


def _keywords(data: Sequence[Mapping[str, object]]) -> Iterator[str]:
    for one in data:
        value = one.get("keywords")
        if isinstance(value, str):
            yield from (each.strip() for each in value.split(","))
        elif isinstance(value, list):
            yield from (each for each in value if isinstance(each, str) and ":" not in each)
