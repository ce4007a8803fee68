"""Bytes of the site's own text files become text, and text becomes bytes. Root module; raw texts are decoded
by `ingest` instead."""

from glossator.problem import Place, Problem, ProblemError, in_file, place_at, problem


def decode(data: bytes) -> tuple[str, tuple[Problem, ...]]:
    r"""UTF-8 bytes as text with `\n` at line ends and no byte-order mark, and what is wrong with them.

    Undecodable bytes become U+FFFD in the text, so that the rest can be read on, and are each line's problem.
    """
    try:
        text = _normal(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        return _normal(data.decode("utf-8", "replace")), (_undecodable(data, error),)
    return text, (_not_text(text),) if "\0" in text else ()


def encode(text: str, path: str) -> bytes:
    """The text of the site's file at a path as bytes that `decode` can read. Raises ProblemError where it could not."""
    data = text.encode("utf-8", "surrogatepass")
    _, problems = decode(data)
    if problems:
        raise ProblemError(in_file(problems, path))
    return data


def is_text(name: str) -> bool:
    """Whether a name or an argument is UTF-8: Linux takes any bytes, which Python shows as lone surrogates."""
    return name.isascii() or not any("\ud800" <= char <= "\udfff" for char in name)


def _normal(text: str) -> str:
    text = text.removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _undecodable(data: bytes, error: UnicodeDecodeError) -> Problem:
    before = _normal(data[: error.start].decode("utf-8"))
    line = data[error.start :].splitlines()[0].decode("latin-1")
    place = place_at(before + line, len(before))
    return problem(
        "encoding",
        f"byte 0x{data[error.start]:02x} is not UTF-8",
        Place(place.path, place.line, place.column, 1, place.frame, place.frame_first),
        "save the file as UTF-8 from a program that shows this place right; most likely it is Windows-1252 or the like",
    )


def _not_text(text: str) -> Problem:
    return problem(
        "encoding", "a NUL character: this is not a text file", place_at(text, text.index("\0")), "remove it"
    )
