"""A web page that a browser saved as one file (`.mhtml`: RFC 2557), taken apart. Room `notes`; imports nothing of ours.

The page is the part that the archive names as its start, or else the first that is HTML. Pictures are looked up by the
address that they had, or by `cid:`.
"""

from collections.abc import Iterator, Mapping
from email import message_from_bytes
from email.message import Message
from email.utils import parsedate_to_datetime

from msgspec import Struct

from glossator.notes.malformed import MalformedError

ENDINGS = (".mhtml", ".mht")
_HINT = "open it in a browser, save the page anew, and import that"
_MOST = 5_000
"""Parts of one archive."""


class Archive(Struct, frozen=True):
    """A saved page with what was saved with it."""

    html: bytes
    address: str
    """Where the page lay; may be empty."""
    day: str
    """When it was saved, in ISO 8601; may be empty."""
    parts: Mapping[str, bytes]
    """The other parts by address, and by `cid:` with their id."""


def read_archive(data: bytes) -> Archive:
    """The page in an archive. Raises MalformedError for what is none."""
    try:
        message = message_from_bytes(data)
        parts = tuple(_parts(message))
    except (RecursionError, ValueError, LookupError, TypeError):
        raise MalformedError("this web archive cannot be taken apart", _HINT) from None
    page = _page(message, parts)
    if page is None:
        raise MalformedError("there is no page in this web archive", _HINT)
    address = str(message.get("Snapshot-Content-Location") or page.get("Content-Location") or "").strip()
    held = {key: bytes_of(one) for one in parts if one is not page for key in _names(one)}
    return Archive(bytes_of(page), address, _day(str(message.get("Date") or "")), held)


def _parts(message: Message) -> Iterator[Message]:
    for number, one in enumerate(message.walk()):
        if number > _MOST:
            raise ValueError("too many parts")
        if not one.is_multipart():
            yield one


def _page(message: Message, parts: tuple[Message, ...]) -> Message | None:
    start = str(message.get_param("start") or "").strip("<> ")
    pages = [one for one in parts if one.get_content_type() in ("text/html", "application/xhtml+xml")]
    named = (one for one in pages if start and str(one.get("Content-ID") or "").strip("<> ") == start)
    return next(named, next(iter(pages), None))


def bytes_of(part: Message) -> bytes:
    """What a part holds, decoded from how it was sent."""
    found = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""


def _names(part: Message) -> Iterator[str]:
    location, own = (
        str(part.get("Content-Location") or "").strip(),
        str(part.get("Content-ID") or "").strip("<> "),
    )
    yield from (location,) if location else ()
    yield from (f"cid:{own}",) if own else ()


def _day(text: str) -> str:
    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError, IndexError):
        return ""
