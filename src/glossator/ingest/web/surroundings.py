"""Room `ingest`: what a page holds besides its article, told by where it stands and what stands beside it. Pure."""

from collections.abc import Container, Iterator, Mapping
from itertools import islice

import regex

from glossator.ingest.web.tree import Element
from glossator.ingest.web.verdict import Verdict
from glossator.text import fold_name

FEW = 0.1
"""Share of the article's words that may stand before its headline."""
BRIEF = 160
"""Characters of a line below the headline at most."""
SEARCHED = 300_000
"""Characters of an article from which on repetitions are not looked for."""
QUOTED = range(25, 400)
"""Characters of a sentence that is set apart."""
SENTENCE = regex.compile(r"\A\P{L}*+\p{L}.{38,}[.!?…。！？]['’”»\"\])]*\s*$", regex.DOTALL)
"""To be searched for: from the first letter on, so that a long text without a stop is looked at once."""
_PICTURED = frozenset(
    (
        *(
            "caption",
            "captions",
            "image",
            "img",
            "photo",
            "picture",
            "figure",
            "legend",
            "legende",
            "foto",
            "bild",
        ),
        *("slika", "carousel", "slide", "slides", "slideshow", "gallery"),
    )
)
MANY = 3
"""Blocks of one class of which none is a pull quote."""
CAPTIONING = 6
"""Words from which on a text in one small box with a picture is its caption."""
BOXED = 600
"""Characters of such a box at most."""
_STOP = regex.compile(r"[.!?…。！？]['’”»\"\])]*\s*$")
_PARAGRAPHS = frozenset(
    ("p", "li", "blockquote", "td", "th", "dd", "dt", "figcaption", "pre", "h1", "h2", "h3", "h4")
)
_TOLD = _PARAGRAPHS - {"p", "dd", "dt"}
_MARKS = " \t\n\xa0\"'“”„«»‘’"


def above_headline(holder: Element, title: Element | None, kept: Mapping[Element, int]) -> Iterator[Element]:
    """The elements of a container that end before its headline; none where much of the article would be among them."""
    if title is None or holder not in title.above():
        return
    path = {title, *title.above()}
    found: list[Element] = []
    here: Element | None = holder
    while here is not None and here is not title:
        inside = [one for one in here.children if isinstance(one, Element)]
        at = next((number for number, one in enumerate(inside) if one in path), 0)
        found += inside[:at]
        here = inside[at] if inside and inside[at] in path else None
    if sum(kept.get(one, 0) for one in found) <= FEW * kept.get(holder, 0):
        yield from found


def below_headline(
    holder: Element, title: Element | None, careful: Mapping[Element, int], known: Container[Element]
) -> Iterator[Element]:
    """Short blocks without a stop between headline and first sentence that the extractor leaves out."""
    for one in holder.elements() if title is not None and holder in title.above() else ():
        is_past = title is not None and one.order > title.order and title not in one.above()
        if (
            not is_past
            or not one.is_block
            or not one.size
            or any(each in known for each in (one, *one.above()))
        ):
            continue
        if SENTENCE.search(one.text[-BRIEF:]):
            return
        is_leaf = one.size <= BRIEF and not _holds_blocks(one) and not _STOP.search(one.text)
        if is_leaf and one.tag not in _TOLD and not careful.get(one, 0) and not is_pictured(one):
            yield one


def beside_headline(holder: Element, title: Element | None, known: Container[Element]) -> Iterator[Element]:
    """Short blocks without a stop in the part of the page that holds the headline and no sentence of the text."""
    head = title
    around = {holder, *holder.above()}
    for one in title.above() if title is not None else ():
        if one in around or any(SENTENCE.search(each.text) for each in _unknown_leaves(one, known)):
            break
        head = one
    for one in _unknown_leaves(head, known) if head is not None and head is not title else ():
        is_point = one.tag == "li" and len(one.text.split()) >= CAPTIONING
        is_past = title is not None and one.order > title.order
        if is_past and one.size <= BRIEF and not is_point and not is_pictured(one):
            yield one


def is_pictured(one: Element) -> bool:
    """Whether it stands in what the page calls a picture or its caption, by element or by name, or is more than a label
    in one small box with a picture."""
    near = (one, *islice(one.above(), 3))
    if any(each.tag == "figure" or _PICTURED & set(each.names) for each in near[:3]):
        return True
    is_long = len(one.text.split()) >= CAPTIONING
    return is_long and any(each.size <= BOXED and _holds_picture(each) for each in near[1:])


def _holds_picture(box: Element) -> bool:
    return any(one.tag in ("img", "picture", "amp-img") for one in box.elements())


def _unknown_leaves(top: Element, known: Container[Element]) -> Iterator[Element]:
    for one in top.elements():
        is_leaf = one.is_block and one.size and not _holds_blocks(one)
        if is_leaf and not any(each in known for each in (one, *one.above())):
            yield one


def repeated_quotes(holder: Element, known: Container[Element]) -> Iterator[Element]:
    """Blocks that are no paragraphs, or set apart as quotations, and say, word for word, a part of one: pull quotes
    that no name tells."""
    if holder.size > SEARCHED:
        return
    blocks = [one for one in holder.elements() if one.is_block and one.size and not _holds_blocks(one)]
    texts = {one: fold_name(one.text.strip(_MARKS)) for one in blocks if one not in known}
    for one, text in texts.items():
        is_quoted = any(each.tag == "blockquote" for each in (one, *islice(one.above(), 1)))
        is_own = one.tag in _PARAGRAPHS and not is_quoted
        if is_own or one.size not in QUOTED or " " not in text:
            continue
        if one.get("class") and sum(each.get("class") == one.get("class") for each in texts) >= MANY:
            continue  # Speakers, or names in a list: what is set apart so often is no pull quote.
        if any(
            text in other and len(other) > len(text) + 10 for each, other in texts.items() if each is not one
        ):
            yield one


def _holds_blocks(one: Element) -> bool:
    return any(isinstance(each, Element) and each.is_block and each.size for each in one.children)


def placed_verdicts(
    holder: Element,
    title: Element | None,
    kept: Mapping[Element, int],
    careful: Mapping[Element, int],
    known: Container[Element],
) -> Mapping[Element, Verdict]:
    """What is told by its place: `kept` and `careful` are the words that the extractor takes for the article's, with
    zeal and with care; `known` elements have been judged."""
    return {
        **{
            one: Verdict("head", "it stands before the headline")
            for one in above_headline(holder, title, kept)
        },
        **{
            one: Verdict("head", "it stands between headline and text, and is no sentence")
            for one in below_headline(holder, title, careful, known)
        },
        **{
            one: Verdict("head", "it stands beside the headline, in a part without a sentence")
            for one in beside_headline(holder, title, known)
        },
        **{
            one: Verdict("pullquote", "it is set apart, and the text says the same words")
            for one in repeated_quotes(holder, known)
        },
    }
