"""What one build came to, as far as a preview needs to know. Room `preview`; a value, imports nothing of ours."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Outcome:
    """The folder of pages holds the last good build, whatever this one came to."""

    changed: bool
    """Whether a file in the folder of pages was written or removed."""
    base_path: str
    """The path of the site's address, as a URL writes it: `/` or `/repository/`."""
    errors: tuple[str, ...] = ()
    """What kept the build from being good, each as plain text."""
