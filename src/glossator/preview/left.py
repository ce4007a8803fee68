"""The output that the last build left becomes the files that a preview sends while it reads the site. Room `preview`;
reads through `build`.

Nothing was touched since that build, so its bytes are those of the pages. As soon as a file changes, and for whatever
else is not as it was left, a request waits until the site was read.
"""

from collections.abc import Callable
from dataclasses import dataclass

from glossator.build.left import LeftFile, LeftOutput
from glossator.preview.memory import Memory
from glossator.preview.outcome import File, Files, FirstReading, Outcome, file_of
from glossator.preview.policy import allowed


@dataclass(frozen=True, slots=True)
class Left(Files):
    """The files of a build; no page has gone yet."""

    output: LeftOutput
    first: FirstReading
    memory: Memory
    """Is told the pages that are sent."""

    def key(self, path: str) -> str:
        return self.output.key(path).hex() if path in self.output.paths else ""

    def read(self, path: str) -> File | None:
        if self.first.is_outrun():
            return self.first.files().read(path)
        if path not in self.output.paths:
            return None
        found = self.output.read(path)
        return self._sent(path, found) if found else self.first.files().read(path)

    def scripts(self, page: bytes) -> tuple[str, ...]:
        return allowed(self.output.shown.scripts, page.decode())

    def _sent(self, path: str, found: LeftFile) -> File:
        file = file_of(found.printed.source, found.text, found.data, is_copy=found.is_copy)
        if found.printed.template:
            self.memory.files[path] = found.printed.key.hex(), file
        return file


def outcome_of_left(
    left: Callable[[], LeftOutput | None], memory: Memory, first: FirstReading
) -> Outcome | None:
    """What a preview shows while the site is read for the first time; None where it must wait for that."""
    output = left()
    return Outcome(Left(output, first, memory), output.shown.base_path) if output else None
