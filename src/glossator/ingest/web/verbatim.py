"""Room `ingest`: the words of an element of a page as a value of front matter, with their places. Pure."""

from collections.abc import Iterator

from msgspec.structs import replace

from glossator.ingest.values import Derived, Span
from glossator.ingest.web.tree import Element, text_of_words
from glossator.notes.web_text import Words
from glossator.text import fold_space


def verbatim(key: str, element: Element, evidence: str) -> Derived:
    """The words of an element as a value of front matter."""
    words = _trimmed(tuple(element.words()))
    return Derived(key, fold_space(text_of_words(iter(words))), spans_of(iter(words)), "verbatim", evidence)


def _trimmed(words: tuple[Words, ...]) -> tuple[Words, ...]:
    """The same without white space of any kind at either end, which no value of front matter has."""
    if not words:
        return ()
    led = words[0].text.lstrip()
    first = replace(words[0], text=led, start=words[0].start + len(words[0].text) - len(led))
    own = (first, *words[1:]) if led else _trimmed(words[1:])
    behind = own[-1].text.rstrip() if own else ""
    return (*own[:-1], replace(own[-1], text=behind)) if behind else own[:-1] and _trimmed(own[:-1])


def spans_of(words: Iterator[Words]) -> tuple[Span, ...]:
    """Where words stand in the lines, words next to each other together."""
    spans: list[Span] = []
    for one in words:
        first, last = one.start + 1, one.start + len(one.text)
        if spans and spans[-1].line == one.line and spans[-1].end == one.start:
            spans[-1] = Span(one.line, spans[-1].start, last)
        else:
            spans.append(Span(one.line, first, last))
    return tuple(spans)
