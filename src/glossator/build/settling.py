"""A search index as Pagefind wrote it becomes one that is the same for the same pages. Room `build`; changes the files.

Pagefind lists filters, and the values of each, in an order that differs from run to run. Here both are sorted; files
are named by what is in them, so those that change get new names. The format (gzip, a signature, CBOR as in RFC 8949
of numbers, texts and arrays) is that of Pagefind 1; what is not in it is left as it is, and works all the same.
"""

import gzip
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any

SIGNATURE = b"pagefind_dcd"
ENTRY = "pagefind-entry.json"
FILTERS = 3
"""Where in the index's head the filters are listed: pairs of a name and a file's name."""
UINT, TEXT, ARRAY = 0, 3, 4


def settle(folder: Path) -> None:
    """Sort the filters of the index in a folder. Raises OSError."""
    for head in sorted(folder.glob("*.pf_meta")):
        try:
            _settle_head(folder, head)
        except (ValueError, IndexError, TypeError, EOFError, gzip.BadGzipFile):
            continue  # of another format


def _settle_head(folder: Path, head: Path) -> None:
    content = _read(head)
    for one in content[FILTERS]:
        one[1] = _settle_filter(folder / "filter", one[1])
    content[FILTERS].sort()
    language = head.stem.removeprefix("pagefind.").partition("_")[0]
    before = head.stem.removeprefix("pagefind.")
    now = _write(content, head, f"pagefind.{language}", 5).removeprefix("pagefind.")
    entry = folder / ENTRY
    entry.write_text(entry.read_text("utf-8").replace(f'"{before}"', f'"{now}"'), encoding="utf-8")


def _settle_filter(folder: Path, name: str) -> str:
    """The new name of a filter's file, its values sorted."""
    file = folder / f"{name}.pf_filter"
    content = _read(file)
    content[1].sort()
    return _write(content, file, name.partition("_")[0], 4)


def _read(file: Path) -> Any:
    data = gzip.decompress(file.read_bytes())
    if not data.startswith(SIGNATURE):
        raise ValueError(file.name)
    value, end = _decoded(data, len(SIGNATURE))
    if end != len(data):
        raise ValueError(file.name)
    return value


def _write(content: Any, file: Path, start: str, size: int) -> str:
    """Put the content in the place of a file, under a name that tells what is in it: `<start>_<digest>`."""
    data = SIGNATURE + b"".join(_encoded(content))
    name = f"{start}_{blake2b(data, digest_size=size).hexdigest()}"
    file.unlink()
    file.with_name(name + file.suffix).write_bytes(gzip.compress(data, mtime=0))
    return name


def _decoded(data: bytes, at: int) -> tuple[Any, int]:
    """The value that begins at a place, and where it ends."""
    kind, more = data[at] >> 5, data[at] & 31
    at += 1
    size = 1 << more - 24 if 24 <= more <= 27 else 0
    if more > 27:
        raise ValueError("a length that is not told")
    number = int.from_bytes(data[at : at + size]) if size else more
    at += size
    if kind == UINT:
        return number, at
    if kind == TEXT:
        return data[at : at + number].decode(), at + number
    if kind != ARRAY:
        raise ValueError(f"a value of kind {kind}")
    values = []
    for _ in range(number):
        value, at = _decoded(data, at)
        values.append(value)
    return values, at


def _encoded(value: Any) -> Iterator[bytes]:
    if isinstance(value, int):
        yield _lead(UINT, value)
    elif isinstance(value, str):
        text = value.encode()
        yield _lead(TEXT, len(text)) + text
    else:
        yield _lead(ARRAY, len(value))
        for one in value:
            yield from _encoded(one)


def _lead(kind: int, number: int) -> bytes:
    """The first bytes of a value: its kind, and a number in as few bytes as it takes."""
    if number < 24:
        return bytes((kind << 5 | number,))
    power = next(power for power in range(4) if number < 1 << 8 * (1 << power))
    return bytes((kind << 5 | 24 + power,)) + number.to_bytes(1 << power)
