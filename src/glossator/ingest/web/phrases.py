"""Room `ingest`: the words of a block with their emphasis, links, pictures and references, each classed. Pure."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from glossator.ingest.web.attributes import absolute, lang_of, lang_tag
from glossator.ingest.web.footnotes import Footnotes
from glossator.ingest.web.images import FOLDER, Fetch, named_image, nothing_fetched
from glossator.ingest.web.inline import tidy
from glossator.ingest.web.spanning import around
from glossator.ingest.web.tree import Element
from glossator.ingest.web.values import (
    Break,
    Image,
    Inline,
    Reference,
    Span,
    Text,
    inline_words,
)
from glossator.ingest.web.verdict import Verdict
from glossator.ledger import BODY
from glossator.notes.web_text import Words

_STYLES = {"em": "em", "i": "em", "cite": "em", "var": "em", "dfn": "em", "b": "strong", "strong": "strong"}
_STYLES |= {"del": "del", "s": "del", "strike": "del", "sub": "sub", "sup": "sup", "q": "q"}
_CODE = frozenset(("code", "kbd", "samp", "tt"))


@dataclass(frozen=True, slots=True)
class Content:
    """What is known of a page before its elements are walked."""

    base: str
    """The address that links are relative to."""
    lang: str
    verdicts: Mapping[Element, Verdict]
    footnotes: Footnotes
    saved: Callable[[str], tuple[str, bytes] | None] = lambda _target: None
    """The file's name and the bytes of a picture that was saved with the page."""
    fetch: Fetch = nothing_fetched
    """Asks the web for a picture that was not."""


@dataclass(slots=True)
class Phrases:
    """A walk over inline elements: the classes of the words that it has passed."""

    content: Content
    kinds: dict[tuple[int, int], str] = field(default_factory=dict)
    """The class of words by line and offset."""
    images: dict[str, bytes] = field(default_factory=dict)
    """Saved pictures that blocks show, by their address from the article."""
    unfetched: dict[str, str] = field(default_factory=dict)
    """Why pictures could not be fetched, by their address."""
    handed: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """The spans that children of elements which are passed through stand in, by the children's identity."""
    line: int = 0
    """Of the last words; 0 before the first of a block and behind a line break."""

    def leave(self, element: Element, kind: str) -> None:
        """All words of an element that have no class yet are of this one."""
        for one in element.words():
            self.kinds.setdefault((one.line, one.start), kind)

    def inside(self, children: Sequence[Element | Words], parent: Element) -> tuple[Inline, ...]:
        """Inline children of an element, tidy; all their words are the article's unless something else is known."""
        self.line = 0
        inside = tidy(tuple(self._inlines(children, frozenset())))
        lang = lang_of(parent, self.content.lang)
        return tidy((Span("span", inside, lang),)) if lang and inline_words(inside).strip() else inside

    def _inlines(self, children: Sequence[Element | Words], within: frozenset[str]) -> Iterator[Inline]:
        for child in children:
            kinds = tuple(kind for kind in self.handed.get(id(child), ()) if kind not in within)
            made: Iterator[Inline] = iter(())
            if isinstance(child, Element):
                made = self._inline(child, within.union(kinds))
            elif child.text:
                made = iter((Text(self._said(child)),))
            yield from around(made, kinds) if kinds else made

    def _said(self, words: Words) -> str:
        """Words of the article, behind a line feed where nothing else parts them from those before: they stand in an
        element that keeps line ends, or in a page too deep to tell its blocks."""
        self.kinds[words.line, words.start] = BODY
        is_apart = self.line not in (0, words.line)
        self.line = words.line
        return f"\n{words.text}" if is_apart else words.text

    def _inline(self, one: Element, within: frozenset[str]) -> Iterator[Inline]:
        content = self.content
        labels = content.footnotes.references.get(one)
        if labels is not None:
            self.leave(one, "reference" if (one,) not in content.footnotes.notes.values() else "note")
            yield Reference(labels)
        elif one in content.verdicts:
            self.leave(one, content.verdicts[one].kind)
        elif one.tag == "br":
            self.line = 0
            yield Break()
        elif one.tag == "img":
            yield from self._image(one)
        elif (
            one.tag in _CODE
            and "code" not in within
            and not any(each.tag != "span" for each in one.elements())
        ):
            yield Span("code", (Text("".join(self._plain(one))),))
        else:
            yield from self._span(one, within)

    def _plain(self, one: Element) -> Iterator[str]:
        yield from map(self._said, one.words())

    def _span(self, one: Element, within: frozenset[str]) -> Iterator[Inline]:
        kind, value = _STYLES.get(one.tag, ""), ""
        if one.tag == "a" and "link" not in within:
            value = absolute(self.content.base, one.get("href"))
            kind = "link" if value else ""
        elif not kind and one.tag in ("span", "font", "bdi"):
            value = lang_tag(one.get("lang") or one.get("xml:lang"), self.content.lang)
            kind = "span" if value else ""
        if not kind or kind in within:
            yield from self._inlines(one.children, within)
        else:
            yield Span(kind, tuple(self._inlines(one.children, within | {kind})), value)

    def _saved(self, one: Element) -> str:
        """The address of a picture that was saved with the page; empty where it was not."""
        found = self.content.saved(one.get("src"))
        if found is None:
            return ""
        self.images[FOLDER + found[0]] = found[1]
        return FOLDER + found[0]

    def _image(self, one: Element) -> Iterator[Inline]:
        candidates = (one.get(name) for name in ("data-src", "data-lazy-src", "data-original", "src"))
        found = next((each for each in candidates if each and not each.startswith("data:")), "")
        width, height = one.get("width"), one.get("height")
        if width in ("0", "1") or height in ("0", "1"):
            return
        address = self._saved(one) or self._fetched(absolute(self.content.base, found))
        if address:
            yield Image(address, " ".join(one.get("alt").split()))

    def _fetched(self, address: str) -> str:
        """The address from the article of a picture that was fetched, else the one that it has."""
        got = self.content.fetch(address) if address else None
        if got is None:
            return address
        named = named_image(PurePosixPath(urlsplit(address).path).stem, got.data) if got.data else None
        if named is None:
            self.unfetched[address] = got.why
            return address
        self.images[FOLDER + named[0]] = named[1]
        return FOLDER + named[0]
