"""What an output file depends on becomes its key. Room `build`; pure.

A page's key is made of its template's closure, of what the closure reads of its view, and of the texts that it shows.
Equal keys mean equal bytes; there are no other rules. Whether what it reads can have changed at all is told by the
basis of its view, so that most views need not be made.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

from msgspec import Struct, field

from glossator.build.reads import CHECK, check, checks, fields_read, read
from glossator.build.rows import Printed
from glossator.codec import digest
from glossator.site.output import Copied, Data, Output, Page
from glossator.sources.stamps import Stamp
from glossator.theme.filters import Options
from glossator.theme.inspect import PARTS, reading, template_parts
from glossator.theme.theme import Theme

HEAD = (*PARTS, "base path", "names", "texts")
"""What a page's inputs begin with: checksums of the parts of its template's closure, of the site's base path, of which
names the closure reads, and of the texts that the page shows. Those of the names follow."""


class Closure(Struct, frozen=True):
    """All of a template that a page's bytes depend on."""

    digest: bytes
    names: tuple[str, ...]
    """The fields of the view that it reads, in order."""
    checks: bytes
    """The first checksums of the inputs of its pages: all of `HEAD` but that of the texts."""


class Node(Struct, frozen=True):
    """One output file and its key: the closure, what it reads or the basis of that, and the texts."""

    output: Output
    closure: bytes
    basis: bytes
    texts: Mapping[str, bytes] = field(default_factory=dict)
    """The digests of the texts that a page shows, by key."""
    names: tuple[str, ...] = ()
    """The fields that a page's template reads."""
    checks: bytes = b""
    """The first checksums of a page's inputs."""

    @property
    def shown(self) -> bytes:
        """The digests of the texts."""
        return b"".join(self.texts.values())

    @property
    def keys(self) -> str:
        """The keys of the texts, a line each."""
        return "\n".join(self.texts)

    @property
    def data(self) -> bytes:
        """What a page's template reads of its view, which is made for it."""
        return read(self.output.view, self.names) if isinstance(self.output, Page) else b""

    def is_as(self, before: Printed) -> bool:
        """Whether the file is as it was printed before: by its basis, so that nothing need be made. Of what has no
        basis (a file of the site whose state is not known) that cannot be told."""
        ours = (self.closure, self.basis, self.shown, self.keys, self.output.source)
        theirs = (before.closure, before.basis, before.shown, before.keys, before.source)
        return bool(self.basis) and ours == theirs


Closures = Callable[[str], Closure]
"""The closure of a template of the theme."""


def closures(theme: Theme, options: Options, base_path: str) -> Closures:
    """The closures of a theme's templates, each found once; pages get the base path after they are rendered."""

    @cache
    def closure(template: str) -> Closure:
        names = fields_read(template, reading(theme, template).names)
        told = (*template_parts(theme, template, options).values(), base_path)
        first = b"".join(check(part.encode()) for part in (*told, " ".join(names)))
        return Closure(digest(part.encode() for part in (template, *told)), names, first)

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
                yield Node(output, b"", digest((output.data,)))
            case Copied():
                stamp = files.get(output.source)
                yield Node(output, b"", digest((stamp.digest.encode(),)) if stamp else b"")


def inputs(first: bytes, shown: bytes, data: bytes) -> bytes:
    """The checksums of `HEAD`, then one for each name that the page's template reads, in their order."""
    return b"".join((first, check(shown), checks(data)))


def changed_inputs(before: bytes, now: bytes, names: Iterable[str]) -> tuple[str, ...]:
    """Which inputs of a page changed: of `HEAD`, and of the names that its template reads now; what the latter were
    before is known only where it read the same ones."""
    listed = (*HEAD, *names)
    found = tuple(name for at, name in enumerate(listed) if _checked(before, at) != _checked(now, at))
    return tuple(name for name in found if name in HEAD) if "names" in found else found


def _checked(inputs: bytes, at: int) -> bytes:
    return inputs[at * CHECK : (at + 1) * CHECK]


def _page_node(page: Page, closure: Closure, texts: Mapping[str, bytes]) -> Node:
    keys = (page.body,) if page.body else page.bodies if "bodies" in closure.names else ()
    shown = {key: texts[key] for key in keys}
    return Node(page, closure.digest, page.basis, shown, closure.names, closure.checks)
