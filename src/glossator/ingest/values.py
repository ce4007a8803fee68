"""Room `ingest`: the values that its steps hand on. Frozen; no behaviour to speak of."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from glossator.config.settings import Settings
from glossator.config.vocabulary import Vocabulary
from glossator.ingest.web.images import Fetch, nothing_fetched
from glossator.ledger import Range
from glossator.problem import Problem
from glossator.sources.site import ARTICLES
from glossator.topics.centroid import Centroids, untaught
from glossator.topics.gazetteer import Gazetteer, bundled
from glossator.topics.split import Split


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of the raw text, or what may be one: a heading, a date line, one item of a list."""

    index: int
    first: int
    """Its first line, from 1."""
    lines: tuple[str, ...]
    """Its lines as they stand in the file."""
    gap_before: bool
    """A blank line, or the start of the file, stands before it."""
    gap_after: bool
    folded: str
    """Case and white space folded: blocks with one `folded` say the same."""
    words: tuple[str, ...]
    """Its words, folded and without punctuation."""

    @property
    def last(self) -> int:
        return self.first + len(self.lines) - 1

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


@dataclass(frozen=True, slots=True)
class Span:
    """Columns `start` to `end` (from 1, both included) of a line (from 1)."""

    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a block's text (offsets from 0, half-open) that is a value by itself."""

    kind: str
    start: int
    end: int
    sure: bool = True
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule says of a block."""

    block: int
    kind: str
    """The ledger's class of its lines."""
    evidence: str
    """Why, in words for an editor."""
    sure: bool = True
    parts: tuple[Part, ...] = ()
    """Classes of some of its columns, where the line is mixed."""
    rule: str = ""
    """The rule's name; filled in by the one who runs it."""


@dataclass(frozen=True, slots=True)
class Derived:
    """A value of front matter with where it comes from, so that it can be derived again and checked."""

    key: str
    """Its place in front matter: `title`, `authors.0.name`, `pullquotes.1.text`."""
    value: str
    spans: tuple[Span, ...]
    """Empty for what the raw text does not hold, such as a title made of the file's name."""
    transform: str
    """Its name in `glossator.ingest.transforms`."""
    evidence: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A topic that an article without topics might have."""

    name: str
    known: bool
    """The vocabulary has it."""
    mentioned: bool
    """The text mentions it, and it is the vocabulary's."""
    evidence: str


@dataclass(frozen=True, slots=True)
class Recognised:
    """A shape of the body that the raw text only hints at: a `heading` or a `list`."""

    kind: str
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class ImportContext:
    """All that an import may know besides the raw file."""

    settings: Settings
    vocabulary: Vocabulary = field(default=Vocabulary())
    gazetteer: Gazetteer = field(default_factory=bundled, repr=False)
    chrome: frozenset[str] = frozenset()
    """Folded lines that stand at the head or tail of many seeds of the folder (`folder.shared_lines`)."""
    learned: tuple[str, ...] = ()
    """Names of topics learned from the folder's other seeds (`topics.learned_names`)."""
    overrides: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    """Rows of a metadata file: front matter by name of the raw file."""
    beside: Callable[[str, str], bytes | None] = field(default=lambda _file, _path: None, repr=False)
    """The bytes of a file that was saved with a raw file, by the raw file and its path from there."""
    fetch: Fetch = field(default=nothing_fetched, repr=False)
    """Fetches a picture from the web, where the one who imports asks for it."""
    archive: Callable[[], Centroids] = field(default=untaught, repr=False)
    """What the site's articles on each topic have in common; asked only for a text without topics."""


@dataclass(frozen=True, slots=True)
class Imported:
    """A raw file and the article file that it becomes."""

    file: str
    """The raw file's path inside the site."""
    sha256: str
    encoding: str
    slug: str
    """The article file's name is `<slug>.md`."""
    article: str
    """The whole text of the article file."""
    title: str
    lines: tuple[str, ...] = field(repr=False)
    ledger: tuple[Range, ...] = field(repr=False)
    findings: tuple[Finding, ...] = field(repr=False)
    derived: tuple[Derived, ...] = field(repr=False)
    recognised: tuple[Recognised, ...] = ()
    problems: tuple[Problem, ...] = ()
    """Warnings only."""
    topics: tuple[Split, ...] = field(default=(), repr=False)
    """How its lists of topics and issues were told apart."""
    new_names: tuple[str, ...] = ()
    """Topics that the vocabulary lacks."""
    suggestions: tuple[Suggestion, ...] = ()
    definitions: tuple[str, ...] = ()
    """Topics that got a definition note."""
    images: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    """Pictures that were saved with the raw file, by the path in the site that the article shows them from."""
    left: tuple[str, ...] = ()
    """Keys of the raw file's own front matter that were not carried over."""

    @property
    def path(self) -> str:
        """The article file's, relative to the site."""
        return f"{ARTICLES}{self.slug}.md"

    @property
    def verdict(self) -> str:
        """`sure`, or `look` where an editor should."""
        return "look" if self.problems else "sure"


@dataclass(frozen=True, slots=True)
class Refused:
    """A raw file that does not become an article."""

    file: str
    sha256: str
    problems: tuple[Problem, ...]
    """At least one error."""

    @property
    def verdict(self) -> str:
        return "failed"
