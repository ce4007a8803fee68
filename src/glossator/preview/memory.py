"""What a preview remembers of the pages that it has sent. Room `preview`; values only."""

from dataclasses import dataclass, field

from glossator.preview.outcome import File


@dataclass(slots=True)
class Memory:
    """What a preview remembers of the files that it has sent and of pages that are no more."""

    files: dict[str, tuple[str, File]] = field(default_factory=dict)
    """What each page was printed as last, with its key."""
    gone: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    """The content file that a page was made of, and the digest of its text."""
