"""What a template reads of a view becomes bytes, and the names that it is rendered with. Room `build`; pure.

A page is printed from these bytes and from nothing else of its view, and they are what its key is made of: whatever
the page can show is in its key.
"""

from collections.abc import Mapping
from functools import cache
from struct import pack
from types import GenericAlias
from typing import cast, get_type_hints
from zlib import crc32

import msgspec

from glossator.codec import decode, encode
from glossator.config.values import moment_of
from glossator.site.offered import DERIVED, VIEWS, has_body, view_of
from glossator.site.shown import Body
from glossator.site.views import BaseView

CHECK = 4
"""Bytes of the checksum of one value."""


def offered_names() -> Mapping[str, frozenset[str]]:
    """The names that each template may read."""
    body = frozenset(Body.__struct_fields__)
    return {
        template: frozenset(view.__struct_fields__)
        | frozenset(DERIVED.get(template, ()))
        | (body if has_body(template) else frozenset())
        for template, view in VIEWS.items()
    }


def fields_read(template: str, names: frozenset[str]) -> tuple[str, ...]:
    """The fields of a template's view that stand behind the names that it reads, in order."""
    derived = DERIVED.get(template, {})
    own = view_of(template).__struct_fields__
    return tuple(sorted({derived.get(name, name) for name in names}.intersection(own)))


def read(view: BaseView, names: tuple[str, ...]) -> bytes:
    """The values of some fields of a view."""
    return encode([getattr(view, name) for name in names])


def values(template: str, names: tuple[str, ...], data: bytes) -> dict[str, object]:
    """What `read` has made bytes of, by the names that a template reads. Raises DamagedError."""
    found = dict(zip(names, decode(data, _types(template, names)), strict=True))
    for name, field in DERIVED.get(template, {}).items():
        if field in found:
            found[name] = moment_of(str(found[field]))
    return found


def checks(data: bytes) -> bytes:
    """A checksum of each value that `read` has made bytes of, for telling which changed."""
    parts = decode(data, list[msgspec.Raw])
    return pack(f">{len(parts)}I", *map(crc32, parts))


def check(value: bytes) -> bytes:
    """A short checksum, for telling what changed; never for deciding whether anything did."""
    return pack(">I", crc32(value))


@cache
def _types(template: str, names: tuple[str, ...]) -> type[tuple[object, ...]]:
    hints = get_type_hints(view_of(template))
    return cast("type[tuple[object, ...]]", GenericAlias(tuple, tuple(hints[name] for name in names)))
