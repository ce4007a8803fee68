"""What templates write for programs, as filters: JSON, W3C annotations, schema.org. Room `theme`; imports
root and config. Registered in `filters`."""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Protocol
from zoneinfo import ZoneInfo

from jinja2 import pass_context
from jinja2.runtime import Context

from glossator.config.settings import Verdict
from glossator.config.values import Moment
from glossator.model import Html, Note
from glossator.slug import slugify
from glossator.theme import addresses, annotations, schema_org
from glossator.theme.forms import MARKDOWN, PLAIN, Form, with_addresses
from glossator.theme.linked_data import json_text
from glossator.theme.writing import written

ARTICLE = (
    "page_url",
    "title",
    "dek",
    "lang",
    "date",
    "authors",
    "outlet",
    "verified",
    "words",
    "groups",
    "rights",
    "image_url",
    "site_lang",
    "site_author",
    "site_title",
    "site_url",
)
"""What an article's page says of it, besides its notes."""
TERM = (
    "page_url",
    "term_description",
    "term_same_as",
    "taxonomy",
    "taxonomy_title",
    "taxonomy_url",
    "parent",
    "children",
    "see_also",
    "site_lang",
    "site_url",
)
"""What a term's page says of it."""
SITE = ("site_lang", "site_url", "site_author", "site_title")
READS: Mapping[str, tuple[str, ...]] = {
    "annotations": ("links", "site_lang", "site_url"),
    "claim_review": SITE,
    "article_data": ARTICLE,
    "markdown": ("links", "page_url", "site_url"),
    "plain": ("links",),
    "term_data": TERM,
}
"""What each reads from the view besides its arguments."""


class Named(Protocol):
    @property
    def url(self) -> str: ...


Show = Callable[[Context, Html], str]
"""The filter `html`."""


Filter = Callable[..., object]


def exchange_filters(zone: str, verdicts: tuple[Verdict, ...], html: Show) -> dict[str, Filter]:
    """The filters by name."""
    return {
        "annotations": _annotations_filter(zone, verdicts, html),
        "article_data": article_data,
        "claim_review": _review_filter(verdicts),
        "json": json_text,
        "markdown": _markdown_filter(html),
        "plain": _plain_filter(html),
        "term_data": term_data,
    }


def _filled(html: Show, context: Context, content: Html) -> str:
    """HTML with its holes filled, and nothing around it: most texts have no holes, and are taken as they are."""
    if len(content) == 1 and isinstance(content[0], str):
        return content[0]
    return str(html(context, content))


def _annotations_filter(zone: str, verdicts: tuple[Verdict, ...], html: Show) -> Filter:
    names = {slugify(one.name): one.name for one in verdicts}

    @pass_context
    def as_annotations(
        context: Context, notes: tuple[Note, ...], url: str, date: Moment | None = None
    ) -> list[annotations.Data]:
        """Notes of the article at a path, published on a date, as W3C annotations."""
        site_url = str(context["site_url"])
        page = addresses.absolute(url, site_url)

        def whole(text: Html) -> str:
            filled = _filled(html, context, text)
            if "=" not in filled:  # no tag of it has an attribute, as in most notes
                return filled
            return addresses.made_whole(addresses.taken_from(filled, page), site_url, page)

        lang = str(context["site_lang"])
        about = annotations.Annotated(page, date, lang, ZoneInfo(zone), names, whole)
        return annotations.annotations(notes, about)

    return as_annotations


def _review_filter(verdicts: tuple[Verdict, ...]) -> Filter:
    @pass_context
    def claim_review(
        context: Context, note: Note, url: str, article_url: str, article_title: str
    ) -> schema_org.Data:
        """A note that rates a claim as the ClaimReview of the page at `url`."""
        site_url = str(context["site_url"])
        review = schema_org.Review(
            addresses.absolute(url, site_url),
            addresses.absolute(article_url, site_url),
            article_title,
            str(context["site_author"] or context["site_title"]),
            str(context["site_lang"]),
        )
        return schema_org.claim_review(note, review, verdicts)

    return claim_review


def _markdown_filter(html: Show) -> Filter:
    @pass_context
    def markdown(context: Context, content: Html | str) -> str:
        """HTML as Markdown, every address in it whole; words as Markdown that says just them."""
        if isinstance(content, str):
            return MARKDOWN.words(content)
        return written(
            _filled(html, context, content), _markdown_at(context["site_url"], context["page_url"])
        )

    return markdown


@lru_cache(maxsize=2)
def _markdown_at(site_url: str, page_url: str) -> Form:
    """Markdown that can be read away from the page at an address."""
    page = addresses.absolute(page_url, site_url)
    return with_addresses(MARKDOWN, lambda address: addresses.whole(address, site_url, page))


def _plain_filter(html: Show) -> Filter:
    @pass_context
    def plain(context: Context, content: Html) -> str:
        """HTML as text without marks."""
        return written(_filled(html, context, content), PLAIN)

    return plain


@pass_context
def article_data(context: Context, notes: tuple[Note, ...]) -> schema_org.Data:
    """The article of this page and its notes in schema.org's words."""
    view = {name: context[name] for name in ARTICLE}
    site_url = str(view["site_url"])
    topics = [term for group in view["groups"] if group.key == "topics" for term in group.terms]
    verified = view["verified"]
    sources = (verified.source_url, verified.raw_url) if verified else ()

    def whole(url: str) -> str:
        return addresses.absolute(url, site_url) if url else ""

    described = schema_org.Described(
        url=addresses.absolute(str(view["page_url"]), site_url),
        title=view["title"],
        dek=view["dek"],
        lang=view["lang"],
        date=view["date"],
        authors=[(one.name, whole(one.url)) for one in view["authors"]],
        outlet=view["outlet"].name if view["outlet"] else "",
        based_on=[whole(url) for url in sources if url],
        words=view["words"],
        topics=[(term.name, whole(term.url), term.same_as) for term in topics],
        rights=view["rights"],
        image=whole(view["image_url"]),
        notes=notes,
        notes_lang=view["site_lang"],
        publisher=view["site_author"] or view["site_title"],
        site_title=view["site_title"],
        site_url=site_url,
    )
    return schema_org.article(described)


@pass_context
def term_data(context: Context, name: str) -> schema_org.Data:
    """The term of this page in the words of schema.org and SKOS."""
    view = {name: context[name] for name in TERM}
    site_url = str(view["site_url"])

    def whole(terms: Iterable[Named]) -> tuple[str, ...]:
        return tuple(addresses.absolute(one.url, site_url) for one in terms if one.url)

    described = schema_org.DescribedTerm(
        name=name,
        url=addresses.absolute(str(view["page_url"]), site_url),
        description=view["term_description"],
        same_as=view["term_same_as"],
        lang=view["site_lang"],
        taxonomy=view["taxonomy"],
        taxonomy_title=view["taxonomy_title"],
        taxonomy_url=addresses.absolute(str(view["taxonomy_url"]), site_url) if view["taxonomy_url"] else "",
        broader=whole([view["parent"]] if view["parent"] else []),
        narrower=whole(view["children"]),
        related=whole(view["see_also"]),
    )
    return schema_org.term(described)
