"""What a template may come to read, itself and through those that it extends, includes and imports; and what is
wrong with a theme's templates.

Room `theme`; imports the root. Only literal names of templates are allowed, so the answer is exact or too large.
"""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import lru_cache
from typing import TypeVar

import babel
import jinja2
from jinja2 import TemplateSyntaxError
from msgspec import Struct

from glossator.digest import of_data
from glossator.problem import Place, Problem, in_order, problem
from glossator.theme.environment import Environment, environment
from glossator.theme.filters import Options
from glossator.theme.scope import Outline, Use, outline
from glossator.theme.templates import Source, joined
from glossator.theme.theme import Theme

Known = TypeVar("Known")

PLAIN = Options()
TEMPLATES = ("extends", "include", "import")
PARTS = ("template", "phrases", "assets", "settings", "filters")
"""What a page's bytes depend on besides its view."""
OUTLINES = 400
"""Templates whose outlines are kept: those of a few themes."""


class Reading(Struct, frozen=True):
    """All that rendering a template may read."""

    names: frozenset[str]
    """Of the view."""
    filters: frozenset[str]
    templates: tuple[str, ...]
    """Itself and those that it reaches."""
    phrases: frozenset[str]
    """Keys; one that ends in `*` means all that start so."""
    assets: frozenset[str]
    """Names, likewise."""


class Found(Struct, frozen=True):
    """One use, and the template in which it stands."""

    use: Use
    template: str
    isolated: bool


def reading(theme: Theme, template: str) -> Reading:
    """What the rendering of a template may read. The template's syntax must be right: see `problems_of`."""
    found = tuple(_closure(theme, _begun(theme, template)))

    def named(what: str) -> frozenset[str]:
        return frozenset(one.use.name for one in found if one.use.what == what)

    templates = {
        template,
        *(joined(one.use.name, one.template) for one in found if one.use.what in TEMPLATES),
    }
    there = tuple(sorted(name for name in templates if name in theme.templates))
    return Reading(named("name"), named("filter"), there, named("phrase"), named("asset"))


def rendering(theme: Theme, options: Options) -> Environment:
    """The environment in which pages are printed: it knows what its templates read."""
    made = environment(theme, options)
    made.reads = lambda template: reading(theme, template).names
    return made


def template_digest(theme: Theme, template: str, options: Options) -> str:
    """The digest of everything that a page's bytes depend on besides its view."""
    return of_data(template_parts(theme, template, options))


def template_parts(theme: Theme, template: str, options: Options) -> dict[str, str]:
    """The digest of each part of that, by the names of `PARTS`: the template's closure with the libraries that render
    it, its phrases and assets, the settings that filters read, and the filters of extensions."""
    read = reading(theme, template)
    closure = {name: [theme.templates[name].path, theme.templates[name].text] for name in read.templates}
    told = (
        [closure, jinja2.__version__, babel.__version__],
        _phrases(theme, read.phrases),
        {name: asset.path for name, asset in _named(theme.assets, read.assets).items()},
        [options.zone, [verdict.model_dump() for verdict in options.verdicts]],
        {one.name: one.origin.digest for one in options.filters if one.name in read.filters},
    )
    return {name: of_data(part) for name, part in zip(PARTS, told, strict=True)}


def _phrases(theme: Theme, keys: frozenset[str]) -> dict[str, object]:
    return {lang: _named(phrases, keys) for lang, phrases in theme.strings.items()}


def _named(known: Mapping[str, Known], names: frozenset[str]) -> dict[str, Known]:
    """Those that a template may mean by names, of which one that ends in `*` means all that start so."""
    starts = tuple(name.removesuffix("*") for name in names if name.endswith("*"))
    return {name: one for name, one in known.items() if name in names or name.startswith(starts)}


def problems_of(
    theme: Theme, offered: Mapping[str, frozenset[str]], options: Options = PLAIN
) -> tuple[Problem, ...]:
    """What is wrong with a theme's templates, given the names that the view of each page's template offers, and the
    options with which they are rendered."""
    if unreadable := _syntax_problems(theme, options):
        return unreadable
    problems: list[Problem] = []
    for template, names in offered.items():
        if template not in theme.templates:
            problems.append(_no_template(theme, template, Place(template)))
            continue
        for found in _closure(theme, _begun(theme, template)):
            problems += _faults(theme, template, names, found)
    return in_order(problems)


@lru_cache(maxsize=OUTLINES)
def _outline(theme: Theme, template: str) -> Outline:
    # One at a time: an edit's run prints few kinds of page, and parsing all templates would be a tenth of its time.
    env = environment(theme, Options())
    return outline(env.parse(theme.templates[template].text, template), frozenset(env.globals))


@lru_cache(maxsize=4)
def _syntax_problems(theme: Theme, options: Options) -> tuple[Problem, ...]:
    """What keeps templates from being read; those that come with Glossator can be. Compiling them all takes longer than
    to render a small site."""
    env = environment(theme, options)
    problems: list[Problem] = []
    own = (name for name, source in theme.templates.items() if not source.is_packaged)
    for name in own:
        try:
            # Through the environment, which keeps what it compiles for the pages.
            env.get_template(name)
        except TemplateSyntaxError as error:
            place = theme.templates[name].place(error.lineno)
            problems.append(problem("template-syntax", str(error.message), place))
    return in_order(problems)


class _Visit(Struct, frozen=True):
    """How a walk came to a template."""

    template: str
    bound: frozenset[str] = frozenset()
    """Names that those before have assigned for it."""
    replaced: frozenset[str] = frozenset()
    """Its blocks that those that extend it have replaced."""
    isolated: bool = False
    """Whether it is used without the view."""
    called: frozenset[str] = frozenset()
    """Blocks that it, those that extend it and those that it extends print as `self.name()`."""

    def to(self, target: str, use: Use, own: Outline, called: frozenset[str]) -> "_Visit":
        if use.what == "extends":
            replaced = self.replaced | own.replaced
            return _Visit(target, self.bound | own.exported, replaced, self.isolated, self.called)
        if use.isolated:
            return _Visit(target, isolated=True, called=called)
        return _Visit(target, self.bound | use.bound, isolated=self.isolated, called=called)

    def reaches(self, blocks: tuple[str, ...]) -> bool:
        """Whether what stands in blocks (outermost first) may be printed: none of them is replaced, as far in as one
        that is called by its name, wherever it stands."""
        calls = (
            nth for nth in reversed(range(len(blocks))) if not self.called.isdisjoint((blocks[nth], "*"))
        )
        return self.replaced.isdisjoint(blocks[next(calls, 0) :])

    def goes_round(self, others: tuple["_Visit", ...]) -> bool:
        """Whether another visit has been here, with no fewer names to find."""
        here = (self.template, self.replaced, self.isolated)
        return any(here == (one.template, one.replaced, one.isolated) for one in others)


def _begun(theme: Theme, template: str) -> _Visit:
    return _Visit(template, called=_called(theme, template))


def _called(theme: Theme, template: str, below: tuple[str, ...] = ()) -> frozenset[str]:
    """The blocks that a template and those that it extends print by name."""
    if template in below or template not in theme.templates:
        return frozenset()
    own = _outline(theme, template)
    above = (joined(use.name, template) for use in own.uses if use.what == "extends")
    return own.called.union(*(_called(theme, one, (*below, template)) for one in above))


def _closure(theme: Theme, visit: _Visit, within: tuple[_Visit, ...] = ()) -> Iterator[Found]:
    """The uses of a template and of those that it reaches."""
    own = _outline(theme, visit.template)
    for use in own.uses:
        if not visit.reaches(use.blocks) or (use.what == "name" and use.name in visit.bound):
            continue
        yield Found(use, visit.template, visit.isolated)
        target = joined(use.name, visit.template)
        if use.what in TEMPLATES and target in theme.templates:
            there = visit.to(target, use, own, _called(theme, target))
            if not there.goes_round((*within, visit)):
                yield from _closure(theme, there, (*within, visit))


def _faults(theme: Theme, entry: str, offered: frozenset[str], found: Found) -> Iterator[Problem]:
    use, source = found.use, theme.templates[found.template]
    if use.what == "name" and (found.isolated or use.name not in offered):
        yield _isolated(source, use) if found.isolated else _unknown(source, use, entry, offered)
    elif use.what == "dynamic":
        hint = "write the names out, with an 'if' to choose between them"
        yield problem("template-dynamic", "the template's name is not literal", source.place(use.line), hint)
    elif (
        use.what in TEMPLATES and not use.optional and joined(use.name, found.template) not in theme.templates
    ):
        yield _no_template(theme, use.name, source.place(use.line, use.name))
    elif use.what == "asset" and "*" not in use.name and use.name not in theme.assets:
        place = source.place(use.line, use.name)
        yield problem(
            "missing-asset", f"no file '{use.name}' in static/", place, _close(use.name, theme.assets)
        )
    elif use.what == "phrase" and "*" not in use.name and not (known := _phrases_known(theme)) >= {use.name}:
        place = source.place(use.line, use.name)
        yield problem("missing-phrase", f"no phrase '{use.name}' in i18n/", place, _close(use.name, known))


def _phrases_known(theme: Theme) -> frozenset[str]:
    return frozenset(key for phrases in theme.strings.values() for key in phrases)


def _isolated(source: Source, use: Use) -> Problem:
    message = f"'{use.name}' is not there: this template is used without the page's view"
    return problem(
        "template-unknown-name", message, source.place(use.line, use.name), "import it 'with context'"
    )


def _unknown(source: Source, use: Use, entry: str, offered: frozenset[str]) -> Problem:
    message = f"'{use.name}' is not offered to {entry}"
    hint = _close(use.name, offered) or "docs/theme.md lists what each template may read"
    return problem("template-unknown-name", message, source.place(use.line, use.name), hint)


def _no_template(theme: Theme, name: str, place: Place) -> Problem:
    hint = _close(name, theme.templates) or "a theme must have it, or extend one that has it"
    return problem("missing-template", f"there is no template '{name}'", place, hint)


def _close(name: str, known: Mapping[str, object] | frozenset[str]) -> str:
    close = get_close_matches(name, sorted(known), 1, 0.6)
    return f"did you mean '{close[0]}'?" if close else ""
