"""How the HTML of texts and notes is written for those who read none: as Markdown, and as plain text. Room `theme`;
pure: imports nothing of ours but `emphasis`.

What Markdown has no mark for keeps its words, and superscripts and the like their tags.
"""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from glossator.theme.emphasis import noted, settled

_KEPT = frozenset(("sup", "sub", "u", "kbd", "ins", "small"))
_SPACES = "\t\n\r\f"
_RUN = re.compile("  +")
_WORDS = re.compile(r"(?:\\\n|[ \n])*+(?P<words>.+?)(?:\\\n|[ \n])*\Z", re.DOTALL)
"""Without the white space and line breaks around them."""


class Form(Struct, frozen=True):
    """How a text is written."""

    words: Callable[[str], str]
    """Words, escaped where they would be marks."""
    paragraph: Callable[[str], str]
    """The same at the start of a block."""
    heading: Callable[[str, int], str]
    """The same as a heading of a level."""
    marks: Mapping[str, tuple[str, str]]
    """What stands before and behind the words of an element."""
    code: Callable[[str], str]
    link: Callable[[str, str], str]
    """A text and an address."""
    image: Callable[[str, str], str]
    reference: Callable[[str, str], str]
    """A note's id and number."""
    fenced: Callable[[str, str], str]
    """A block of code and the name of its language."""
    line_end: str


def spaced(text: str) -> str:
    """Words with runs of white space as one space, as HTML shows them."""
    for char in _SPACES:
        if char in text:
            text = text.replace(char, " ")
    return _RUN.sub(" ", text) if "  " in text else text


def trimmed(text: str) -> str:
    """A block's text, its marks settled, without the white space around each of its lines."""
    text = settled(text.strip(" \n"))
    return "\n".join(line.strip(" ") for line in text.split("\n")) if "\n" in text else text


def marked(inner: str, tag: str, form: Form) -> str:
    """The words of an element between the marks that it has in a form."""
    before, behind = form.marks.get(tag, ("", ""))
    words = _WORDS.match(inner) if before else None
    if not words:
        return inner
    start, end = words.span("words")
    return f"{inner[:start]}{before}{inner[start:end]}{behind}{inner[end:]}"


_SIGNS = "\\`*[]<!_~&"
"""One of these is in each of:"""
_LITERAL = re.compile(r"[\\`*\[\]<]|!\Z|(?<!\w)_|_(?!\w)|~(?=~)|&(?=#?\w+;)")
_CLOSING = re.compile(r"#+\Z")
_EDGE = re.compile(r"^[^\S \n]+|[^\S \n]+$", re.MULTILINE)
_STARTS = "#>+=-~"
_LINE_START = re.compile(r"^(?:(?=[#>+=-]|~~~)|(\d{1,9})(?=[.)](?: |$)))", re.MULTILINE)


def _escaped(text: str) -> str:
    # Most texts have none, which is told in a tenth of the time.
    return _LITERAL.sub(r"\\\g<0>", text) if any(map(text.__contains__, _SIGNS)) else text


def _started(text: str) -> str:
    first = text[:1]
    if not ("\n" in text or first in _STARTS or first.isspace() or first.isdigit() or text[-1:].isspace()):
        return text
    # Markdown takes white space of any kind from the ends of a line.
    kept = _EDGE.sub(lambda found: "".join(f"&#{ord(char)};" for char in found[0]), text)
    return _LINE_START.sub(lambda found: f"{found[1] or ''}\\", kept)


def _backslashed(found: re.Match[str]) -> str:
    return f"\\{found[0]}"


def _ticked(text: str) -> str:
    fence = "`" * (max(map(len, re.findall("`+", text)), default=0) + 1)
    pad = " " if text[:1] in ("`", " ") or text[-1:] in ("`", " ") else ""
    return f"{fence}{pad}{text}{pad}{fence}" if text.strip(" ") else text


def _fenced(text: str, language: str) -> str:
    fence = "`" * max(3, max(map(len, re.findall("`+", text)), default=0) + 1)
    return f"{fence}{language}\n{text.rstrip(chr(10))}\n{fence}"


def _addressed(address: str) -> str:
    if re.search(r"[\s()<>]", address):
        return "<" + spaced(address).replace(" ", "%20").replace("<", "%3C").replace(">", "%3E") + ">"
    return address


def _linked(text: str, address: str) -> str:
    bare = re.match(r"[a-z]+:[^\s<>]+\Z", address) and text == _escaped(address)
    return f"<{address}>" if bare else f"[{text}]({_addressed(address)})"


MARKDOWN = Form(
    words=_escaped,
    paragraph=_started,
    heading=lambda text, level: f"{'#' * level} {_CLOSING.sub(_backslashed, text)}".rstrip(" "),
    marks=MappingProxyType(
        {
            **{name: (f"<{name}>", f"</{name}>") for name in _KEPT},
            **dict.fromkeys(("em", "i", "cite", "dfn"), noted("*")),
            **dict.fromkeys(("strong", "b"), noted("**")),
            **dict.fromkeys(("s", "del"), noted("~~")),
            **dict.fromkeys(("q",), ("“", "”")),
            "cell": ("\\|", ""),
            "rule": ("---", ""),
        }
    ),
    code=_ticked,
    link=_linked,
    image=lambda alt, address: f"![{alt}]({_addressed(address)})",
    reference=lambda note_id, _number: f"[^{note_id}]",
    fenced=_fenced,
    line_end="\\\n",
)
PLAIN = Form(
    words=str,
    paragraph=str,
    heading=lambda text, _level: text,
    marks=MappingProxyType({"q": ("“", "”"), "cell": ("|", ""), "rule": ("", "")}),
    code=str,
    link=lambda text, _address: text,
    image=lambda alt, _address: alt,
    reference=lambda _id, number: f"[{number}]",
    fenced=lambda text, _language: text.rstrip("\n"),
    line_end="\n",
)


def with_addresses(form: Form, whole: Callable[[str], str]) -> Form:
    """A form in which addresses are written as `whole` makes them."""
    return replace(
        form,
        link=lambda text, address: form.link(text, whole(address)),
        image=lambda alt, address: form.image(alt, whole(address) if address else address),
    )
