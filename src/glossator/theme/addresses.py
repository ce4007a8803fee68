"""Addresses in finished HTML: the base path put before them, or made whole for a feed.

Room `theme`, pure. Tags are read as the HTML standard's tokenizer reads them (WHATWG HTML, 13.2.5), in one pass of
regular expressions without backtracking; text, comments and the insides of scripts and styles pass untouched (also
in SVG, where a browser would find elements in them).
"""

import re
from collections.abc import Callable
from functools import lru_cache
from html import escape, unescape
from html.entities import html5
from urllib.parse import urljoin

AT_HAND = 200
"""Texts whose addresses were made whole and that are kept: an article is in the feeds of each of its topics."""
_BLANK = "".join(map(chr, range(33)))

Change = Callable[[str], str]
"""An address becomes another, or itself."""

SPACE = r"[ \t\n\f\r]"
ATTRIBUTE = rf"""[ \t\n\f\r/]*+ [^ \t\n\f\r/>][^ \t\n\f\r/>=]*+
                 (?:{SPACE}*+={SPACE}*+ (?: "[^"]*+" | '[^']*+' | [^ \t\n\f\r"'>][^ \t\n\f\r>]*+ )?+ )?+"""
TAG_NAME = r"[^ \t\n\f\r/>]*+"
RAW_TEXT = "script|style|textarea|title|xmp|iframe|noembed|noframes"
# In this order: comments, other declarations, end tags.
SILENT = rf"""<!--(?:-?>|.*?(?:--!?>|\Z))
            | <(?:[!?]|/(?![a-z]))[^>]*+
            | </[a-z]{TAG_NAME}(?:{ATTRIBUTE})*+"""
# Elements whose inside is text, up to their end; start tags.
OPENING = rf"""<(?P<raw>{RAW_TEXT})(?=[ \t\n\f\r/>]) (?P<raw_attributes>(?:{ATTRIBUTE})*+)[ \t\n\f\r/]*+>
                .*?(?=</(?P=raw)[ \t\n\f\r/>]|\Z)
             | <(?P<name>[a-z]{TAG_NAME})(?P<attributes>(?:{ATTRIBUTE})*+)"""
# A start tag without a slash, or a character reference, in its attributes: most are.
ROOTLESS = rf"""<(?!(?:{RAW_TEXT})[ \t\n\f\r/>])[a-z]{TAG_NAME}
                (?: {SPACE}*+ [^ \t\n\f\r/>=&"'][^ \t\n\f\r/>=&"']*+
                    (?: {SPACE}*+={SPACE}*+ (?: "[^"/&]*+" | '[^'/&]*+' | [^ \t\n\f\r"'>/&][^ \t\n\f\r>"'/&]*+ ) )?+
                )*+ {SPACE}*+>"""
FLAGS = re.X | re.S | re.I | re.A
TOKEN = re.compile(rf"{SILENT} | {OPENING}", FLAGS)
ROOTED = re.compile(rf"(?: [^<]++ | {SILENT} | {ROOTLESS} )++ | {OPENING}", FLAGS)
"""The same, all between two tags that may hold an address from the root taken as one."""
VALUE = re.compile(
    rf"""(?P<before>[ \t\n\f\r/]*+ (?P<name>[^ \t\n\f\r/>][^ \t\n\f\r/>=]*+) {SPACE}*+={SPACE}*+)
         (?P<value> "[^"]*+" | '[^']*+' | [^ \t\n\f\r"'>][^ \t\n\f\r>]*+ )
       | {ATTRIBUTE}""",
    re.X | re.S | re.A,
)
ONE_ADDRESS = frozenset(
    (
        "href",
        "src",
        "action",
        "formaction",
        "poster",
        "cite",
        "data",
        "xlink:href",
        "data-href",
        "data-src",
        "data-url",
    )
)
CANDIDATES = frozenset(("srcset", "imagesrcset", "data-srcset"))
# HTML, 4.8.4.2.2: an address ends at white space, or at commas before white space; its descriptors at a comma.
CANDIDATE = re.compile(
    rf"([ \t\n\f\r,]*+)([^ \t\n\f\r]+?)(,+(?={SPACE}|\Z)|{SPACE}(?:\([^)]*\)|[^,(])*|\Z)", re.A
)
REFRESH = re.compile(r"(\s*[\d.]+\s*[;,]\s*url\s*=\s*['\"]?)([^'\"]*)(.*)", re.S | re.I | re.A)
# In an attribute a name without semicolon is a reference only where no letter, digit or `=` follows (13.2.5.73).
REFERENCE = re.compile(r"&(?:#(?:\d+|x[0-9a-f]+);?|[a-z][a-z0-9]*+(?:;|(?!=)))", re.I | re.A)


def rebase(html: str, base_path: str) -> str:
    """HTML with the base path (`/repo/`) put before each address from the root (`/x`) in its tags' attributes.
    `//host/x`, full and relative addresses stay."""
    if base_path == "/":
        return html

    def below(address: str) -> str:
        return base_path + _trimmed(address)[1:] if is_rooted(address) else address

    return with_addresses(html, below, ROOTED)


def absolute(path: str, site_url: str) -> str:
    """The full address of a path from the site's root (`/x`) under `site_url`, which ends in a slash and holds the
    base path; a full address stays."""
    return site_url + path[1:] if is_rooted(path) else path


@lru_cache(maxsize=AT_HAND)
def made_whole(html: str, site_url: str, page_url: str) -> str:
    """HTML with every address whole, so that it can be read away from its page: in a feed. `page_url` is the full
    address of the page that it comes from."""
    return with_addresses(html, lambda address: whole(address, site_url, page_url))


def whole(address: str, site_url: str, page_url: str) -> str:
    """An address on the page at `page_url` (its full address) as it is to be away from it."""
    return absolute(_trimmed(address), site_url) if is_rooted(address) else _joined(page_url, address)


def taken_from(html: str, page_url: str) -> str:
    """HTML of the page at `page_url` for another page: links within it lead back there, and ids, which the other page
    may have as well, are gone."""
    linked = with_addresses(html, lambda address: page_url + address if address[:1] == "#" else address)
    return _with_attributes(linked, lambda _tag, attributes: VALUE.sub(_unless_id, attributes))


def _unless_id(attribute: re.Match[str]) -> str:
    return "" if attribute["value"] and attribute["name"].lower() == "id" else attribute[0]


def _joined(page_url: str, address: str) -> str:
    try:
        return address if address.startswith("//") else urljoin(page_url, address)
    except ValueError:  # not an address at all: `http://[`
        return address


def is_rooted(address: str) -> bool:
    r"""Whether an address starts at the site's root. `//host`, and `/\host` which browsers read alike, do not; tabs
    and line ends are dropped from addresses (WHATWG URL, 4.4)."""
    start = _trimmed(address)
    second = start[1:].lstrip("\t\n\r")[:1]
    return start[:1] == "/" and second not in ("/", "\\")


def _trimmed(address: str) -> str:
    """Without the control characters and spaces that the URL standard strips in front."""
    return address.lstrip(_BLANK)


def with_addresses(html: str, change: Change, tokens: re.Pattern[str] = TOKEN) -> str:
    """HTML with each address in the attributes of its tags changed, or in those that the pattern tells apart."""
    return _with_attributes(html, lambda tag, attributes: _attributes(tag, attributes, change), tokens)


def _with_attributes(html: str, change: Callable[[str, str], str], tokens: re.Pattern[str] = TOKEN) -> str:
    """HTML with the attributes of each tag changed; `change` gets its name and the text of its attributes."""
    if "=" not in html:  # as in most notes
        return html

    def tag(match: re.Match[str]) -> str:
        if match.lastindex is None:
            return match[0]
        written, raw, of_raw, name, of_name = match.group(0, "raw", "raw_attributes", "name", "attributes")
        attributes: str = of_raw or of_name
        changed = change((raw or name).lower(), attributes) if attributes else attributes
        if changed == attributes:
            return str(written)
        start, end = (at - match.start() for at in match.span("raw_attributes" if of_raw else "attributes"))
        return f"{written[:start]}{changed}{written[end:]}"

    return tokens.sub(tag, html)


def _attributes(tag: str, attributes: str, change: Change) -> str:
    def attribute(match: re.Match[str]) -> str:
        before, name, value = match["before"], match["name"], match["value"]
        if not value:
            return match[0]
        kind = _kind(tag, name.lower())
        return before + _quoted(value, lambda text: kind(text, change)) if kind else match[0]

    return VALUE.sub(attribute, attributes)


def _kind(tag: str, name: str) -> Callable[[str, Change], str] | None:
    if name in ONE_ADDRESS:
        return _one
    if name in CANDIDATES:
        return _candidates
    return _refresh if tag == "meta" and name == "content" else None


def _quoted(value: str, change: Change) -> str:
    """An attribute's value as the file has it, changed inside its quotes; byte for byte the same if nothing changes."""
    quote = value[0] if value[0] in "\"'" else ""
    raw = value[1:-1] if quote else value
    text = REFERENCE.sub(_character, raw) if "&" in raw else raw
    changed = change(text)
    return value if changed == text else f"{quote}{escape(changed)}{quote}"


def _character(reference: re.Match[str]) -> str:
    name = reference[0][1:]
    return unescape(reference[0]) if name.startswith("#") else html5.get(name, reference[0])


def _one(text: str, change: Change) -> str:
    return change(text)


def _candidates(text: str, change: Change) -> str:
    return CANDIDATE.sub(lambda one: one[1] + change(one[2]) + one[3], text)


def _refresh(text: str, change: Change) -> str:
    """The address in `<meta http-equiv="refresh" content="0; url=/x">`."""
    match = REFRESH.fullmatch(text)
    return match[1] + change(match[2]) + match[3] if match and match[2] else text
