"""A site's folder becomes files that lie ready, and all its problems. Room `build`."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from glossator.build.content import Content
from glossator.build.impression import Impression, Order, impress
from glossator.build.layout import (
    Layout,
    closures_of,
    linked_in,
    plan_of,
    publishing,
    read_in,
    tells_of_notes,
)
from glossator.build.printing import Shop
from glossator.build.report import BuildOptions
from glossator.build.reprint import reprint
from glossator.build.span import Span
from glossator.build.standing import Found, Standing, standing
from glossator.build.themed import Themed, rendering_options
from glossator.build.workplace import Workplace
from glossator.codec import digest_of
from glossator.config.matter import Matter
from glossator.model import Withheld
from glossator.problem import Problem, in_order
from glossator.site.link import Linked
from glossator.site.withheld import next_change
from glossator.sources.bundle import Bundle
from glossator.sources.site import Site
from glossator.theme.theme import Theme


class Examined(Struct, frozen=True):
    """What a site would publish, and what is wrong with it."""

    made: Impression
    withheld: tuple[Withheld, ...]
    problems: tuple[Problem, ...]
    """In order, with the severities that settings give them."""
    found: Found
    seeds: frozenset[str]
    """The raw texts that articles name, and the files that extensions depend on, wherever they lie."""
    theme: Theme | None


def examine(
    site: Site, options: BuildOptions, at: Workplace, imported: Iterable[Bundle[Matter]] = ()
) -> Examined:
    """The whole site; `imported` are articles that are not on disk yet. Raises OSError where the disk refuses."""
    themed, content = read_in(site, options, at, imported)
    # What extensions add is known only once they were asked.
    known = None if site.settings.extended.pages else standing(at.cache, at.name)
    if known is not None and _holds(known.found, site, themed, content, options):
        linked = Linked((), known.found.withheld, known.found.problems)
        again = _printed_again(Layout(site, themed, content, linked), at, known)
        if again is not None:
            return again
    layout = linked_in(site, themed, content, options, at)
    with at.measure.phase("print"):
        made = _printed(layout, at)
    return _examined(layout, made, _found(layout, options))


def _holds(found: Found, site: Site, themed: Themed, content: Content, options: BuildOptions) -> bool:
    """Whether linking would find the same."""
    told = content.told(found.exposed, noted=found.noted)
    return found.span.has(options.now) and found.key == _key(site, themed, content, options, told)


def _found(layout: Layout, options: BuildOptions) -> Found:
    """What linking found."""
    site, content, linked = layout.site, layout.content, layout.linked
    until = next_change((*content.articles, *content.pages), publishing(site.settings, options))
    span = Span(options.now.isoformat(), until.isoformat() if until else "")
    exposed, noted = tuple(sorted(linked.exposed)), tells_of_notes(layout)
    key = _key(site, layout.themed, content, options, content.told(exposed, noted=noted))
    return Found(key, span, exposed, noted, linked.problems, linked.withheld)


def _examined(layout: Layout, made: Impression, found: Found) -> Examined:
    # No setting has a page say that its words are proven when they are not.
    problems = in_order((*layout.problems, *made.problems))
    read = layout.content.seeds | layout.read
    return Examined(made, found.withheld, problems, found, read, layout.themed.theme)


def _key(
    site: Site, themed: Themed, content: Content, options: BuildOptions, told: Mapping[str, bytes]
) -> bytes:
    """A digest of all that linking depends on, but for the time. `told` are those of what it tells of facts."""
    stamps = content.stamps
    files = [(path, stamps[path].digest) for path in (*site.files, *site.static) if path in stamps]
    # A cold run has no stamps of raw texts: it is only parsing that tells which there are.
    seeds = [(one.seed, one.raw) for one in content.readings.values() if one.seed]
    return digest_of(
        (
            themed.theme.digest if themed.theme else "",
            site.settings.model_dump_json(),
            site.vocabulary.model_dump_json(),
            site.settings.cited.works,
            (options.drafts, options.future),
            site.settings.extended.digest,
            told,
            content.unread,
            (site.files, site.static, files, seeds),
        )
    )


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


def _printed_again(layout: Layout, at: Workplace, known: Standing) -> Examined | None:
    """What comes of a site of which only texts have changed; None where that cannot be done without linking."""
    theme = layout.themed.theme
    if theme is None or not layout.is_printable:
        return None
    with at.measure.phase("print"):
        made = reprint(order_of(layout, theme, at), closures_of(layout, theme), at, known.rows)
    return _examined(layout, made, known.found) if made else None


def order_of(layout: Layout, theme: Theme, at: Workplace) -> Order:
    """What a plan is compared and printed with."""
    site, settings = layout.site, layout.site.settings
    options = rendering_options(settings)
    shop = Shop(
        site.root, settings.theme, theme.digest, options, settings.base_path, at.cache.path, at.staging
    )
    return Order(shop, at.output, at.cache.printed(at.name), layout.texts)
