"""Why a page or file of the site is as it is. Room `build`; values only."""

from enum import StrEnum

from msgspec import Struct

from glossator.model import Withheld
from glossator.problem import Problem


class Fate(StrEnum):
    """What the next build does with an output file."""

    KEEP = "keep"
    PRINT = "print"
    """Again."""
    NEW = "new"
    REMOVE = "remove"


class Made(Struct, frozen=True):
    """From what one output file is made, and what the next build does with it."""

    path: str
    """In the output folder."""
    address: str
    """The whole address."""
    source: str
    """What it comes from: a file of the site, or `topics 'Russia'`."""
    fate: Fate
    changed: tuple[str, ...] = ()
    """What is not as the last build left it: one of `HEAD` in `plan` (`template`, `phrases` … `texts`), a name of the
    view, `content` of a file without a template, the output `file` itself; `cache` where no build is remembered that
    wrote it."""
    template: str = ""
    """Empty for a file that needs none."""
    templates: tuple[str, ...] = ()
    """The files of the template, and of those that it extends, includes and imports."""
    reads: tuple[str, ...] = ()
    """The names of the view that they read."""
    texts: tuple[str, ...] = ()
    """The files whose texts it shows."""


class Answer(Struct, frozen=True):
    """What is known of what someone asked about."""

    made: tuple[Made, ...] = ()
    used_by: tuple[str, ...] = ()
    """Output files that show it among others: those of the feeds, for an article; of all its pages, for a template."""
    withheld: tuple[Withheld, ...] = ()
    idle: str = ""
    """A file of the site of which no page is made."""
    problems: tuple[Problem, ...] = ()
    """The errors of the files that it comes from, and of its own pages."""
    errors: int = 0
    """How many errors keep the next build from writing."""
    near: str = ""
    """What may have been meant where there is nothing."""

    @property
    def is_nothing(self) -> bool:
        """Whether the site has no such thing."""
        return not (self.made or self.used_by or self.withheld or self.idle or self.problems)
