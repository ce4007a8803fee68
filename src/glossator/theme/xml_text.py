"""Text that XML can hold. Room `theme`; pure."""

import re

_NEVER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""All but Char of XML 1.0 (2.2), said the other way about: that is compiled in a tenth of the time, at each start."""
_SPACES = "\f\v"
_CONTROLS = bytes({*range(0x20)} - {*b"\t\n\r"})
_NO_CHARACTERS = ("\ufffe".encode(), "\uffff".encode())
_FIRST = b"\xef"
"""The byte with which both begin; most alphabets never need it."""


def xml_bytes(text: str) -> bytes:
    """A text in UTF-8, without the characters that no XML may hold, not even escaped (XML 1.0, 2.2): a single form feed
    of an old raw text would make a feed unreadable. Those that are white space become a space."""
    try:
        data = text.encode()
    except UnicodeEncodeError:  # a lone surrogate
        return _fit(text).encode()
    # Feeds are long, and most have none: bytes are looked through in a tenth of the time, for one byte in less.
    is_clean = len(data.translate(None, _CONTROLS)) == len(data) and not (
        _FIRST in data and any(one in data for one in _NO_CHARACTERS)
    )
    return data if is_clean else _fit(text).encode()


def _fit(text: str) -> str:
    return _NEVER.sub(lambda found: " " if found[0] in _SPACES else "", text)
