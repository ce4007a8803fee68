"""Room `ingest`: who wrote a page's article, by what the page states and by its bylines. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, takewhile

import regex

from glossator.ingest.names import is_person_shaped, is_post, split_names
from glossator.ingest.web.closing import signatures
from glossator.ingest.web.lexicon import BYLINE
from glossator.ingest.web.said import Said, json_names, meta_texts
from glossator.ingest.web.surroundings import SENTENCE
from glossator.ingest.web.tree import Element, tree_lines
from glossator.text import fold_name, fold_space

_BY = regex.compile(rf"(?:{'|'.join(BYLINE)})\s+", regex.IGNORECASE)
_CASELESS = regex.compile(r"\p{Lo}[\p{Lo}\p{M}'’-]+(?: \p{Lo}[\p{Lo}\p{M}'’-]+){1,3}")
"""A name in a script without capitals, where the page says that it is one."""


_NAMES = r"(?P<name>\p{Lu}[^,|·–—()/\d]{3,60}?)"
_SIGNED = regex.compile(
    rf"(?i:by|von|par|por|piše|пише|автор:?|аутор:?|tekst:|text:)\s+{_NAMES}"
    rf"(?:\s*[,|·–—(/]\s*(?:\p{{L}}+,? )?[\p{{L}}\d].{{0,40}}\d.*)?"
)
_DATED = regex.compile(
    rf"[\p{{L}}\d][^|·/]{{0,40}}\d{{4}}[^|·/]{{0,30}}[|·/]\s*(?i:by|von|par|por|piše|пише)\s+{_NAMES}"
)
"""`12 May 2020 | by Jane Roe`."""
_POSTED = regex.compile(
    rf"(?i:posted|published|written)\b.{{0,60}}?\bby {_NAMES}(?=\s+(?:and|in|on|under|at)\b|[.,|·]|$)"
)
_CALLED = frozenset(
    ("byline", "bylines", "author", "authors", "writer", "autor", "auteur", "autore", "reporter")
)
_OF_PEOPLE = frozenset(
    [
        "person",
        "persons",
        "people",
        "expert",
        "experts",
        "fellow",
        "fellows",
        "staff",
        "contributor",
        "contributors",
    ]
)
_PROFILE = regex.compile(
    r"/(?:authors?|people|person|experts?|staff|team|contributors?|writers?|profiles?|by|bios?|columnists?|fellows?|"
    r"autori?|autore[ns]?|auteurs?|autoren|journalists?|signataires|redaktion|novinari?)/",
    regex.IGNORECASE,
)
"""An address of somebody's own page."""
HEAD = 2
"""Sentences behind the headline, a standfirst and a note, behind which nobody is named as the author."""
_ACCOUNTS = (
    "admin",
    "administrator",
    "editor",
    "staff",
    "guest",
    "user",
    "webmaster",
    "root",
    "system account",
)
"""Names that programs give those who write."""
_PARTED = regex.compile(r"\s*[|·•(]\s*|\s+[–—-]\s+")
LONGEST = 100
"""Characters of a byline at most."""
LINE = 200
"""Characters of a line that begins with one at most."""


def page_authors(
    root: Element, meta: Mapping[str, tuple[str, ...]], data: Sequence[Mapping[str, object]], outlet: str
) -> tuple[Said, ...]:
    """The authors of the first origin that names a person, else of the first that names anybody."""
    groups = (
        tuple(json_names(data, "author")),
        tuple(json_names(data, "creator")),
        tuple(meta_texts(meta, "citation_author")),
        tuple(
            meta_texts(
                meta, "author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "byl"
            )
        ),
        tuple(_marked_authors(root)),
        tuple(_bylines(root)),
        tuple(_signed(root)),
        tuple(_people(root)),
    )
    named = [found for group in groups if (found := _named(group, outlet))]
    # An account's name, as blogs have it, stands back behind the name of a person.
    people = [found for found in named if any(is_person_shaped(one.value) for one in found)]
    return next(iter((*people, *named)), ())


def _named(group: Sequence[Said], outlet: str) -> tuple[Said, ...]:
    found: dict[str, Said] = {}
    for said in group:
        for name in _persons(said.value, outlet):
            found.setdefault(fold_name(name), Said(name, said.origin, said.sure))
    return tuple(found.values())


def _persons(text: str, outlet: str) -> Iterator[str]:
    """The names in an author's field that are not addresses, accounts or the outlet."""
    text = _BY.sub("", fold_space(text).strip(), count=1) if _BY.match(text.strip()) else fold_space(text)
    text = _without_outlet(text.strip(), outlet)
    if "://" in text or text.startswith("@") or not text or len(text) > 200:
        return
    inverted = regex.fullmatch(r"(\p{Lu}[\p{L}'’-]+), (\p{Lu}[\p{L}. '’-]+)", text)
    names = (f"{inverted[2]} {inverted[1]}",) if inverted else split_names(text)
    for name in names:
        is_word = any(char.isalpha() for char in name) and "@" not in name and len(name) < 80
        if is_word and fold_name(name) not in (fold_name(outlet), *_ACCOUNTS):
            yield name


def _without_outlet(text: str, outlet: str) -> str:
    """`Jane Roe for Harbour Online` of the outlet Harbour is `Jane Roe`."""
    name, _, behind = regex.sub(r"\s+[Ff](?:or|OR)\s+", "\0", text, count=1).partition("\0")
    squeezed = "".join(fold_name(outlet).split())
    return name if squeezed and squeezed in "".join(fold_name(behind).split()) else text


def _marked_authors(root: Element) -> Iterator[Said]:
    for one in root.elements():
        rel = one.get("rel").lower().split()
        is_creator = any(name.rpartition(":")[2] in ("creator", "has_creator") for name in rel)
        is_named = is_creator or (one.tag == "a" and "author" in rel)
        if is_named or "author" in one.get("itemprop").lower().split():
            inner = next((each for each in one.elements() if each.get("itemprop").lower() == "name"), one)
            if _is_name(fold_space(inner.text).strip()):
                yield Said(inner.text.strip(), f"an element marked as author, “{inner.text.strip()[:40]}”")


def _is_name(text: str) -> bool:
    return is_person_shaped(text) or _CASELESS.fullmatch(text) is not None


def _people(root: Element) -> Iterator[Said]:
    """Names between the headline and the text, of persons that the page lists or links by a page of their own."""
    for one in _head(root):
        text = fold_space(one.text).strip()
        listed = any(_OF_PEOPLE & set(each.names) for each in (one, *islice(one.above(), 2)))
        linked = one.tag == "a" and _PROFILE.search(f"{one.get('href')}/") is not None
        if 0 < one.size < LONGEST and not one.holds_blocks and (listed or linked) and is_person_shaped(text):
            yield Said(text, f"a person named below the headline, “{text[:40]}”", sure=False)


def _head(root: Element) -> Iterator[Element]:
    """The elements behind the page's first headline, up to its text."""
    left = HEAD
    headline: Element | None = None
    for one in root.elements():
        if headline is None:
            headline = one if one.tag == "h1" and one.size else None
        elif headline not in one.above():
            left -= one.is_block and not one.holds_blocks and SENTENCE.search(one.text) is not None
            if left < 0:
                return
            yield one


def _bylines(root: Element) -> Iterator[Said]:
    called = [one for one in root.elements() if _CALLED & set(one.names) and 0 < one.size < LONGEST]
    signed = signatures(called, root)
    for one in called:
        if one not in signed:
            text = fold_space(one.text).strip()
            text = _BY.sub("", text, count=1) if _BY.match(text) else text
            if names := _leading_names(text):
                yield Said(", ".join(names), f"a byline, “{text[:40]}”", sure=False)


def _leading_names(text: str) -> tuple[str, ...]:
    """The names that a byline begins with; what follows may be their posts, behind a separator the date and more."""
    told = split_names(_PARTED.split(text)[0])
    names = tuple(takewhile(_is_name, told))
    return names if all(map(is_post, told[len(names) :])) else ()


def _signed(root: Element) -> Iterator[Said]:
    """Lines that begin with `by` and a name, or say who posted them."""
    for one in root.elements():
        if 0 < one.size < 4 * LONGEST and one.tag not in ("title", "blockquote", "li"):
            text = fold_space(one.text).strip()
            found = _SIGNED.fullmatch(text) or _DATED.fullmatch(text) or _POSTED.search(text)
            said = found["name"] if found else ""
            if said and all(map(is_person_shaped, split_names(said))):
                yield Said(said, f"a line that says “{text[:40]}”", sure=False)
                return
    yield from _signed_lines(tree_lines(root)[1:])


def _signed_lines(lines: Sequence[str]) -> Iterator[Said]:
    """The first line that begins so, where it stands in no element of its own."""
    for line in lines:
        text = fold_space(line).strip() if len(line) < LINE else ""
        found = _SIGNED.fullmatch(text) or _DATED.fullmatch(text)
        if found and all(map(is_person_shaped, split_names(found["name"]))):
            yield Said(found["name"], f"a line that says “{text[:40]}”", sure=False)
            return
