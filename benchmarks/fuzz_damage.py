"""Raw files that tests know, and how bytes are torn."""

import random
from functools import cache
from pathlib import Path

FIXTURES = Path(__file__).parents[1] / "tests" / "ingest"
_SPLINTERS = (
    *(
        b"<",
        b">",
        b'"',
        b"\xff",
        b"&",
        b"</p>",
        b"<table>",
        b"\x00",
        b"]]>",
        b"<![CDATA[",
        b"\r",
        b"\xef\xbb\xbf",
    ),
    *(
        b"&#0;",
        b"&#xD800;",
        b"<!DOCTYPE x [<!ENTITY a 'b'>]>",
        b"\n---\n",
        b"[^1]",
        b"\n\n    ",
        b"`",
        b"\xc3",
        b"<!--",
    ),
)


@cache
def known(folder: str, ending: str) -> tuple[bytes, ...]:
    """The bytes of all fixtures in a folder whose names end so."""
    return tuple(path.read_bytes() for path in sorted((FIXTURES / folder).rglob(f"*{ending}")))


def damaged(rng: random.Random, data: bytes) -> bytes:
    """Bytes with some cut out, doubled, moved or replaced."""
    made = bytearray(data)
    for _ in range(rng.randint(1, 12)):
        at, end = sorted((rng.randrange(len(made) + 1), rng.randrange(len(made) + 1)))
        end = min(end, at + rng.choice((1, 4, 40, 400)))
        piece = bytes(made[at:end])
        made[at:end] = rng.choice((b"", piece * 2, piece[::-1], *_SPLINTERS))
    return bytes(made)
