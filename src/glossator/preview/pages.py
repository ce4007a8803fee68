"""Addresses become files of a folder, and pages get the reload script. Room `preview`; reads that folder only."""

import mimetypes
from dataclasses import dataclass
from html import escape
from pathlib import Path
from types import MappingProxyType
from urllib.parse import quote

OWN = "__glossator/"
"""Under the base path: what the preview serves besides the site."""

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
        ".webmanifest": "application/manifest+json",
        ".woff2": "font/woff2",
        ".xml": "application/xml",
    }
)
"""Types that must not depend on what the system's own table says."""

MISSING = b"""<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>Not found</title>
<p>There is no such page in the preview.</p>
</html>
"""


def locate(root: Path, address: str) -> Path | None:
    """The file that a decoded path names, `index.html` for a folder's (which ends in a slash or is empty).

    None where there is none, and for whatever would lead outside the root: dots, links, drives, NUL, backslashes.
    """
    *folders, name = address.split("/")
    if "\0" in address or "\\" in address or {"", ".", ".."} & {*folders} or name in (".", ".."):
        return None
    try:
        target = root.joinpath(*folders, name or "index.html").resolve(strict=True)
        inside = target.is_relative_to(root.resolve()) and target.is_file()
    except (OSError, ValueError):
        return None
    return target if inside else None


def content_type(path: Path) -> str:
    """The media type of a file by its name."""
    return TYPES.get(path.suffix.lower()) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Tags:
    """What a preview adds to a page."""

    base: str
    """The site's base path, decoded."""
    revision: str
    scripts: tuple[str, ...] = ()
    """Names under `__glossator/` of further scripts."""


def with_script(page: bytes, tags: Tags) -> bytes:
    """An HTML page with the preview's scripts before the end of its body."""
    own = escape(quote(tags.base) + OWN)
    data = f'data-events="{own}events" data-revision="{escape(tags.revision)}"'
    further = "".join(
        f'<script type="module" src="{own}{escape(quote(name))}"></script>' for name in tags.scripts
    )
    tag = f'<script src="{own}reload.js" {data}></script>{further}'.encode()
    end = page.lower().rfind(b"</body>")
    return page + tag if end < 0 else page[:end] + tag + page[end:]
