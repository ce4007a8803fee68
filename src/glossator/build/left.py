"""The output that the last build left, while nothing was touched since. Room `build`; reads the output folder and the
cache, and imports little, so that a preview can show it before the engine is loaded.
"""

from collections.abc import Set
from contextlib import closing
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from glossator.build.cache import FOLDER, UNUSABLE, peek
from glossator.build.report import BuildOptions
from glossator.build.rows import Printed, Reading
from glossator.build.untouched import Shown, as_left, look_around
from glossator.codec import digest
from glossator.regular import read_regular


class LeftFile(Struct, frozen=True):
    """One output file as it was left."""

    data: bytes
    printed: Printed
    text: str
    """The hash of the content file that it is made of; empty where it is made of none."""

    @property
    def is_copy(self) -> bool:
        """Whether it is a file of the site as it is: the others that no template made are known by their own bytes."""
        return not self.printed.template and self.printed.basis != self.printed.digest


class LeftOutput(Struct, frozen=True):
    """The output folder of a site in which nothing was touched when it was looked at."""

    root: Path
    folder: str
    """Its name in the cache: its path in the site."""
    shown: Shown
    paths: Set[str]
    """Of its files."""

    def key(self, path: str) -> bytes:
        """What a file is made of, as a digest: that of the desk for the same site. Empty where it is not known."""
        page, _ = self._known(path)
        return page.key if page else b""

    def read(self, path: str) -> LeftFile | None:
        """A file; None where it does not lie there as it was left, or the cache tells of another state of the site."""
        page, reading = self._known(path)
        if page is None or (reading and page.shown and reading.galley not in page.shown):
            return None
        try:
            data = read_regular(self.root / self.folder / path)
        except OSError:
            return None
        is_same = digest((data,)) == page.digest
        return LeftFile(data, page, reading.text if reading else "") if is_same else None

    def _known(self, path: str) -> tuple[Printed | None, Reading | None]:
        try:
            cache = peek(self.root / FOLDER)
            if cache is None:
                return None, None
            with closing(cache):
                page = cache.page(self.folder, path)
                return page, cache.reading(page.source) if page else None
        except UNUSABLE:
            return None, None


def left_output(root: Path, options: BuildOptions) -> LeftOutput | None:
    """The output of the site at `root`, if a build without a search would find it as it is; None where that cannot be
    told at a glance."""
    found = as_left(root, replace(options, search=None), look_around(root))
    if found is None or found[0].shown.search:
        return None
    known, lying = found
    return LeftOutput(root, known.folder, known.shown, frozenset(path for path, _, _ in lying))
