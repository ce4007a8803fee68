"""Room `ingest`: a web page's text becomes all that can be told of its article, before anything is written. Pure.

Locate the article, judge what stands around it, walk what it holds, then give each word of the page its class.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from glossator.ingest.body import Body
from glossator.ingest.compose import as_moment
from glossator.ingest.language import detect_language
from glossator.ingest.metadata import Source
from glossator.ingest.names import split_honorific
from glossator.ingest.subjects import Subjects, suggest
from glossator.ingest.understand import RawArticle, Understood
from glossator.ingest.values import Derived, ImportContext
from glossator.ingest.web.assembly import body_of, findings_of, line_blocks, pull_quotes, unfetched, walked
from glossator.ingest.web.attributes import joined, web_address
from glossator.ingest.web.closing import closing_notes
from glossator.ingest.web.footnotes import Footnotes, find_footnotes
from glossator.ingest.web.headline import Headline, read_headline
from glossator.ingest.web.images import saved_image
from glossator.ingest.web.lead import leading
from glossator.ingest.web.locate import container, extract, guessed_date, kept_words
from glossator.ingest.web.metadata import Metadata, read_metadata, saved_address
from glossator.ingest.web.notes import note_starts, note_verdicts, spared
from glossator.ingest.web.overlaps import disentangled
from glossator.ingest.web.phrases import Content
from glossator.ingest.web.prose import elsewhere, told_there
from glossator.ingest.web.published import written_date
from glossator.ingest.web.quotes import without_own_words
from glossator.ingest.web.ranges import REST, page_ranges
from glossator.ingest.web.rules import judge
from glossator.ingest.web.said import Said
from glossator.ingest.web.surroundings import placed_verdicts
from glossator.ingest.web.tree import Element, read_tree, tree_lines
from glossator.ingest.web.verbatim import verbatim
from glossator.ingest.web.verdict import Verdict
from glossator.ingest.web.walk import Walk
from glossator.ledger import BODY, Range, text_of
from glossator.problem import Place, Problem, problem
from glossator.text import fold_name

_TAKEN = frozenset((BODY, "note", "dek", "bio", "pullquote"))


@dataclass(frozen=True, slots=True)
class _Page:
    """A page, judged, before its words are walked."""

    lines: tuple[str, ...]
    root: Element
    said: Metadata
    holder: Element
    notes: Footnotes
    headline: Headline
    verdicts: Mapping[Element, Verdict]
    is_located: bool
    """Any of its words were taken for an article's."""
    is_elsewhere: bool
    """The article was found where the page's sentences stand, against the extractor."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What was kept with a page when it was saved."""

    saved: Callable[[str], tuple[str, bytes] | None]
    """The name that a picture gets, and its bytes, by what the page calls it."""
    address: str = ""
    """Where the page lay."""
    day: str = ""
    """When it was saved, in ISO 8601."""


def understand_page(html: str, file: str, context: ImportContext, kept: Kept | None = None) -> RawArticle:
    """What the words of the page `file` are and mean; without `kept`, its pictures lie beside it. Needs the extra
    `html`."""
    beside = kept or Kept(partial(saved_image, file=file, beside=context.beside))
    page = _judged(html, file, beside)
    walk = Walk(
        Content(page.said.base, page.said.lang, page.verdicts, page.notes, beside.saved, context.fetch)
    )
    found = walked(walk, *_lead(page), page.holder, *_closing(page))
    for head in (one for one in page.root.elements() if one.tag == "head"):
        walk.leave(head, "head")
    walk.leave(page.root, REST)
    quotes = tuple(pull_quotes(page.verdicts, walk))
    # A standfirst that another value holds is none.
    dek = page.headline.derived[1:] if any(one.kind == "dek" for one in page.verdicts.values()) else ()
    derived = (_title(page, walk), *_stated(page), *dek, *quotes)
    ledger = page_ranges(page.lines, walk.kinds, derived, note_starts(page.notes))
    body = body_of(found, page.lines, ledger, quotes)
    read = _understood(page, body, ledger, derived, context)
    origin = {"url": page.said.url, "retrieved": page.said.retrieved and as_moment(page.said.retrieved)}
    told = {key: value for key, value in origin.items() if value}
    return RawArticle(read, told, (*_doubts(page), *unfetched(walk)), walk.images)


def _title(page: _Page, walk: Walk) -> Derived:
    """The title; where no heading says it, and any of its words are of the text or of another value, it is stated apart
    from these, and the others repeat it."""
    title = page.headline.derived[0]
    taken = {line for (line, _), kind in walk.kinds.items() if kind in _TAKEN}
    if page.headline.title is not None or not any(one.line in taken for one in title.spans):
        return title
    walk.kinds |= {place: "repeated" for place, kind in walk.kinds.items() if kind == "title"}
    return replace(title, spans=(), transform="stated")


def _lead(page: _Page) -> Iterator[Element]:
    """What the article begins with before the element that holds its text, each in an element of its own."""
    for one in leading(page.root, page.headline.title, page.holder, page.verdicts):
        yield Element("div", {}, one.parent, one.order, [one], holds_blocks=True, size=one.size)


def _closing(page: _Page) -> Iterator[Element]:
    """The notes behind the element that holds the text, each in an element of its own."""
    for one in closing_notes(page.holder, page.verdicts):
        yield Element("div", {}, one.parent, one.order, [one], holds_blocks=True, size=one.size)


def _doubts(page: _Page) -> Iterator[Problem]:
    if not page.is_located:
        said = "no article was found in the page: all that no rule leaves out is taken for its text"
        yield problem("seed-uncertain", said, Place(""), "compare the article with the page")
    if page.is_elsewhere:
        said = "most of the page's sentences stand outside of what was recognised as its article, and were taken for it"
        yield problem("seed-uncertain", said, Place(""), "compare the article with the page")
    for element, verdict in page.verdicts.items():
        if verdict.kind == "paywall":
            line = next((one.line for one in element.words()), 0)
            place = Place("", line, 0, 1, page.lines[line - 1 : line], line or 1)
            yield problem("seed-uncertain", verdict.evidence, place, "save the page as a subscriber sees it")
            return


def _judged(html: str, file: str, beside: Kept) -> _Page:
    root = read_tree(html, beside.address or saved_address(html))
    lines = tree_lines(root)
    said = _with_guess(_with_address(read_metadata(html, root), beside), html)
    careful, zealous = extract(html)
    kept = kept_words(root, zealous)
    surely = kept if careful is zealous else kept_words(root, careful)
    holder = container(root, surely)
    place = elsewhere(root, holder)
    if place is not None:
        kept = surely = told_there(place, surely, holder)
        holder = container(root, surely)
    notes = find_footnotes(root, said.url)
    judged = without_own_words(holder, dict(judge(root, kept, spared(notes))))
    headline = read_headline(root, holder, said, judged, lines, file)
    known = {**judged, **headline.verdicts, **note_verdicts(notes)}
    placed = placed_verdicts(holder, headline.title, kept, surely, known)
    left = spared(notes)
    told = {**{one: verdict for one, verdict in placed.items() if one not in left}, **known}
    apart, notes = disentangled(holder, told, notes)
    verdicts = _with_own_bios(apart, said)
    return _Page(lines, root, said, holder, notes, headline, verdicts, bool(kept), place is not None)


def _with_address(said: Metadata, beside: Kept) -> Metadata:
    """What a page does not say of itself: where it lay, and when it was saved."""
    url, base = said.url or web_address(beside.address), joined(beside.address, said.base)
    return replace(said, url=url, base=base, retrieved=said.retrieved or beside.day)


def _with_own_bios(verdicts: Mapping[Element, Verdict], said: Metadata) -> Mapping[Element, Verdict]:
    """The same; what tells of an author whom the page names nowhere else, or tells of one again, is no author's
    biography."""
    bios = [one for one, verdict in verdicts.items() if verdict.kind == "bio"]
    own = {_bio_of(one.value, bios) for one in said.authors}
    return {
        **verdicts,
        **{
            one: Verdict("author", f"{verdicts[one].evidence}, whom the page does not name otherwise")
            for one in bios
            if one not in own
        },
    }


def _bio_of(author: str, bios: Sequence[Element]) -> Element | None:
    """The first biography that has an author's name."""
    name = fold_name(split_honorific(author)[1])
    return next((one for one in bios if name in fold_name(one.text)), None)


def _with_guess(said: Metadata, html: str) -> Metadata:
    """Where a page does not say its date, a guess, unsure."""
    guess = "" if said.date else written_date(guessed_date(html), said.lang)
    # A bare year is guessed to be its first day.
    guess = "" if guess.endswith("-01-01") else guess
    return replace(said, date=Said(guess, "a guess from the page's texts", sure=False)) if guess else said


def _understood(
    page: _Page, body: Body, ledger: tuple[Range, ...], derived: tuple[Derived, ...], context: ImportContext
) -> Understood:
    lang = page.said.lang or detect_language("\n".join(page.lines))
    blocks, findings = line_blocks(page.lines), findings_of(page.verdicts, ledger)
    listed = page.said.topics or context.settings.tag == "off"
    return Understood(
        Source(page.lines, tuple(blocks), tuple(findings), lang),
        body,
        ledger,
        derived,
        Subjects("topics", page.said.topics),
        Subjects("issues"),
        () if listed else suggest(text_of(page.lines, ledger), context),
    )


def _stated(page: _Page) -> Iterator[Derived]:
    """Date, outlet and authors, as the page states them."""
    said = page.said
    if said.date:
        yield Derived("date", said.date.value, (), "stated", said.date.origin, said.date.sure)
    if said.outlet:
        yield Derived("outlet", said.outlet.value, (), "stated", said.outlet.origin, said.outlet.sure)
    bios = [one for one, verdict in page.verdicts.items() if verdict.kind == "bio"]
    for number, one in enumerate(said.authors):
        honorific, name = split_honorific(one.value)
        yield Derived(f"authors.{number}.name", name, (), "stated", one.origin, one.sure)
        if honorific:
            yield Derived(f"authors.{number}.honorific", honorific, (), "stated", one.origin)
        own = _bio_of(one.value, bios)
        if own is not None:
            evidence = page.verdicts[own].evidence
            yield verbatim(f"authors.{number}.bio", own, evidence)
