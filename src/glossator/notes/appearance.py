"""What readers see in an article other than in its raw text, though the words are the same. Room `notes`; imports root,
config and `markdown`.

Two pages may have one text and look different: `300. Nobody came` is a list that starts at 300, browsers strike out
what stands in `<del>`, turn `<bdo>` about, and show nothing of what `<video>` or a closed `<details>` holds. What would
mislead is always a fault; emphasis and pictures may be the editor's, who then lists them in `edited`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Literal

from msgspec import Struct

from glossator.config.load import Written
from glossator.config.matter import Matter
from glossator.ledger import BODY
from glossator.model import markup_of
from glossator.notes.difference import place_of
from glossator.notes.edition import Edition
from glossator.notes.look import Item, Look, Move, Picture, Stretch, offset_of
from glossator.notes.looks import joined, look_of
from glossator.notes.page_text import PageText, page_text
from glossator.notes.pictures import known_pictures
from glossator.notes.raw_look import raw_look
from glossator.notes.snapshot import RawText
from glossator.notes.web_text import page_events
from glossator.problem import Problem, problem

Addition = Literal["emphasis", "images"]
"""What an editor may add, if it is listed in `edited`."""
_SEEN = re.compile(
    r'<(?!/|p(?: id="[^"]*")?>|a (?![^>]* dir=)|sup data-not-source|span class="quoted'
    r'|(?:ul|li|blockquote|[bh]r|h[1-6])(?: id="[^"]*")?(?: ?/)?>)'
)
"""Any element but those in which there is nothing to see besides words, as far as our own Markdown writes them."""
_RAW_SEEN = re.compile(r"<(?:s|del|strike|q|ol)[\s>]", re.IGNORECASE)
"""What an article may not be without, where its raw file has it."""
_MISLEADING: Mapping[str, str] = MappingProxyType(
    {
        "struck": "“{}” is struck out, but not in the raw text",
        "folded": "readers see “{}” only once they open it: it stands in a <details> that is closed",
        "unseen": "browsers show nothing of “{}”: it stands in <audio>, <video> or <rp>",
        "turned": "browsers show “{}” in another order, by <bdo>, or by a “dir” that is not its letters'",
        "moved": "a table shows “{}” elsewhere than it stands: captions and heads are above its rows, a foot below",
        "quoted": "<q> shows quotation marks around “{}” that the raw text does not have",
    }
)
_EMPHASIS: Mapping[str, str] = MappingProxyType(
    {
        "italic": "in italics",
        "bold": "in bold",
        "underlined": "with a line below",
        "marked": "as if marked",
        "code": "as code",
        "raised": "above the line",
        "lowered": "below the line",
        "small": "in small letters",
    }
)
_LOST: Mapping[str, str] = MappingProxyType(
    {
        "struck": "“{}” is struck out in the raw text, but not here",
        "quoted": "quotation marks around “{}”, by <q> in the raw text, are missing here",
    }
)
_LONGEST = 60


class Unlike(Struct, frozen=True):
    """Something that is seen of an article and not of its raw text, or the other way round."""

    at: int
    """The offset of the words in the article's plain text."""
    message: str
    hint: str = "take the signs or tags away, so that the words stand as in the raw text"
    addition: Addition | None = None
    """What to list in `edited` where it was meant; None for what no editor may do."""


class Shown(Struct, frozen=True):
    """What readers see of an article."""

    plain: str
    markup: str
    is_plain: bool
    """There is nothing to see besides words."""


def shown(edition: Edition) -> Shown:
    """What readers see of an article."""
    markup = markup_of(html for _, html in edition.blocks)
    return Shown(edition.plain, markup, _SEEN.search(markup) is None)


def telling(article: Shown) -> tuple[str, ...]:
    """The tags of an article's elements that look other than their words."""
    read = None if article.is_plain else page_text(f"<div data-source-text>{article.markup}</div>")
    return read.telling if isinstance(read, PageText) else ()


def unlike(
    written: Written[Matter], article: Shown, raw: RawText, changes: Iterable[Move] = ()
) -> tuple[Unlike, ...]:
    """What is seen otherwise of an article than of its raw text. Their words are the same, emended, but for `changes`,
    which say where the raw text's words are in the article. What an extension reads may look like anything."""
    if raw.form is None or (article.is_plain and not _asks(raw)):
        return ()
    said, meant = look_of(page_events(article.markup)), raw_look(raw, written.matter.emend)
    for change in changes:
        meant = meant.moved(change)
    found = (
        *_misleading(said, meant, article.plain),
        *_misnumbered(said, meant, written, article, raw),
        *_emphasis(said, meant, article.plain),
        *_pictures(said.pictures, raw, article.plain),
    )
    return tuple(one for one in found if one.addition not in written.matter.edited)


def unlike_problems(found: Iterable[Unlike], markdown: str, path: str) -> Iterator[Problem]:
    """The same as problems, with their places in the Markdown of the article `path`."""
    for one in found:
        place = place_of(markdown, one.at)
        if one.addition is None:
            yield problem("proof-markdown", one.message, place, one.hint)
        else:
            hint = f"{one.hint}, or list '{one.addition}' in 'edited' if it is the editor's: glossator accept {path}"
            yield problem("proof-appearance", one.message, place, hint)


def _asks(raw: RawText) -> bool:
    """Whether a raw text has what an article may not be without."""
    if raw.form == "text":
        return any(one.kind == "mark" for one in raw.ranges)
    return _RAW_SEEN.search(raw.markup) is not None


def _misleading(said: Look, meant: Look, plain: str) -> Iterator[Unlike]:
    for effect, message in _MISLEADING.items():
        yield from _one(message, _without(_of(said, effect), _of(meant, effect)), plain)
    for effect, message in _LOST.items():
        # Code is shown as it stands.
        known = _merged((*_of(said, effect), *_of(meant, "code")))
        for one in _one(message, _without(_of(meant, effect), known), plain):
            yield Unlike(one.at, one.message, "put the raw text's marks back: ~~…~~, or <q>…</q>")


def _emphasis(said: Look, meant: Look, plain: str) -> Iterator[Unlike]:
    for effect, how in _EMPHASIS.items():
        known = _of(meant, *((effect, "heading", "headed") if effect == "bold" else (effect,)))
        for one in _one(
            f"“{{}}” is set {how}, but not in the raw text", _without(_of(said, effect), known), plain
        ):
            yield Unlike(one.at, one.message, "take the signs away", "emphasis")


def _pictures(said: Sequence[Picture], raw: RawText, plain: str) -> Iterator[Unlike]:
    """The first picture that a raw file does not name; for where it stands, and in which file, importing decides."""
    known = known_pictures(raw.markup) if said else None
    first = next((one for one in said if known and not known.has(one.address)), None)
    if first is not None:
        message = (
            f"the article shows a picture, film or recording that the raw text does not have: {first.address}"
        )
        yield Unlike(offset_of(plain, first.at), message.rstrip(": "), "take it away", "images")


def _of(look: Look, *effects: str) -> list[Stretch]:
    """The words with any of some effects, in order, none twice."""
    return _merged(one for one in look.stretches if one.effect in effects)


def _merged(stretches: Iterable[Stretch]) -> list[Stretch]:
    return list(joined(Stretch("", one.start, one.end) for one in stretches))


def _without(stretches: Iterable[Stretch], others: Sequence[Stretch]) -> Iterator[Stretch]:
    """What others leave of stretches; both are in order, none twice."""
    following = 0
    for one in stretches:
        at = one.start
        while following < len(others) and others[following].end <= at:
            following += 1
        for other in map(others.__getitem__, range(following, len(others))):
            if other.start >= one.end:
                break
            if other.start > at:
                yield Stretch("", at, other.start)
            at = other.end
        if at < one.end:
            yield Stretch("", at, one.end)


def _one(message: str, stretches: Iterable[Stretch], plain: str) -> Iterator[Unlike]:
    """One message for all words of an effect, with the first of them."""
    first, *more = (*stretches, None)
    if first is None:
        return
    at, end = offset_of(plain, first.start), offset_of(plain, first.end)
    words = plain[at:end].strip()
    cut = words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
    others = len(more) - 1
    yield Unlike(at, message.format(cut) + (f" (and {others} more)" if others else ""))


def _misnumbered(
    said: Look, meant: Look, written: Written[Matter], article: Shown, raw: RawText
) -> Iterator[Unlike]:
    """The first number that differs."""
    seen, known = _numbers(said.items), _numbers(meant.items)
    # An import that cannot keep the structure of a page writes its words alone.
    is_bare = not seen and raw.form not in ("text", "markdown")
    starts = sorted({*seen, *(() if is_bare else _numbers(_needed(meant)))})
    first = next((one for one in starts if seen.get(one) != known.get(one)), None)
    if first is None:
        yield from _lettered(said.items, meant.items, article.plain)
        return
    at = offset_of(article.plain, first)
    line = "" if written.matter.emend else f" (line {raw.line_at(BODY, at)})"
    hint = (
        "number the items as the raw text does; where no list is meant, put a backslash before the stop: 7\\."
    )
    raw_says = f"the raw text has “{known[first]}.”{line}" if first in known else "the raw text has no number"
    if first in seen:
        yield Unlike(at, f"a list shows “{seen[first]}.” where {raw_says}", hint)
    else:
        yield Unlike(at, f"{raw_says}, but no list of the article shows it", hint)


def _lettered(said: Sequence[Item], meant: Sequence[Item], plain: str) -> Iterator[Unlike]:
    """The first item with letters for its number that the raw text does not show so. Markdown has none."""
    known = {(one.start, one.letters) for one in meant}
    first = next((one for one in said if one.letters and (one.start, one.letters) not in known), None)
    if first is not None:
        yield Unlike(offset_of(plain, first.start), "a list shows letters where the raw text has numbers")


def _needed(meant: Look) -> Iterator[Item]:
    """Items that an article must number, too: there is no room for them in Markdown's headings, cells and code."""
    narrow = _of(meant, "heading", "headed", "cell", "code")
    starts = [one.start for one in narrow]
    for one in meant.items:
        before = bisect_right(starts, one.start)
        if not before or narrow[before - 1].end <= one.start:
            yield one


def _numbers(items: Iterable[Item]) -> dict[int, str]:
    """The numbers that items show, by the place of their words: an item may begin with another."""
    found: dict[int, str] = {}
    for one in items:
        found[one.start] = f"{found[one.start]}. {one.number}" if one.start in found else str(one.number)
    return found
