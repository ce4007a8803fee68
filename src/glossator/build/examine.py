"""A site's folder becomes files that lie ready, and all its problems. Room `build`."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from glossator.build.content import Content, read_content
from glossator.build.impression import Impression, Order, impress
from glossator.build.plan import closures, nodes
from glossator.build.printing import Shop
from glossator.build.report import BuildOptions
from glossator.build.themed import Themed, read_themed
from glossator.build.workplace import Workplace
from glossator.config.matter import Matter
from glossator.config.settings import Settings
from glossator.notes.options import site_options
from glossator.problem import Problem, in_order, with_severities
from glossator.site.link import Library, Linked, link
from glossator.site.output import Data, Output
from glossator.site.withheld import Publishing, Withheld
from glossator.sources.bundle import Bundle
from glossator.sources.site import Site
from glossator.theme.filters import Options
from glossator.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class Examined:
    """What a site would publish, and what is wrong with it."""

    made: Impression
    withheld: tuple[Withheld, ...]
    problems: tuple[Problem, ...]
    """In order, with the severities that settings give them."""


def examine(
    site: Site, options: BuildOptions, at: Workplace, imported: Iterable[Bundle[Matter]] = ()
) -> Examined:
    """The whole site; `imported` are articles that are not on disk yet. Raises OSError where the disk refuses."""
    themed, settings = read_themed(site), site.settings
    reading = site_options(settings, drafts=options.drafts, strings=themed.strings(settings))
    content = read_content(site, reading, at, imported)
    linked = link(_library(site, content), _publishing(settings, options))
    made = _printed(themed, content, linked, site, at)
    found = (*site.problems, *(themed.problems if themed.theme else ()), *content.problems, *linked.problems)
    # No setting makes a page of a template that failed, or has a page say that its words are proven when they are not.
    settled = (*(() if themed.theme else themed.problems), *made.problems)
    return Examined(made, linked.withheld, in_order((*judged(found, settings), *settled)))


def judged(problems: Iterable[Problem], settings: Settings) -> tuple[Problem, ...]:
    """Problems in order, with the severities that settings give them."""
    return in_order(with_severities(problems, settings.problems))


def _printed(themed: Themed, content: Content, linked: Linked, site: Site, at: Workplace) -> Impression:
    theme, settings = themed.theme, site.settings
    broken = [one for one in themed.problems if one.code == "template-syntax"]
    # What inspection has said of a template, each page that it prints would say again.
    if theme is None or any(p.is_error for p in judged(themed.problems, settings)):
        return Impression()
    if broken:
        return Impression(problems=broken)
    options = Options(settings.timezone, settings.verdicts)
    closure = closures(theme, options, settings.base_path)
    plan = nodes(_outputs(theme, linked), closure, content.galleys, content.stamps)
    shop = Shop(
        site.root, settings.theme, theme.digest, options, settings.base_path, at.cache.path, at.staging
    )
    order = Order(shop, at.output, at.cache.printed(at.name), content.galleys)
    total = len(linked.outputs) + len(theme.assets)
    # Reading was the first half of the work.
    return impress(plan, order, at.crew, lambda done: at.progress(total + done, 2 * total))


def _outputs(theme: Theme, linked: Linked) -> Iterator[Output]:
    yield from (Data(asset.path, asset.data, f"the theme's {name}") for name, asset in theme.assets.items())
    yield from linked.outputs


def _library(site: Site, content: Content) -> Library:
    return Library(
        site.settings,
        site.vocabulary,
        content.articles,
        content.pages,
        site.files,
        site.static,
        content.unread,
    )


def _publishing(settings: Settings, options: BuildOptions) -> Publishing:
    return Publishing(options.now, ZoneInfo(settings.timezone), options.drafts, options.future)
