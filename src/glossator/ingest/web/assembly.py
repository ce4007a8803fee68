"""Room `ingest`: what was read of a page or a document is put together: blocks as Markdown that says its words, the
class of each line, what was recognised. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from glossator.ingest.body import Body
from glossator.ingest.escape import escape, numbered
from glossator.ingest.rendered import source_text
from glossator.ingest.values import Block, Derived, Finding, Recognised
from glossator.ingest.web.markdown import blocks_markdown, note_markdown
from glossator.ingest.web.tree import Element
from glossator.ingest.web.values import Block as ArticleBlock
from glossator.ingest.web.values import Heading, block_words
from glossator.ingest.web.verbatim import verbatim
from glossator.ingest.web.verdict import Verdict
from glossator.ingest.web.walk import Walk
from glossator.ledger import BODY, Range, text_of
from glossator.problem import Place, Problem, problem
from glossator.text import fold_name, fold_source

BEYOND = "it stands outside of the element that holds the article"


def faithful(blocks: tuple[str, ...], lines: Sequence[str], ledger: Sequence[Range]) -> tuple[str, ...]:
    """The blocks, if together they say the article's words; else its lines as they are, a paragraph each."""
    meant = text_of(lines, ledger)
    if source_text("\n\n".join(blocks)) == fold_source(meant):
        return blocks
    return tuple(escape(line) if line.strip() else numbered(line) for line in meant.split("\n") if line)


def walked(walk: Walk, *holders: Element) -> tuple[tuple[ArticleBlock, ...], tuple[str, ...]]:
    """The blocks that elements hold, and the notes as Markdown; what rules leave out then has its class."""
    blocks = tuple(block for holder in holders for block in walk.blocks(holder))
    notes = walk.notes()
    for element, verdict in walk.content.verdicts.items():
        walk.leave(element, verdict.kind)
    return blocks, tuple(map(note_markdown, notes))


def pull_quotes(verdicts: Mapping[Element, Verdict], walk: Walk) -> Iterator[Derived]:
    """What is set apart as a pull quote, where the walk left all of its words for one; of others they merely repeat the
    text."""
    found = (one for one, verdict in verdicts.items() if verdict.kind == "pullquote")
    number = 0
    for one in sorted(found, key=lambda one: one.order):
        places = [(words.line, words.start) for words in one.words()]
        own = [place for place in places if walk.kinds.get(place) == "pullquote"]
        if len(own) == len(places) and one.text.strip():
            yield verbatim(f"pullquotes.{number}.text", one, verdicts[one].evidence)
            number += 1
        else:
            walk.kinds |= dict.fromkeys(own, "repeated")


def unfetched(walk: Walk) -> Iterator[Problem]:
    """Pictures that were asked for and are not there, without a path."""
    for address, why in walk.unfetched.items():
        said = f"the picture {address} was not fetched: {why}"
        yield problem(
            "seed-uncertain", said, Place(""), "the article shows it from there: save it by hand, if you may"
        )


def body_of(
    found: tuple[tuple[ArticleBlock, ...], tuple[str, ...]],
    lines: Sequence[str],
    ledger: Sequence[Range],
    quotes: Iterable[Derived] = (),
) -> Body:
    """What was walked as an article's body; `quotes` are the pull quotes, in order."""
    blocks, notes = found
    return Body(
        (*faithful(blocks_markdown(blocks), lines, ledger), *notes),
        (),
        tuple(recognised(blocks, lines)),
        tuple(blocks_before(one.spans[0].line, blocks, lines, ledger) for one in quotes),
    )


def line_blocks(lines: Sequence[str]) -> Iterator[Block]:
    """Each line as a block of its own."""
    for number, line in enumerate(lines):
        yield Block(
            number, number + 1, (line,), gap_before=True, gap_after=True, folded=fold_name(line), words=()
        )


def findings_of(verdicts: Mapping[Element, Verdict], ledger: Sequence[Range]) -> Iterator[Finding]:
    """The class of each line, with the reason that a rule gave."""
    reasons: dict[int, Verdict] = {}
    for element, verdict in verdicts.items():
        for words in element.words():
            reasons.setdefault(words.line, verdict)
    for one in ledger:
        for line in range(one.first, one.last + 1) if one.is_whole else ():
            reason = reasons.get(line)
            evidence = reason.evidence if reason and reason.kind == one.kind else BEYOND
            yield Finding(line - 1, one.kind, "the article" if one.kind == BODY else evidence)


def blocks_before(
    line: int, blocks: Sequence[ArticleBlock], lines: Sequence[str], ledger: Sequence[Range]
) -> int:
    """How many blocks of the article stand before a line of the page, by the length of their words."""
    before = [
        replace(one, last=min(one.last, line - 1))
        for one in ledger
        if one.first < line and one.first <= one.last
    ]
    left = len(fold_source(text_of(lines[: line - 1], before)))
    for number, block in enumerate(blocks):
        if left <= 0:
            return number
        left -= len(fold_source(block_words([block]))) + 1
    return len(blocks)


def recognised(blocks: Sequence[ArticleBlock], lines: Sequence[str]) -> Iterator[Recognised]:
    """The headings of an article."""
    for one in blocks:
        if isinstance(one, Heading):
            text = fold_source(block_words([one]))
            yield Recognised("heading", lines.index(text) + 1 if text in lines else 0, text)
