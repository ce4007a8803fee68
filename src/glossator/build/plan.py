"""What an output file depends on becomes its key. Room `build`; pure.

A page's key is made of its template's closure, of the names of its view that the closure reads, and of the texts that
it shows. Equal keys mean equal bytes; there are no other rules.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from zlib import crc32

from glossator.build.codec import digest, encode
from glossator.site.output import Copied, Data, Output, Page
from glossator.site.views import VIEWS
from glossator.sources.stamps import Stamp
from glossator.theme.filters import Options
from glossator.theme.inspect import reading, template_digest
from glossator.theme.theme import Theme

CHECK = 4
"""Bytes of the checksum of one name in a node's inputs."""
HEAD = ("template", "base path", "names", "texts")
"""What a page's inputs begin with: checksums of its template's closure, of the site's base path, of which names the
closure reads, and of the texts that the page shows. Those of the names follow."""


@dataclass(frozen=True, slots=True)
class Closure:
    """All of a template that a page's bytes depend on."""

    digest: bytes
    names: tuple[str, ...]
    """Of the view, in order."""
    checks: bytes
    """The first three checksums of the inputs of its pages."""


@dataclass(frozen=True, slots=True)
class Node:
    """One output file and its key."""

    output: Output
    key: bytes
    closure: Closure | None = None
    """Of a page's template."""
    shown: bytes = b""
    """The digests of the texts that a page shows."""
    keys: tuple[str, ...] = ()
    """The keys of those texts."""

    @property
    def inputs(self) -> bytes:
        """The checksums of `HEAD`, then one for each name that the page's template reads, in their order; made when
        they are asked for, since most pages are as they were."""
        if self.closure is None or not isinstance(self.output, Page):
            return b""
        view = self.output.view
        values = (check(encode(getattr(view, name))) for name in self.closure.names)
        return b"".join((self.closure.checks, check(self.shown), *values))


Closures = Callable[[str], Closure]
"""The closure of a template of the theme."""


def closures(theme: Theme, options: Options, base_path: str) -> Closures:
    """The closures of a theme's templates, each found once; pages get the base path after they are rendered."""

    @cache
    def closure(template: str) -> Closure:
        names = tuple(sorted(reading(theme, template).names & set(VIEWS[template].__dataclass_fields__)))
        told = (template_digest(theme, template, options), base_path)
        checks = b"".join(check(part.encode()) for part in (*told, " ".join(names)))
        return Closure(digest(part.encode() for part in told), names, checks)

    return closure


def nodes(
    outputs: Iterable[Output], closure: Closures, texts: Mapping[str, bytes], files: Mapping[str, Stamp]
) -> Iterator[Node]:
    """Each output with its key. `texts` are the digests of galleys by key, `files` the stamps of what is copied."""
    for output in outputs:
        match output:
            case Page():
                yield _page_node(output, closure(output.template), texts)
            case Data():
                yield Node(output, digest((output.data,)))
            case Copied():
                stamp = files.get(output.source)
                yield Node(output, digest((stamp.digest.encode(),)) if stamp else b"")


def changed_inputs(before: bytes, now: bytes, names: Iterable[str]) -> tuple[str, ...]:
    """Which inputs of a page changed: of `HEAD`, and of the names that its template reads now; what the latter were
    before is known only where it read the same ones."""
    listed = (*HEAD, *names)
    found = tuple(name for at, name in enumerate(listed) if _checked(before, at) != _checked(now, at))
    return tuple(name for name in found if name in HEAD) if "names" in found else found


def check(value: bytes) -> bytes:
    """A short checksum, for telling what changed; never for deciding whether anything did."""
    return crc32(value).to_bytes(CHECK)


def _checked(inputs: bytes, at: int) -> bytes:
    return inputs[at * CHECK : (at + 1) * CHECK]


def _page_node(page: Page, closure: Closure, texts: Mapping[str, bytes]) -> Node:
    read = encode([getattr(page.view, name) for name in closure.names])
    keys = (*((page.body,) if page.body else ()), *(page.bodies if "bodies" in closure.names else ()))
    shown = b"".join(texts.get(key, b"") for key in keys)
    return Node(page, digest((closure.digest, page.template.encode(), read, shown)), closure, shown, keys)
