"""A theme becomes a Jinja environment: HTML escaped, names strict, nothing in reach but the page's view.

Room `theme`; imports root and config.
"""

from collections.abc import Callable, Mapping, MutableMapping
from datetime import date
from functools import cache, lru_cache
from types import FunctionType
from typing import Any

from jinja2 import BaseLoader, StrictUndefined, TemplateNotFound
from jinja2 import Template as JinjaTemplate
from jinja2.runtime import Context, new_context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from glossator.theme.codegen import Generator, Having, offered, shown
from glossator.theme.filters import READS, Options, filters_of, functions_of
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


class Template(JinjaTemplate):
    """A template that shares the names of those that include it."""

    def new_context(self, vars: Any = None, shared: bool = False, locals: Any = None) -> Context:  # noqa: FBT001, FBT002
        # The names that all templates have are among those that it shares; to list them takes as long as to share them.
        own = None if shared else self.globals
        return new_context(self.environment, self.name, self.blocks, vars, shared, own, locals)


class Environment(ImmutableSandboxedEnvironment):
    """Templates that know each other by `joined` names and cannot ask for the time."""

    code_generator_class = Generator
    template_class = Template

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.having = Having()
        self.shown = shown
        self.reads: Reads = _nothing
        self.own: Mapping[object, frozenset[str]] = {}
        """Our functions, and the names that each reads of the page's view; one that reads none gets no context."""
        self._found: dict[tuple[str | JinjaTemplate, str | None], JinjaTemplate] = {}

    def get_template(
        self, name: str | JinjaTemplate, parent: str | None = None, globals: Any = None
    ) -> JinjaTemplate:
        """The template; where another includes it and it shows a text, one that is rendered once for each."""
        if (name, parent) not in self._found:
            found = super().get_template(name, parent, globals)
            names = self.reads(found.name) if parent is not None and found.name is not None else ()
            once = Once(found, frozenset(names)) if TEXT in names else found
            self._found[name, parent] = once  # type: ignore[assignment] # it stands for one
        return self._found[name, parent]

    def included(self, name: str, parent: str, given: Mapping[str, Any], locals: Mapping[str, Any]) -> str:
        """What a template writes where another includes it, with the names that are given there."""
        template = self.get_template(name, parent)
        context = template.new_context(given, shared=True, locals=locals)  # type: ignore[arg-type] # they are not changed
        return "".join(template.root_render_func(context))

    def call(
        __self,  # noqa: N805 — names that no template passes
        __context: Context,
        __obj: Any,
        *args: Any,
        _loop_vars: Mapping[str, Any] | None = None,
        _block_vars: Mapping[str, Any] | None = None,
        **kwargs: Any,
    ) -> Any:
        """What a function returns. Our own may be called, and see names that a loop or a block has set only where they
        read one of these."""
        reads = __self.own.get(__obj) if type(__obj) is FunctionType else None
        if reads is None or not (reads.isdisjoint(_loop_vars or ()) and reads.isdisjoint(_block_vars or ())):
            scopes = {"_loop_vars": _loop_vars, "_block_vars": _block_vars}
            return super().call(__context, __obj, *args, **scopes, **kwargs)
        return __obj(__context, *args, **kwargs) if reads else __obj(*args, **kwargs)

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

    def getitem(self, obj: object, argument: object) -> object:
        # Filters that take the name of an attribute read it as an item.
        if type(argument) is str and argument in offered(type(obj)):  # type: ignore[arg-type] # as above
            return getattr(obj, argument)
        return super().getitem(obj, argument)

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
    functions = functions_of(theme)
    made.own = {one: frozenset(READS.get(name, ())) for name, one in functions.items()}
    made.globals |= functions
    del made.globals["lipsum"]
    for name in NOT_REPRODUCIBLE:
        del made.filters[name]
    return made


@cache
def is_escaped(name: str | None) -> bool:
    """Whether a template writes HTML or XML, by its name."""
    return name is None or name.rstrip(SHADOW).endswith(ESCAPED)


def _there(value: object) -> object:
    """Nothing for a value that is not there (a date, an outlet), never the word None."""
    return "" if value is None else value
