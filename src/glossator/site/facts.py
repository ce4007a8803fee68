"""What *link* knows of each article and page. Room `site`; values only.

Facts carry no text but notes' own: the source's words stay in the body.
"""

from dataclasses import dataclass
from datetime import date, datetime

from glossator.config.matter import Matter, PageMatter
from glossator.model import Note, Proof, Ref
from glossator.problem import Place


@dataclass(frozen=True, slots=True)
class Use:
    """A link from a text to another file of the site, and where it stands (a place without the path)."""

    ref: Ref
    place: Place


@dataclass(frozen=True, slots=True)
class Facts:
    """What *link* needs of one article."""

    path: str
    """Relative to the site: `content/articles/x.md`."""
    key: str
    """Under `content/`: `articles/x.md`; what other articles link to, and the name of its body."""
    matter: Matter
    words: int
    notes: tuple[Note, ...]
    ids: frozenset[str]
    """What a link's fragment may name."""
    uses: tuple[Use, ...]
    proof: Proof | None

    @property
    def date(self) -> date | datetime | None:
        return self.matter.date


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What *link* needs of one undated page."""

    path: str
    key: str
    matter: PageMatter
    ids: frozenset[str]
    uses: tuple[Use, ...]
