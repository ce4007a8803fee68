"""A site's folder becomes the bytes of its pages and all its problems. Room `build`; reads, writes nothing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from zoneinfo import ZoneInfo

from glossator.build.pages import Press, offered_names, print_page
from glossator.build.report import BuildOptions
from glossator.config.matter import Matter
from glossator.config.settings import Settings
from glossator.model import Proof
from glossator.notes.options import Strings
from glossator.notes.proof import prove_output
from glossator.problem import Place, Problem, ProblemError, in_order, with_severities
from glossator.site.cards import KINDS
from glossator.site.link import Library, link
from glossator.site.output import Copied, Data, Output, Page
from glossator.site.parse import Parsed, ParsedPage, Reading, parse_article, parse_page
from glossator.site.shown import Body
from glossator.site.withheld import Publishing, Withheld
from glossator.sources.bundle import Bundle, read_article_bundle, read_page_bundle
from glossator.sources.folder import read_bytes
from glossator.sources.seeds import seed_search
from glossator.sources.site import SETTINGS, Site, settings_place
from glossator.theme.environment import environment
from glossator.theme.filters import Options
from glossator.theme.inspect import problems_of
from glossator.theme.strings import pattern_of
from glossator.theme.theme import Theme, read_theme


@dataclass(frozen=True, slots=True)
class Examined:
    """What a site would publish, and what is wrong with it."""

    files: Mapping[str, bytes]
    """The bytes of each output file by path; incomplete where there are errors."""
    withheld: tuple[Withheld, ...]
    problems: tuple[Problem, ...]
    """In order, with the severities that settings give them."""


@dataclass(frozen=True, slots=True)
class _Read:
    """All content parsed."""

    articles: tuple[Parsed, ...]
    pages: tuple[ParsedPage, ...]
    unread: tuple[str, ...]
    """Files that could not be parsed: links to them are not judged."""
    problems: tuple[Problem, ...]

    @property
    def everything(self) -> tuple[Parsed | ParsedPage, ...]:
        return (*self.articles, *self.pages)


def examine(site: Site, options: BuildOptions, imported: Iterable[Bundle[Matter]] = ()) -> Examined:
    """The whole site in memory; `imported` are articles that are not on disk yet."""
    theme, theme_problems = _theme(site)
    read = _read(site, options, _strings(theme, site.settings), tuple(imported))
    linked = link(_library(site, read), _publishing(site.settings, options))
    bodies = {parsed.facts.key: parsed.galley.body for parsed in read.everything}
    # What inspection has said of a template, each page that it prints would say again.
    sound = theme if not any(p.is_error for p in judged(theme_problems, site.settings)) else None
    printed, faults = _print(linked.outputs, bodies, sound, site, options) if sound else ({}, ())
    unproven = _prove(printed, linked.outputs, read.articles)
    found = (*site.problems, *(theme_problems if theme else ()), *read.problems, *linked.problems)
    # No setting makes a page of a template that failed, or has a page say that its words are proven when they are not.
    settled = (*(() if theme else theme_problems), *faults, *unproven)
    return Examined(printed, linked.withheld, in_order((*judged(found, site.settings), *settled)))


def judged(problems: Iterable[Problem], settings: Settings) -> tuple[Problem, ...]:
    """Problems in order, with the severities that settings give them."""
    return in_order(with_severities(problems, settings.problems))


def _theme(site: Site) -> tuple[Theme | None, tuple[Problem, ...]]:
    try:
        theme = read_theme(site.root, site.settings.theme)
    except ProblemError as error:
        return None, tuple(_named_in_settings(p, site.root) for p in error.problems)
    return theme, problems_of(theme, offered_names())


def _named_in_settings(one: Problem, root: Path) -> Problem:
    """A problem of the theme's name, at the place where settings have it."""
    at_fault = one.place == Place(SETTINGS)
    return replace(one, place=settings_place(root, "theme")) if at_fault else one


def _strings(theme: Theme | None, settings: Settings) -> Strings:
    """The words that references speak, in the site's language, from the theme's phrases."""
    if theme is None:
        return Strings()
    langs = (settings.lang,)
    words = {kind: pattern_of(theme.strings, langs, f"kind-{kind}", kind).lower() for kind in KINDS}
    return Strings(pattern_of(theme.strings, langs, "reference", Strings().reference), words)


def _read(site: Site, options: BuildOptions, strings: Strings, imported: Sequence[Bundle[Matter]]) -> _Read:
    reading = Reading(site.settings, strings, options.drafts)
    search = seed_search(site.root, site.seeds)
    problems: list[Problem] = []
    unread: list[str] = []
    articles: list[Parsed] = []
    pages: list[ParsedPage] = []
    for path in site.articles:
        article, found = read_article_bundle(site.root, path, search)
        problems += found
        if article:
            articles.append(parse_article(article, reading))
        else:
            unread.append(path)
    for path in site.pages:
        page, found = read_page_bundle(site.root, path)
        problems += found
        if page:
            pages.append(parse_page(page, reading))
        else:
            unread.append(path)
    articles += [parse_article(bundle, reading) for bundle in imported]
    read = _Read(tuple(articles), tuple(pages), tuple(unread), ())
    return replace(read, problems=(*problems, *(p for one in read.everything for p in one.problems)))


def _library(site: Site, read: _Read) -> Library:
    return Library(
        site.settings,
        site.vocabulary,
        tuple(parsed.facts for parsed in read.articles),
        tuple(parsed.facts for parsed in read.pages),
        site.files,
        site.static,
        read.unread,
    )


def _publishing(settings: Settings, options: BuildOptions) -> Publishing:
    return Publishing(options.now, ZoneInfo(settings.timezone), options.drafts, options.future)


def _print(
    outputs: Sequence[Output], bodies: Mapping[str, Body], theme: Theme, site: Site, options: BuildOptions
) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    settings = site.settings
    press = Press(environment(theme, Options(settings.timezone, settings.verdicts)), settings.base_path)
    files = {asset.path: asset.data for asset in theme.assets.values()}
    problems: list[Problem] = []
    for done, output in enumerate(outputs, 1):
        try:
            data, found = _bytes(output, bodies, press, site)
            problems += found
            files[output.path] = data
        except ProblemError as error:
            problems += error.problems
        options.progress(done, len(outputs))
    return files, tuple(problems)


def _bytes(
    output: Output, bodies: Mapping[str, Body], press: Press, site: Site
) -> tuple[bytes, tuple[Problem, ...]]:
    match output:
        case Page():
            return print_page(output, bodies, press), ()
        case Data():
            return output.data, ()
        case Copied():
            data, problems = read_bytes(site.root, output.source)
            return data or b"", problems


def _prove(
    files: Mapping[str, bytes], outputs: Sequence[Output], articles: Sequence[Parsed]
) -> list[Problem]:
    proofs = {parsed.facts.path: parsed.galley.proof for parsed in articles}
    found: list[Problem] = []
    for output in outputs:
        if isinstance(output, Page) and output.template == "article.html" and output.path in files:
            found += _unproven(files[output.path], proofs[output.source], output.source)
    return found


def _unproven(page: bytes, proof: Proof | None, path: str) -> tuple[Problem, ...]:
    return prove_output(page.decode(), proof, path) if proof else ()
