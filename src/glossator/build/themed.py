"""The theme of a site, read and inspected once. Room `build`."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from glossator.build.cache import Cache
from glossator.build.reads import offered_names
from glossator.codec import decode, digest, encode
from glossator.config.settings import Settings
from glossator.extend.hooks import Hook
from glossator.notes.options import Strings
from glossator.problem import Place, Problem, ProblemError, problem
from glossator.site.cards import KINDS
from glossator.sources.site import SETTINGS, Site, settings_place
from glossator.theme.environment import environment
from glossator.theme.filters import Options
from glossator.theme.inspect import problems_of
from glossator.theme.strings import pattern_of
from glossator.theme.theme import Theme, read_theme


class Themed(Struct, frozen=True):
    """A theme, if it can be read, and what is wrong with it."""

    theme: Theme | None
    problems: tuple[Problem, ...]

    def strings(self, settings: Settings) -> Strings:
        """The words that references speak, in the site's language, from the theme's phrases."""
        if self.theme is None:
            return Strings()
        phrases, langs = self.theme.strings, (settings.lang,)
        words = {kind: pattern_of(phrases, langs, f"kind-{kind}", kind).lower() for kind in KINDS}
        return Strings(pattern_of(phrases, langs, "reference", Strings().reference), words)


def rendering_options(settings: Settings) -> Options:
    """What settings say to filters and functions of templates."""
    return Options(settings.timezone, settings.verdicts, settings.extended.filters)


def read_themed(site: Site, cache: Cache) -> Themed:
    """The theme that a site's settings name; one that was inspected before is known by its digest."""
    try:
        theme = read_theme(site.root, site.settings.theme)
    except ProblemError as error:
        return Themed(None, tuple(_named_in_settings(p, site.root) for p in error.problems))
    options = rendering_options(site.settings)
    key = digest(part.encode() for part in (theme.digest, *(one.name for one in options.filters)))
    known = cache.recall("theme", key)
    if known is not None:
        return Themed(theme, decode(known, tuple[Problem, ...]))
    problems = (*_taken(theme, options.filters), *problems_of(theme, offered_names(), options))
    cache.keep("theme", key, encode(problems))
    return Themed(theme, problems)


def _taken(theme: Theme, filters: Iterable[Hook]) -> Iterator[Problem]:
    """Filters of extensions that would take another's place: templates of the theme count on that one."""
    known = environment(theme, Options()).filters
    for one in filters:
        if one.name in known:
            said = f"there is a filter '{one.name}' already, which themes count on"
            yield problem("bad-extension", said, one.registered.place, "give it another name")


def _named_in_settings(one: Problem, root: Path) -> Problem:
    """A problem of the theme's name, at the place where settings have it."""
    at_fault = one.place == Place(SETTINGS)
    return replace(one, place=settings_place(root, "theme")) if at_fault else one
