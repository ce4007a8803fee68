"""Room `ingest`: signs of other programs in a Markdown text, which Glossator shows as they stand. Pure.

Each pattern is bounded, so that no text takes longer than its length says.
"""

from collections.abc import Iterator

import regex

from glossator.problem import Place, Problem, problem

_HINT = "put what readers should see in its place, in the article"
_SIGNS = (
    ("an embedded note", r"!\[\[[^\[\]\n]{1,300}\]\]"),
    ("a wiki link", r"(?<!!)\[\[[^\[\]\n]{1,300}\]\]"),
    ("a shortcode of Hugo", r"\{\{[<%].{0,500}?[%>]\}\}"),
    ("a tag of Liquid or Jinja", r"(?<!\{)\{%.{0,500}?%\}(?!\})"),
    ("a variable of Liquid or Jinja", r"\{\{(?![<%])[^{}\n]{0,300}\}\}"),
    ("an address for Pelican", r"\{(?:static|filename|attach|author|category|tag|index)\}\S+"),
    ("attributes of kramdown", r"\{:[^{}\n]{1,200}\}|(?<!\{)\{[#.][\w-][^{}\n]{0,200}\}(?!\})"),
    ("a callout", r"^>\s*\[![\w-]+\]"),
    ("a comment of Obsidian", r"%%[^%\n]{1,500}%%"),
    ("a highlight", r"==(?=\S)[^=\n]{1,500}(?<=\S)=="),
    ("a footnote within the text", r"\^\[[^\[\]\n]{1,500}\]"),
    ("a formula", r"\$\$[^$]{1,1000}\$\$"),
    ("a place for a table of contents", r"^\[TOC\]\s*$|^\[\[_TOC_\]\]\s*$"),
    (
        "a picture beside the file, which was not copied",
        r"!\[[^\[\]\n]{0,300}\]\((?![a-z][a-z0-9+.-]{0,20}:|//|#)[^()\n]{1,300}\)",
    ),
    (
        "a link to a file beside it",
        r"(?<!!)\[[^\[\]\n]{0,300}\]\((?![a-z][a-z0-9+.-]{0,20}:|//|#|/)[^()\n]{1,300}\)",
    ),
)
_PATTERNS = tuple((name, regex.compile(sign, regex.MULTILINE | regex.IGNORECASE)) for name, sign in _SIGNS)
_FENCE = regex.compile(
    r"^( {0,3})(`{3,}|~{3,})[^\n]*\n(?:.*?\n)??\1? {0,3}\2[`~]*[ \t]*$", regex.MULTILINE | regex.DOTALL
)
_TICKS = regex.compile(r"(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)")
_SHOWN = 60


def left_signs(body: str, above: int) -> Iterator[Problem]:
    """A warning for each kind of sign, at the first of them; `above` lines stand before the body. Code has none."""
    text = _TICKS.sub(_blank, _FENCE.sub(_blank, body))
    for name, pattern in _PATTERNS:
        found = [*pattern.finditer(text)]
        if found:
            yield _told(name, found, text, above)


def _blank(code: regex.Match[str]) -> str:
    return "".join("\n" if char == "\n" else " " for char in code[0])


def _told(name: str, found: list[regex.Match[str]], text: str, above: int) -> Problem:
    first = found[0]
    line = text.count("\n", 0, first.start()) + 1
    row = text.split("\n")[line - 1]
    column = first.start() - (text.rfind("\n", 0, first.start()) + 1) + 1
    shown = first[0] if len(first[0]) <= _SHOWN else f"{first[0][:_SHOWN]}…"
    more = f" (one of {len(found)})" if len(found) > 1 else ""
    place = Place("", line + above, column, 1, (row,), line + above)
    return problem("seed-uncertain", f"not carried over: {name}, {shown}{more}", place, _HINT)
