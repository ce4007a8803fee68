"""Which names this machine answers to. Room `preview`, pure.

A page on the web can let its own name resolve to 127.0.0.1 and then read what a local server says (DNS rebinding);
it cannot make the browser send a `Host` of the loopback's own.
"""

import re
from ipaddress import ip_address

_HOST = re.compile(r"(?:\[(?P<six>[0-9A-Fa-f:.]+)\]|(?P<name>[^:\[\]]+))(?::\d+)?\Z")


def is_loopback(name: str) -> bool:
    """Whether a host name or address is this machine's loopback (RFC 6761, section 6.3, for `localhost`)."""
    lowered = name.lower().rstrip(".")
    if lowered == "localhost" or lowered.endswith(".localhost"):
        return True
    try:
        return ip_address(lowered).is_loopback
    except ValueError:
        return False


def names_loopback(host: str) -> bool:
    """Whether a `Host` header names the loopback, with or without a port."""
    match = _HOST.match(host.strip())
    return match is not None and is_loopback(match["six"] or match["name"])
