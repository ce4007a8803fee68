"""Room `ingest`: an entry of a feed becomes all that can be told of its article, before anything is written. Pure.

Its HTML is walked as web pages are, all of it: only what rules are sure to be no part of an article (share bars,
players, lists of other articles) is left out. What the feed says of the entry are its metadata.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

import regex

from glossator.ingest.language import detect_language
from glossator.ingest.metadata import Source
from glossator.ingest.names import is_person_shaped, split_honorific, split_names
from glossator.ingest.subjects import Subjects, suggest
from glossator.ingest.understand import RawArticle, Understood
from glossator.ingest.values import Derived, ImportContext
from glossator.ingest.web.assembly import body_of, findings_of, line_blocks, pull_quotes, unfetched, walked
from glossator.ingest.web.attributes import web_address
from glossator.ingest.web.footnotes import Footnotes, find_footnotes
from glossator.ingest.web.notes import note_starts, note_verdicts, spared
from glossator.ingest.web.overlaps import disentangled
from glossator.ingest.web.phrases import Content
from glossator.ingest.web.published import written_date
from glossator.ingest.web.ranges import REST, page_ranges
from glossator.ingest.web.rules import judge
from glossator.ingest.web.tree import Element, read_tree
from glossator.ingest.web.verbatim import verbatim
from glossator.ingest.web.verdict import Verdict
from glossator.ingest.web.walk import Walk
from glossator.ledger import text_of
from glossator.notes.entry import Entry
from glossator.notes.web_text import page_lines
from glossator.text import fold_name, fold_space

LONGEST_DEK = 600
"""Characters of a summary that may be a dek."""
_CUT = regex.compile(
    r"(?:\s*(?:\[?…\]?|\[?\.{3}\]?|continue reading|read more|weiterlesen)[\s→»]*)+\Z", regex.IGNORECASE
)
_SIGNED = regex.compile(
    r"the post .{1,300} (?:appeared first on|first appeared on) .{1,200}", regex.IGNORECASE | regex.DOTALL
)
_TAG = regex.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class _Judged:
    """An entry's page before its words are walked."""

    lines: tuple[str, ...]
    root: Element
    main: Element
    notes: Footnotes
    verdicts: Mapping[Element, Verdict]
    derived: tuple[Derived, ...]
    """Title and dek, which the page holds."""


def understand_entry(html: str, entry: Entry, file: str, context: ImportContext) -> RawArticle:
    """What the words of an entry are and mean; `html` is its page."""
    page = _judged(html, entry, file)
    lang = _lang(entry) or detect_language("\n".join(page.lines))
    walk = Walk(Content(entry.url, lang, page.verdicts, page.notes, fetch=context.fetch))
    found = walked(walk, page.main)
    walk.leave(page.root, REST)
    quotes = tuple(pull_quotes(page.verdicts, walk))
    ledger = page_ranges(page.lines, walk.kinds, (*page.derived, *quotes), note_starts(page.notes))
    tags = (fold_space(one).strip("# ").strip() for one in entry.tags)
    names = tuple({fold_name(one): one for one in tags if 1 < len(one) < 60}.values())
    read = Understood(
        Source(page.lines, tuple(line_blocks(page.lines)), tuple(findings_of(page.verdicts, ledger)), lang),
        body_of(found, page.lines, ledger, quotes),
        ledger,
        (page.derived[0], *_stated(entry, lang), *page.derived[1:], *quotes),
        Subjects("topics", names),
        Subjects("issues"),
        () if names or context.settings.tag == "off" else suggest(text_of(page.lines, ledger), context),
    )
    origin = {"url": entry.url} if web_address(entry.url) else {}
    carried = {"draft": True} if entry.is_draft else {}
    return RawArticle(read, origin, tuple(unfetched(walk)), walk.images, carried)


def _lang(entry: Entry) -> str:
    return entry.lang.replace("_", "-").partition("-")[0].lower() if _TAG.fullmatch(entry.lang) else ""


def _judged(html: str, entry: Entry, file: str) -> _Judged:
    lines, root = page_lines(html), read_tree(html)
    title = next(one for one in root.elements() if one.tag == "h1")
    main = next(one for one in root.elements() if one.tag == "main")
    summary = next((one for one in root.elements() if "data-summary" in one.attributes), None)
    notes = find_footnotes(root, entry.url)
    size = {one: len(one.text) for one in (main, *main.elements())}
    verdicts = {**dict(judge(main, size, spared(notes))), **note_verdicts(notes), **dict(_signatures(main))}
    if title.text.strip():
        verdicts[title] = Verdict("title", "the feed says so")
    derived = [_title(title, entry, file)]
    if summary is not None and summary.text.strip():
        verdicts[summary] = _summary(summary, main)
        if verdicts[summary].kind == "dek":
            derived.append(verbatim("dek", summary, verdicts[summary].evidence))
    told, notes = disentangled(main, verdicts, notes)
    return _Judged(lines, root, main, notes, told, tuple(derived))


def _title(title: Element, entry: Entry, file: str) -> Derived:
    if title.text.strip():
        return verbatim("title", title, "the feed says so")
    said = "the entry has no title; these are its first words"
    return Derived("title", entry.called or file, (), "stated", said, sure=False)


def _summary(summary: Element, main: Element) -> Verdict:
    """A summary that only begins as the text does was cut by a program."""
    said = fold_name(_CUT.sub("", summary.text))
    if said[: LONGEST_DEK // 2] in fold_name(main.text):
        return Verdict("repeated", "it is the beginning of the text again")
    if len(summary.text) > LONGEST_DEK:
        return Verdict("summary", "it is the feed's summary of the text")
    return Verdict("dek", "it is the feed's summary")


def _signatures(main: Element) -> Iterator[tuple[Element, Verdict]]:
    """What blog engines put behind each entry."""
    for one in main.elements():
        if one.tag == "p" and _SIGNED.fullmatch(one.text):
            yield one, Verdict("tools", "the blog's engine signs each entry so")


def _stated(entry: Entry, lang: str) -> Iterator[Derived]:
    """Date, outlet and authors, as the feed states them."""
    day = _moment(entry.published, lang)
    if day:
        yield Derived("date", day, (), "stated", "the feed says when it was published")
    elif day := _moment(entry.updated, lang):
        yield Derived("date", day, (), "stated", "the feed says only when it was changed", sure=False)
    if outlet := fold_space(entry.outlet).strip():
        yield Derived("outlet", outlet, (), "stated", "it is the feed's title")
    known = fold_name(entry.outlet)
    names = [
        name
        for one in map(fold_space, entry.authors)
        for name in (split_names(one) or (one.strip(),))
        if fold_name(name) not in ("", known)
    ]
    for number, one in enumerate(dict.fromkeys(names)):
        honorific, name = split_honorific(one)
        evidence = "the feed names the author"
        yield Derived(f"authors.{number}.name", name, (), "stated", evidence, sure=is_person_shaped(one))
        if honorific:
            yield Derived(f"authors.{number}.honorific", honorific, (), "stated", evidence)


def _moment(text: str, lang: str) -> str:
    """A date of RSS (RFC 822) or Atom (RFC 3339) as ISO 8601."""
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return written_date(text, lang) if text else ""
    return moment.replace(microsecond=0).isoformat() if moment.tzinfo else moment.date().isoformat()
