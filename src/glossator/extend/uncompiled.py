"""A site's own modules, found so that they are always made of their sources. Room `extend`; reads the disk.

Python takes a compiled module for its source's by size and whole seconds, so an edit may go unseen; and what is
compiled in a site's folder is litter there.
"""

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import SOURCE_SUFFIXES, FileFinder, ModuleSpec, SourceFileLoader
from types import ModuleType
from typing import Any, NoReturn

HOME = "_glossator_extensions_"
"""How the names of packages begin that stand for sites' folders of extensions."""


class _Uncompiled(SourceFileLoader):
    """Loads a module of its source, and leaves nothing compiled."""

    def path_stats(self, path: Any) -> NoReturn:
        """Python compares these with what it has compiled; without them it has none."""
        raise OSError(path)


class _Own(MetaPathFinder):
    """Finds the modules of sites."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if not fullname.startswith(HOME):
            return None
        finders = (FileFinder(folder, (_Uncompiled, SOURCE_SUFFIXES)) for folder in path or ())
        found = (finder.find_spec(fullname, target) for finder in finders)
        return next((spec for spec in found if spec is not None and spec.loader is not None), None)


def home(name: str, folder: str) -> str:
    """The package, of that name behind `HOME`, whose modules are those in a folder; its whole name."""
    if not any(isinstance(finder, _Own) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Own())
    whole = HOME + name
    if whole not in sys.modules:
        package = ModuleType(whole)
        package.__path__ = [folder]
        sys.modules[whole] = package
    return whole


def forget(name: str) -> None:
    """Have the modules of a package that `home` made loaded anew."""
    whole = HOME + name
    for one in [one for one in sys.modules if one == whole or one.startswith(f"{whole}.")]:
        del sys.modules[one]
