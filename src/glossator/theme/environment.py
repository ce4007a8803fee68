"""A theme becomes a Jinja environment: HTML escaped, names strict, nothing in reach but the page's view.

Room `theme`; imports root and config.
"""

from collections.abc import Callable, Mapping, MutableMapping
from datetime import date
from functools import lru_cache
from typing import Any

from jinja2 import BaseLoader, StrictUndefined, Template, TemplateNotFound
from jinja2.sandbox import ImmutableSandboxedEnvironment

from glossator.theme.codegen import Generator, Having, offered, shown
from glossator.theme.filters import Options, filters_of, functions_of
from glossator.theme.once import TEXT, Once
from glossator.theme.templates import SHADOW, Templates, joined
from glossator.theme.theme import Theme

ESCAPED = (".html", ".xml", ".svg")
CLOCK = frozenset(("today", "now", "utcnow", "fromtimestamp", "utcfromtimestamp"))
NOT_REPRODUCIBLE = ("random",)


Reads = Callable[[str], frozenset[str]]
"""The names that a template reads, and those that it includes."""


def _nothing(_template: str) -> frozenset[str]:
    return frozenset()


class Missing(StrictUndefined):
    """A name that is not there is an error, but a key that a mapping lacks (`extra.motto`) is false in an `if`."""

    def __bool__(self) -> bool:  # type: ignore[override] # Jinja's never returns
        if isinstance(self._undefined_obj, Mapping):
            return False
        return super().__bool__()


class Environment(ImmutableSandboxedEnvironment):
    """Templates that know each other by `joined` names and cannot ask for the time."""

    code_generator_class = Generator

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.having = Having()
        self.shown = shown
        self.reads: Reads = _nothing
        self._once: dict[str, Once | None] = {}

    def get_template(self, name: str | Template, parent: str | None = None, globals: Any = None) -> Template:
        """The template; where another includes it and it shows a text, one that is rendered once for each."""
        found = super().get_template(name, parent, globals)
        if parent is None or found.name is None:
            return found
        if found.name not in self._once:
            names = self.reads(found.name)
            self._once[found.name] = Once(found, names) if TEXT in names else None
        return self._once[found.name] or found  # type: ignore[return-value] # it stands for one

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The functions that a template may call: those of all. Each rendering goes through them, for which Jinja's
        chain of two mappings takes ten times as long."""
        return super().make_globals(d) if d else self.globals

    def join_path(self, template: str, parent: str) -> str:
        return joined(template, parent)

    def getattr(self, obj: object, attribute: str) -> object:
        # A field of a value is data, whatever it is called; the sandbox's look at it costs ten times its reading.
        if attribute in offered(type(obj)):  # type: ignore[arg-type] # mypy takes classes for unhashable
            self.having[attribute].add(type(obj))
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        of_date = isinstance(obj, date) or (isinstance(obj, type) and issubclass(obj, date))
        return not (of_date and attr in CLOCK) and super().is_safe_attribute(obj, attr, value)


class Loader(BaseLoader):
    """Sources that are in memory already."""

    def __init__(self, templates: Templates) -> None:
        self.templates = templates

    def get_source(self, _environment: object, template: str) -> tuple[str, str, None]:
        if template not in self.templates:
            raise TemplateNotFound(template)
        source = self.templates[template]
        return source.text, source.path, None

    def list_templates(self) -> list[str]:
        return sorted(self.templates)


@lru_cache(maxsize=4)
def environment(theme: Theme, options: Options) -> Environment:
    """The environment in which a theme's templates render. Made once a process for a theme and options."""
    made = Environment(
        loader=Loader(theme.templates),
        autoescape=is_escaped,
        undefined=Missing,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
        finalize=_there,
    )
    made.filters |= filters_of(options) | {hook.name: hook for hook in options.filters}
    made.globals |= functions_of(theme)
    del made.globals["lipsum"]
    for name in NOT_REPRODUCIBLE:
        del made.filters[name]
    return made


def is_escaped(name: str | None) -> bool:
    """Whether a template writes HTML or XML, by its name."""
    return name is None or name.rstrip(SHADOW).endswith(ESCAPED)


def _there(value: object) -> object:
    """Nothing for a value that is not there (a date, an outlet), never the word None."""
    return "" if value is None else value
