"""Which names this machine answers to. Room `preview`, pure.

A page on the web can let its own name resolve to 127.0.0.1 and then read what a local server says (DNS rebinding);
it cannot make the browser send a `Host` of the loopback's own.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

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


@dataclass(frozen=True, slots=True)
class Hosts:
    """The names that a preview answers to."""

    loopback_only: bool = True
    """Whether it answers to the loopback's names alone, and not to each name by which it is reached."""
    forwarded: frozenset[str] = frozenset()
    """The names of a proxy of ours that brings requests to the loopback."""

    def has(self, host: str) -> bool:
        """Whether a `Host` header names this preview."""
        return not self.loopback_only or names_loopback(host) or host.strip().lower() in self.forwarded


def forwarded_hosts(environ: Mapping[str, str], port: int) -> frozenset[str]:
    """The names under which a development environment in the web (GitHub Codespaces, Gitpod) forwards a port."""
    name = environ.get("CODESPACE_NAME", "")
    domain = environ.get("GITHUB_CODESPACES_PORT_FORWARDING_DOMAIN", "")
    workspace = urlsplit(environ.get("GITPOD_WORKSPACE_URL", "")).netloc
    found = (
        f"{name}-{port}.{domain}" if name and domain else "",
        f"{port}-{workspace}" if workspace else "",
    )
    return frozenset(host.lower() for host in found if host)
