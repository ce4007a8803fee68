"""Links that lead out of an article: to its words in the original, and to those who mend errors. Room `theme`; pure."""

import re
from urllib.parse import quote, urldefrag, urlencode, urlsplit

ELLIPSIS = re.compile(r"\s*(?:…|\.{3})\s*")
LONG = 300
"""Characters of quoted words beyond which a link names where they start and end."""
WORDS = 5
"""How many words name a start or an end."""
FORGES = ("github.com", "codeberg.org")
"""Where `/issues/new` takes a title and a text."""


def text_fragment(url: str, words: str) -> str:
    """The address of the words in a page: `#:~:text=`, as the Text Fragments draft of WICG has it. The page itself
    where there are no words."""
    text = " ".join(words.split())
    parts = [part for part in ELLIPSIS.split(text) if part]
    if len(parts) == 1 and len(text) > LONG:
        every = text.split(" ")
        parts = [" ".join(every[:WORDS]), " ".join(every[-WORDS:])]
    if not parts:
        return url
    named = ",".join(_directive(part) for part in dict.fromkeys((parts[0], parts[-1])))
    bare, fragment = urldefrag(url)
    return f"{bare}#{fragment}:~:text={named}"


def report(address: str, subject: str, page: str) -> str:
    """Where to report an error on a page: a letter with its subject and the page's address, or an issue tracker, with
    the same filled in where the tracker is known to take it."""
    if "://" not in address:
        return f"mailto:{address}?{urlencode({'subject': subject, 'body': page}, quote_via=quote)}"
    parts = urlsplit(address)
    path = parts.path.rstrip("/")
    if parts.hostname in FORGES and path.endswith("/issues") and not parts.query:
        return f"https://{parts.hostname}{path}/new?{urlencode({'title': subject, 'body': page}, quote_via=quote)}"
    return address


def _directive(text: str) -> str:
    """Percent-encoded; a hyphen, too, has a meaning there."""
    return quote(text, safe="").replace("-", "%2D")
