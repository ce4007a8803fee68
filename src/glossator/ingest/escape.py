r"""Room `ingest`: plain text becomes Markdown that renders to the same text. Pure.

Only what CommonMark (with tables, strikethrough and footnotes) would read as markup gets a backslash, so that the
Markdown stays pleasant to read: `snake_case` and `3 * 4` need none. Each block is rendered and compared; one that
does not come back equal is escaped strictly, punctuation mark by punctuation mark.
"""

from collections import Counter

import regex

from glossator.ingest.rendered import OPTIONS
from glossator.markdown.parser import parser
from glossator.markdown.plain import inline_text
from glossator.text import fold_source

OPEN_BRACKETS = 20
"""Brackets without an end that a block may have before all are escaped."""

_BACKSLASH = regex.compile(r"""\\(?=[!-/:-@\[-`{-~]|$)""", regex.MULTILINE)
_ENTITY = regex.compile(r"&(?=#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{1,31};)")
_TAG = regex.compile(r"<(?=[A-Za-z/!?])")
_STRUCK = regex.compile(r"~(?=~)|(?<=~)~")
_BRACKET = regex.compile(r"\[(?=\^|[^\[\]\n]*\][(\[])|(?<=\])\[|(?<=!)\[")
_LONE_STAR = regex.compile(r"(?<!\S)\*(?!\S)")
_STAR = regex.compile(r"\*")
_UNDERSCORE = regex.compile(r"(?<![\p{L}\p{N}_])_(?!\s|$)|(?<=\S)_(?![\p{L}\p{N}])(?<!\s_)")
_TICKS = regex.compile(r"`+")
_LINE_START = regex.compile(
    r"^(?:(?P<mark>\#{1,6}(?=\s|$)|>|<{7}(?=\s|$)|[-+*](?=\s|$)|[`~]{3}|=+\s*$|-+\s*$|(?:[-_*]\s*){3,}$"
    r"|\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$|\[(?=[^\]]*\]:))|(?P<number>\d{1,9})(?=[.)](?:\s|$)))"
)
_STRICT = regex.compile(r"""[!"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~]""")
_EDGE = regex.compile(r"^[^\S \t\n]+|[^\S \t\n]+$")
_NAMED = {
    "\xa0": "&nbsp;",
    "\u2003": "&emsp;",
    "\u2002": "&ensp;",
    "\u2009": "&thinsp;",
    "\x85": "<span>\x85</span>",
}
_TEXT = frozenset(("text", "text_special", "softbreak"))


def escape(text: str, opening: str = "paragraph_open") -> str:
    """A block's text (lines joined by line feeds) as the inside of a Markdown block that renders to it.

    White space at the ends of lines goes, but for no-break and other wide spaces, which become character
    references there. `opening` is the token that the rendered text must stand in.
    """
    lines = [line.strip(" \t") for line in text.split("\n")]
    light = by_line(inline("\n".join(lines)))
    return light if renders_to(light, text, opening) else by_line(strictly("\n".join(lines)), strict=True)


def renders_to(markdown: str, text: str, opening: str = "paragraph_open") -> bool:
    """The Markdown is one block without any markup inside, and its text is this one."""
    source = f"## {markdown}" if opening == "heading_open" else markdown
    tokens = parser(OPTIONS).parse(source)
    if len(tokens) != 3 or tokens[0].type != opening or tokens[1].children is None:
        return False
    plain = all(child.type in _TEXT for child in tokens[1].children)
    return plain and fold_source(inline_text(tokens[1].children)) == fold_source(text)


def inline(text: str) -> str:
    """Backslashes before what would open or close markup within a line; backslashes first."""
    text = _BACKSLASH.sub(r"\\\\", text)
    text = _ENTITY.sub(r"\\&", text)
    text = _TAG.sub(r"\\<", text)
    text = _STRUCK.sub(r"\\~", text)
    # The parser looks for the end of each open bracket, so a text full of them would take it quadratic time.
    many = text.count("[") - text.count("]") > OPEN_BRACKETS
    text = text.replace("[", r"\[") if many else _BRACKET.sub(r"\\[", text)
    text = _escape_ticks(text)
    return _escape_emphasis(text)


def _escape_ticks(text: str) -> str:
    """Runs of backquotes make code only in pairs of one length; the backslash of one would change its length."""
    runs = Counter(map(len, _TICKS.findall(text)))
    if not any(count > 1 for count in runs.values()):
        return text
    return text.replace("`", r"\`")


def _escape_emphasis(text: str) -> str:
    loose = {match.start() for match in _LONE_STAR.finditer(text)}
    stars = [match.start() for match in _STAR.finditer(text) if match.start() not in loose]
    unders = [match.start() for match in _UNDERSCORE.finditer(text)]
    escaped = {at for places in (stars, unders) if len(places) > 1 for at in places}
    return "".join(f"\\{char}" if at in escaped else char for at, char in enumerate(text))


def by_line(text: str, *, strict: bool = False) -> str:
    """Lines that would start a block get a backslash, wide spaces at their ends become references."""
    lines = (_EDGE.sub(lambda edge: numbered(edge[0]), line) for line in text.split("\n"))
    return "\n".join(line if strict else _LINE_START.sub(_escape_start, line) for line in lines)


def _escape_start(match: regex.Match[str]) -> str:
    if match["number"] is not None:
        return match["number"] + "\\"
    return "\\" + match["mark"]


def numbered(space: str) -> str:
    """Wide spaces, which Markdown drops at a line's ends, by name or number; U+0085 in an element, for CommonMark takes
    no number of a control."""
    return "".join(_NAMED.get(char, f"&#x{ord(char):X};") for char in space)


def strictly(text: str) -> str:
    """A backslash before every punctuation mark of ASCII."""
    return _STRICT.sub(r"\\\g<0>", text)
