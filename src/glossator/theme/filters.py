"""The filters and functions of templates, and the names of the page's view that each reads.

Room `theme`; imports root and config. None reaches the site, the disk, the clock or the network.
"""

from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from functools import cache, lru_cache
from itertools import groupby
from types import MappingProxyType
from typing import Any, Literal, Protocol
from urllib.parse import quote

from babel import Locale, UnknownLocaleError
from babel.lists import format_list
from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape
from msgspec import Struct

from glossator.config.settings import Settings, Verdict
from glossator.config.values import Moment, moment_of
from glossator.extend.hooks import Hook
from glossator.model import Html, Ref
from glossator.slug import slugify
from glossator.theme import addresses, cite
from glossator.theme.beside import beside
from glossator.theme.dates import DAYS, day_of, written
from glossator.theme.exchange import READS as EXCHANGED
from glossator.theme.exchange import exchange_filters
from glossator.theme.index import Word, by_kind, by_letter
from glossator.theme.outward import report, text_fragment
from glossator.theme.since import since_in
from glossator.theme.strings import Phrase, filled, locale_of, number_in, phrase_in
from glossator.theme.theme import Theme
from glossator.theme.timeline import timeline

LANG = "site_lang"
LANGS = (LANG,)
"""The languages whose words a page's own phrases, dates and numbers are in: the editors', whatever the source's."""
READS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "t": LANGS,
        "date": LANGS,
        "number": LANGS,
        "listed": LANGS,
        "by_letter": LANGS,
        "html": ("links",),
        "in_lang": LANGS,
        "language": LANGS,
        "absolute": ("site_url",),
        "feed_html": ("site_url",),
        **EXCHANGED,
    }
)
"""What a filter or function reads from the view besides its arguments: part of a page's key."""


CITATIONS: Mapping[str, Callable[[cite.Cited], str]] = MappingProxyType(
    {"bibtex": cite.bibtex, "csl": cite.csl}
)


class Options(Struct, frozen=True):
    """What templates need of the settings besides their view."""

    zone: str = "UTC"
    """The site's time zone: in which zone a date-time's day is told."""
    verdicts: tuple[Verdict, ...] = Settings.model_fields["verdicts"].get_default(call_default_factory=True)

    filters: tuple[Hook, ...] = ()
    """Those of extensions, by their names."""


class Dated(Protocol):
    @property
    def date(self) -> Moment | None: ...


class VerdictShown(Struct, frozen=True):
    """A verdict as templates see it."""

    name: str
    tone: str
    """`false`, `misleading`, `unproven`, `true`; empty for a verdict that the scale does not have."""
    description: str = ""


Filters = dict[str, Callable[..., object]]
"""By name."""


def filters_of(options: Options) -> Filters:
    """The filters by name: those that depend on nothing, those that depend on settings, and those for programs."""
    verdicts = {slugify(v.name): VerdictShown(v.name, v.tone, v.description) for v in options.verdicts}

    def verdict(slug: str) -> VerdictShown:
        return verdicts.get(slug, VerdictShown(slug, ""))

    given = {**_plain_filters(), **_dated_filters(options.zone), "verdict": verdict}
    return given | exchange_filters(options.zone, options.verdicts, html)


def _plain_filters() -> Filters:
    return {
        "absolute": absolute,
        "beside": beside,
        "by_kind": by_kind,
        "by_letter": lettered,
        "direction": direction,
        "elsewhere": elsewhere,
        "feed_html": feed_html,
        "html": html,
        "in_lang": in_lang,
        "language": language,
        "listed": listed,
        "number": number,
        "report": report,
        "text_fragment": text_fragment,
        "timeline": timeline,
    }


def _dated_filters(zone: str) -> Filters:
    """Those to which a moment is a day of the site's time zone."""

    @lru_cache(maxsize=DAYS)
    def told(value: Moment | str, style: str, langs: tuple[str, ...]) -> str:
        moment = moment_of(value) if isinstance(value, str) else value
        return written(moment, style, locale_of(langs), zone) if moment else ""

    @pass_context
    def date(context: Context, value: Moment | str | None, style: str = "long") -> str:
        return told(value, style, _langs(context)) if value else ""

    def by_year(values: Iterable[Dated]) -> list[tuple[int | None, list[Dated]]]:
        """Runs of values of one year, in the order in which they come."""
        runs = groupby(values, lambda one: day_of(one.date, zone).year if one.date else None)
        return [(year, list(run)) for year, run in runs]

    def cited(title: str, form: Literal["bibtex", "csl"], **facts: Any) -> str:
        """The citation of the article of that title: `authors`, `outlet`, `date`, `url`, `page`, `lang`."""
        moment: Moment | None = facts.pop("date")
        day = day_of(moment, zone) if moment else None
        return CITATIONS[form](cite.Cited(title=title, day=day, **facts))

    return {"by_year": by_year, "cited": cited, "date": date, "since": since_in(zone)}


def functions_of(theme: Theme) -> dict[str, Callable[..., object]]:
    """The functions by name."""

    @cache
    def phrase(langs: tuple[str, ...], key: str) -> tuple[str, Phrase] | None:
        return phrase_in(theme.strings, langs, key)

    @cache
    def plain(langs: tuple[str, ...], key: str) -> Markup | None:
        """A phrase without holes, which most are."""
        found = phrase(langs, key)
        return filled(*found, {}) if found and isinstance(found[1], str) and "{" not in found[1] else None

    @pass_context
    def t(context: Context, key: str, default: str | None = None, **params: object) -> Markup:
        langs = _langs(context)
        if (written := plain(langs, key)) is not None:
            return written
        found = phrase(langs, key)
        if found is None and default is not None:
            return escape(default)
        if found is None:
            raise LookupError(f"no phrase '{key}' in i18n/{_close(key, theme.strings.get('en', {}))}")
        return filled(*found, params)

    def asset(name: str) -> str:
        if name not in theme.assets:
            raise LookupError(f"no file '{name}' in the theme's static/{_close(name, theme.assets)}")
        return "/" + quote(theme.assets[name].path)

    return {"t": t, "asset": asset}


def _close(name: str, known: Iterable[str]) -> str:
    close = get_close_matches(name, list(known), 1, 0.6)
    return f"; did you mean '{close[0]}'?" if close else ""


def _langs(context: Context) -> tuple[str, ...]:
    return (context[LANG],)


def direction(lang: str) -> str:
    """Which way a language is written: `ltr` or `rtl`."""
    return "rtl" if locale_of((lang,)).character_order == "right-to-left" else "ltr"


@pass_context
def in_lang(context: Context, lang: str, around: str = "") -> Markup:
    """The attributes of an element in a language: `lang`, and `dir` where it is written the other way. None where
    the language is that of the page `around` it, which is the site's if nothing else is said."""
    outer = around or str(context["site_lang"])
    if lang == outer:
        return Markup("")
    written = direction(lang)
    turned = Markup(' dir="{}"').format(written) if written != direction(outer) else Markup("")
    return Markup(' lang="{}"').format(lang) + turned


@pass_context
def language(context: Context, lang: str) -> str:
    """A language's name, in the words of the site's; its tag where it has none."""
    try:
        named = Locale.parse(lang, sep="-")
    except (UnknownLocaleError, ValueError):
        return lang
    return named.get_display_name(locale_of(_langs(context))) or lang


@pass_context
def html(context: Context, parts: Html) -> Markup:
    """HTML with its holes filled from the view's `links`. It is trusted: *parse* has made or cleaned it."""
    if len(parts) == 1 and isinstance(parts[0], str):
        return Markup(parts[0])
    links: Mapping[Ref, str] = context["links"]
    return Markup("".join([part if isinstance(part, str) else escape(links[part]) for part in parts]))


@pass_context
def absolute(context: Context, path: str) -> str:
    """The full address of a path from the site's root."""
    return addresses.absolute(path, context["site_url"])


@pass_context
def feed_html(context: Context, content: str, page_path: str) -> str:
    """Rendered HTML of the page at a path with every address made whole: text of a feed's `content`, to be escaped."""
    site_url: str = context["site_url"]
    return addresses.made_whole(str(content), site_url, addresses.absolute(page_path, site_url))


def elsewhere(content: str, page_path: str) -> Markup:
    """Rendered HTML of the page at a path, for another page: links within it lead there, and it has no ids."""
    return Markup(addresses.taken_from(str(content), page_path))


@pass_context
def number(context: Context, value: int) -> str:
    """A number in the language's digits and groups."""
    return number_in(_langs(context), value)


@pass_context
def lettered(context: Context, words: Iterable[Word]) -> list[tuple[str, list[Word]]]:
    """Words under their first letters, in the order of the alphabet of the site's language."""
    return by_letter(words, _langs(context)[0])


@pass_context
def listed(context: Context, values: Iterable[object]) -> Markup:
    """Names as a sentence lists them: `A, B and C`."""
    return Markup(format_list([str(escape(value)) for value in values], locale=locale_of(_langs(context))))
