"""The theme's files, read. Room `theme`; imports the root; the only module of the room that opens files."""

from pathlib import Path

from glossator.problem import Place, ProblemError, problem
from glossator.regular import read_regular, unread


def read_text(file: Path, path: str) -> str:
    """A file's text, with or without a byte-order mark. Raises ProblemError that names it `path`."""
    try:
        return read_bytes(file, path).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ProblemError(
            [problem("encoding", "the file is not UTF-8", Place(path), "save it as UTF-8")]
        ) from None


def read_bytes(file: Path, path: str) -> bytes:
    """A file's bytes. Raises ProblemError that names it `path`."""
    try:
        return read_regular(file)
    except OSError as error:
        raise ProblemError([unread(error, path)]) from None
