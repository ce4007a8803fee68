"""What a module's `setup(ext)` is handed: four verbs that register functions, each checked at once. Room `extend`.

An extension adds; it cannot listen to events or change what others made. All that is wrong is collected, so that one
run tells it all.
"""

import inspect
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from glossator.extend.catalogue import Catalogue, Page
from glossator.problem import Place, Problem, place_on, problem

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

Verb = Literal["markdown", "filter", "importer", "pages"]
Plugin = Callable[["MarkdownIt"], None]
"""Adds rules to the parser of articles and pages, as plugins of markdown-it-py do."""
Filter = Callable[..., object]
"""A value of a template, and what stands in parentheses, become another value."""
Importer = Callable[[bytes], str]
"""The bytes of a raw file become its text, the same for the same bytes: its lines are the source's words, and are what
articles are compared with."""
Pages = Callable[[Catalogue], Iterable[Page]]
"""The site's articles become further pages."""

NAME = re.compile(r"[a-z_][a-z0-9_]*")
SUFFIX = re.compile(r"(\.[a-z0-9]+)+")
WITH_CONTEXT = "jinja_pass_arg"
"""What Jinja's decorators put on a function that reads the view, the environment or the template's state."""


@dataclass(frozen=True, slots=True)
class Registered:
    """A function that an extension brings."""

    verb: Verb
    name: str
    """Of a filter; the suffix of an importer; else empty."""
    function: Callable[..., object]
    place: Place
    """Where it was registered."""


class Ext:
    """Takes what an extension brings: `def setup(ext: Ext) -> None: ext.filter("shout", str.upper)`."""

    def __init__(self, shown: Callable[[str], str] = str) -> None:
        """`shown` names a file as people know it."""
        self._shown = shown
        self._registered: list[Registered] = []
        self._problems: list[Problem] = []

    def markdown(self, plugin: Plugin) -> None:
        """Add a plugin to the parser of articles and pages. What it does to the source's words the proof will tell."""
        if self._takes(plugin, 1, "a Markdown plugin takes one thing: the parser"):
            from markdown_it import MarkdownIt  # noqa: PLC0415 — most sites have no plugin

            plugin(MarkdownIt("commonmark"))  # what it raises it raises now, at its own line
            self._add("markdown", "", plugin)

    def filter(self, name: str, function: Filter) -> None:
        """Add a filter for templates: `{{ title|name }}`. It sees its arguments only, and gives the same for the
        same."""
        if not NAME.fullmatch(str(name)):
            self._refuse(
                f"'{name}' is no name for a filter", "a name has small letters, digits and underscores"
            )
        elif getattr(function, WITH_CONTEXT, None) is not None:
            said = f"the filter '{name}' reads the template's context, which no key would know of"
            self._refuse(said, "hand what it needs over: {{ title|name(lang) }}")
        elif self._takes(function, 1, f"the filter '{name}' must take a value: def {name}(value): …"):
            self._add("filter", name, function)

    def importer(self, suffix: str, function: Importer) -> None:
        """Read raw files with a suffix such as `.tei` by a function from their bytes to their text."""
        if not SUFFIX.fullmatch(str(suffix)):
            self._refuse(f"'{suffix}' is no suffix", "write it with its dot and in small letters: '.tei'")
        elif self._takes(function, 1, "an importer takes one thing: the bytes of a raw file"):
            self._add("importer", suffix, function)

    def pages(self, function: Pages) -> None:
        """Add pages that a function makes of the site's `Catalogue`."""
        if self._takes(function, 1, "a function for pages takes one thing: the catalogue of the site"):
            self._add("pages", "", function)

    @property
    def registered(self) -> tuple[Registered, ...]:
        return tuple(self._registered)

    @property
    def problems(self) -> tuple[Problem, ...]:
        return tuple(self._problems)

    def _add(self, verb: Verb, name: str, function: Callable[..., object]) -> None:
        self._registered.append(Registered(verb, name, function, self._place()))

    def _takes(self, function: object, count: int, said: str) -> bool:
        """Whether something can be called with so many values; where not, that is a problem."""
        if not callable(function):
            self._refuse(f"{said}; this is no function but {type(function).__name__}", "hand a function over")
            return False
        try:
            inspect.signature(function).bind(*[None] * count)
        except TypeError as error:
            self._refuse(f"{said}; this one cannot: {error}", "mend its parameters")
            return False
        except ValueError:  # some of Python's own functions tell nothing of what they take
            return True
        return True

    def _refuse(self, said: str, hint: str) -> None:
        self._problems.append(problem("bad-extension", said, self._place(), hint))

    def _place(self) -> Place:
        """The line of the extension that calls a verb."""
        frame = inspect.currentframe()
        while frame is not None and frame.f_code.co_filename == __file__:
            frame = frame.f_back
        if frame is None:
            return Place("")
        file = frame.f_code.co_filename
        return place_in(file, frame.f_lineno, self._shown(file))


def place_in(file: str, line: int, shown: str) -> Place:
    """A line of an extension's file, which people know under another name."""
    path = Path(file)
    text = path.read_text("utf-8", "replace") if path.is_file() else ""
    return place_on(text, line, path=shown)
