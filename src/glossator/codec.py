"""Values become bytes and come back: what the cache keeps, and what keys are digests of. Root module, imports nothing
of ours.

MessagePack by msgspec: typed, the same for equal values (mappings in the same order), and it runs no code when it
is read.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import sha256
from typing import Any, TypeVar

import msgspec

Value = TypeVar("Value")

SIZE = 16
"""Bytes of a digest: 128 bits, for keys that nobody attacks."""


class DamagedError(Exception):
    """Bytes that are not what they should be."""


def encode(value: object) -> bytes:
    """A value of data classes, mappings, sequences, numbers, dates and texts as bytes; equal for equal values."""
    return _encoder().encode(value)


def decode(data: bytes, kind: type[Value]) -> Value:
    """The value of that type. Raises DamagedError where the bytes are not one."""
    try:
        return _decoder(kind).decode(data)  # type: ignore[no-any-return, arg-type] # classes hash
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise DamagedError(str(error)) from None


def digest(parts: Iterable[bytes]) -> bytes:
    """A digest of parts one after the other; no part can pass for two. SHA-256, which today's processors compute
    themselves, cut short."""
    hashed = sha256()
    for part in parts:
        hashed.update(len(part).to_bytes(8))
        hashed.update(part)
    return hashed.digest()[:SIZE]


def digest_of(value: object) -> bytes:
    """The digest of a value's bytes."""
    return digest((encode(value),))


@cache
def _encoder() -> msgspec.msgpack.Encoder:
    return msgspec.msgpack.Encoder(enc_hook=_plain)


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"no bytes for {type(value).__name__}")


@cache
def _decoder(kind: Any) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(kind)
