"""What a preview shows after the site was read. Room `preview`; values only, imports nothing of ours."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import inf
from typing import Protocol


@dataclass(frozen=True, slots=True)
class File:
    """One file of the output, as it is sent."""

    data: bytes
    errors: tuple[str, ...] = ()
    """What is wrong with it, each as plain text; the bytes are then the last good ones, or a page that says so."""
    source: str = ""
    """The content file that a page is made of, relative to the site; empty where there is no one file."""
    text: str = ""
    """The hash of that file (and of its notes files, as its stamp has it) when it was read."""
    brought: bool = False
    """Whether it lies in `content/` as it is: it came with an article, and not with the site's theme."""


def file_of(source: str, text: str, data: bytes, errors: tuple[str, ...] = (), *, is_copy: bool) -> File:
    """The file of a site that is made of `source`, or a copy of it; `text` is the hash of a content file, empty where
    it is made of none."""
    return File(data, errors, source if text else "", text, is_copy and source.startswith("content/"))


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """What became of a page that is no more."""

    said: str
    address: str = ""
    """Of the page that took its place, decoded and without the base path; empty where there is none."""


class Files(Protocol):
    """The output of a site, made when it is asked for; paths are those of the output folder. Any thread may ask."""

    def key(self, path: str) -> str:
        """Names a file's bytes: while it is the same, so are they. Empty where there is no such file."""

    def read(self, path: str) -> File | None:
        """A file, or None where there is none."""

    def whereabouts(self, path: str) -> Whereabouts | None:  # noqa: ARG002 — where nothing is remembered
        """What became of a page that was there earlier in this preview; None where there never was one."""
        return None

    def scripts(self, page: bytes) -> tuple[str, ...]:
        """What a page's content security policy must allow besides the site's own files: sources of scripts."""


class FirstReading(Protocol):
    """The first reading of a site, while it is under way. Any thread may ask."""

    def is_outrun(self) -> bool:
        """Whether a file has changed since it began, or it is over: what was there before may be another by now."""

    def files(self) -> Files:
        """What it comes to: waits for that."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A state of the preview: the last good output, whatever the last reading came to."""

    files: Files
    base_path: str
    """The path of the site's address, as a URL writes it: `/` or `/repository/`."""
    errors: tuple[str, ...] = ()
    """What is wrong with the site as it was read last, each as plain text."""
    touched: tuple[str, ...] = ()
    """The pages, by output path, that are made of the content files that were edited."""
    copied: tuple[str, ...] = ()
    """The files beside pages (styles, pictures), by output path, that may have changed without any page's doing."""
    settled: bool = True
    """Whether all pages are as they are to be: else reading once more without any change brings the others after."""
    until: float = inf
    """When, by `time.monotonic`, reading once more finds another site though no file has changed: an article is due."""
    named: frozenset[str] = frozenset()
    """The files that were read because settings, articles or extensions name them, wherever they lie in the site."""


@dataclass(frozen=True, slots=True)
class Folder(Files):
    """Files that are at hand, by output path: an output without anything to make."""

    data: Mapping[str, bytes] = field(default_factory=dict)

    def key(self, path: str) -> str:
        return str(hash(self.data[path])) if path in self.data else ""

    def read(self, path: str) -> File | None:
        return File(self.data[path]) if path in self.data else None

    def scripts(self, page: bytes) -> tuple[str, ...]:  # noqa: ARG002 — it has no theme
        return ()
