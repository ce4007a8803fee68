"""The facts of all articles become the site's outputs. Room `site`; pure: sees no galley and no disk."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from zoneinfo import ZoneInfo

from msgspec import Struct, field
from msgspec.structs import replace

from glossator.codec import digest_of
from glossator.config.settings import Settings
from glossator.config.vocabulary import Vocabulary
from glossator.model import Withheld
from glossator.problem import Place, Problem, problem
from glossator.site.added import Add, Added, nothing_added, with_targets
from glossator.site.articles import Shelf, article_pages, raw_url
from glossator.site.cards import card
from glossator.site.domain import own_domain
from glossator.site.facts import Facts, PageFacts, placing
from glossator.site.feeds import site_feeds, sitemap_pages
from glossator.site.frame import SEARCH, Frame, frame, menu, sections
from glossator.site.noted import gathers, notes_section
from glossator.site.offered import GATHERED
from glossator.site.order import newest_first
from glossator.site.output import Copied, Data, Output, Page, made
from glossator.site.redirects import moved_claims, other_names, redirects, where_free
from glossator.site.refs import Target, addresses, broken, nearest, targets
from glossator.site.related import Relate, related
from glossator.site.routes import article_url, clashes, file_url, output_path, page_url
from glossator.site.shown import Card
from glossator.site.style import style_sheet
from glossator.site.terms import groupings, written_names
from glossator.site.views import MissingView, PageView, SearchView
from glossator.site.withheld import Publishing, withheld, withheld_files


class Library(Struct, frozen=True):
    """All that *link* reads: the facts of every article and page, and which other files the site has."""

    settings: Settings
    vocabulary: Vocabulary
    articles: tuple[Facts, ...]
    pages: tuple[PageFacts, ...]
    files: tuple[str, ...]
    """Other files under `content/`, relative to the site."""
    static: tuple[str, ...]
    """Files under `static/`, relative to the site."""
    unread: tuple[str, ...] = ()
    """Articles and pages that could not be read: links to them are not judged."""
    digests: Mapping[str, bytes] = field(default_factory=dict)
    """Of articles' facts, by path, where they are known already."""
    placed: Mapping[str, bytes] = field(default_factory=dict)
    """What `placing` tells of them, likewise."""


class Linked(Struct, frozen=True, eq=False):
    """The site, ready to be rendered."""

    outputs: tuple[Output, ...]
    withheld: tuple[Withheld, ...]
    problems: tuple[Problem, ...]
    made_with: tuple[Shelf, Frame] | None = None
    """What pages were made of; None where nothing was linked."""
    exposed: frozenset[str] = frozenset()
    """The articles and pages whose ids or the lines of whose links matter, by path."""
    gathers: bool = False
    """Whether pages gather notes."""


def link(
    library: Library, publishing: Publishing, relate: Relate = related, add: Add = nothing_added
) -> Linked:
    """Every output of the site, what is withheld and why, and what is wrong between articles. `relate` may be a
    `related` that remembers; `add` makes the pages of extensions."""
    settings = library.settings
    unshown = tuple(withheld((*library.articles, *library.pages), publishing))
    hidden = {one.path for one in unshown}
    articles = newest_first(
        (a for a in library.articles if a.path not in hidden), ZoneInfo(settings.timezone)
    )
    pages = tuple((p, page_url(p, settings)) for p in library.pages if p.path not in hidden)
    shown = (*(article.path for article in articles), *(page.path for page, _ in pages))
    kept_back = withheld_files(library.files, unshown, shown)
    library = replace(library, files=tuple(path for path in library.files if path not in kept_back))
    shelf = _shelf(library, articles, pages, relate)
    added = add(shelf)
    shelf = with_targets(shelf, added)
    around = frame(
        settings,
        menu(settings, [*sections(shelf.groupings), *notes_section(articles, settings)], pages),
        site_feeds(articles, settings.title),
    )
    listed = _rendered(shelf, around, pages, library.vocabulary)
    rendered = (*_without_home(listed, added), *_added(shelf, around, added))
    asked = (*rendered, *sitemap_pages(rendered, around), *_given(library, shelf, pages))
    outputs = (*asked, *where_free(_older(shelf, settings), asked))
    wrong = (one for article in articles for one in article.once_published)
    sources: tuple[Facts | PageFacts, ...] = (
        *articles,
        *(page for page, _ in pages),
        *(one.facts for one in added),
    )
    faults = _dead_ends(
        shelf, sources, library.unread, {**{one.path: one.why for one in unshown}, **kept_back}
    )
    problems = (*faults, *wrong, *_undated(articles), *clashes(outputs))
    exposed = frozenset(_exposed(sources, problems))
    exported = "annotations" in settings.exports
    return Linked(outputs, unshown, problems, (shelf, around), exposed, gathers(settings) or exported)


def _exposed(sources: Iterable[Facts | PageFacts], problems: Iterable[Problem]) -> Iterator[str]:
    """The texts into which others point, so that their ids matter, and those with links that are wrong, so that their
    lines do."""
    wrong = {one.place.path for one in problems}
    for source in sources:
        yield from (f"content/{use.ref.target}" for use in source.uses if use.ref.fragment)
        if any((use.place.path or source.path) in wrong for use in source.uses):
            yield source.path


def _dead_ends(
    shelf: Shelf, sources: Iterable[Facts | PageFacts], unread: Iterable[str], withheld: Mapping[str, str]
) -> Iterator[Problem]:
    """The links of articles and pages that lead nowhere; to what could not be read they are not judged. `withheld` says
    of files why they are not published."""
    known = shelf.targets | {path.removeprefix("content/"): Target("#", None) for path in unread}
    unpublished = {path.removeprefix("content/"): why for path, why in withheld.items()}
    near = nearest(known)
    for source in sources:
        if source.uses:
            yield from broken(source, known, unpublished, near)


def _shelf(
    library: Library, articles: Sequence[Facts], pages: Sequence[tuple[PageFacts, str]], relate: Relate
) -> Shelf:
    settings = library.settings
    urls = tuple(article_url(article, settings) for article in articles)
    at = dict(zip((article.path for article in articles), urls, strict=True))
    known, placed = library.digests, library.placed

    @cache
    def by_path(path: str) -> Card:
        return card(indexed[path], at[path], settings)

    indexed = {article.path: article for article in articles}
    grouped = groupings(articles, settings, library.vocabulary)
    topics = next((g for g in grouped if g.key == "topics"), None)
    named = [topics.names[a.path] if topics else written_names("topics", a) for a in articles]
    return Shelf(
        articles=tuple(articles),
        urls=urls,
        digests={a.path: known[a.path] if a.path in known else digest_of(a) for a in articles},
        placed={a.path: placed[a.path] if a.path in placed else placing(a.front) for a in articles},
        card=lambda article: by_path(article.path),
        groupings=grouped,
        related=relate(named, settings.related),
        targets=targets(
            zip(articles, urls, strict=True), pages, ((path, file_url(path)) for path in library.files)
        ),
    )


def _rendered(
    shelf: Shelf, frame: Frame, pages: Sequence[tuple[PageFacts, str]], vocabulary: Vocabulary
) -> Iterator[Page]:
    yield from article_pages(shelf, frame)
    yield from (_page(shelf, frame, page, url) for page, url in pages)
    yield from chain.from_iterable(gather(shelf, frame, vocabulary) for gather in GATHERED)
    if frame.settings.search:
        searching = SearchView(**frame.names(SEARCH, "Search", "search", noindex=True))
        yield made(output_path(SEARCH), "search.html", searching, "the search page")
    missing = MissingView(**frame.names("/404.html", "Not found", "404"))
    yield made("404.html", "404.html", missing, "the 404 page")


def _without_home(rendered: Iterable[Page], added: Sequence[Added]) -> Iterator[Page]:
    """The pages, without the first list of articles where an added page stands at the site's root."""
    is_home = any(one.url == "/" for one in added)
    return (page for page in rendered if not is_home or page.path != output_path("/"))


def _added(shelf: Shelf, frame: Frame, added: Iterable[Added]) -> Iterator[Page]:
    for one in added:
        page = _page(shelf, frame, one.facts, one.url)
        yield replace(page, template=one.template, source=one.source)


def _page(shelf: Shelf, frame: Frame, page: PageFacts, url: str) -> Page:
    front = page.front
    names = frame.names(
        url,
        front.title,
        "page",
        page_description=front.summary,
        lang=front.lang or frame.settings.lang,
        noindex=front.noindex or frame.settings.noindex,
    )
    view = PageView(**names, title=front.title, extra=front.extra, links=addresses(page.uses, shelf.targets))
    listed = None if front.noindex else frame.listed(url)
    plain = made(output_path(url), "page.html", view, page.path, listed)
    return replace(plain, body=page.key)


def _given(library: Library, shelf: Shelf, pages: Sequence[tuple[PageFacts, str]]) -> Iterator[Output]:
    """Outputs that need no template: raw texts, other files, redirects, and a word to GitHub Pages."""
    yield from (Copied(output_path(file_url(path)), path) for path in library.files)
    yield from (Copied(path.removeprefix("static/"), path) for path in library.static)
    for article, url in zip(shelf.articles, shelf.urls, strict=True):
        if library.settings.raw_text and article.proven:
            yield Copied(output_path(raw_url(article, url)), article.front.raw_file)
    moved = [(a.path, a.front.aliases, url) for a, url in zip(shelf.articles, shelf.urls, strict=True)]
    yield from redirects((*moved, *((p.path, p.front.aliases, url) for p, url in pages)), library.settings)
    if sheet := style_sheet(library.settings):
        yield sheet
    own = {path.removeprefix("static/") for path in library.static}
    if ".nojekyll" not in own:
        yield Data(".nojekyll", b"", "GitHub Pages")
    domain = own_domain(library.settings.url)
    if domain and "CNAME" not in own:
        yield Data("CNAME", f"{domain}\n".encode(), "GitHub Pages")


def _older(shelf: Shelf, settings: Settings) -> Iterator[Data]:
    """Redirects that nobody wrote: from the claims of moved articles where they were, and from other names of terms."""
    articles = zip(shelf.articles, shelf.urls, strict=True)
    return redirects((*moved_claims(articles, settings), *other_names(shelf.groupings, settings)), settings)


def _undated(articles: Sequence[Facts]) -> Iterator[Problem]:
    for article in articles:
        if not article.front.published:
            said = "the article has no date: it stands last in lists and in no feed"
            yield problem("missing-date", said, Place(article.path, 1), "add a line 'date: 2025-03-01'")
