"""The reading that a preview calls: it speaks on the terminal, and says for pages what kept the site from being good.

Room `cli`.
"""

import os
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import inf
from pathlib import Path

from glossator.build.desk import Desk, laid, relinked
from glossator.build.report import BuildOptions
from glossator.build.retaking import Retaken, retaken
from glossator.cli.console import Console
from glossator.cli.faults import DEBUG, fault_text, refusal
from glossator.cli.importing import Seeded, import_waiting
from glossator.cli.showing import show
from glossator.cli.summary import from_here, numbered, problem_texts, tally
from glossator.preview.memory import Memory
from glossator.preview.outcome import Folder, Outcome
from glossator.preview.printed import Printed, printed_after
from glossator.problem import Problem, ProblemError
from glossator.site.output import Copied
from glossator.sources.site import SEEDS, load_settings

Options = Callable[[], BuildOptions]
"""What a reading is asked for, at the time at which it is asked."""
NAMED = 3
"""Files that are told by name at most."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a reading found besides the site itself."""

    texts: tuple[str, ...] = ()
    """Articles and pages that were edited."""
    copied: tuple[str, ...] = ()
    """Output files that are copies of files that may have changed."""


class SiteReading:
    """Reads the site at `root` whenever it is called, and raises nothing."""

    def __init__(self, at: Console, root: Path, options: Options, memory: Memory) -> None:
        self._at = at
        self._root = root
        self._options = options
        self._memory = memory
        self._desk: Desk | None = None
        """The site as it was read last."""
        self._good: Printed | None = None
        """The files of the last state without errors."""
        self._unseeded: tuple[Problem, ...] = ()
        self._told: Sequence[Problem] = ()
        self._base_path = "/"
        self._until = inf
        self._named: frozenset[str] = frozenset()
        """Files that were read because something names them."""

    def __call__(self, changed: frozenset[str] | None) -> Outcome:
        try:
            return self._read(changed)
        except ProblemError as error:
            return self._failed(error.problems)
        except OSError as error:
            return self._failed([refusal(error)])
        except Exception as error:  # noqa: BLE001 — a bug of ours must not end the preview
            self._at.note(traceback.format_exc() if os.environ.get(DEBUG) else fault_text(error))
            self._desk = None
            return self._outcome((fault_text(error),))

    def _read(self, changed: frozenset[str] | None) -> Outcome:
        started = time.perf_counter()
        found = self._retaken(changed) if changed is not None and self._desk else None
        if found is None:
            found = self._whole(changed)
        desk = self._desk
        if desk is None:
            return self._outcome(())
        self._base_path = desk.site.settings.base_path
        problems = (*self._unseeded, *desk.problems)
        errors = [one for one in problems if one.is_error]
        if not errors or self._good is None:
            then = self._good
            self._good = printed_after(then, desk) if then else Printed(desk, self._say, self._memory)
        self._tell(problems, found, time.perf_counter() - started)
        touched = (desk.by_source[text] for text in found.texts if text in desk.by_source)
        return self._outcome(self._texts(errors), tuple(touched), found.copied)

    def _retaken(self, changed: frozenset[str]) -> Found | None:
        """What came of parsing edited files alone; None where that will not do."""
        if self._desk and not changed:
            if self._desk.is_settled:
                return None  # an article is due
            self._desk = relinked(self._desk)
            return Found()
        found: Retaken | None = retaken(self._desk, changed) if self._desk else None
        if found is None:
            return None
        self._desk = found.desk
        readings = self._desk.layout.content.readings
        self._named |= {readings[text].seed for text in found.texts} - {""}
        return Found(found.texts, found.copied)

    def _whole(self, changed: frozenset[str] | None) -> Found:
        before, self._until = self._desk, inf
        self._base_path = load_settings(self._root).base_path
        if changed is None or any(path.split("/", 1)[0] in (SEEDS, "content") for path in changed):
            self._seed()
        self._desk = laid(self._root, self._options(), before)
        self._named = self._desk.layout.named
        lasts = self._desk.lasts
        self._until = time.monotonic() + lasts.total_seconds() if lasts is not None else inf
        names = set(changed or ())
        texts = tuple(path for path in self._desk.layout.content.readings if path in names)
        outputs = self._desk.outputs.items()
        copied = tuple(path for path, one in outputs if isinstance(one, Copied) and one.source in names)
        return Found(texts, copied)

    def _seed(self) -> None:
        with self._at.progress("Importing") as progress:
            seeded: Seeded = import_waiting(self._root, progress)
        for line in seeded.remarks:
            self._at.say_plain(line)
        if seeded.imported:
            self._at.say_plain(f"{len(seeded.imported)} imported: {_named(seeded.imported)}")
        self._unseeded = seeded.problems

    def _tell(self, problems: Sequence[Problem], found: Found, seconds: float) -> None:
        """Say what was read, and what is wrong where that is news."""
        if list(problems) != list(self._told):
            show(self._at, self._root, problems)
            self._at.note(f"{tally(problems).capitalize()}.")
            self._told = problems
        if found.texts:
            self._at.say_plain(f"{_named(found.texts)}: read in {seconds * 1000:.0f} ms")

    def _failed(self, problems: Sequence[Problem]) -> Outcome:
        self._told = problems
        if self._desk and not self._desk.is_settled:  # what failed is not tried again until something changes
            self._desk = None
        return self._outcome(self._say(problems))

    def _outcome(
        self, errors: tuple[str, ...], touched: tuple[str, ...] = (), copied: tuple[str, ...] = ()
    ) -> Outcome:
        settled = self._desk is None or self._desk.is_settled
        files, until = self._good or Folder(), self._until
        return Outcome(files, self._base_path, errors, touched, copied, settled, until, self._named)

    def _say(self, problems: Sequence[Problem]) -> tuple[str, ...]:
        show(self._at, self._root, problems)
        return self._texts(problems)

    def _texts(self, problems: Sequence[Problem]) -> tuple[str, ...]:
        return tuple(problem_texts(from_here(problems, self._root), self._at.columns))


def _named(paths: Sequence[str]) -> str:
    """`content/a.md, content/b.md and 3 others`."""
    rest = len(paths) - NAMED
    more = f" and {numbered(rest, 'other')}" if rest > 0 else ""
    return ", ".join(paths[:NAMED]) + more
