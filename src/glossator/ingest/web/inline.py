r"""Room `ingest`: words with emphasis, links, code and references become Markdown. Pure.

White space moves out of emphasis, where Markdown would not see its signs; emphasis within a word, or next to
punctuation where the signs would be letters, is written as HTML.
"""

import html
from collections.abc import Callable, Iterator, Sequence

import regex

from glossator.ingest.web.values import Break, Image, Inline, Reference, Span, Text

Escape = Callable[[str], str]

BLANK = " \t\n"
"""White space that is no word; a no-break space is one."""
_SIGNS = {"em": "*", "strong": "**", "del": "~~"}
_TICKS = regex.compile("`+")
_UNSAFE = regex.compile(r"[\x00-\x20\x7f\\<>\"^`{|}()\[\]*_]")
_ENTITY = regex.compile(r"&(?=#?\w+;)")
_ALT = regex.compile(r"([\\\[\]`*_<&!~|])")


def tidy(inside: Sequence[Inline]) -> tuple[Inline, ...]:
    """The same words with empty spans gone, and white space at spans' edges outside of them."""
    made: list[Inline] = []
    for one in inside:
        made += _hoisted(one) if isinstance(one, Span) else (one,)
    return tuple(_joined(made))


def _hoisted(span: Span) -> Iterator[Inline]:
    inside = list(tidy(span.inside))
    before, behind = "", ""
    if inside and isinstance(inside[0], Text):
        text = inside[0].text
        before = text[: len(text) - len(text.lstrip())]
        inside[0] = Text(text.lstrip())
    if inside and isinstance(inside[-1], Text):
        text = inside[-1].text
        behind = text[len(text.rstrip()) :]
        inside[-1] = Text(text.rstrip())
    inside = [one for one in inside if one != Text("")]
    yield from (Text(before),) if before else ()
    if any(not isinstance(one, Break | Reference) for one in inside):
        yield Span(span.kind, tuple(inside), span.value)
    else:
        yield from inside
    yield from (Text(behind),) if behind else ()


def _joined(inside: Sequence[Inline]) -> Iterator[Inline]:
    """Neighbouring texts become one, neighbouring spans of one kind too."""
    last: Inline | None = None
    for one in inside:
        if isinstance(one, Text) and isinstance(last, Text):
            last = Text(last.text + one.text)
        elif (
            isinstance(one, Span)
            and isinstance(last, Span)
            and (one.kind, one.value) == (last.kind, last.value)
            and one.kind in _SIGNS
        ):
            last = Span(one.kind, (*last.inside, *one.inside), one.value)
        else:
            yield from (last,) if last is not None else ()
            last = one
    yield from (last,) if last is not None else ()


def parted(inside: Sequence[Inline]) -> tuple[tuple[Inline, ...], ...]:
    """Content parted where two line breaks follow each other: so old pages write paragraphs. Breaks at the edges go."""
    parts = (tidy(_trimmed(part)) for part in _parts(inside))
    return tuple(part for part in parts if part)


def _parts(inside: Sequence[Inline]) -> list[list[Inline]]:
    parts: list[list[Inline]] = [[]]
    for one in inside:
        if isinstance(one, Span) and one.kind != "code":
            within = _parts(one.inside)
            cut = [_trimmed(part) for part in within] if len(within) > 1 else within
            first, *more = (Span(one.kind, tuple(part), one.value) for part in cut)
            parts[-1].append(first)
            parts += ([each] for each in more)
        elif isinstance(one, Break) and _ends_with_break(parts[-1]):
            parts.append([])
        else:
            parts[-1].append(one)
    return parts


def _ends_with_break(part: Sequence[Inline]) -> bool:
    last = next(
        (one for one in reversed(part) if not (isinstance(one, Text) and not one.text.strip(BLANK))), None
    )
    return isinstance(last, Break)


def _trimmed(part: Sequence[Inline]) -> tuple[Inline, ...]:
    """Without breaks and white space at either end."""
    kept = [
        not (isinstance(one, Break) or (isinstance(one, Text) and not one.text.strip(BLANK))) for one in part
    ]
    if True not in kept:
        return ()
    return tuple(part[kept.index(True) : len(kept) - kept[::-1].index(True)])


def inline_markdown(inside: Sequence[Inline], escape: Escape, *, signs: bool = True) -> str:
    """Tidy content as Markdown. `escape` is what words need; without `signs` emphasis is written as HTML."""
    made: list[str] = []
    for at, one in enumerate(inside):
        before = made[-1][-1:] if made else ""
        made.append(_one(one, escape, signs and _takes_signs(inside, at, before)))
        if isinstance(one, Reference):
            continue
        if at and isinstance(inside[at - 1], Reference) and made[-1].startswith(("(", "[", ":")):
            made[-1] = f"\\{made[-1]}"
    return "".join(made)


def _takes_signs(inside: Sequence[Inline], at: int, before: str) -> bool:
    """Whether both signs around a span would be read as such (CommonMark's flanking runs)."""
    one = inside[at]
    words = _edge_text(one) if isinstance(one, Span) else ""
    following = _edge_text(inside[at + 1])[:1] if at + 1 < len(inside) else ""
    if not words:
        return True
    opens = words[0].isalnum() or not before or not before.isalnum()
    closes = words[-1].isalnum() or not following or not following.isalnum()
    return opens and closes and before not in ("*", "~") and following not in ("*", "~")


def _edge_text(one: Inline) -> str:
    if isinstance(one, Text):
        return one.text
    return "".join(map(_edge_text, one.inside)) if isinstance(one, Span) else ""


def _one(one: Inline, escape: Escape, signs: bool) -> str:  # noqa: FBT001 - told by place
    if isinstance(one, Text):
        return escape(one.text)
    if isinstance(one, Break):
        return "\\\n"
    if isinstance(one, Image):
        return "![" + _ALT.sub(r"\\\1", one.alt) + f"]({address(one.address)})"
    if isinstance(one, Reference):
        return "".join(f"[^{label}]" for label in one.labels)
    return _span(one, escape, signs)


def _span(span: Span, escape: Escape, signs: bool) -> str:  # noqa: FBT001 - told by place
    if span.kind == "code":
        return _code(_edge_text(span))
    inside = inline_markdown(span.inside, escape, signs=signs)
    if span.kind == "link":
        return f"[{inside}]({address(span.value)})"
    if signs and span.kind in _SIGNS:
        return f"{_SIGNS[span.kind]}{inside}{_SIGNS[span.kind]}"
    return f"{_tag(span)}{inside}</{span.kind}>"


def _tag(span: Span) -> str:
    return f'<{span.kind} lang="{html.escape(span.value)}">' if span.value else f"<{span.kind}>"


def _code(text: str) -> str:
    longest = max((len(run) for run in _TICKS.findall(text)), default=0)
    ticks = "`" * (longest + 1)
    edge = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{ticks}{edge}{text}{edge}{ticks}"


def address(target: str) -> str:
    """An address as a link's destination: what would end it is written by its number."""
    return _ENTITY.sub("&amp;", _UNSAFE.sub(lambda one: f"%{ord(one[0]):02X}", target))


def inline_html(inside: Sequence[Inline]) -> str:
    """Content as HTML on one line, without references."""
    return "".join(map(_html, inside)).replace("\n", " ")


def _html(one: Inline) -> str:
    if isinstance(one, Text):
        return html.escape(one.text, quote=False)
    if isinstance(one, Image):
        return f'<img src="{html.escape(one.address)}" alt="{html.escape(one.alt)}">'
    if isinstance(one, Span):
        inside = inline_html(one.inside)
        if one.kind == "link":
            return f'<a href="{html.escape(one.value)}">{inside}</a>'
        return f"{_tag(one)}{inside}</{one.kind}>"
    return "<br>" if isinstance(one, Break) else ""
