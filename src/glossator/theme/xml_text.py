"""Text that XML can hold. Room `theme`; pure."""

import re

_NEVER = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPACES = "\f\v"


def fit_for_xml(text: str) -> str:
    """A text without the characters that no XML may hold, not even escaped (XML 1.0, 2.2): a single form feed of an old
    raw text would make a feed unreadable. Those that are white space become a space."""
    return _NEVER.sub(lambda found: " " if found[0] in _SPACES else "", text)
