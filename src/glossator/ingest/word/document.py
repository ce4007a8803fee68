"""Room `ingest`: a Word file becomes all that can be told of its article, before anything is written. Pure.

The file as a page (`notes.word_text`) is walked as web pages are. What its lines are besides text (title, byline,
biography, topics) is told by the file's styles, and else by the rules that read plain texts.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import PurePosixPath

from glossator.ingest.language import detect_language
from glossator.ingest.metadata import Source
from glossator.ingest.names import split_honorific
from glossator.ingest.subjects import Subjects
from glossator.ingest.understand import RawArticle, Understood, understand
from glossator.ingest.values import Derived, Finding, ImportContext
from glossator.ingest.web.assembly import body_of, findings_of, line_blocks, walked
from glossator.ingest.web.footnotes import Footnotes
from glossator.ingest.web.images import named_image
from glossator.ingest.web.phrases import Content
from glossator.ingest.web.ranges import page_ranges
from glossator.ingest.web.tree import Element, read_tree
from glossator.ingest.web.verbatim import verbatim
from glossator.ingest.web.verdict import Verdict
from glossator.ingest.web.walk import Walk
from glossator.ingest.word.doubts import doubts_of
from glossator.ingest.word.notes import COMMENT, notes_of
from glossator.ingest.word.properties import Properties, read_properties
from glossator.ledger import BODY, pieces
from glossator.notes.web_text import page_lines
from glossator.notes.word_package import Package, open_package
from glossator.text import fold_name

_LINES = {"title": ("title",), "dek": ("dek",), "authors": ("author", "bio"), "pullquotes": ("pullquote",)}
"""The classes of the lines that values of front matter are proven by."""
COMMENTS = "remark"
"""The ledger's class of comments, which are no words of the source."""
_SHORT = 5
"""Words of a line that is left out without being asked about: people who type their texts have few menus."""
_NEAR = 6
"""Blocks at the start among which the file's title may stand."""
_EVIDENCE = {
    "deleted": "a tracked change deletes it, or moves it elsewhere",
    "hidden": "the file hides it",
    "ruby": "it tells how the words below it are read",
    "unused": "nothing in the text refers to this note",
    "header": "it is a header or a footer of the page",
    "contents": "it is a table of contents that Word made",
}


@dataclass(frozen=True, slots=True)
class _Document:
    """A file, read; its words have yet to be walked."""

    lines: tuple[str, ...]
    blocks: tuple[Element, ...]
    """Paragraphs and headings of the text, with those in tables and lists."""
    notes: Footnotes
    said: Properties
    plain: Understood
    """What the rules for plain texts make of its lines."""
    verdicts: Mapping[Element, Verdict]
    taken: frozenset[int]
    """Lines whose class those rules decide."""
    lost: frozenset[str]
    """Keys of front matter that those rules find, but in lines that are of the text."""


def understand_word(html: str, data: bytes, file: str, context: ImportContext) -> RawArticle:
    """What the words of the Word file `file` are and mean; `html` is its page, `data` its bytes."""
    package = open_package(data)
    root = read_tree(html)
    document = _judged(page_lines(html), root, read_properties(package), file, context)
    lang = document.said.lang or detect_language("\n".join(document.lines))
    walk = Walk(Content("", lang, document.verdicts, document.notes, partial(_picture, package)))
    main = next(one for one in root.elements() if one.tag == "main")
    found = walked(walk, main)
    ledger = page_ranges(document.lines, _kinds(document, walk), tuple(_of_styles(document)))
    derived = tuple(_derived(document))
    quotes = (one for one in derived if one.key.startswith("pullquotes."))
    body = body_of(found, document.lines, ledger, quotes)
    topics = (
        document.plain.topics if document.plain.topics.names else Subjects("topics", document.said.topics)
    )
    listed = topics.names or topics.raw or context.settings.tag == "off"
    findings = tuple(_asked(findings_of(document.verdicts, ledger), document))
    read = Understood(
        Source(document.lines, tuple(line_blocks(document.lines)), findings, lang),
        body,
        ledger,
        derived,
        topics,
        document.plain.issues,
        () if listed else document.plain.suggestions,
    )
    return RawArticle(read, {}, tuple(doubts_of(package, document.notes, document.lines)), walk.images)


def _asked(findings: Iterable[Finding], document: _Document) -> Iterator[Finding]:
    """The same; unsure where the rule was."""
    unsure = _lines_of(one for one, verdict in document.verdicts.items() if not verdict.sure)
    yield from (replace(one, sure=one.block + 1 not in unsure) for one in findings)


def _picture(package: Package, target: str) -> tuple[str, bytes] | None:
    data = package.picture(target)
    return named_image(PurePosixPath(target).stem, data) if data else None


def _judged(
    lines: tuple[str, ...], root: Element, said: Properties, file: str, context: ImportContext
) -> _Document:
    main = next(one for one in root.elements() if one.tag == "main")
    apart = {one: one.get("data-apart") for one in root.elements() if one.get("data-apart")}
    blocks = tuple(
        one
        for one in _leaves(main)
        if one.text.strip() and not any(each in apart for each in (one, *one.above()))
    )
    stated = dict(_stated(blocks, said))
    plain = understand(_as_plain(lines, blocks, stated), file, context)
    notes = notes_of(root)
    verdicts = {one: Verdict(kind, _EVIDENCE[kind]) for one, kind in apart.items()}
    verdicts |= {one: Verdict("note", "it is a note") for holder in notes.notes.values() for one in holder}
    verdicts |= {one: Verdict(kind, "its style in the file says so") for one, kind in stated.items()}
    spared = {above for one in notes.references for above in one.above()}
    reasons = _reasons(plain, frozenset(stated.values()))
    found = dict(_told([one for one in blocks if one not in spared and one not in stated], reasons))
    told, lost = _consistent(found, reasons, plain.derived, _overruled(stated, said, plain))
    return _Document(lines, blocks, notes, said, plain, {**verdicts, **told}, _lines_of(told), lost)


def _lines_of(elements: Iterable[Element]) -> frozenset[int]:
    return frozenset(words.line for one in elements for words in one.words())


def _overruled(stated: Mapping[Element, str], said: Properties, plain: Understood) -> frozenset[str]:
    """A title that the plain rules are not sure of gives way to that of the file's properties, and is of the text."""
    sure = any(one.key == "title" and one.sure for one in plain.derived)
    return frozenset(("title",) if said.title and not sure and "title" not in stated.values() else ())


def _consistent(
    told: Mapping[Element, Verdict],
    reasons: Mapping[int, Finding],
    derived: Sequence[Derived],
    overruled: frozenset[str],
) -> tuple[Mapping[Element, Verdict], frozenset[str]]:
    """What the plain rules tell, less what cannot be told whole: a value whose lines are of the text after all is none,
    and then its other lines are of the text, too, with the paragraphs that hold them."""
    lost = overruled
    while True:
        kinds = {kind for key in lost for kind in _LINES.get(key, ())}
        apart = {line for line, finding in reasons.items() if finding.kind in kinds}
        told = {one: verdict for one, verdict in told.items() if not apart & _lines_of((one,))}
        lines = _lines_of(told)
        found = {
            one.key.split(".")[0] for one in derived if any(span.line not in lines for span in one.spans)
        }
        if found <= lost:
            return told, lost
        lost |= found


def _leaves(top: Element) -> Iterator[Element]:
    """The paragraphs and headings below an element."""
    for one in top.elements():
        if one.tag in ("p", "h2", "h3", "h4", "h5", "h6"):
            yield one


def _stated(blocks: Sequence[Element], said: Properties) -> Iterator[tuple[Element, str]]:
    """Title and dek by their styles; else the block near the start that says what the properties state as the title, or
    the first, if it is a heading of the first level."""
    title = next((one for one in blocks if one.get("class") == "title"), None)
    for one in () if title else blocks[:_NEAR]:
        if said.title and fold_name(one.text) == fold_name(said.title):
            title = one
    if title is None and blocks and blocks[0].tag == "h2":
        title = blocks[0]
    if title is not None:
        yield title, "title"
    dek = next((one for one in blocks if one.get("class") == "subtitle" and one is not title), None)
    if dek is not None:
        yield dek, "dek"


def _as_plain(
    lines: Sequence[str], blocks: Sequence[Element], stated: Mapping[Element, str]
) -> tuple[str, ...]:
    """The lines of the text alone, each in its place, the title marked as people mark one in plain texts."""
    made = [""] * len(lines)
    for one in blocks:
        for words in one.words():
            made[words.line - 1] = lines[words.line - 1]
    for one, kind in stated.items():
        for words in one.words():
            made[words.line - 1] = f"# {lines[words.line - 1]}" if kind == "title" else ""
    return tuple(made)


def _reasons(plain: Understood, stated: frozenset[str]) -> Mapping[int, Finding]:
    """What the rules for plain texts find in lines that are not of the text; of the classes in `stated`, nothing."""
    return {
        number: finding
        for block, finding in zip(plain.source.blocks, plain.source.findings, strict=True)
        for number in range(block.first, block.last + 1)
        if finding.kind != BODY and finding.kind not in stated
    }


def _told(blocks: Sequence[Element], reasons: Mapping[int, Finding]) -> Iterator[tuple[Element, Verdict]]:
    """Paragraphs, none of whose lines is of the text, as the rules for plain texts have it."""
    for one in blocks:
        found = [reasons.get(words.line) for words in one.words()]
        if one.tag == "p" and all(found) and not _is_within(one) and found[0]:
            is_short = len(one.text.split()) <= _SHORT
            sure = found[0].sure and (is_short or found[0].kind != "chrome")
            yield one, Verdict(found[0].kind, found[0].evidence, sure)


def _is_within(one: Element) -> bool:
    return any(above.tag in ("li", "table", "blockquote") for above in one.above())


def _kinds(document: _Document, walk: Walk) -> Mapping[tuple[int, int], str]:
    """The class of words by line and offset; lines that plain rules decide have the columns that they tell apart."""
    remarks = frozenset(
        words.line
        for label, holder in document.notes.notes.items()
        for one in holder
        for words in one.words()
        if label.startswith(COMMENT)
    )
    kinds = {place: kind for place, kind in walk.kinds.items() if place[0] not in document.taken}
    kinds |= {place: COMMENTS for place, kind in kinds.items() if place[0] in remarks and kind == "note"}
    styled = {one.key for one in _of_styles(document)}
    for one in pieces(document.plain.source.lines, document.plain.ledger):
        if one.line in document.taken and one.end > one.start:
            kinds[one.line, one.start] = one.kind if one.kind not in styled else "head"
    return kinds


def _derived(document: _Document) -> Iterator[Derived]:
    """The values of front matter, in its order, those that styles state before those of the plain rules."""
    own = {one.key: one for one in _of_styles(document)}
    plain = [one for one in document.plain.derived if _holds(document, one)]
    for one in plain:
        if one.key not in own:
            own[one.key] = one
    own |= {one.key: one for one in _of_properties(document) if one.key not in own}
    yield own.pop("title")
    yield from own.values()


def _holds(document: _Document, one: Derived) -> bool:
    return one.key.split(".")[0] not in document.lost


def _of_styles(document: _Document) -> Iterator[Derived]:
    for one, verdict in document.verdicts.items():
        if verdict.kind in ("title", "dek") and verdict.evidence.startswith("its style"):
            yield verbatim(verdict.kind, one, verdict.evidence)


def _of_properties(document: _Document) -> Iterator[Derived]:
    """What the file's properties add; a day on which somebody began a file is not sure to be that of publication."""
    said, plain = document.said, document.plain.derived
    title = said.title or next((one.value for one in plain if one.key == "title"), "")
    yield Derived(
        "title", title, (), "stated", "no line looks like a title; from the file's properties", sure=False
    )
    if said.created:
        yield Derived("date", said.created, (), "stated", "the day on which the file was made", sure=False)
    if any(one.key.startswith("authors.") for one in plain if _holds(document, one)):
        return
    for number, name in enumerate(said.authors):
        honorific, bare = split_honorific(name)
        evidence = "who made the file, says the file"
        yield Derived(f"authors.{number}.name", bare, (), "stated", evidence, sure=False)
        if honorific:
            yield Derived(f"authors.{number}.honorific", honorific, (), "stated", evidence)
