"""Glossator: annotated articles, from raw texts to a static site.

For other programs: `load_site`, `build`, `check` and `import_seed`, and the values that they take and give. For
extensions: `Ext`, `Catalogue`, `Article` and `Page`. These names are stable; modules below this one may change.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from glossator.build.report import Report as Report
    from glossator.extend.catalogue import Article as Article
    from glossator.extend.catalogue import Catalogue as Catalogue
    from glossator.extend.catalogue import Page as Page
    from glossator.extend.verbs import Ext as Ext
    from glossator.ingest.values import Imported as Imported
    from glossator.library.runs import build as build
    from glossator.library.runs import check as check
    from glossator.library.runs import import_seed as import_seed
    from glossator.library.runs import load_site as load_site
    from glossator.problem import Place as Place
    from glossator.problem import Problem as Problem
    from glossator.problem import ProblemError as ProblemError
    from glossator.problem import Severity as Severity
    from glossator.sources.site import Site as Site

__version__ = "0.1.0"

_HOMES = {
    "load_site": "library.runs",
    "build": "library.runs",
    "check": "library.runs",
    "import_seed": "library.runs",
    "Site": "sources.site",
    "Report": "build.report",
    "Imported": "ingest.values",
    "Problem": "problem",
    "ProblemError": "problem",
    "Place": "problem",
    "Severity": "problem",
    "Ext": "extend.verbs",
    "Catalogue": "extend.catalogue",
    "Article": "extend.catalogue",
    "Page": "extend.catalogue",
}
__all__ = [*_HOMES]  # noqa: PLE0604 — names are texts


def __getattr__(name: str) -> object:
    """A public name, loaded when it is asked for: the command line starts without most of them."""
    if name not in _HOMES:
        raise AttributeError(f"module 'glossator' has no attribute '{name}'")
    return getattr(import_module(f"glossator.{_HOMES[name]}"), name)


class _Package(ModuleType):
    """Its `build` is the function, though a room of that name lies below."""

    @property
    def build(self) -> object:
        return __getattr__("build")

    @build.setter
    def build(self, room: object) -> None:
        """The import system names a room here once it is loaded."""


sys.modules[__name__].__class__ = _Package


def __dir__() -> list[str]:
    return sorted((*globals(), *_HOMES))
