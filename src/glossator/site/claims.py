"""Claims by verdict, each claim's own page, and how claims are rated. Room `site`; pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from glossator.site.articles import Shelf
from glossator.site.frame import Frame
from glossator.site.gathered import FEW, About, Found, Noted, gathering, singly
from glossator.site.note_views import ClaimsView, ClaimView, RatingsView
from glossator.site.order import Sheet, sheets
from glossator.site.output import Page, made
from glossator.site.routes import CLAIMS, claim_urls, output_path
from glossator.site.shown import ClaimEntry, Pages, Rated, Rating
from glossator.slug import slugify

RATINGS = f"{CLAIMS}ratings/"
UNRATED = "unrated"
FIRST = 10
"""Claims of a verdict on the page of all."""


class Claim(Struct, frozen=True):
    """A claim, and the address of its own page; empty where it is not rated."""

    found: Found
    url: str


Claims = Mapping[str, Sequence[Claim]]
"""Claims by the slug of their verdict: those of the scale in its order, then what is not on it, then the unrated."""


def claim_pages(shelf: Shelf, frame: Frame, notes: Iterable[Found]) -> Iterator[Page]:
    """The claims by verdict where there are two, each rated claim's own page, and how claims are rated."""
    claims = _claims(shelf, frame, notes)
    every = [one for those in claims.values() for one in those]
    index_url = CLAIMS if len(every) >= FEW else ""
    if index_url:
        yield _index(shelf, frame, claims)
        for verdict, those in claims.items():
            yield from _verdict_pages(shelf, frame, verdict, those)
    rated = [one for one in every if one.url]
    if rated:
        yield _ratings(frame, index_url)
    yield from (_claim_page(shelf, frame, one, index_url) for one in rated)


def _claims(shelf: Shelf, frame: Frame, notes: Iterable[Found]) -> Claims:
    claims: dict[str, list[Claim]] = {slugify(one.name): [] for one in frame.settings.verdicts}
    unrated: list[Claim] = []
    urls: dict[str, dict[int, str]] = {}
    at = dict(zip((article.path for article in shelf.articles), shelf.urls, strict=True))
    for one in notes:
        if one.note.kind == "claim":
            path = one.article.path
            if path not in urls:
                urls[path] = claim_urls(one.article, at[path], frame.settings)
            those = claims.setdefault(one.note.verdict, []) if one.note.verdict else unrated
            those.append(Claim(one, urls[path].get(one.at, "")))
    return {**claims, **({"": unrated} if unrated else {})}


def _verdict_url(verdict: str) -> str:
    # A verdict may be named like one of the pages beside it; no slug ends in this.
    own = f"{verdict}_" if f"{CLAIMS}{verdict}/" in (RATINGS, f"{CLAIMS}{UNRATED}/") else verdict
    return f"{CLAIMS}{own or UNRATED}/"


def _rated(shelf: Shelf, verdict: str, those: Sequence[Claim], shown: Sequence[Claim]) -> Rated:
    entries = (ClaimEntry(shelf.card(one.found.article), one.found.at, one.url) for one in shown)
    url = _verdict_url(verdict) if len(those) > FIRST else ""
    return Rated(verdict, len(those), url, tuple(entries))


def _index(shelf: Shelf, frame: Frame, claims: Claims) -> Page:
    shown = {verdict: those[:FIRST] for verdict, those in claims.items()}
    noted = singly(one.found for those in shown.values() for one in those)
    told = [(verdict, len(claims[verdict]), [one.url for one in those]) for verdict, those in shown.items()]
    about = About("claims.html", CLAIMS, "Claims", "claims", "the claims", (told, _has_rated(claims)))
    return gathering(
        shelf,
        frame,
        about,
        noted,
        lambda names: ClaimsView(
            **names,
            verdict="",
            rated=tuple(_rated(shelf, verdict, claims[verdict], those) for verdict, those in shown.items()),
            pages=Pages(1, 1),
            ratings_url=RATINGS if _has_rated(claims) else "",
        ),
    )


def _has_rated(claims: Claims) -> bool:
    return any(those for verdict, those in claims.items() if verdict)


def _verdict_pages(shelf: Shelf, frame: Frame, verdict: str, those: Sequence[Claim]) -> Iterator[Page]:
    url = _verdict_url(verdict)
    for sheet in sheets(those, url, frame.settings.paginate) if len(those) > FIRST else ():
        yield _verdict_page(shelf, frame, verdict, those, sheet)


def _verdict_page(
    shelf: Shelf, frame: Frame, verdict: str, those: Sequence[Claim], sheet: Sheet[Claim]
) -> Page:
    named = next((one.name for one in frame.settings.verdicts if slugify(one.name) == verdict), verdict)
    told = (verdict, len(those), sheet.pages, [one.url for one in sheet.items])
    about = About(
        "claims.html", sheet.url, named or "Claims", "claims", f"the claims rated '{verdict}'", told
    )
    return gathering(
        shelf,
        frame,
        about,
        singly(one.found for one in sheet.items),
        lambda names: ClaimsView(
            **names,
            verdict=verdict or UNRATED,
            rated=(replace(_rated(shelf, verdict, those, sheet.items), url=""),),
            pages=sheet.pages,
            ratings_url=RATINGS if verdict else "",
        ),
    )


def _claim_page(shelf: Shelf, frame: Frame, claim: Claim, index_url: str) -> Page:
    article, index, _ = claim.found
    source = f"the claim '{claim.found.note.id}' in {article.path}"
    about = About("claim.html", claim.url, article.front.title, "claim", source, (index_url,))
    page = gathering(
        shelf,
        frame,
        about,
        (Noted(article, (index,)),),
        lambda names: ClaimView(
            **{**names, "noindex": article.front.noindex or frame.settings.noindex},
            card=shelf.card(article),
            index=index,
            claims_url=index_url,
            ratings_url=RATINGS,
            linked_data="schema" in frame.settings.exports and not article.front.draft,
        ),
    )
    return replace(page, listed=None) if article.front.noindex else page


def _ratings(frame: Frame, index_url: str) -> Page:
    settings = frame.settings
    view = RatingsView(
        **frame.names(RATINGS, "How we rate", "ratings"),
        scale=tuple(Rating(slugify(one.name), one.rating) for one in settings.verdicts),
        claims_url=index_url,
        second_reader="claim" in settings.require_check,
    )
    return made(output_path(RATINGS), "ratings.html", view, "how claims are rated", frame.listed(RATINGS))
