"""Room `ingest`: an article's blocks become Markdown that says their words and has their structure. Pure.

Each block is rendered and compared: words, emphasis, links, references. One that does not come back equal is written
with every punctuation mark escaped, then with HTML for emphasis, at last as plain paragraphs: words go before looks.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from glossator.ingest import escape
from glossator.ingest.rendered import OPTIONS
from glossator.ingest.web.inline import inline_html, inline_markdown, tidy
from glossator.ingest.web.values import (
    Block,
    Break,
    Code,
    Figure,
    Heading,
    Image,
    Inline,
    Listing,
    Note,
    Paragraph,
    Quote,
    Reference,
    Span,
    Table,
    Text,
    block_words,
    every_inline,
)
from glossator.markdown.parser import parser
from glossator.markdown.plain import blocks_text
from glossator.text import fold_source

_INDENT = "    "
_COUNTED = {
    "em": "em_open",
    "strong": "strong_open",
    "del": "s_open",
    "link": "link_open",
    "code": "code_inline",
}


@dataclass(frozen=True, slots=True)
class _Style:
    """How words are written."""

    escape: Callable[[str], str]
    signs: bool


_STYLES = (
    _Style(escape.inline, signs=True),
    _Style(escape.strictly, signs=True),
    _Style(escape.strictly, signs=False),
)


def blocks_markdown(blocks: Sequence[Block]) -> tuple[str, ...]:
    """Each block as Markdown, lists that follow each other with different marks."""
    made: list[str] = []
    alternate = False
    for at, one in enumerate(blocks):
        follows = at > 0 and isinstance(one, Listing) and isinstance(blocks[at - 1], Listing)
        alternate = follows and not alternate
        made.append(_sound(one, alternate=alternate))
    return tuple(one for one in made if one)


def note_markdown(note: Note) -> str:
    """A footnote's definition."""
    first, *more = blocks_markdown(note.blocks) or ("",)
    lead = f"[^{note.label}]: {note.before}"
    if note.behind and (more or not note.blocks or not isinstance(note.blocks[-1], Paragraph)):
        more.append(note.behind)
    elif note.behind:
        first = f"{first} {note.behind}"
    if not note.blocks or not isinstance(note.blocks[0], Paragraph):
        lead, more, first = lead.rstrip(), [first, *more], ""
    rest = (f"\n\n{_indented(one)}" for one in more)
    return f"{lead}{_indented(first).lstrip(' ')}{''.join(rest)}"


def _indented(text: str) -> str:
    return "\n".join(f"{_INDENT}{line}" if line else line for line in text.split("\n"))


def _sound(one: Block, *, alternate: bool) -> str:
    """The first way of writing the block that says the same."""
    for style in _STYLES:
        text = _written(one, style, alternate=alternate)
        if _says(text, one):
            return text
    words = (row.strip(" ") for row in block_words([one]).split("\n"))
    labels = (label for each in every_inline([one]) if isinstance(each, Reference) for label in each.labels)
    plain = "\n\n".join(escape.escape(row) for row in words if fold_source(row))
    return plain + "".join(f"[^{label}]" for label in labels)


def _says(text: str, one: Block) -> bool:
    tokens = parser(OPTIONS).parse(text)
    if fold_source(blocks_text(tokens)) != fold_source(block_words([one])):
        return False
    return isinstance(one, Figure) or _signs(tokens) >= _meant(one)


def _signs(tokens: Sequence[Token]) -> Counter[str]:
    found = Counter(child.type for token in tokens for child in token.children or ())
    tags = Counter(
        child.content for token in tokens for child in token.children or () if child.type == "html_inline"
    )
    for kind in ("em", "strong", "del"):
        found[_COUNTED[kind]] += tags[f"<{kind}>"]
    return found


def _meant(one: Block) -> Counter[str]:
    meant: Counter[str] = Counter()
    for each in every_inline([one]):
        if isinstance(each, Span) and each.kind in _COUNTED:
            meant[_COUNTED[each.kind]] += 1
        elif isinstance(each, Reference):
            meant["note_ref"] += len(each.labels)
        elif isinstance(each, Image):
            meant["image"] += 1
    return meant


def _written(one: Block, style: _Style, *, alternate: bool = False) -> str:
    if isinstance(one, Paragraph):
        return _inline(one.inside, style)
    if isinstance(one, Heading):
        return f"{'#' * one.level} {' '.join(_inline(_on_one_line(one.inside), style).split(chr(10)))}"
    if isinstance(one, Quote):
        return _quoted("\n\n".join(_nested(one.blocks, style)))
    if isinstance(one, Listing):
        return _list(one, style, alternate=alternate)
    return _table(one, style) if isinstance(one, Table) else _plain_block(one)


def _plain_block(one: Block) -> str:
    """A block that is written in one way only."""
    if isinstance(one, Code):
        return _code(one)
    return _figure(one) if isinstance(one, Figure) else "* * *"


def _inline(inside: Sequence[Inline], style: _Style) -> str:
    text = inline_markdown(inside, style.escape, signs=style.signs)
    lines = (line.strip(" \t") for line in text.split("\n"))
    return escape.by_line("\n".join(lines), strict=style.escape is escape.strictly)


def _on_one_line(inside: Sequence[Inline]) -> tuple[Inline, ...]:
    return tidy(tuple(map(_unbroken, inside)))


def _unbroken(one: Inline) -> Inline:
    if isinstance(one, Span):
        return Span(one.kind, tuple(map(_unbroken, one.inside)), one.value)
    return Text(" ") if isinstance(one, Break) else one


def _nested(blocks: Sequence[Block], style: _Style) -> Iterator[str]:
    alternate = False
    for at, one in enumerate(blocks):
        follows = at > 0 and isinstance(one, Listing) and isinstance(blocks[at - 1], Listing)
        alternate = follows and not alternate
        yield _written(one, style, alternate=alternate)


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip(" ") for line in text.split("\n"))


def _list(one: Listing, style: _Style, *, alternate: bool) -> str:
    items = [list(_nested(item, style)) for item in one.items]
    is_tight = all(_is_tight(block, at) for item in one.items for at, block in enumerate(item))
    gap = "\n" if is_tight else "\n\n"
    marks = (_mark(one, nth, alternate=alternate) for nth in range(len(items)))
    return gap.join(_item(gap.join(item), mark) for item, mark in zip(items, marks, strict=True))


def _is_tight(block: Block, at: int) -> bool:
    """Whether a block of an item may stand right below the one before it: a list that begins with another number than 1
    would be words of the paragraph above (CommonMark 0.31, 5.2)."""
    if not at:
        return isinstance(block, Paragraph)
    return isinstance(block, Listing) and block.start in (None, 1)


def _mark(one: Listing, nth: int, *, alternate: bool) -> str:
    if one.start is None:
        return "*" if alternate else "-"
    return f"{one.start + nth}{')' if alternate else '.'}"


def _item(text: str, mark: str) -> str:
    indent = " " * (len(mark) + 1)
    lines = (f"{indent}{line}" if line else line for line in text.split("\n"))
    return f"{mark} {chr(10).join(lines).removeprefix(indent)}".rstrip(" ")


def _code(one: Code) -> str:
    longest = max((len(run) for run in one.text.split("\n") if set(run.strip()) == {"`"}), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{one.lang}\n{one.text}\n{fence}"


def _table(one: Table, style: _Style) -> str:
    rows = [[_cell(cell, style) for cell in row] for row in one.rows]
    width = len(rows[0])
    head, body = (rows[0], rows[1:]) if one.has_head else ([""] * width, rows)
    lines = (head, ["---"] * width, *body)
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(cell: Sequence[Inline], style: _Style) -> str:
    return (
        inline_markdown(_on_one_line(cell), style.escape, signs=style.signs)
        .replace("\n", " ")
        .replace(r"\|", "|")
        .replace("|", r"\|")
    )


def _figure(one: Figure) -> str:
    caption = f"<figcaption>{inline_html(one.caption)}</figcaption>" if one.caption else ""
    return f"<figure>{inline_html(one.images)}{caption}</figure>"
