"""Which scripts a page of the preview may run: those of the site's theme and of the preview. Room `preview`, pure.

An article's HTML is cleaned before it is shown. Should anything slip through, the browser must not run it beside an
interface that writes files (W3C, Content Security Policy Level 3).
"""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from urllib.parse import urlsplit

SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script\s*>", re.IGNORECASE | re.DOTALL)
SOURCE = re.compile(r"""\bsrc\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
DATA = re.compile(r"""\btype\s*=\s*["']?[^"'\s>]*json""", re.IGNORECASE)
VALUE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)


def allowed(templates: Iterable[str], page: str) -> tuple[str, ...]:
    """The sources of scripts, as a policy writes them, of a page made by templates of these texts: hosts that templates
    name, and hashes of the page's inline scripts that stand in a template, whatever values they have. What stands in
    the page's `main` is not looked at: an article's own words are there, and might be made to look like a template's.
    """
    texts = [text for text in templates if "<script" in text.lower()]
    scripts = [script for text in texts for script in SCRIPT.findall(text)]
    hosts = {host for attributes, _ in scripts if (host := _host(attributes))}
    patterns = [_pattern(body) for attributes, body in scripts if _is_run_inline(attributes)]
    inline = (body for attributes, body in SCRIPT.findall(_around_main(page)) if _is_run_inline(attributes))
    hashes = {_hash(body) for body in inline if any(pattern.fullmatch(body) for pattern in patterns)}
    return (*sorted(hosts), *sorted(hashes))


def policy(nonce: str, scripts: Iterable[str]) -> str:
    """The header's value: scripts of the site, of the preview (by nonce) and of these sources; requests to the preview
    only."""
    told = " ".join(("script-src 'self'", f"'nonce-{nonce}'", *scripts))
    return "; ".join((told, *_FIXED))


_FIXED = ("connect-src 'self'", "object-src 'none'", "base-uri 'self'", "frame-ancestors 'self'")


def _is_run_inline(attributes: str) -> bool:
    """Whether a script has its code in itself, and is no data."""
    return not SOURCE.search(attributes) and not DATA.search(attributes)


def _around_main(page: str) -> str:
    """A page without its `main`; where it has none, its head."""
    lowered = page.lower()
    start, end = lowered.find("<main"), lowered.rfind("</main>")
    return page[:start] + page[end:] if 0 <= start < end else page[: len(lowered.partition("<body")[0])]


def _host(attributes: str) -> str:
    found = SOURCE.search(attributes)
    try:
        parts = urlsplit(found[1]) if found else None
    except ValueError:  # a template's expression that looks like a broken address
        return ""
    return parts.netloc if parts and re.fullmatch(r"[\w.-]+(:\d+)?", parts.netloc) else ""


def _pattern(body: str) -> re.Pattern[str]:
    return re.compile(".*?".join(_literals(body)), re.DOTALL)


def _literals(body: str) -> Iterator[str]:
    """The fixed texts between values; white space around statements is trimmed when they are rendered."""
    return (rf"\s*{re.escape(part.strip())}\s*".replace("\\\n", r"\s*") for part in VALUE.split(body))


def _hash(body: str) -> str:
    return f"'sha256-{b64encode(sha256(body.encode()).digest()).decode()}'"
