"""The theme's files, read. Room `theme`; imports the root; the only module of the room that opens files."""

from pathlib import Path

from glossator.problem import Place, ProblemError, problem


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
        return file.read_bytes()
    except OSError as error:
        reason = f"the file cannot be read: {error.strerror}"
        raise ProblemError(
            [problem("unreadable", reason, Place(path), "check that you may read it")]
        ) from None
