"""A partial template that shows an article's text is rendered once for each text. Room `theme`; imports nothing of
ours.

An article stands in the feeds of each of its topics. Of two inclusions with equal names the second gives what the first
has written: rendered with these names and with no others, it can differ in nothing.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from jinja2 import Template
from jinja2.runtime import Context
from jinja2.utils import missing

TEXT = "body"
"""The name under which such a partial reads the text."""
AT_HAND = 1000
"""Texts that a process has at hand."""


class Alike:
    """A value, with what tells whether another is the same: of a text itself, which is long, of a mapping its items."""

    __slots__ = ("told", "value")

    def __init__(self, value: object, told: object) -> None:
        self.value = value
        self.told = told

    def __hash__(self) -> int:
        return hash(self.told)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Alike) and self.told == other.told


class Once:
    """Stands for a template where another includes it, as the code that Jinja generates uses one."""

    def __init__(self, template: Template, names: frozenset[str]) -> None:
        self._template = template
        self._names = tuple(sorted(names))
        self._rendered = lru_cache(maxsize=AT_HAND)(self._render)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._template, name)  # what a template asks that extends or imports it

    def new_context(
        self,
        vars: Mapping[str, Any],
        shared: object,  # noqa: ARG002 — Jinja names it
        locals: Mapping[str, Any],
    ) -> dict[str, Any]:
        """The names that the template is included with."""
        return {**vars, **{name: value for name, value in locals.items() if value is not missing}}

    def root_render_func(self, given: Mapping[str, Any] | Context) -> Iterator[str]:
        """What the template writes."""
        if isinstance(given, Context):  # of one that extends it
            yield from self._template.root_render_func(given)
            return
        try:
            yield self._rendered(tuple(_alike(name, given[name]) for name in self._names))
        except (
            KeyError,
            TypeError,
        ):  # a name that is not there, which is to be told, or one that cannot be compared
            yield from self._template.root_render_func(self._context(given))

    def _render(self, values: tuple[Alike, ...]) -> str:
        given = {name: one.value for name, one in zip(self._names, values, strict=True)}
        return "".join(self._template.root_render_func(self._context(given)))

    def _context(self, given: Mapping[str, Any]) -> Context:
        return self._template.new_context({**given}, shared=False)


def _alike(name: str, value: object) -> Alike:
    if name == TEXT:
        return Alike(value, id(value))
    return Alike(value, frozenset(value.items()) if isinstance(value, Mapping) else value)
