"""One view of each kind of page, with something of everything in it: what the tests of themes render."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from msgspec.structs import asdict

from glossator.config.values import moment_of
from glossator.model import Byline, Heading, Html, Note, PullQuote, Ref
from glossator.site.note_views import (
    AnnotatorView,
    ClaimsView,
    ClaimView,
    CorrectionsView,
    GlossaryView,
    NoteKindView,
    NotesFeedView,
    NotesView,
    RatingsView,
    SourcesView,
    TermNotesView,
)
from glossator.site.offered import DERIVED, VIEWS, WITH_BODY
from glossator.site.shown import (
    Block,
    Body,
    Card,
    ClaimEntry,
    Count,
    Defined,
    Group,
    Link,
    Mention,
    MenuEntry,
    NoteEntry,
    Pages,
    Rated,
    Rating,
    Related,
    SitemapEntry,
    Source,
    Term,
    Verified,
    Writer,
)
from glossator.site.views import (
    AnnotationsView,
    ArticleView,
    BaseView,
    CardImageView,
    CardsView,
    CollectionView,
    FeedView,
    ListView,
    MissingView,
    PageView,
    RobotsView,
    SearchView,
    SitemapIndexView,
    SitemapView,
    TermsView,
    TermView,
)
from glossator.theme.addresses import rebase
from glossator.theme.environment import environment
from glossator.theme.filters import Options
from glossator.theme.render import render
from glossator.theme.theme import Theme, read_theme

ROOT = Path(__file__).resolve().parent.parent
PAGES = (
    *("article", "page", "term", "terms", "home", "year", "notes", "claims", "404"),
    *("annotator", "corrections", "verdicts", "claim", "ratings", "glossary", "sources"),
    "search",
)
KINDS = ("claim", "context", "source", "correction", "translation", "definition", "note", "")
OTHER = Ref("articles/other.md")
CLAIM = Note(
    label="n",
    id="n",
    number=1,
    kind="claim",
    verdict="false",
    quote="created 3 million jobs",
    speaker="the minister",
    byline=Byline("Jane Roe", date(2025, 3, 1), date(2025, 4, 1), "M. Ilić", date(2025, 4, 3)),
    lang="",
    html=("<p>The office counted less.</p>",),
    plain="The office counted less.",
    line=1,
    references=1,
)


@cache
def default_theme() -> Theme:
    return read_theme(ROOT, "default")


def offered_names() -> dict[str, frozenset[str]]:
    """The names that each template may read, by the views themselves."""
    body = frozenset(Body.__struct_fields__)
    names = {
        template: frozenset((*view.__struct_fields__, *DERIVED.get(template, ())))
        for template, view in VIEWS.items()
    }
    return names | {name: names[name] | body for name in WITH_BODY}


def rendered(name: str, theme: Theme | None = None, base: str = "/", **changed: Any) -> str:
    """A page as it is written, with some of its view's names changed."""
    template, names = views()[name]
    text = render(environment(theme or default_theme(), Options()), template, {**names, **changed})
    return rebase(text, base) if template.endswith(".html") else text


def _reference(label: str, number: int) -> str:
    return (
        f'<sup data-not-source><a id="ref-{label}" href="#note-{label}" role="doc-noteref"'
        f' aria-label="Note {number}">{number}</a></sup>'
    )


def _words(number: int, kind: str) -> str:
    label = f"n{number}"
    marked = f'<span class="quoted {kind or "plain"}" data-notes="{label}">word {number}</span>'
    return f"Some {marked}{_reference(label, number)} in the text."


def _blocks() -> tuple[Block, ...]:
    paragraphs = [f'<p id="p{n}">{_words(n, kind)}</p>' for n, kind in enumerate(KINDS, 1)]
    link: Html = ('<p id="p9">See <a href="', OTHER, '">the other</a>.</p>')
    heading: Html = ('<h2 id="part-two">Part two</h2>',)
    return (
        *(Block(f"p{n}", (html,)) for n, html in enumerate(paragraphs, 1)),
        Block("p9", link),
        Block("h", heading),
    )


def _notes() -> tuple[Note, ...]:
    by = Byline("Jane Roe", date(2024, 3, 10), date(2024, 4, 1), "M. Ilić", date(2024, 3, 12))
    return tuple(
        Note(
            label=f"n{n}",
            id=f"n{n}",
            number=n,
            kind=kind,
            verdict="false" if kind == "claim" else "",
            quote=f"word {n}" if kind else "",
            speaker="the minister" if kind == "claim" else "",
            byline=by if kind == "claim" else Byline(),
            lang="sr" if kind == "translation" else "",
            html=(f"<p>Text of note {n}.</p>",),
            plain=f"Text of note {n}.",
            line=n,
            references=1,
            block=f"p{n}",
        )
        for n, kind in enumerate(KINDS, 1)
    )


def _card(title: str, day: date | None, lang: str = "en") -> Card:
    return Card(
        "articles/one.md",
        "/articles/one/",
        title,
        day.isoformat() if day else "",
        "A dek.",
        "Outlet",
        ("A. One", "B. Two"),
        lang,
    )


def _counts(cards: Iterable[Card]) -> dict[str, tuple[Count, ...]]:
    return {card.path: (Count("claim", 1),) for card in cards}


def _base(url: str, kind: str, title: str = "A page") -> dict[str, Any]:
    return {
        "site_title": "Glosses",
        "site_description": "Notes on texts.",
        "site_url": "https://example.org/repo/",
        "site_author": "The editors",
        "site_lang": "en",
        "site_extra": {},
        "menu": (MenuEntry("Articles", "/", "articles"), MenuEntry("News", "/news/")),
        "page_url": url,
        "page_title": title,
        "page_kind": kind,
        "page_description": "About the page.",
        "lang": "en",
        "canonical": f"https://example.org/repo{url}",
        "noindex": False,
        "search_url": "/search/",
        "style_url": "/assets/site.0123456789.css",
        "feeds": (Link("Glosses", "/feed.xml"),),
        "annotations_url": f"{url}annotations.json",
    }


def _article() -> ArticleView:
    cards = (_card("Newer <one>", date(2024, 5, 1)), _card("Älter", date(2023, 1, 1), "de"))
    topics = (Term("Glosses", "/topics/glosses/", 3), Term("Rare", "", 1))
    return ArticleView(
        **_base("/articles/one/", "article", "One & only"),
        title="One & only",
        dek="A dek.",
        published="2024-03-04",
        outlet=Term("Outlet", "/outlets/outlet/", 2),
        authors=(Writer("A. One", "Dr.", "A. One writes.", "/authors/a-one/"), Writer("B. Two", "", "", "")),
        pullquotes=(PullQuote("A pull quote.", 0), PullQuote("Another one.", 2), PullQuote("The last.", 99)),
        groups=(Group("topics", "Topics", "/topics/", topics),),
        related=(Related(cards[1], topics),),
        newer=cards[0],
        older=cards[1],
        verified=Verified(
            "seeds/one.txt", "0a" * 32, 842, "/articles/one/source.txt", "https://example.com/one"
        ),
        counts=_counts(cards),
        claims={"n1": "/claims/one/n1/"},
        rights="© the author",
        edited=("dek",),
        draft=False,
        linked_data=True,
        extra={},
        notes_at="beside",
        feedback="desk@example.org",
        edit_url="https://github.com/user/repository/edit/main/content/articles/one.md",
        dev_url="https://github.dev/user/repository/blob/main/content/articles/one.md",
        markdown_url="/articles/one/index.md",
        text_url="/articles/one/index.txt",
        image_url="/articles/one/card.png",
        links={OTHER: "/articles/other/"},
    )


@cache
def views() -> Mapping[str, tuple[str, dict[str, Any]]]:
    """Template and names of each page, by a name of its own."""
    body = Body(
        _blocks(),
        _notes(),
        (Heading(2, "part-two", "Part two"), Heading(3, "part-two", "A")),
        ("<p>Why.</p>",),
        note_counts=tuple(Count(kind, 1) for kind in KINDS if kind),
        annotators=("Jane Roe",),
    )
    cards = (_card("One", date(2024, 3, 4)), _card("Two", date(2023, 3, 4), "de"), _card("Undated", None))
    terms = (Term("Glosses", "/topics/glosses/", 3), Term("Footnotes", "", 1))
    links = {OTHER: "/articles/other/"}
    entry = NoteEntry(cards[0], (0,))
    moment = datetime(2024, 3, 4, tzinfo=UTC)
    all_notes = (NoteEntry(cards[0], tuple(range(len(KINDS)))),)
    mentions = (
        Mention(
            "/articles/one/#note-n1",
            "One",
            "en",
            "claim",
            ("/articles/one/#ref-n1", "/articles/one/#ref-n1-2"),
        ),
        Mention("/articles/two/#note-n1", "Zwei", "de", "source"),
    )
    gathered: dict[str, Any] = {
        "pages": Pages(2, 3, "/x/", "/x/page/1/"),
        "links": links,
        "bodies": {cards[0].path: body},
    }
    listed: dict[str, Any] = {
        "cards": cards,
        "counts": _counts(cards),
        "pages": Pages(2, 3, "/page/3/", "/page/1/"),
    }
    made: dict[str, tuple[str, BaseView, Body | None]] = {
        "article": ("article.html", _article(), body),
        "page": (
            "page.html",
            PageView(**_base("/about/", "page"), title="About", extra={}, links=links),
            body,
        ),
        "term": (
            "term.html",
            TermView(
                **_base("/topics/glosses/", "term"),
                **listed,
                term="Glosses",
                term_kind="concept",
                term_description="What they are.",
                term_same_as=("https://example.com/q",),
                taxonomy="topics",
                taxonomy_title="Topics",
                taxonomy_url="/topics/",
                parent=terms[0],
                children=terms,
                see_also=terms,
                linked_data=True,
                occurs_with=terms,
                years=((2024, 2), (2021, 1)),
                months=(("2021-05", 1), ("2024-03", 2)),
                total=41,
                feed_url="/topics/glosses/feed.xml",
                notes=(entry,),
                notes_url="/topics/glosses/notes/",
                notes_total=9,
                links=links,
                bodies={cards[0].path: body},
            ),
            None,
        ),
        "terms": (
            "terms.html",
            TermsView(**_base("/topics/", "terms"), taxonomy="topics", taxonomy_title="Topics", terms=terms),
            None,
        ),
        "home": (
            "list.html",
            ListView(
                **_base("/", "home"),
                **listed,
                heading="",
                years=(Link("2024", "/2024/"), Link("2023", "/2023/")),
            ),
            None,
        ),
        "year": ("list.html", ListView(**_base("/2024/", "year"), **listed, heading="2024", years=()), None),
        "notes": (
            "notes.html",
            NotesView(
                **_base("/notes/", "notes"),
                kinds=tuple((Count(k, 3), f"/notes/{k}/" if k != "source" else "") for k in KINDS if k),
                indexes=(MenuEntry("Claims", "/claims/", "claims"),),
                annotators=(Term("Jane Roe", "/notes/by/jane-roe/", 2),),
                feed_url="/notes/feed.xml",
            ),
            None,
        ),
        "term-notes": (
            "term-notes.html",
            TermNotesView(
                **_base("/topics/glosses/notes/", "term-notes"),
                **gathered,
                term=Link("Glosses", "/topics/glosses/"),
                entries=all_notes,
            ),
            None,
        ),
        "annotator": (
            "annotator.html",
            AnnotatorView(
                **_base("/notes/by/jane-roe/", "annotator"),
                **gathered,
                annotator="Jane Roe",
                entries=all_notes,
            ),
            None,
        ),
        "corrections": (
            "corrections.html",
            CorrectionsView(**_base("/notes/corrections/", "corrections"), **gathered, entries=all_notes),
            None,
        ),
        "verdicts": (
            "claims.html",
            ClaimsView(
                **_base("/claims/", "claims"),
                **gathered,
                verdict="",
                rated=(
                    Rated("false", 12, "/claims/false/", (ClaimEntry(cards[0], 0, "/claims/one/n1/"),)),
                    Rated("true", 0, "", ()),
                    Rated("", 1, "", (ClaimEntry(cards[0], 1, ""),)),
                ),
                ratings_url="/claims/ratings/",
            ),
            None,
        ),
        "claim": (
            "claim.html",
            ClaimView(
                **_base("/claims/one/n1/", "claim"),
                card=cards[0],
                index=0,
                claims_url="/claims/",
                ratings_url="/claims/ratings/",
                linked_data=True,
                links=links,
                bodies={cards[0].path: body},
            ),
            None,
        ),
        "ratings": (
            "ratings.html",
            RatingsView(
                **_base("/claims/ratings/", "ratings"),
                scale=(Rating("false", 1), Rating("misleading", None), Rating("true", 4)),
                claims_url="/claims/",
                second_reader=True,
            ),
            None,
        ),
        "glossary": (
            "glossary.html",
            GlossaryView(
                **_base("/notes/glossary/", "glossary"),
                **gathered,
                terms=(
                    Defined("Glosses", "/topics/glosses/", (NoteEntry(cards[0], (5,)),), mentions),
                    Defined("Word", "", (entry,), mentions[:1]),
                ),
            ),
            None,
        ),
        "sources": (
            "sources.html",
            SourcesView(
                **_base("/notes/sources/", "sources"),
                pages=gathered["pages"],
                sources=(
                    Source("A book", ("Roe, Jane",), "1999", "", mentions),
                    Source("", (), "", "https://example.org/a", mentions[:1]),
                ),
            ),
            None,
        ),
        "notes-feed": (
            "notes-feed.xml",
            NotesFeedView(
                **_base("/notes/feed.xml", "feed"),
                feed_title="Glosses: Notes",
                feed_url="https://example.org/repo/notes/feed.xml",
                html_url="https://example.org/repo/notes/",
                entries=(entry,),
                moments=(moment.isoformat(),),
                links=links,
                bodies={cards[0].path: body},
            ),
            None,
        ),
        "claims": (
            "note-kind.html",
            NoteKindView(
                **_base("/notes/claim/", "notes"),
                kind="claim",
                entries=(entry,),
                pages=Pages(2, 3, "/notes/claim/", "/notes/claim/page/1/"),
                links=links,
                bodies={cards[0].path: body},
            ),
            None,
        ),
        "search": ("search.html", SearchView(**_base("/search/", "search")), None),
        "404": ("404.html", MissingView(**_base("/404.html", "404")), None),
        "feed": (
            "feed.xml",
            FeedView(
                **_base("/feed.xml", "feed"),
                feed_title="Glosses & more",
                feed_url="https://example.org/repo/feed.xml",
                html_url="https://example.org/repo/",
                updated=moment.isoformat(),
                cards=cards[:1],
                moments={"articles/one.md": moment.isoformat()},
                links=links,
                bodies={"articles/one.md": body},
            ),
            None,
        ),
        "annotations": (
            "annotations.json",
            AnnotationsView(
                **_base("/articles/one/annotations.json", "annotations"),
                card=cards[0],
                collection_url="/annotations.json",
                previous_url="/articles/older/annotations.json",
                next_url="/articles/newer/annotations.json",
                links=links,
                bodies={cards[0].path: body},
            ),
            None,
        ),
        "collection": (
            "annotation-collection.json",
            CollectionView(
                **_base("/annotations.json", "annotations"),
                total=8,
                first_url="/articles/older/annotations.json",
                last_url="/articles/newer/annotations.json",
            ),
            None,
        ),
        "markdown": ("article.md", _article(), body),
        "text": ("article.txt", _article(), body),
        "card-image": (
            "card-image.json",
            CardImageView(
                **_base("/articles/one/", "image"), title="One", outlet="", style={"rubric": "#1f4e79"}
            ),
            None,
        ),
        "cards": (
            "site.json",
            CardsView(**_base("/site.json", "cards"), cards=cards, counts=_counts(cards)),
            None,
        ),
        "sitemap": (
            "sitemap.xml",
            SitemapView(
                **_base("/sitemap.xml", "sitemap"),
                entries=(SitemapEntry("/a/?x&y", moment.isoformat()), SitemapEntry("/")),
            ),
            None,
        ),
        "sitemap-index": (
            "sitemap-index.xml",
            SitemapIndexView(
                **_base("/sitemap.xml", "sitemap"), sitemaps=("https://example.org/repo/sitemap-1.xml",)
            ),
            None,
        ),
        "robots": (
            "robots.txt",
            RobotsView(**_base("/robots.txt", "robots"), sitemap_url="/sitemap.xml"),
            None,
        ),
    }
    return {
        name: (template, _names(view, body) | _moments(template, view))
        for name, (template, view, body) in made.items()
    }


def _moments(template: str, view: BaseView) -> dict[str, Any]:
    return {name: moment_of(getattr(view, text)) for name, text in DERIVED.get(template, {}).items()}


def _names(*values: BaseView | Body | None) -> dict[str, Any]:
    return {name: shown for value in values if value for name, shown in asdict(value).items()}
