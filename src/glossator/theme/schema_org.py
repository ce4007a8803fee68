"""An article and its notes in the vocabulary of schema.org (https://schema.org/version/latest), as JSON-LD. Room
`theme`; imports root and config; pure.

A claim that a note rates is a `Claim` on the article's page and has its `ClaimReview` on a page of its own, as
Google's guidelines for fact checks ask. Who is not named has no `author`: a claim is never the article's author's.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from types import MappingProxyType

from msgspec import Struct

from glossator.config.settings import Verdict
from glossator.model import Note
from glossator.slug import slugify
from glossator.theme.linked_data import filled

Data = dict[str, object]
CONTEXT = "https://schema.org"
SKOS = "http://www.w3.org/2004/02/skos/core#"


class Described(Struct, frozen=True):
    """What a page says of an article. Addresses are whole."""

    url: str
    title: str
    dek: str
    lang: str
    date: date | datetime | None
    authors: Sequence[tuple[str, str]]
    """Names, each with the address of the author's page, or an empty one."""
    outlet: str
    based_on: Sequence[str]
    """Where the text was first published, and where its raw text is."""
    words: int
    topics: Sequence[tuple[str, str, Sequence[str]]]
    """Names, each with the address of the topic's page, or an empty one, and those of the same thing elsewhere."""
    rights: str
    image: str
    """The picture that stands for it; empty where there is none."""
    notes: Sequence[Note]
    notes_lang: str
    publisher: str
    """Who publishes the site."""
    site_title: str
    site_url: str


def article(one: Described) -> Data:
    """An article: whose it is, where it comes from, and its notes by what they are; drafts left out."""
    data: Data = {
        "@context": CONTEXT,
        "@type": "NewsArticle",
        "@id": one.url,
        "url": one.url,
        "mainEntityOfPage": one.url,
        "headline": one.title,
        "abstract": one.dek,
        "image": one.image,
        "inLanguage": one.lang,
        "datePublished": one.date.isoformat() if one.date else "",
        "dateModified": _modified(one),
        "author": [_person(name, url) for name, url in one.authors],
        "publisher": _organisation(one.outlet),
        "sdPublisher": {**_organisation(one.publisher), "url": one.site_url},
        "isPartOf": {"@type": "WebSite", "name": one.site_title, "url": one.site_url},
        "isBasedOn": one.based_on[0] if len(one.based_on) == 1 else list(one.based_on),
        "about": [
            filled({"@type": "Thing", "name": name, "url": url, "sameAs": list(same_as)})
            for name, url, same_as in one.topics
        ],
        "wordCount": one.words,
        "keywords": [name for name, _, _ in one.topics],
        "copyrightNotice": one.rights,
        **_noted(one),
    }
    return filled(data)


class DescribedTerm(Struct, frozen=True):
    """What a page says of its term. Addresses are whole."""

    name: str
    url: str
    description: str
    same_as: Sequence[str]
    lang: str
    taxonomy: str
    """Its key: `topics`."""
    taxonomy_title: str
    taxonomy_url: str
    broader: Sequence[str]
    narrower: Sequence[str]
    related: Sequence[str]


def term(one: DescribedTerm) -> Data:
    """A term: an author as a person, an outlet as an organisation, others as defined terms, whose places among others
    are told in SKOS (W3C Recommendation, 2009), for which schema.org has no words."""
    kind = {"authors": "Person", "outlets": "Organization"}.get(one.taxonomy, "")
    told: Data = {"@id": one.url, "url": one.url, "name": one.name, "description": one.description}
    told = {**told, "sameAs": list(one.same_as)}
    if kind:
        return filled({"@context": CONTEXT, "@type": kind, **told})
    terms: Data = filled({"@type": "DefinedTermSet", "name": one.taxonomy_title, "url": one.taxonomy_url})
    return filled(
        {
            "@context": [CONTEXT, {"skos": SKOS}],
            "@type": ["DefinedTerm", "skos:Concept"],
            **told,
            "inLanguage": one.lang,
            "inDefinedTermSet": terms,
            "skos:broader": [{"@id": url} for url in one.broader],
            "skos:narrower": [{"@id": url} for url in one.narrower],
            "skos:related": [{"@id": url} for url in one.related],
        }
    )


def _modified(one: Described) -> str:
    """When the newest of its notes was written or revised, if that is later than the article."""
    bylines = (note.byline for note in one.notes if not note.draft)
    newest = max((day for byline in bylines for day in (byline.written, byline.revised) if day), default=None)
    published = one.date.date() if isinstance(one.date, datetime) else one.date
    return newest.isoformat() if newest and published and newest > published else ""


class Review(Struct, frozen=True):
    """Where and by whom a claim is rated. Addresses are whole."""

    url: str
    """Of the page that the review stands on."""
    article_url: str
    article_title: str
    publisher: str
    lang: str
    """Of the note."""


def claim_review(note: Note, review: Review, scale: Iterable[Verdict]) -> Data:
    """The review of a claim for the claim's own page; nothing for a note that rates no claim, for one that quotes no
    words (its own are the answer, never the claim), and for a draft."""
    if note.kind != "claim" or not note.verdict or not note.quote or note.draft:
        return {}
    return {
        "@context": CONTEXT,
        "@type": "ClaimReview",
        "url": review.url,
        "claimReviewed": note.quote,
        "itemReviewed": {
            **_claim(note),
            "appearance": {"@type": "Article", "url": review.article_url, "headline": review.article_title},
        },
        "reviewRating": _rating(note.verdict, tuple(scale)),
        "reviewBody": note.plain,
        "inLanguage": review.lang,
        "author": _person(note.byline.author) if note.byline.author else _organisation(review.publisher),
        "publisher": _organisation(review.publisher),
        **_dates(note),
    }


def _rating(slug: str, scale: Sequence[Verdict]) -> Data:
    """A verdict as a rating; numbers only where the scale gives this verdict one."""
    verdict = next((one for one in scale if slugify(one.name) == slug), None)
    ratings = [one.rating for one in scale if one.rating is not None]
    numbers: Data = {}
    if verdict and verdict.rating is not None:
        numbers = {"ratingValue": verdict.rating, "bestRating": max(ratings), "worstRating": min(ratings)}
    return {"@type": "Rating", "alternateName": verdict.name if verdict else slug, **numbers}


def _noted(one: Described) -> Data:
    """The notes by the property of the article that they are values of."""
    found: dict[str, list[Data]] = {}
    terms: list[Data] = []
    for note in one.notes:
        if note.draft:
            continue
        if note.kind == "definition" and note.quote:
            terms.append(_term(note, one))
        else:
            name, made = _PROPERTIES.get(note.kind, ("comment", _comment))
            found.setdefault(name, []).append(made(note, one))
    if terms:
        gathered: Data = {"@type": "DefinedTermSet", "inLanguage": one.notes_lang, "hasDefinedTerm": terms}
        found.setdefault("hasPart", []).append(gathered)
    return dict(found)


def _comment(note: Note, one: Described) -> Data:
    comment: Data = {
        "@type": "Comment",
        "url": _url(note, one),
        "text": note.plain,
        "inLanguage": note.lang or one.notes_lang,
        "author": _person(note.byline.author),
        **_dates(note),
    }
    return filled(comment)


def _correction(note: Note, one: Described) -> Data:
    return {**_comment(note, one), "@type": "CorrectionComment"}


def _citation(note: Note, one: Described) -> Data:
    cited = {"@type": "CreativeWork", "description": note.plain, "mainEntityOfPage": _url(note, one)}
    return filled({**cited, "archivedAt": note.archive})


def _claimed(note: Note, one: Described) -> Data:
    return {**_claim(note), "url": _url(note, one)}


def _claim(note: Note) -> Data:
    # Whether it is a person or a ministry, words alone do not say: the author has a name and no type.
    author = {"name": note.speaker} if note.speaker else {}
    return filled({"@type": "Claim", "text": note.quote, "author": author})


def _term(note: Note, one: Described) -> Data:
    return {"@type": "DefinedTerm", "name": note.quote, "description": note.plain, "url": _url(note, one)}


_PROPERTIES: Mapping[str, tuple[str, Callable[[Note, Described], Data]]] = MappingProxyType(
    {
        "claim": ("hasPart", _claimed),
        "source": ("citation", _citation),
        "correction": ("correction", _correction),
    }
)
"""The property of an article whose values notes of a kind are; all others are comments."""


def _url(note: Note, one: Described) -> str:
    return f"{one.url}#note-{note.id}"


def _dates(note: Note) -> Data:
    written, revised = note.byline.written, note.byline.revised
    return {
        "datePublished": written.isoformat() if written else None,
        "dateModified": revised.isoformat() if revised else None,
    }


def _person(name: str, url: str = "") -> Data:
    return filled({"@type": "Person", "name": name, "url": url}) if name else {}


def _organisation(name: str) -> Data:
    return {"@type": "Organization", "name": name} if name else {}
