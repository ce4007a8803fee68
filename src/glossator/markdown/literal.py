"""Plain words become Markdown that says the same within a line. Room `markdown`; pure."""

import re

_SPECIAL = re.compile(r"[\\`*_\[\]<>&~|]")


def literal(text: str) -> str:
    """Words with a backslash before each character that Markdown might read as its own. What would start a block at the
    start of a line is not looked at."""
    return _SPECIAL.sub(r"\\\g<0>", text)
