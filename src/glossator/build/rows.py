"""What a cache keeps of each file that was read and of each that was made. Room `build`; values only."""

from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from glossator.codec import digest, digest_of


class Reading(Struct, frozen=True):
    """One content file parsed, and from what."""

    text: str
    """The file's hash."""
    options: bytes
    """Digest of what parsing depends on besides."""
    seed: str
    """The raw text's path; empty where there is none."""
    raw: str
    """The raw text's hash."""
    facts: bytes
    named: bytes
    """The digest of the facts."""
    told: bytes
    noted: bytes
    """Of what of them linking reads of any text, and of one whose notes matter."""
    placed: bytes
    """Of what of them decides in which lists an article stands."""
    words: int
    """How many the text has."""
    problems: bytes
    galley: bytes
    """The digest under which the galley lies."""
    seal: bytes = b""
    """A digest of all that, of the facts by theirs: what a damaged disk changed is not believed."""

    @property
    def sealed(self) -> "Reading":
        return replace(self, seal=self._seal())

    @property
    def is_whole(self) -> bool:
        return self.seal == self._seal()

    def tells(self, *, whole: bool, noted: bool) -> bytes:
        """The digest of what linking reads of the facts: of all where the text must be in it `whole`, else with its
        notes or without."""
        if whole:
            return self.named
        return self.noted if noted else self.told

    def _seal(self) -> bytes:
        known = (self.named, self.told, self.noted, self.placed, self.words, self.problems, self.galley)
        return digest_of((self.text, self.options, self.seed, self.raw, known))


class Printed(Struct, frozen=True):
    """One file in the output folder, and from what it was made."""

    closure: bytes
    """The digest of its template's closure."""
    basis: bytes
    """Of what its view was made from, or of its bytes where it has none."""
    read: bytes
    """Of what its template reads of the view."""
    shown: bytes
    """The digests of the texts that it shows, one after the other."""
    keys: str
    """The keys of those texts, a line each."""
    inputs: bytes
    """A checksum for each name of the view that its template reads, for telling which changed."""
    digest: bytes
    size: int
    modified: int
    """Nanoseconds since 1970."""
    source: str
    template: str
    problems: bytes

    @property
    def key(self) -> bytes:
        """What it was made of, as a digest: while it is the same, so are the bytes."""
        return page_key(self.closure, self.read, self.shown) if self.template else self.digest


class Changes(Struct, frozen=True):
    """What a run changed in an output folder."""

    printed: Mapping[str, Printed]
    """The files that were written or are known anew."""
    gone: Iterable[str]
    views: Mapping[bytes, bytes]
    """What templates read of views, by digest."""
    standing: bytes
    """A word about the whole."""
    untouched: bytes
    """What a run may find that nothing was touched; empty where the next must look at more."""


def page_key(closure: bytes, read: bytes, shown: bytes) -> bytes:
    """The digest of all that a page is printed from: those of its template's closure, of what that reads of the view,
    and of the texts that it shows."""
    return digest((closure, read, shown))
