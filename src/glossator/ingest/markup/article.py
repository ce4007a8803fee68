"""Room `ingest`: a Markdown file of another program becomes all that can be told of its article. Pure.

Its body stays as it is, byte for byte but for line ends. Its front matter becomes ours; what has no place there, and
signs that only the other program understands, are told.
"""

from collections.abc import Iterator, Mapping, Sequence

from glossator.ingest.body import Body
from glossator.ingest.compose import as_moment
from glossator.ingest.language import detect_language
from glossator.ingest.markup.front import read_front
from glossator.ingest.markup.keys import Carried, carry
from glossator.ingest.markup.left import left_signs
from glossator.ingest.metadata import Source
from glossator.ingest.names import split_honorific
from glossator.ingest.subjects import Subjects, suggest
from glossator.ingest.understand import RawArticle, Understood
from glossator.ingest.values import Derived, Finding, ImportContext, Span
from glossator.ingest.web.assembly import line_blocks
from glossator.ledger import BODY, Range
from glossator.notes.markdown_text import Parted, body_rows, note_rows, part_front

_KEYS = ("summary", "slug", "expires", "canonical", "aliases", "draft", "noindex")
"""Keys that are no words of the source: they go to front matter as they are."""


def understand_markdown(text: str, file: str, context: ImportContext) -> RawArticle:
    """What the Markdown file `file` says."""
    parted = part_front(text)
    front, problems = read_front(parted)
    carried = carry(front, file)
    rows, notes = body_rows(parted.body), note_rows(parted.body)
    lines = (*parted.rows, *rows, *notes)
    derived = tuple(_derived(carried, parted, rows, file))
    ledger = tuple(_ledger(len(parted.rows), len(rows), len(notes), derived))
    topics = _subjects(carried, "topics")
    lang = str(carried.values.get("lang", "")) or detect_language(" ".join(rows))
    read = Understood(
        Source(lines, tuple(line_blocks(lines)), tuple(_findings(ledger)), lang),
        Body((parted.body.strip("\n"),), (), (), (), is_verbatim=True),
        ledger,
        derived,
        topics,
        _subjects(carried, "issues"),
        () if topics.names or context.settings.tag == "off" else suggest("\n".join(rows), context),
    )
    url = carried.values.get("url")
    return RawArticle(
        read,
        {"url": url} if url else {},
        (*problems, *left_signs(parted.body, len(parted.rows))),
        carried=dict(_kept(carried, derived)),
        left=carried.left,
    )


def _subjects(carried: Carried, kind: str) -> Subjects:
    found = carried.values.get(kind)
    return Subjects(kind, tuple(found) if isinstance(found, list) else ())


def _derived(carried: Carried, parted: Parted, rows: Sequence[str], file: str) -> Iterator[Derived]:
    """Title, date, outlet, authors and dek; title and dek with their places, where they stand so."""
    title = str(carried.values.get("title", ""))
    if title:
        yield _placed("title", title, carried, parted)
    else:
        yield _other_title(parted, rows, file)
    for key in ("date", "outlet"):
        if key in carried.values:
            yield Derived(key, str(carried.values[key]), (), "stated", _said(carried, key))
    names = carried.values.get("authors")
    for number, one in enumerate(names if isinstance(names, list) else ()):
        honorific, name = split_honorific(one)
        yield Derived(f"authors.{number}.name", name, (), "stated", _said(carried, "authors"))
        if honorific:
            yield Derived(f"authors.{number}.honorific", honorific, (), "stated", _said(carried, "authors"))
    dek = str(carried.values.get("dek", ""))
    if dek and (placed := _placed("dek", dek, carried, parted)).spans:
        yield placed


def _placed(key: str, value: str, carried: Carried, parted: Parted) -> Derived:
    for number, row in enumerate(parted.rows, 1):
        at = row.rfind(value) if row.lower().lstrip().startswith(carried.said_by[key]) else -1
        if at >= 0:
            return Derived(
                key, value, (Span(number, at + 1, at + len(value)),), "verbatim", _said(carried, key)
            )
    return Derived(key, value, (), "stated", _said(carried, key))


def _said(carried: Carried, key: str) -> str:
    name = carried.said_by[key]
    return f"{name} says so" if " " in name else f"front matter's '{name}' says so"


def _other_title(parted: Parted, rows: Sequence[str], file: str) -> Derived:
    """A text's own heading; else the name of its file, which is what Obsidian calls it."""
    if rows and parted.body.lstrip().startswith("# "):
        said = "it is the first heading of the text, which has it still"
        return Derived("title", rows[0], (), "stated", said, sure=False)
    name = file.rpartition("/")[2].rpartition(".")[0]
    bare = name[11:] if name[:10].count("-") == 2 and name[:4].isdigit() and name[11:] else name
    return Derived(
        "title", bare.replace("_", " ").strip() or file, (), "file-name", "it is the file's name", sure=False
    )


def _kept(carried: Carried, derived: Sequence[Derived]) -> Iterator[tuple[str, object]]:
    """Keys that are no words of the source; a dek that cannot be held against a line of its own is a summary."""
    values: Mapping[str, object] = carried.values
    for key in _KEYS:
        if key in values:
            yield key, as_moment(str(values[key])) if key == "expires" else values[key]
    if "dek" in values and "summary" not in values and not any(one.key == "dek" for one in derived):
        yield "summary", values["dek"]


def _ledger(front: int, body: int, notes: int, derived: Sequence[Derived]) -> Iterator[Range]:
    at = 0
    for count, kind in ((front, "front"), (body, BODY), (notes, "note")):
        if count:
            yield Range(at + 1, at + count, kind)
        at += count
    for one in derived:
        yield from (Range(span.line, span.line, one.key, span.start, span.end) for span in one.spans)


def _findings(ledger: Sequence[Range]) -> Iterator[Finding]:
    for one in ledger:
        for line in range(one.first, one.last + 1) if one.is_whole else ():
            yield Finding(
                line - 1, one.kind, "the text" if one.kind == BODY else "it is front matter or a footnote"
            )
