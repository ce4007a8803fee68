"""A site's folder becomes all that its output is to be, before anything is printed. Room `build`."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from zoneinfo import ZoneInfo

from msgspec import Struct, field
from msgspec.structs import replace

from glossator.build.adding import Adding, files_of
from glossator.build.cache import Cache
from glossator.build.content import Content, read_content
from glossator.build.plan import Closures, Node, closures, nodes
from glossator.build.report import BuildOptions
from glossator.build.themed import Themed, read_themed, rendering_options
from glossator.build.workplace import Workplace
from glossator.codec import decode, digest, encode
from glossator.config.matter import Matter
from glossator.config.settings import Settings
from glossator.notes.options import EditionOptions, site_options
from glossator.problem import Problem, in_order, judged
from glossator.site.link import Library, Linked, link
from glossator.site.offered import COUNTS
from glossator.site.output import Data, Output, Page
from glossator.site.related import Match, Relate, related
from glossator.site.withheld import Publishing
from glossator.sources.bundle import Bundle
from glossator.sources.site import Site, named_files
from glossator.theme.inspect import reading
from glossator.theme.theme import Theme
from glossator.work import Crew

MANY = 1000
"""Articles whose related articles are worth being found by several processes."""
OF_EXTENSIONS = frozenset(("missing-extension", "bad-extension", "extension-failed"))
Matches = tuple[tuple[Match, ...], ...]


class Layout(Struct, frozen=True):
    """A site read and linked."""

    site: Site
    themed: Themed
    content: Content
    linked: Linked
    added: Mapping[str, bytes] = field(default_factory=dict)
    """The digests of the texts of pages that extensions add, by key."""
    read: frozenset[str] = frozenset()
    """The files on which extensions depend."""

    @property
    def named(self) -> frozenset[str]:
        """The files that were read because settings, articles or extensions name them."""
        return self.content.seeds | self.read | frozenset(named_files(self.site.settings))

    @property
    def texts(self) -> Mapping[str, bytes]:
        """The digests of all texts, by key."""
        return {**self.content.galleys, **self.added} if self.added else self.content.galleys

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong so far, with the severities that settings give it."""
        found = (*self.site.problems, *self.content.problems, *self.linked.problems)
        # Where an extension fails there is nothing to publish in place of what it makes.
        settled = tuple(one for one in found if one.code in OF_EXTENSIONS)
        rest = tuple(one for one in found if one.code not in OF_EXTENSIONS)
        return in_order((*settled, *judged(rest, self.site.settings.problems), *self._of_theme))

    @property
    def is_printable(self) -> bool:
        """Whether each template can be read, and reads only what is there."""
        return self.themed.theme is not None and not any(one.is_error for one in self._of_theme)

    @property
    def _of_theme(self) -> tuple[Problem, ...]:
        """What is wrong with the theme. No setting makes a page of a template that cannot be read."""
        themed = self.themed
        settled = [one for one in themed.problems if themed.theme is None or one.code == "template-syntax"]
        rest = [one for one in themed.problems if one not in settled]
        return (*settled, *judged(rest, self.site.settings.problems))


def lay_out(
    site: Site, options: BuildOptions, at: Workplace, imported: Iterable[Bundle[Matter]] = ()
) -> Layout:
    """The whole site; `imported` are articles that are not on disk yet. Raises OSError where the disk refuses."""
    return linked_in(site, *read_in(site, options, at, imported), options, at)


def linked_in(site: Site, themed: Themed, content: Content, options: BuildOptions, at: Workplace) -> Layout:
    """The whole site, of its theme and content."""
    with at.measure.phase("link"):
        adding = Adding(site, _edition_options(site, themed, options), themed.theme, at.cache)
        when = publishing(site.settings, options)
        linked = link(library_of(site, content), when, remembering(at.cache, at.crew), adding.add)
        linked = replace(linked, problems=(*linked.problems, *adding.problems))
    return Layout(site, themed, content, linked, adding.texts, files_of(site, adding))


def read_in(
    site: Site, options: BuildOptions, at: Workplace, imported: Iterable[Bundle[Matter]] = ()
) -> tuple[Themed, Content]:
    """The theme of a site, and its content, parsed with the theme's words."""
    with at.measure.phase("theme"):
        themed = read_themed(site, at.cache)
    with at.measure.phase("parse"):
        return themed, read_content(site, _edition_options(site, themed, options), at, imported)


def _edition_options(site: Site, themed: Themed, options: BuildOptions) -> EditionOptions:
    return site_options(site.settings, drafts=options.drafts, strings=themed.strings(site.settings))


def remembering(cache: Cache, crew: Crew) -> Relate:
    """Related articles, found anew only where the topics of some article have changed."""

    def relate(topics: Sequence[Sequence[str]], most: int) -> Matches:
        key = digest((encode(topics), encode(most)))
        known = cache.recall("related", key)
        if known is not None:
            return decode(known, Matches)
        found = tuple(chain.from_iterable(_related(topics, most, crew)))
        cache.keep("related", key, encode(found))
        return found

    return relate


class Share(Struct, frozen=True):
    """What one process finds of related articles."""

    topics: Sequence[Sequence[str]]
    """Of all articles."""
    most: int
    among: tuple[int, int]
    """The first of its articles, and the first that is no more."""


def _related(topics: Sequence[Sequence[str]], most: int, crew: Crew) -> Iterator[Matches]:
    """The related articles of all, by each process of a crew at work those of its share."""
    size = -(-len(topics) // crew.hands) if crew.hands > 1 and len(topics) >= MANY else len(topics)
    shares = [
        Share(topics, most, (at, min(at + size, len(topics)))) for at in range(0, len(topics), max(1, size))
    ]
    if len(shares) <= 1:
        yield related(topics, most)
    else:
        yield from (decode(found, Matches) for found in crew.map(relate_share, shares, few=1))


def relate_share(share: Share) -> bytes:
    """The related articles of a share, as bytes: a process hands them on in a tenth of the time."""
    return encode(related(share.topics, share.most, range(*share.among)))


def plan_of(layout: Layout, theme: Theme) -> Iterator[Node]:
    """Every output file with its key."""
    return nodes_of(layout, outputs_of(layout, theme), closures_of(layout, theme))


def nodes_of(layout: Layout, outputs: Iterable[Output], closure: Closures) -> Iterator[Node]:
    """Some of the outputs with their keys."""
    return nodes(outputs, closure, layout.texts, layout.content.stamps)


def outputs_of(layout: Layout, theme: Theme) -> Iterator[Output]:
    """Every output file: the theme's, then the site's."""
    yield from (Data(asset.path, asset.data, f"the theme's {name}") for name, asset in theme.assets.items())
    yield from side_by_side(layout.linked.outputs)


def side_by_side(outputs: Iterable[Output]) -> Iterator[Output]:
    """The outputs, those that show one text and no other where the first of them stands: who prints them then takes it
    up once."""
    runs: dict[str, list[Output]] = {}
    for output in outputs:
        key = ""
        if type(output) is Page:
            key = output.body or (output.bodies[0] if len(output.bodies) == 1 else "")
        runs.setdefault(key or f"/{output.path}", []).append(output)
    return chain.from_iterable(runs.values())


def closures_of(layout: Layout, theme: Theme) -> Closures:
    """The closures of the theme's templates, for pages of this site."""
    settings = layout.site.settings
    return closures(theme, rendering_options(settings), settings.base_path)


def tells_of_notes(layout: Layout) -> bool:
    """Whether pages gather notes, or show how many articles have."""
    theme = layout.themed.theme
    templates = {one.template for one in layout.linked.outputs if type(one) is Page}
    if layout.linked.gathers or theme is None or not layout.is_printable:
        return True
    return any(COUNTS in reading(theme, template).names for template in templates)


def publishing(settings: Settings, options: BuildOptions) -> Publishing:
    """What decides whether something is published in this run."""
    return Publishing(options.now, ZoneInfo(settings.timezone), options.drafts, options.future)


def library_of(site: Site, content: Content) -> Library:
    """All that linking reads."""
    return Library(
        site.settings,
        site.vocabulary,
        content.articles,
        content.pages,
        site.files,
        site.static,
        content.unread,
        content.digests,
        content.placed,
    )
