"""Room `ingest`: named fields at the very top of a text: `Title: …`, `Date: …`, a mail's header. Pure rule.

Archives write such a list before a text, mail programs do, and so does front matter. Two fields or more, one of
them the title or the subject, on the first lines and without a blank line between, are no prose.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex

from glossator.ingest.dates import find_date
from glossator.ingest.names import is_person_shaped, name_spans
from glossator.ingest.rules.reading import Reading
from glossator.ingest.values import Block, Finding, Part

MOST = 25
"""Lines of such a list."""
_KEYS = {
    "title": r"title|headline|subject|titel|betreff|titre|naslov|tytuł|наслов|заголовок|назва|тема листа",
    "dek": r"subtitle|sub-?heading|standfirst|dek|untertitel|podnaslov|поднаслов|підзаголовок",
    "date": r"date|published|publication date|pub-?date|sent|datum|дата|data",
    "author": r"authors?|by-?line|by|writer|autor(?:en|in|i|ka)?|auteur|аутор|автор",
    "from": r"from|von|od|від|от",
    "outlet": r"source|outlet|publication|publisher|newspaper|quelle|izvor|извор|джерело|источник|źródło",
    "topics": r"tags?|keywords?|topics?|schlagw[oö]rter|tagovi|теги",
    "issues": r"categor(?:y|ies)|issues?|kategorien?|kategorije?",
    "head": r"to|cc|bcc|reply-to|message-id|url|link|permalink|lang(?:uage)?|section|type|layout|draft|slug|id|an|kome|"
    r"edition|page|length|words?|word count|status|copyright|rights|updated|modified|x-[\w-]+|mime-version|"
    r"content-[\w-]+",
}
_FIELD = regex.compile(
    r"\s*(?:" + "|".join(rf"(?P<{kind}>{keys})" for kind, keys in _KEYS.items()) + r")\s*:(?:\s+|\Z)",
    regex.IGNORECASE,
)
_FENCE = regex.compile(r"\s*(?:---|\+\+\+)\s*")
_ADDRESS = regex.compile(r"\s*[<(]?[\w.+-]+@[\w.-]+[>)]?\s*\Z")
_ANSWERED = regex.compile(r"(?:(?:re|fwd?|aw|wg|sv|tr|odg|пр)\s*:\s*)+", regex.IGNORECASE)
"""What mail programs put before a subject."""
_LISTS = ("topics", "issues")


def head_fields(reading: Reading) -> Iterator[Finding]:
    """The fields of the list that a text begins with."""
    rows = list(_rows(reading.blocks[:MOST]))
    fields = [(block, match) for block, match in rows if match is not None]
    kinds = [match.lastgroup for _, match in fields]
    if len(fields) < 2 or kinds.count("title") != 1 or len(rows) == len(reading.blocks):
        return
    yield from (
        Finding(block.index, "head", "it fences a list of fields") for block, match in rows if match is None
    )
    for block, match in fields:
        yield _finding(block, str(match.lastgroup), match.end())


def _rows(blocks: Sequence[Block]) -> Iterator[tuple[Block, regex.Match[str] | None]]:
    """The first blocks as fields, fences without a match; up to the first gap or line of another kind."""
    for above, block in pairwise((None, *blocks)):
        match = _FIELD.match(block.text) if block and len(block.lines) == 1 else None
        fence = block is not None and _FENCE.fullmatch(block.text) is not None
        if block is None or not (match or fence) or (above is not None and block.gap_before):
            return
        yield block, match


def _finding(block: Block, kind: str, at: int) -> Finding:
    start, end = _value(block.text, at)
    evidence = f"“{block.text[:at].strip()}” names it"
    if kind in _LISTS:
        return Finding(block.index, "label", evidence, parts=(Part(kind, start, end),) if start < end else ())
    parts = tuple(_parts(block.text, kind, (start, end), evidence)) if start < end else ()
    return Finding(block.index, "head", evidence, all(one.sure for one in parts), parts)


def _value(text: str, at: int) -> tuple[int, int]:
    """The offsets of a field's value, without the quotation marks or brackets around it."""
    end = len(text.rstrip())
    answered = _ANSWERED.match(text, at)
    at = answered.end() if answered else at
    quoted = end - at > 2 and text[at] + text[end - 1] in ('""', "''", "[]")
    return (at + 1, end - 1) if quoted else (at, end)


def _parts(text: str, kind: str, span: tuple[int, int], evidence: str) -> Iterator[Part]:
    start, end = span
    if kind == "date":
        if found := find_date(text[start:end]):
            unsure = f"“{text[start:end]}” may be {found.value} or {found.other}"
            sure = found.other is None
            yield Part("date", start + found.start, start + found.end, sure, evidence if sure else unsure)
    elif kind in ("author", "from"):
        yield from _authors(text, kind, span, evidence)
    elif kind != "head":
        yield Part(kind, start, end, evidence=evidence)


def _authors(text: str, kind: str, span: tuple[int, int], evidence: str) -> Iterator[Part]:
    """The persons named; whoever sent a mail may not have written the article."""
    start, end = span
    names = _ADDRESS.sub("", text[start:end]).strip("\"' ")
    at = text.index(names, start) if names else end
    for first, last in name_spans(names):
        sure = kind == "author" and is_person_shaped(names[first:last])
        yield Part(
            "author", at + first, at + last, sure, evidence if sure else f"{evidence}; is it the author?"
        )
