"""What of Glossator is installed here, as a requirement that installs the same elsewhere. Room `edit`; asks git.

PEP 610 (`direct_url.json`) tells where a package was installed from, PEP 508 how a requirement is written.
"""

import json
import re
import subprocess
from importlib.metadata import Distribution, PackageNotFoundError
from pathlib import Path
from urllib.parse import unquote, urlsplit

from glossator import __version__

NAME = "glossator"
SSH = re.compile(r"(?:ssh://)?git@([\w.-]+)[:/]([\w./~-]+)")
PUBLIC = re.compile(r"https://[\w.-]+/[\w./~-]+")


def requirement() -> str:
    """The version that runs now: of a public repository at its commit, else of the package index at its number."""
    try:
        told = Distribution.from_name(NAME).read_text("direct_url.json")
    except PackageNotFoundError:
        told = None
    return from_direct_url(told) or f"{NAME}=={__version__}"


def from_direct_url(told: str | None) -> str:
    """The requirement that a `direct_url.json` means; empty where there is none, or nobody else can reach it."""
    if not told:
        return ""
    direct = json.loads(told)
    commit = direct.get("vcs_info", {}).get("commit_id", "")
    if commit:
        return _at(direct["url"], commit)
    parts = urlsplit(direct["url"])
    return from_checkout(Path(unquote(parts.path))) if parts.scheme == "file" else ""


def from_checkout(folder: Path) -> str:
    """The requirement of a checkout that a package is installed from: its commit in the repository that it came from;
    empty where that is not public."""
    remote, commit = _git(folder, "remote", "get-url", "origin"), _git(folder, "rev-parse", "HEAD")
    return _at(remote, commit) if remote and commit else ""


def _at(url: str, commit: str) -> str:
    public = SSH.sub(r"https://\1/\2", url)
    return f"{NAME} @ git+{public}@{commit}" if PUBLIC.fullmatch(public) else ""


def _git(folder: Path, *arguments: str) -> str:
    try:
        asked = ("git", "-C", str(folder), *arguments)
        said = subprocess.run(asked, capture_output=True, text=True, check=False, timeout=5)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return said.stdout.strip() if said.returncode == 0 else ""
