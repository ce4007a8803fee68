"""The domain that a site is published under, as its host has to be told. Room `site`; pure.

GitHub Pages reads it from a file `CNAME` at the root ("Managing a custom domain for your GitHub Pages site").
"""

from ipaddress import ip_address
from urllib.parse import urlsplit

PAGES = ".github.io"


def own_domain(url: str) -> str:
    """The domain of a site that has one to itself, in ASCII; empty for an address of `github.io`, below another site's
    root, with a port, of this machine, or of a host that has no public name."""
    parts = urlsplit(url)
    host = (parts.hostname or "").rstrip(".")
    if parts.path != "/" or parts.port or host.endswith(PAGES) or is_local(host) or "." not in host:
        return ""
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:  # a label that no domain can have
        return ""


def is_local(host: str) -> bool:
    """Whether a host is this machine (RFC 6761, 6.3), or an address in numbers, which is nobody's name."""
    try:
        return bool(ip_address(host))
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
