"""Raw files that an extension reads become text. Room `extend`."""

from collections.abc import Iterable

from glossator.extend.hooks import Hook
from glossator.problem import ProblemError, problem

BY_EXTENSION = "extension"
"""What front matter has for the encoding of a raw file that an extension read."""


def importer_of(file: str, importers: Iterable[Hook]) -> Hook | None:
    """The importer of a raw file, by the longest suffix of its name; None where none knows it."""
    known = [one for one in importers if file.lower().endswith(one.name)]
    return max(known, key=lambda one: len(one.name), default=None)


def text_by(importer: Hook, data: bytes) -> str:
    """The text of a raw file. Raises ProblemError where the importer fails, or gives no text."""
    text = importer(data)
    if isinstance(text, str):
        return text
    said = f"the importer of '{importer.name}' gives {type(text).__name__}, and must give text"
    place = importer.registered.place
    raise ProblemError([problem("bad-extension", said, place, "return the text of the raw file as str")])
