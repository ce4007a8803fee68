"""Front matter as *link* reads it: plain values that a cache can keep. Room `site`; values only."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache

from msgspec import Struct, field

from glossator.config.matter import Emendation, Matter, PageMatter, Redaction
from glossator.config.values import Moment, moment_of
from glossator.model import Author, PullQuote
from glossator.site.shown import Emended, Redacted


class Front(Struct, frozen=True, array_like=True):
    """What *link* needs of a front matter, of an article or of an undated page. Moments are in ISO 8601."""

    title: str
    published: str = ""
    expiry: str = ""
    outlet: str = ""
    authors: tuple[Author, ...] = ()
    dek: str = ""
    summary: str = ""
    pullquotes: tuple[PullQuote, ...] = ()
    topics: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    lang: str = ""
    draft: bool = False
    slug: str = ""
    aliases: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()
    rights: str = ""
    canonical: str = ""
    noindex: bool = False
    extra: Mapping[str, object] = field(default_factory=dict)
    raw_file: str = ""
    """The raw text's path; empty where the article has none."""
    source_url: str = ""
    """Where the text was first published."""
    emended: tuple[Emended, ...] = ()
    redacted: tuple[Redacted, ...] = ()

    @property
    def date(self) -> Moment | None:
        return moment_of(self.published)

    @property
    def expires(self) -> Moment | None:
        return moment_of(self.expiry)


@lru_cache(maxsize=16_384)
def year_of(published: str) -> int:
    """The year of a moment in ISO 8601; 0 for an empty text."""
    return int(published[:4] or 0)


def article_front(matter: Matter) -> Front:
    """An article's front matter, without what parsing alone reads."""
    return Front(
        title=matter.title,
        published=_iso(matter.date),
        expiry=_iso(matter.expires),
        outlet=matter.outlet,
        authors=tuple(Author(one.name, one.honorific, one.bio) for one in matter.authors),
        dek=matter.dek,
        summary=matter.summary,
        pullquotes=tuple(PullQuote(one.text, one.after) for one in matter.pullquotes),
        topics=matter.topics,
        issues=matter.issues,
        lang=matter.lang,
        draft=matter.draft,
        slug=matter.slug,
        aliases=matter.aliases,
        edited=matter.edited,
        rights=matter.rights,
        canonical=matter.canonical,
        noindex=matter.noindex,
        extra=matter.extra,
        raw_file=matter.source.file if matter.source else "",
        source_url=matter.source.url if matter.source else "",
        emended=tuple(map(_emended, matter.emend)),
        redacted=tuple(map(_redacted, matter.source.redactions)) if matter.source else (),
    )


def page_front(matter: PageMatter) -> Front:
    """An undated page's front matter."""
    return Front(
        title=matter.title,
        summary=matter.summary,
        lang=matter.lang,
        draft=matter.draft,
        slug=matter.slug,
        aliases=matter.aliases,
        noindex=matter.noindex,
        extra=matter.extra,
    )


def _emended(one: Emendation) -> Emended:
    return Emended(one.from_, one.to, one.why, one.by, _day(one.date))


def _redacted(one: Redaction) -> Redacted:
    return Redacted(*one.lines, one.why, one.by, _day(one.date), one.sha256)


def _day(moment: Moment | None) -> date | None:
    return moment.date() if isinstance(moment, datetime) else moment


def _iso(moment: Moment | None) -> str:
    return moment.isoformat() if moment else ""
