"""Who works here, by name, where nobody says so. Room `cli`; asks git."""

import subprocess
from pathlib import Path


def git_user(folder: Path) -> str:
    """The name that git would put on a commit made in a folder; empty where there is no git, or no name."""
    try:
        asked = ("git", "-C", str(folder), "config", "user.name")
        said = subprocess.run(asked, capture_output=True, text=True, check=False, timeout=5)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return " ".join(said.stdout.split())
