"""A site's folder becomes files that lie ready, and all its problems. Room `build`."""

from collections.abc import Iterable
from dataclasses import dataclass

from glossator.build.impression import Impression, Order, impress
from glossator.build.layout import Layout, lay_out, plan_of, rendering_options
from glossator.build.printing import Shop
from glossator.build.report import BuildOptions
from glossator.build.workplace import Workplace
from glossator.config.matter import Matter
from glossator.problem import Problem, in_order
from glossator.site.withheld import Withheld
from glossator.sources.bundle import Bundle
from glossator.sources.site import Site
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
    layout = lay_out(site, options, at, imported)
    with at.measure.phase("print"):
        made = _printed(layout, at)
    # No setting has a page say that its words are proven when they are not.
    return Examined(made, layout.linked.withheld, in_order((*layout.problems, *made.problems)))


def _printed(layout: Layout, at: Workplace) -> Impression:
    theme = layout.themed.theme
    # What inspection has said of a template, each page that it prints would say again.
    if theme is None or not layout.is_printable:
        return Impression()
    total = len(layout.linked.outputs) + len(theme.assets)
    plan = at.measure.each("plan", plan_of(layout, theme))
    # Reading was the first half of the work.
    return impress(
        plan, order_of(layout, theme, at), at.crew, lambda done: at.progress(total + done, 2 * total)
    )


def order_of(layout: Layout, theme: Theme, at: Workplace) -> Order:
    """What a plan is compared and printed with."""
    site, settings = layout.site, layout.site.settings
    options = rendering_options(settings)
    shop = Shop(
        site.root, settings.theme, theme.digest, options, settings.base_path, at.cache.path, at.staging
    )
    return Order(shop, at.output, at.cache.printed(at.name), layout.content.galleys)
