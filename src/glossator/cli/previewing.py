"""The build that a preview calls: it speaks on the terminal, and says for the page what kept it from being good.

Room `cli`.
"""

import os
import traceback
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from glossator.build.report import BuildOptions, Report
from glossator.cli.clock import now
from glossator.cli.console import Console
from glossator.cli.faults import DEBUG, fault_text, refusal
from glossator.cli.importing import import_waiting
from glossator.cli.running import run
from glossator.cli.showing import show
from glossator.cli.summary import from_here, problem_texts
from glossator.cli.telling import Voice, tell
from glossator.preview.outcome import Outcome
from glossator.problem import Problem, ProblemError
from glossator.sources.site import load_settings


class SiteBuild:
    """Builds the site at `root` whenever it is called, as it was asked for once, and raises nothing."""

    def __init__(self, at: Console, root: Path, asked: BuildOptions) -> None:
        self._at = at
        self._root = root
        self._asked = asked
        self._base_path = "/"

    def __call__(self) -> Outcome:
        try:
            return self._build()
        except ProblemError as error:
            return self._failed(error.problems)
        except OSError as error:
            return self._failed([refusal(error)])
        except Exception as error:  # noqa: BLE001 — a bug of ours must not end the preview
            self._at.note(traceback.format_exc() if os.environ.get(DEBUG) else fault_text(error))
            return Outcome(changed=False, base_path=self._base_path, errors=(fault_text(error),))

    def _build(self) -> Outcome:
        self._base_path = load_settings(self._root).base_path
        options = replace(self._asked, now=now())
        done = run(self._at, self._root, options, import_waiting)
        tell(self._at, self._root, done, Voice())
        report = done.report
        changed = bool(report.written or report.removed)
        return Outcome(changed, self._base_path, self._errors(_errors_of(report)))

    def _failed(self, problems: Sequence[Problem]) -> Outcome:
        show(self._at, self._root, problems)
        return Outcome(changed=False, base_path=self._base_path, errors=self._errors(problems))

    def _errors(self, problems: Sequence[Problem]) -> tuple[str, ...]:
        return tuple(problem_texts(from_here(problems, self._root), self._at.columns))


def _errors_of(report: Report) -> list[Problem]:
    return [one for one in report.problems if one.is_error]
