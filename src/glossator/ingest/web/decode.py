"""Room `ingest`: the bytes of a web page become text, as a browser would read them. Pure.

Byte-order mark, then UTF-8 if the bytes are, then the page's own word (`<meta charset>`), then a guess. What is said
to be Latin-1 is Windows-1252, as on the web. A page is never refused for a broken character: it is marked and said.
"""

import codecs
import re

from glossator.ingest.charset import NAMES, guess_charset
from glossator.ingest.decode import MARKS, Decoded, binary_fault
from glossator.notes.web_text import decoded_page
from glossator.problem import Place, problem

PRESCAN = 4096
"""Bytes in which a page may say its encoding."""
_DECLARED = re.compile(
    rb"""(?:<meta[^>]{0,300}?charset|<\?xml[^>]{0,99}?encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.I
)
_WEB_NAMES = frozenset(("iso8859-1", "ascii", "latin-1", "cp1252"))
_HINT = "check the letters beyond English in the article; if they are wrong, save the page anew as UTF-8"


def decode_page(data: bytes) -> Decoded:
    """The text of a web page. Problems: `seed-empty`, `seed-binary` (no page at all), and the warning `seed-encoding`
    where the encoding is a guess or characters are broken."""
    if not data.strip():
        return _refused("seed-empty", "there is no text in this file", "remove it, or fill it")
    if fault := binary_fault(data, "page"):
        return _refused("seed-binary", fault, "save the page anew, as HTML only")
    encoding, said = _encoding(data)
    text = decoded_page(data, encoding)
    broken = text.count("\ufffd") - data.count("\ufffd".encode(encoding, "ignore") or b"\0\0\0\0")
    if broken > 0:
        said = f"{broken} characters cannot be read as {encoding}; they stand as \ufffd"
    warnings = (problem("seed-encoding", said, Place(""), _HINT),) if said else ()
    return Decoded(text, encoding, warnings)


def _refused(code: str, said: str, hint: str) -> Decoded:
    return Decoded("", "", (problem(code, said, Place(""), hint),))


def _encoding(data: bytes) -> tuple[str, str]:
    """The name of a page's encoding, and what is to be said of it."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            # The mark stays, for the codec's own name tells the order of the bytes from it.
            return encoding.removesuffix("-le").removesuffix("-be"), ""
    if _is_utf8(data):
        return "utf-8", ""
    declared = _declared(data)
    if declared and declared != "utf-8":
        return declared, ""
    guess = None if declared or _is_mostly_utf8(data) else guess_charset(data)
    if guess is None:
        return "utf-8" if declared or _is_mostly_utf8(data) else "windows-1252", ""
    name = NAMES.get(guess.encoding, guess.encoding.replace("_", "-"))
    return name, f"the page does not say its encoding; read as {name}"


def _declared(data: bytes) -> str:
    """The encoding that a page names, by the name under which the web means it; empty for none that is known."""
    found = _DECLARED.search(data[:PRESCAN])
    try:
        name = codecs.lookup(found[1].decode("ascii")).name if found else ""
        b"".decode(name or "utf-8")
    except LookupError:
        return ""
    # What is read as ASCII up to this place is not UTF-16.
    name = "utf-8" if name.startswith(("utf-16", "utf-32")) else name
    return "windows-1252" if name in _WEB_NAMES else NAMES.get(name, name)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _is_mostly_utf8(data: bytes) -> bool:
    broken = data.decode("utf-8", "replace").count("\ufffd")
    return sum(char > "\x7f" for char in data.decode("utf-8", "ignore")) > broken
