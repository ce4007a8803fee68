"""Room `ingest`: the elements of a page that say title, dek, byline and date, and those that say it again. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import regex

from glossator.ingest.values import Derived, Span
from glossator.ingest.web.metadata import Metadata
from glossator.ingest.web.small_print import is_line, small_print
from glossator.ingest.web.surroundings import SENTENCE
from glossator.ingest.web.tree import Element
from glossator.ingest.web.verbatim import verbatim
from glossator.ingest.web.verdict import Verdict
from glossator.notes.web_text import Words
from glossator.text import fold_name, fold_space

_DEK = frozenset(
    ("dek", "standfirst", "subtitle", "subhead", "subheading", "deck", "lede", "teaser", "sottotitolo")
)
_QUOTES = str.maketrans("’‘“”–—\xa0", "''\"\"-- ")
HEAD = 2
"""Paragraphs behind the headline, behind which nothing is a standfirst."""
STANDFIRST = 60
"""Characters of a heading below the title from which on it is its standfirst."""
MOST = 5
"""Lines of a title at most."""
_WORD = regex.compile(r"\w")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4"))
_PARTING = regex.compile(r"\s+[|–—»«·-]\s+")


@dataclass(frozen=True, slots=True)
class Headline:
    """What stands in a page's head, as the ledger and front matter need it."""

    verdicts: Mapping[Element, Verdict]
    derived: tuple[Derived, ...]
    title: Element | None


def read_headline(  # noqa: PLR0913, PLR0917 — all that a title can come from
    root: Element,
    holder: Element,
    said: Metadata,
    judged: Mapping[Element, Verdict],
    lines: Sequence[str],
    file: str,
) -> Headline:
    """Title, dek, byline and date of a page whose article stands in `holder`.

    The title is the words of the heading that says what the page states as its title; else the only heading of the
    first level; else another line that says it; else `<title>`, without what follows a separator.
    """
    around = {holder, *holder.above()}
    headings = [one for one in root.elements() if one not in around and _is_heading(one)]
    title = _title_element(root, headings, said, judged)
    value = _title(root, title, said, lines, file)
    verdicts: dict[Element, Verdict] = {title: Verdict("title", value.evidence)} if title else {}
    for one in _saying(holder, value) if title is None else ():
        verdicts[one] = Verdict("title", value.evidence)
    told = _folded(value.value)
    for one in _repeating(root, title, told):
        verdicts[one] = Verdict("repeated", "it says the title again")
    dek = _dek_element(holder, title, said, judged)
    derived = [value]
    if dek is not None:
        verdicts[dek] = Verdict("dek", "it stands between title and text, and the page calls it so")
        derived.append(
            verbatim("dek", dek, "the page marks it as a standfirst, or says it in its description")
        )
    verdicts |= small_print(holder, said, {*verdicts, *judged})
    return Headline(verdicts, tuple(derived), title)


def _saying(holder: Element, value: Derived) -> Sequence[Element]:
    """The blocks that together say a title which no heading says, and nothing else; none where one of its lines in
    `holder` is of no such block, for half a title says nothing."""
    places = {span.line: span for span in value.spans}
    saying = [one for one in holder.elements() if places and _says(one, places)]
    there = {words.line for words in holder.words() if words.text.strip()}
    return saying if places.keys() & there <= {words.line for one in saying for words in one.words()} else []


def _says(one: Element, places: Mapping[int, Span]) -> bool:
    """Whether it is a block of words that stand at these places of their lines, and at no other."""
    if not one.is_block or not one.size or one.holds_blocks:
        return False
    words = [each for each in one.words() if each.text.strip()]
    return bool(words) and all(_is_within(each, places.get(each.line)) for each in words)


def _is_within(words: Words, span: Span | None) -> bool:
    return span is not None and span.start <= words.start + 1 and words.start + len(words.text) <= span.end


def _repeating(root: Element, title: Element | None, told: str) -> Iterator[Element]:
    """Elements that say the title, and nothing else: no text of the article."""
    around = {title, *title.above(), *title.elements()} if title is not None else set()
    for one in root.elements() if told else ():
        is_near = len(told) <= 2 * one.size and one.size <= 2 * len(told) + 20 and one not in around
        is_apart = one.is_block or is_line(one)
        if is_near and is_apart and one.tag not in ("head", "title", "li") and _folded(one.text) == told:
            yield one


def _folded(text: str) -> str:
    return fold_name(text.translate(_QUOTES))


def _is_heading(one: Element) -> bool:
    return one.tag in _HEADINGS and not one.is_endless and _WORD.search(one.text) is not None


def _title_element(
    root: Element, headings: Sequence[Element], said: Metadata, judged: Mapping[Element, Verdict]
) -> Element | None:
    stated = [_folded(one.value) for one in said.titles]
    for title in stated:
        for one in headings:
            if _folded(one.text) == title:
                return one
    tops = [one for one in headings if one.tag == "h1" and not _is_left_out(one, judged)]
    alike = [
        one
        for one in tops
        if any(_folded(one.text) in title or title in _folded(one.text) for title in stated)
    ]
    if alike or stated:
        return next(iter((*alike, *(tops if len(tops) == 1 else ()))), None)
    return _named_by_head(root, headings, judged) or next(iter(tops), None)


def _named_by_head(
    root: Element, headings: Sequence[Element], judged: Mapping[Element, Verdict]
) -> Element | None:
    """The longest heading of the first two levels whose words `<title>` holds, beside the site's name."""
    head = next((_folded(one.text) for one in root.elements() if one.tag == "title"), "")
    held = [
        one
        for one in headings
        if one.tag in ("h1", "h2") and _folded(one.text) in head and not _is_left_out(one, judged)
    ]
    return max(held, key=lambda one: len(one.text), default=None)


def _is_left_out(one: Element, judged: Mapping[Element, Verdict]) -> bool:
    return any(each in judged for each in (one, *one.above()))


def _title(root: Element, title: Element | None, said: Metadata, lines: Sequence[str], file: str) -> Derived:
    if title is not None:
        stated = next((one.origin for one in said.titles if _folded(one.value) == _folded(title.text)), "")
        agrees = f"; {stated} says the same" if stated else ""
        return verbatim("title", title, f"it is the page's <{title.tag}>{agrees}")
    for one in said.titles:
        value = one.value.strip()
        if spans := _stated_spans(value, lines):
            return Derived("title", value, spans, "verbatim", f"{one.origin} says so")
    if head := _of_head(root, lines):
        return head
    name = file.rpartition("/")[2].rpartition(".")[0].replace("-", " ").replace("_", " ").strip() or file
    return Derived("title", name, (), "file-name", "the page says no title", sure=False)


def _stated_spans(value: str, lines: Sequence[str]) -> tuple[Span, ...]:
    """Where a title that the page states stands: in its first line, in another that says nothing else, or in lines
    below each other, as converted paper has it."""
    for number, line in enumerate(lines, 1):
        at = line.find(value)
        if at >= 0 and (number == 1 or line == value):
            return (Span(number, at + 1, at + len(value)),)
        run = lines[number - 1 : number - 1 + MOST] if line and value.startswith(line) else ()
        for last in range(2, len(run) + 1):
            if " ".join(run[:last]) == value:
                return tuple(Span(number + at, 1, len(each)) for at, each in enumerate(run[:last]))
    return ()


def _of_head(root: Element, lines: Sequence[str]) -> Derived | None:
    """What `<title>` says: the part that a line of the page says as well, else the part before a separator."""
    head = next((one for one in root.elements() if one.tag == "title" and one.text.strip()), None)
    words = next(iter(head.words())) if head is not None else None
    if words is None:
        return None
    told = (line for line in lines[1:] if 2 * len(line) > len(words.text) and line in words.text)
    said = max(told, key=len, default="")
    text = (said or _PARTING.split(words.text)[0].strip() or words.text).strip()
    at = words.text.find(text)
    span = Span(words.line, at + 1, at + len(text))
    evidence = "it is of the page's <title>" + (", and a line of the page says the same" if said else "")
    return Derived("title", fold_space(text), (span,), "verbatim", evidence, sure=bool(said))


def _dek_element(
    holder: Element, title: Element | None, said: Metadata, judged: Mapping[Element, Verdict]
) -> Element | None:
    """A short block near the title that the page's class or its description names."""
    area = (
        next((one for one in holder.above() if title and title in one.elements()), holder)
        if title
        else holder
    )
    descriptions = {_folded(one.value).rstrip(".…") for one in said.deks}
    after = title.order if title else 0
    left = HEAD
    for one in area.elements():
        text = one.text
        left -= one.order > after and one.tag == "p" and SENTENCE.search(text) is not None
        if left < 0:
            break
        if (
            one.order <= after
            or not 20 < len(text) < 600
            or _is_left_out(one, judged)
            or one.tag in ("html", "body")
            or any(each is title for each in one.above())
        ):
            continue
        if _DEK & set(one.names) and one.tag not in ("article", "section", "main"):
            return one
        is_alone = not any(isinstance(each, Element) and each.is_block for each in one.children)
        is_apart = one.tag in ("h2", "h3") or (one.parent is not holder and not _opens_text(one))
        if is_alone and is_apart and one.is_block and _folded(text).rstrip(".…") in descriptions:
            return one
    return _next_to(title, judged)


def _next_to(title: Element | None, judged: Mapping[Element, Verdict]) -> Element | None:
    """The heading right behind the title, in a part of the page without a paragraph, that is as long as a sentence."""
    beside = (
        title.parent.children if title is not None and title.tag == "h1" and title.parent is not None else []
    )
    behind = [
        one for one in beside if isinstance(one, Element) and title is not None and one.order > title.order
    ]
    if not behind or behind[0].tag not in ("h2", "h3") or _is_left_out(behind[0], judged):
        return None
    is_long = STANDFIRST <= behind[0].size < 600
    return behind[0] if is_long and not any(one.tag in ("p", "h2", "h3") for one in behind[1:]) else None


def _opens_text(one: Element) -> bool:
    """Whether it is a paragraph before others in one element: a text's first, which descriptions often repeat."""
    beside = one.parent.children if one.parent is not None else []
    alike = (
        each for each in beside if isinstance(each, Element) and (each.tag, each.names) == ("p", one.names)
    )
    behind = [each for each in alike if each.order > one.order and SENTENCE.search(each.text)]
    return one.tag == "p" and len(behind) > 1
