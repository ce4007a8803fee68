"""What the last run found and left, as far as the next one may take it for granted. Room `build`.

Where nothing but texts has changed since, pages that show none of them stand as they are, and the others are printed
with what their templates read the last time: no view is made. Where nothing at all was touched, nothing is read.
"""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from glossator.build.cache import Cache
from glossator.build.rows import Printed
from glossator.build.span import Span
from glossator.codec import decode, digest_of
from glossator.model import Withheld
from glossator.problem import Problem


class Found(Struct, frozen=True):
    """What linking found: all that hangs on more than one file."""

    key: bytes
    """Of all that it was found in."""
    span: Span
    exposed: tuple[str, ...]
    """The articles and pages whose facts are in the key whole, by path."""
    noted: bool
    """Whether notes are in the key: pages gather or count them."""
    problems: tuple[Problem, ...]
    withheld: tuple[Withheld, ...]


class Standing(Struct, frozen=True):
    """A run that left an output folder as it is remembered."""

    found: Found
    rows: bytes
    """Of what is remembered of its files: another run may have ended between."""


def standing(cache: Cache, folder: str) -> Standing | None:
    """What the last run left in an output folder; None where there was none."""
    data = cache.standing(folder)
    return decode(data, Standing) if data else None


def rows_digest(rows: Iterable[tuple[str, Printed]]) -> bytes:
    """A digest of what is remembered of an output folder's files, in the order of their paths."""
    return digest_of(list(rows))


def rows_after(
    before: Mapping[str, Printed], printed: Mapping[str, Printed], gone: Iterable[str]
) -> Iterator[tuple[str, Printed]]:
    """What will be remembered of an output folder's files, in the order of their paths."""
    left, now = frozenset(gone), {**before, **printed}
    return ((path, now[path]) for path in sorted(now) if path not in left)
