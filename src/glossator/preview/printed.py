"""A site on the desk becomes the files that a preview sends. Room `preview`; reads through `build`.

A page that cannot be printed any more stays as it was last, with what is wrong; of a page that is no more it is known
where it went.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b

from glossator.build.desk import Desk
from glossator.preview.memory import Memory
from glossator.preview.outcome import File, Files, Whereabouts, file_of
from glossator.preview.pages import address_of
from glossator.preview.policy import allowed
from glossator.problem import Problem, ProblemError
from glossator.site.output import Copied, Data
from glossator.site.routes import FILE

Say = Callable[[Sequence[Problem]], tuple[str, ...]]
"""Says problems on the terminal, and gives them as plain texts, one each."""
BROKEN = b"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>No page yet</title>
</head>
<body><p>This page cannot be shown until what is wrong with it is mended.</p></body>
</html>
"""


@dataclass(frozen=True, slots=True)
class Printed(Files):
    """The files of a desk."""

    desk: Desk
    say: Say
    memory: Memory

    def key(self, path: str) -> str:
        try:
            named = self.desk.key(path)
        except ProblemError as error:
            named = blake2b(repr(error.problems).encode(), digest_size=16).digest()
        return named.hex()

    def read(self, path: str) -> File | None:
        output = self.desk.outputs.get(path)
        if output is None:
            return None
        if isinstance(output, Data | Copied):
            return self._printed(path)
        key, before = self.key(path), self.memory.files.get(path)
        if before and before[0] == key:
            # Its file may have been saved with other spaces, say, and the page be the same.
            return replace(before[1], text=self._text(output.source))
        now = self._printed(path, before[1].data if before else BROKEN)
        self.memory.files[path] = key, now
        return now

    def whereabouts(self, path: str) -> Whereabouts | None:
        if path not in self.memory.gone:
            return None
        source, text = self.memory.gone[path]
        now = self.desk.by_source.get(source) or self._renamed(source, text)
        if now:
            return Whereabouts(f"This page is at another address now: /{address_of(now)}", address_of(now))
        withheld = {one.path: one.why for one in self.desk.layout.linked.withheld}
        if source in withheld:
            return Whereabouts(f"{source} is not published: {withheld[source]}.")
        if not FILE.fullmatch(source):
            return Whereabouts(f"Nothing is left to show here ({source}).")
        is_there = (self.desk.site.root / source).is_file()
        return Whereabouts(
            f"{source} has no page any more." if is_there else f"{source} is not there any more."
        )

    def scripts(self, page: bytes) -> tuple[str, ...]:
        theme = self.desk.layout.themed.theme
        texts = [source.text for source in theme.templates.values()] if theme else []
        return allowed(texts, page.decode())

    def _printed(self, path: str, otherwise: bytes = b"") -> File:
        output = self.desk.outputs[path]
        text = self._text(output.source)
        try:
            made = self.desk.make(path)
        except ProblemError as error:
            return file_of(output.source, text, otherwise, self.say(error.problems), is_copy=False)
        wrong = [one for one in made.problems if one.is_error]
        errors = self.say(wrong) if wrong else ()
        return file_of(output.source, text, made.data, errors, is_copy=isinstance(output, Copied))

    def _text(self, source: str) -> str:
        """The hash of a page's content file as it was read last."""
        reading = self.desk.layout.content.readings.get(source)
        return reading.text if reading else ""

    def _renamed(self, source: str, text: bytes) -> str:
        """The page of another file that has the text of one that is not there any more."""
        readings = self.desk.layout.content.readings
        if source in readings or not text:
            return ""
        found = (path for path, one in readings.items() if one.galley == text)
        return self.desk.by_source.get(next(found, ""), "")


def printed_after(before: Printed, desk: Desk) -> Printed:
    """The files of a desk that takes the place of another one's."""
    memory, then = before.memory, before.desk
    if then.index is not desk.index:
        for path in then.outputs.keys() - desk.outputs.keys():
            source = then.outputs[path].source
            reading = then.layout.content.readings.get(source)
            memory.gone[path] = source, reading.galley if reading else b""
        _forget(memory.files, desk.outputs)
    return replace(before, desk=desk)


def _forget(files: dict[str, tuple[str, File]], there: Mapping[str, object]) -> None:
    for path in files.keys() - there.keys():
        del files[path]
