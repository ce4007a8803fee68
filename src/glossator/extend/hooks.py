"""Functions of extensions as values: compared, pickled and named by what loads them. Room `extend`.

A function itself cannot go to another process, or into a key. A hook says where it comes from, and loads it there.
"""

import importlib
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import ModuleType

from glossator.digest import of_text
from glossator.extend.finding import FOLDER, Found, find, state_of
from glossator.extend.uncompiled import forget, home
from glossator.extend.verbs import Ext, Registered, place_in
from glossator.problem import Place, Problem, ProblemError, problem


@dataclass(frozen=True, slots=True)
class Origin:
    """What loads the functions of a site's extensions."""

    root: str
    """The site's folder."""
    modules: tuple[str, ...]
    digest: str
    """Of their sources."""


@dataclass(frozen=True, slots=True)
class Hook:
    """One function that an extension registered. Calling it calls that one; what it raises is a ProblemError
    (`extension-failed`) at the extension's line."""

    origin: Origin
    number: int
    """Which of the registered ones."""
    name: str
    """Of a filter; the suffix of an importer; else empty."""

    def __call__(self, *args: object, **options: object) -> object:
        with told(self.origin):
            return self.registered.function(*args, **options)

    @property
    def registered(self) -> Registered:
        return loaded(self.origin)[0][self.number]


@dataclass(frozen=True, slots=True)
class Extensions:
    """What the extensions of a site bring, by verb, in the order in which they registered it."""

    origin: Origin
    markdown: tuple[Hook, ...] = ()
    filters: tuple[Hook, ...] = ()
    importers: tuple[Hook, ...] = ()
    pages: tuple[Hook, ...] = ()
    files: frozenset[str] = frozenset()
    """Those of modules that are installed beyond the site."""

    @property
    def digest(self) -> str:
        return self.origin.digest


RAISED = (Exception, SystemExit)
"""What code of extensions may raise: whatever it likes, and an end of the program, which would be taken for success."""
NO_EXTENSIONS = Extensions(Origin("", (), ""))


@contextmanager
def told(origin: Origin, when: str = "") -> Iterator[None]:
    """Whatever code of extensions raises inside is a ProblemError (`extension-failed`) at their line; `when` ends its
    message. Other errors pass."""
    try:
        yield
    except (ProblemError, MemoryError):
        raise
    except RAISED as error:
        fault = fault_of(error, origin, when)
        if fault is None:
            raise
        raise ProblemError([fault]) from error


def fault_of(error: BaseException, origin: Origin, when: str = "") -> Problem | None:
    """An error that rose in an extension's code, or below it; None for one that had nothing to do with it."""
    if not origin.modules:
        return None
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if shown_path(frame.filename, origin)]
    if not own:
        return None
    last = own[-1]
    place = place_in(last.filename, last.lineno or 1, shown_path(last.filename, origin))
    said = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return problem(
        "extension-failed", said + when, place, "mend the extension, or take it out of 'extensions'"
    )


def shown_path(file: str, origin: Origin) -> str:
    """A file of the extensions as people know it; empty for another file."""
    path, own = Path(file), Path(origin.root) / FOLDER
    if path.is_relative_to(own):
        return path.relative_to(origin.root).as_posix()
    homes = (one for one in _found(origin) if not one.is_own)
    home = next((one for one in homes if str(path) in one.files), None)
    return f"{home.name}: {path.name}" if home else ""


@lru_cache(maxsize=16)
def loaded(origin: Origin) -> tuple[tuple[Registered, ...], tuple[Problem, ...]]:
    """What the modules register, and what is wrong with that. Raises ProblemError where their sources are not those
    that the origin names: they were changed while the site was built."""
    found = _unchanged(origin)
    registered: list[Registered] = []
    problems: list[Problem] = []
    for one in found:
        ext = Ext(shown=lambda file: shown_path(file, origin))
        problems += _set_up(one, ext, origin)
        registered += ext.registered
        problems += ext.problems
    _unchanged(origin)  # while they were read
    return tuple(registered), tuple(problems)


def _unchanged(origin: Origin) -> tuple[Found, ...]:
    """The modules. Raises ProblemError, and forgets what was loaded, where their sources are others."""
    found = _found(origin)
    if state_of(found) == origin.digest:
        return found
    forget(_home_of(origin))
    said = "the extension was changed while the site was built"
    raise ProblemError([problem("file-changed", said, Place(FOLDER), "build again")])


def _found(origin: Origin) -> tuple[Found, ...]:
    return tuple(one for name in origin.modules if (one := find(Path(origin.root), name)))


def _set_up(one: Found, ext: Ext, origin: Origin) -> Iterator[Problem]:
    place = Place(shown_path(str(one.file), origin))
    try:
        module = _imported(one, origin)
    except RAISED as error:
        yield fault_of(error, origin) or _unreadable(error, place)
        return
    setup = getattr(module, "setup", None)
    if not callable(setup):
        hint = "define one function: def setup(ext): …"
        yield problem("bad-extension", f"'{one.name}' has no function 'setup'", place, hint)
        return
    try:
        setup(ext)
    except RAISED as error:
        yield fault_of(error, origin) or _unreadable(error, place)


def _unreadable(error: BaseException, place: Place) -> Problem:
    line = error.lineno or 0 if isinstance(error, SyntaxError) else 0
    said = f"{type(error).__name__}: {error.msg if isinstance(error, SyntaxError) else error}"
    return problem(
        "extension-failed",
        said,
        Place(place.path, line),
        "mend the extension, or take it out of 'extensions'",
    )


def _imported(one: Found, origin: Origin) -> ModuleType:
    """The module; one of the site's own under a name that its digest is part of, so that an edit is imported anew."""
    if not one.is_own:
        return importlib.import_module(one.name)
    package = home(_home_of(origin), str(Path(origin.root) / FOLDER))
    importlib.invalidate_caches()
    return importlib.import_module(f"{package}.{one.name}")


def _home_of(origin: Origin) -> str:
    return of_text(origin.root + origin.digest)[:32]
