"""Room `ingest`: footnotes of a page: what refers to them, and where they stand. Pure.

A reference is a link within the page to a place behind it that is short (a number, a letter, a sign) and raised,
bracketed, marked by a role or named as footnotes are; or an element that holds its own note, such as `d-footnote`.
The note is the block of its target. What leads back from it is no word of it.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import unquote, urldefrag

import regex

from glossator.ingest.web.tree import Element
from glossator.text import fold_space

_ROLES = frozenset(("doc-noteref", "noteref"))
_INLINE = frozenset(("d-footnote", "d-cite-note", "footnote-text"))
_NAMED = regex.compile(
    r"_?(?:ftn|fn|edn|footnote|endnote|note|cite_note|easy-footnote-bottom|sdfootnote|fnt|ref-note|bib|nt|"
    r"ref-?cr|ref(?:erence)?(?=[-_]?\d)|cr(?=\d)|cit(?:ation|e)?(?=[-_.]?\d)|b(?=\d))"
    r"(?:[-_:.]|\d|text|bottom|sym|anc|$)",
    regex.IGNORECASE,
)
_OTHER = regex.compile(r"(?:aff|fig|tab|tbl|eqn?|sec|mmm|app|scheme|algorithm)\w*?[-_.]?\d", regex.IGNORECASE)
"""How places are named that numbers lead to and that are no notes: an author's institute, a picture, a section."""
_BYLINE = frozenset(
    ("author", "authors", "byline", "affiliation", "affiliations", "contributor", "contributors")
)
_SHORT = regex.compile(
    r"[\[(]?\s*(?:\p{Nd}{1,4}|\p{L}{1,3}|[ivxlc]{1,7}|[*†‡§¶#]{1,4}|(?:foot|end)?note \p{Nd}{1,3})\s*[\])]?[.,;]?"
)
_ARROWS = r"[\s\^↑↩↵⤴⇑▲⬆←.\]\[\ufe0e\ufe0f]*"
ANSWER = 3000
"""Characters of a note that only a link back tells."""
_BACK = regex.compile(
    rf"{_ARROWS}(?:(?:back|return)(?: to (?:text|content|article|top))?)?{_ARROWS}", regex.IGNORECASE
)
_LEAD = frozenset(("sup", "span", "b", "strong", "a", "small"))
_BLOCKY = frozenset(("li", "p", "div", "dd", "aside", "td", "section"))
_BETWEEN = regex.compile(r"[\s,;\[\]()\u2009\u202f\xa0–-]*")
_UNFIT = regex.compile(r"[^\p{L}\p{N}_.-]+")
_SIGNS = {"*": "star", "†": "dagger", "‡": "double-dagger", "§": "section", "¶": "paragraph"}


@dataclass(frozen=True, slots=True)
class Footnotes:
    """The footnotes of a page."""

    references: Mapping[Element, tuple[str, ...]]
    """Elements that refer to notes, each with the labels."""
    notes: Mapping[str, tuple[Element, ...]]
    """The elements that hold each note, in the order of the references."""
    marks: frozenset[Element]
    """Elements that lead back from a note, or number it."""
    headings: frozenset[Element]
    """Headings of the notes."""
    framed: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Markdown to stand before and behind the words of a note, by label."""


@dataclass(frozen=True, slots=True)
class _Link:
    element: Element
    target: Element
    shown: str


def find_footnotes(root: Element, address: str) -> Footnotes:
    """The footnotes of a page that lies at an address (or at none that is known)."""
    places = _places(root)
    links = tuple(_links(root, places, address))
    holders = {link.target: _holder(link.target) for link in links}
    labels: dict[tuple[Element, ...], str] = {}
    references: dict[Element, tuple[str, ...]] = {}
    for link in links:
        holder = holders[link.target]
        if holder and not _is_inside(link.element, holder):
            label = labels.setdefault(holder, _free_label(link.shown, labels.values()))
            references[link.element] = (*references.get(link.element, ()), label)
    inline = tuple(one for one in root.elements() if one.tag in _INLINE)
    for one in inline:
        references[one] = (labels.setdefault((one,), _free_label(str(len(labels) + 1), labels.values())),)
    notes = {label: holder for holder, label in _outermost(labels).items()}
    told = ((one, tuple(each for each in every if each in notes)) for one, every in references.items())
    references = {one: every for one, every in told if every}
    marks = frozenset(mark for holder in notes.values() for mark in _marks(holder, references))
    return Footnotes(_raised(references), notes, marks, frozenset(_headings(_listed(notes))))


def without(notes: Footnotes, labels: Collection[str]) -> Footnotes:
    """The same without the footnotes of these labels; what refers to them, or belongs to them, is as other text."""
    if not labels:
        return notes
    gone = {one for label in labels for one in notes.notes[label]}
    kept = (
        (one, tuple(label for label in every if label not in labels))
        for one, every in notes.references.items()
    )
    return replace(
        notes,
        references={one: every for one, every in kept if every},
        notes={label: every for label, every in notes.notes.items() if label not in labels},
        marks=frozenset(one for one in notes.marks if not gone & {one, *one.above()}),
    )


def _outermost(labels: Mapping[tuple[Element, ...], str]) -> Mapping[tuple[Element, ...], str]:
    """Without notes within notes, whose words are those of the outer one."""
    every = {one for holder in labels for one in holder}
    return {
        holder: label
        for holder, label in labels.items()
        if not any(above in every for one in holder for above in one.above())
    }


def _places(root: Element) -> Mapping[str, Element]:
    places: dict[str, Element] = {}
    for one in root.elements():
        for name in (one.get("id"), one.get("name") if one.tag == "a" else ""):
            if name:
                places.setdefault(name, one)
    return places


def _links(root: Element, places: Mapping[str, Element], address: str) -> Iterator[_Link]:
    own = urldefrag(address).url
    for one in root.elements():
        url, fragment = urldefrag(one.get("href")) if one.tag == "a" and "#" in one.get("href") else ("", "")
        target = places.get(fragment) or places.get(unquote(fragment)) if url in ("", own) else None
        if target is None or target.order <= one.order:
            continue
        shown = fold_space(one.text).strip()
        if not _SHORT.fullmatch(shown) or _OTHER.fullmatch(fragment) or _is_of_byline(one):
            continue
        if _refers(one, fragment, shown) or _is_answered(one, target):
            yield _Link(one, target, shown)


def _refers(link: Element, fragment: str, shown: str) -> bool:
    near = (link, *_first(link.above(), 2), *(one for one in link.children if isinstance(one, Element)))
    roles = {one.get("role") for one in near} | {one.get("epub:type") for one in near}
    raised = any(one.tag == "sup" for one in near)
    named = _NAMED.match(fragment) is not None or any("footnote" in one.names for one in near)
    return bool(roles & _ROLES) or raised or (named and not shown.isalpha()) or shown.startswith("[")


def _is_of_byline(link: Element) -> bool:
    """Numbers of the authors' institutes stand beside their names."""
    return any(_BYLINE & set(one.names) for one in _first(link.above(), 4))


def _is_answered(link: Element, target: Element) -> bool:
    """Whether a short block at the target leads back to the link, which tells a note from any other place."""
    own = {one.get(name) for one in (link, *_first(link.above(), 2)) for name in ("id", "name")} - {""}
    block = next(iter(_holder(target)), None) if own else None
    if block is None or block.size > ANSWER or any(char.isalpha() for char in fold_space(link.text)):
        return False
    back = (one.get("href") for one in (block, *block.elements()) if one.tag == "a")
    return any(href.startswith("#") and href[1:] in own for href in back)


def _first(elements: Iterator[Element], most: int) -> Iterator[Element]:
    for _, one in zip(range(most), elements, strict=False):
        yield one


def _holder(target: Element) -> tuple[Element, ...]:
    """The elements of a note by its target: its block, and what follows up to the next note's."""
    block = next((one for one in (target, *target.above()) if one.tag in _BLOCKY), None)
    if block is None or (block.holds_blocks and block is not target and len(block.text) > 5000):
        return ()
    wrapper = block.parent
    if block.tag == "p" and wrapper is not None and wrapper.tag in ("li", "aside", "dd"):
        return (wrapper,)
    return (block,)


def _is_inside(element: Element, holders: tuple[Element, ...]) -> bool:
    return any(one in holders for one in element.above())


def _free_label(shown: str, taken: object) -> str:
    bare = regex.sub(r"^(?:foot|end)?note ", "", shown.strip("[]().,; "), flags=regex.IGNORECASE)
    label = (
        "-".join(_SIGNS[char] for char in bare if char in _SIGNS) or _UNFIT.sub("-", bare).strip("-.") or "n"
    )
    used = set(map(str.casefold, taken))  # type: ignore[call-overload]
    number, free = 1, label
    while free.casefold() in used:
        number += 1
        free = f"{label}-{number}"
    return free


def _raised(references: Mapping[Element, tuple[str, ...]]) -> Mapping[Element, tuple[str, ...]]:
    """References with the `<sup>` or `<span>` around them, where it holds nothing else."""
    made: dict[Element, tuple[str, ...]] = {}
    for element, labels in references.items():
        outer = element
        for one in element.above():
            if one.tag not in ("sup", "span", "a", "small", "b", "i", "em") or not _holds_only(
                one, references
            ):
                break
            outer = one
        made[outer] = tuple(dict.fromkeys((*made.get(outer, ()), *labels)))
    return made


def _holds_only(element: Element, references: Mapping[Element, tuple[str, ...]]) -> bool:
    rest = "".join(
        child.text if not isinstance(child, Element) else _rest_of(child, references)
        for child in element.children
    )
    return _BETWEEN.fullmatch(rest) is not None


def _rest_of(element: Element, references: Mapping[Element, tuple[str, ...]]) -> str:
    if element in references:
        return ""
    return "".join(
        child.text if not isinstance(child, Element) else _rest_of(child, references)
        for child in element.children
    )


def _marks(holder: tuple[Element, ...], references: Mapping[Element, tuple[str, ...]]) -> Iterator[Element]:
    """Links back to the text, and the number before a note's words."""
    for top in holder:
        for one in top.elements():
            if one.tag == "a" and _leads_back(one, references):
                outer = one
                for above in one.above():
                    if above is top or above.tag not in _LEAD or above.text.strip() != one.text.strip():
                        break
                    outer = above
                yield outer
            elif "backlink" in one.names or (one.tag == "sup" and _is_lead(one, top)):
                yield one


def _leads_back(link: Element, references: Mapping[Element, tuple[str, ...]]) -> bool:
    if link in references:
        return False
    if link.get("role") == "doc-backlink" or {"backref", "backlink", "reversefootnote"} & set(link.names):
        return True
    if "#" not in link.get("href"):
        return False
    shown = fold_space(link.text).strip()
    return _BACK.fullmatch(shown) is not None or _SHORT.fullmatch(shown) is not None


def _is_lead(one: Element, top: Element) -> bool:
    """Whether a raised number stands first in a note."""
    return next(iter(top.words()), None) == next(iter(one.words()), None) and bool(
        _SHORT.fullmatch(one.text.strip())
    )


def _listed(notes: Mapping[str, tuple[Element, ...]]) -> Mapping[str, tuple[Element, ...]]:
    """The notes that do not stand within the text."""
    return {label: holder for label, holder in notes.items() if holder[0].tag not in _INLINE}


def _headings(notes: Mapping[str, tuple[Element, ...]]) -> Iterator[Element]:
    """A heading right before the first note of a list of notes."""
    for holder in notes.values():
        for one in (holder[0], *_first(holder[0].above(), 3)):
            siblings = (
                [each for each in one.parent.children if isinstance(each, Element)] if one.parent else []
            )
            at = siblings.index(one) if one in siblings else 0
            before = siblings[at - 1] if at else None
            if before is not None and before.tag == "hr" and at > 1:
                before = siblings[at - 2]
            if (
                before is not None
                and before.tag in ("h1", "h2", "h3", "h4", "h5", "h6")
                and len(before.text) < 40
            ):
                yield before
