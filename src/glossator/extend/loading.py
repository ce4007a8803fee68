"""Names of extensions become their functions, or all that is wrong with them. Room `extend`."""

from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path

from glossator.extend.finding import FOLDER, Found, find, offered, state_of
from glossator.extend.hooks import Extensions, Hook, Origin, loaded
from glossator.extend.verbs import Registered, Verb
from glossator.problem import Place, Problem, ProblemError, problem
from glossator.regular import no_file

LONE: tuple[Verb, ...] = ("filter", "importer")
"""Verbs under whose names there can be one function only."""


def load_extensions(root: Path, names: Iterable[str], at: Place) -> Extensions:
    """The extensions that installed packages offer, and those of these names, which the settings have at a place.
    Raises ProblemError (`missing-extension`, `bad-extension`, `extension-failed`) with all that is wrong."""
    modules = tuple(dict.fromkeys((*offered(), *names)))
    found = {name: find(root, name) for name in modules}
    problems = [_missing(name, at, root) for name, one in found.items() if one is None]
    there = [one for one in found.values() if one]
    origin = Origin(str(root.resolve()), tuple(one.name for one in there), state_of(there))
    registered, faults = loaded(origin)
    problems += [*faults, *_twice(registered)]
    if problems:
        raise ProblemError(problems)
    return _extensions(origin, registered, there)


def _extensions(origin: Origin, registered: Iterable[Registered], found: Iterable[Found]) -> Extensions:
    numbered = tuple(enumerate(registered))

    def hooks(verb: Verb) -> tuple[Hook, ...]:
        return tuple(Hook(origin, number, one.name) for number, one in numbered if one.verb == verb)

    return Extensions(
        origin,
        hooks("markdown"),
        hooks("filter"),
        hooks("importer"),
        hooks("pages"),
        frozenset(file for one in found if not one.is_own for file in one.files),
    )


def _missing(name: str, at: Place, root: Path) -> Problem:
    path = f"{FOLDER}/{name.replace('.', '/')}.py"
    wrong = no_file(root / path, path)
    if wrong:
        return wrong
    said = f"there is no extension '{name}': neither {path} nor an installed module"
    close = get_close_matches(name, [file.stem for file in (root / FOLDER).glob("*.py")], 1, 0.6)
    hint = f"did you mean '{close[0]}'?" if close else "mend the name, or install the package that has it"
    return problem("missing-extension", said, at, hint)


def _twice(registered: Iterable[Registered]) -> Iterator[Problem]:
    seen: Counter[tuple[Verb, str]] = Counter()
    for one in registered:
        key = (one.verb, one.name)
        if seen[key] and one.verb in LONE:
            said = f"there is a second {one.verb} '{one.name}'"
            yield problem("bad-extension", said, one.place, "leave one of them out, or give it another name")
        seen[key] += 1
