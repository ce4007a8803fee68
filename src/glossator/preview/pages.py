"""Addresses become paths of the output, and pages get the preview's scripts. Room `preview`; pure."""

import json
import mimetypes
from dataclasses import dataclass
from html import escape
from pathlib import PurePosixPath
from types import MappingProxyType
from urllib.parse import quote

from glossator.preview.outcome import File

OWN = "__glossator/"
"""Under the base path: what the preview serves besides the site."""
NONE = "none"
"""The revision of a page that is not there."""

TYPES = MappingProxyType(
    {
        ".atom": "application/atom+xml",
        ".css": "text/css",
        ".html": "text/html",
        ".js": "text/javascript",
        ".json": "application/json",
        ".md": "text/plain",
        ".mjs": "text/javascript",
        ".svg": "image/svg+xml",
        ".txt": "text/plain",
        ".wasm": "application/wasm",
        ".webmanifest": "application/manifest+json",
        ".woff2": "font/woff2",
        ".xml": "application/xml",
    }
)
"""Types that must not depend on what the system's own table says."""

MISSING = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>Not found</title>
</head>
<body><p>There is no such page in the preview.</p></body>
</html>
"""


def path_of(address: str) -> str:
    """The path in the output of what an address (decoded, without the base path) names: `index.html` of a folder, whose
    address ends in a slash or is empty."""
    return address + "index.html" if not address or address.endswith("/") else address


def address_of(path: str) -> str:
    """The address, decoded and without the base path, of a file of the output."""
    is_index = path == "index.html" or path.endswith("/index.html")
    return path.removesuffix("index.html") if is_index else path


def content_type(path: str) -> str:
    """The media type of a file by its name."""
    name = PurePosixPath(path)
    return TYPES.get(name.suffix.lower()) or mimetypes.guess_type(name.name)[0] or "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Tags:
    """What a preview adds to a page."""

    base: str
    """The site's base path, decoded."""
    revision: str
    """Names the page's bytes."""
    nonce: str = ""
    """Of the page's content security policy."""
    scripts: tuple[str, ...] = ()
    """Names under `__glossator/` of further scripts."""


def with_script(page: File, tags: Tags) -> bytes:
    """An HTML page with the preview's scripts. They come first of all in it, so that they see what the server sent
    before another script changes it."""
    own = escape(quote(tags.base) + OWN)
    told = {
        "events": quote(tags.base) + OWN + "events",
        "revision": tags.revision,
        "errors": json.dumps(page.errors) if page.errors else "",
        "source": page.source,
        "text": page.text,
    }
    data = "".join(f' data-{name}="{escape(value)}"' for name, value in told.items() if value)
    nonce = f' nonce="{tags.nonce}"' if tags.nonce else ""
    first = (
        f'<script src="{own}idiomorph.js"{nonce}></script><script src="{own}reload.js"{nonce}{data}></script>'
    )
    further = (
        f'<script type="module" src="{own}{escape(quote(name))}"{nonce}></script>' for name in tags.scripts
    )
    return _inserted(page.data, (first + "".join(further)).encode())


def _inserted(page: bytes, tags: bytes) -> bytes:
    """A page with more at the beginning of its head, or where that would begin."""
    lowered = page.lower()
    for opening in (b"<head", b"<html", b"<!doctype"):
        start = lowered.find(opening)
        end = page.find(b">", start) + 1 if start >= 0 else 0
        if end:
            return page[:end] + tags + page[end:]
    return tags + page
