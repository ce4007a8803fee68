"""Room `ingest`: what a page says of itself, each value with its origin. Pure.

The order in which origins are believed, for each value the first that has one: JSON-LD, `citation_*` (Highwire),
OpenGraph, other `<meta>`, microdata and `<time>`, bylines; what the extractor guesses comes last and is unsure.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import regex

from glossator.ingest.web.attributes import joined, web_address
from glossator.ingest.web.authors import page_authors
from glossator.ingest.web.published import published
from glossator.ingest.web.said import Said, json_names, json_texts, meta_texts
from glossator.ingest.web.tree import Element
from glossator.text import fold_name, fold_space

_ARTICLES = regex.compile(
    r"(?:\w*Article|BlogPosting|LiveBlogPosting|Report|CreativeWork|WebPage|Review|Essay|Posting)"
)
_SCRIPT = regex.compile(
    r"""<script\b[^>]*\btype\s*=\s*["']?application/ld\+json\b[^>]*>(.*?)</script""",
    regex.IGNORECASE | regex.DOTALL,
)
"""What a script holds is not markup: it ends where the next closing tag begins."""
_SAVED = regex.compile(r"saved from url=\(\d+\)(\S+)|Page saved with SingleFile\s+url:\s*(\S+)")
_SAVED_AT = regex.compile(r"saved date:\s*\w{3} (\w{3} \d{1,2} \d{4})")
_TAG = regex.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_MOST = 40
"""Topics that a page may have before they are taken for stuffing."""


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
    own = saved_address(html)
    url = next((one for one in _addresses(root, meta, own) if one), "")
    found_base = next(
        (one.get("href") for one in root.elements() if one.tag == "base" and one.get("href")), ""
    )
    outlet = _first_said(
        (*json_names(data, "publisher"), *meta_texts(meta, "og:site_name", "citation_journal_title"))
    )
    base = joined(url or own, found_base)
    lang = _lang(root, meta, data)
    return Metadata(
        titles=(
            *json_texts(data, "headline"),
            *meta_texts(meta, "citation_title", "og:title", "dc.title", "twitter:title"),
            *json_texts(data, "name"),
            *meta_texts(meta, "title", "dcterms.title", "parsely-title", "sailthru.title", "wt.z_doctitle"),
        ),
        deks=(
            *json_texts(data, "description"),
            *meta_texts(meta, "og:description", "description", "twitter:description"),
        ),
        date=published(root, meta, data, lang),
        authors=page_authors(root, meta, data, outlet.value if outlet else ""),
        outlet=outlet,
        topics=_topics(root, meta, data),
        lang=lang,
        url=url,
        base=base,
        retrieved=_retrieved(html),
    )


def saved_address(html: str) -> str:
    """Where a page lay that a browser, or an extension of one, saved with a word on that; else nothing."""
    saved = _SAVED.search(html[:6000])
    return (saved[1] or saved[2]) if saved else ""


def _retrieved(html: str) -> str:
    found = _SAVED_AT.search(html[:6000])
    try:
        return datetime.strptime(found[1], "%b %d %Y").date().isoformat() if found else ""  # noqa: DTZ007 — a day
    except ValueError:
        return ""


def _json_ld(html: str) -> Iterator[Mapping[str, object]]:
    """The descriptions of articles in a page's JSON-LD, the most telling types first."""
    found: list[Mapping[str, object]] = []
    for script in _SCRIPT.findall(html):
        try:
            value = json.loads(script, strict=False)
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


def _first_said(said: Sequence[Said]) -> Said | None:
    return next((one for one in said if one.value), None)


def _addresses(root: Element, meta: Mapping[str, tuple[str, ...]], saved: str) -> Iterator[str]:
    for one in root.elements():
        if one.tag == "link" and "canonical" in one.get("rel").lower().split():
            yield web_address(joined(saved, one.get("href").strip()))
    yield from (web_address(one.value) for one in meta_texts(meta, "og:url", "citation_abstract_html_url"))
    yield web_address(saved)


def _lang(root: Element, meta: Mapping[str, tuple[str, ...]], data: Sequence[Mapping[str, object]]) -> str:
    tops = [one.get("lang") or one.get("xml:lang") for one in root.elements() if one.tag in ("html", "body")]
    said = (
        *tops,
        *(one.value for one in json_texts(data, "inLanguage")),
        *(one.value for one in meta_texts(meta, "og:locale")),
    )
    tag = next((one.strip() for one in said if _TAG.fullmatch(one.strip())), "")
    primary, *more = tag.replace("_", "-").split("-")
    script = [one.title() for one in more[:1] if len(one) == 4 and one.isalpha()]
    return "-".join((primary.lower(), *script))


def _topics(
    root: Element, meta: Mapping[str, tuple[str, ...]], data: Sequence[Mapping[str, object]]
) -> tuple[str, ...]:
    """Tags of the article: JSON-LD's keywords, OpenGraph's tags, links marked as tags; not `<meta keywords>`."""
    groups = (
        tuple(_keywords(data)),
        tuple(one.value for one in meta_texts(meta, "article:tag", "citation_keywords")),
        tuple(one.text.strip() for one in root.elements() if "tag" in one.get("rel").lower().split()),
    )
    for group in groups:
        own = (fold_space(name).strip("# ").strip() for name in group)
        names = tuple({fold_name(name): name for name in own if 1 < len(name) < 60}.values())
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
