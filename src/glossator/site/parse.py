"""One bundle becomes facts and a galley. Room `site`; pure: sees nothing but the bundle and what settings say."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from glossator.config.fence import split_fence
from glossator.config.matter import Matter, PageMatter
from glossator.digest import of_text, short
from glossator.extend.hooks import Hook
from glossator.markdown.fragment import read_fragment
from glossator.model import Html, Note, Proof
from glossator.notes.checking import unchecked
from glossator.notes.edition import Edition, read_edition
from glossator.notes.front import unknown_notes
from glossator.notes.options import EditionOptions, edition_options
from glossator.notes.proof import prove_markdown
from glossator.problem import Place, Problem, ProblemError, in_file, in_own_file
from glossator.site.cards import note_counts
from glossator.site.cited import web_addresses
from glossator.site.facts import Defines, Facts, NoteFacts, PageFacts, Proven, Use
from glossator.site.front import article_front, page_front
from glossator.site.shown import Block, Body
from glossator.sources.bundle import Bundle

WORDS_A_MINUTE = 230


class Galley(Struct, frozen=True, array_like=True):
    """What printing needs of one article or page: what its reader sees, and what its page must show."""

    body: Body
    proof: Proof | None = None
    """The source's words; None where there is no raw text, or the Markdown already differs from it."""


class Parsed(Struct, frozen=True):
    """An article parsed."""

    facts: Facts
    galley: Galley
    problems: tuple[Problem, ...]


class ParsedPage(Struct, frozen=True):
    """An undated page parsed."""

    facts: PageFacts
    galley: Galley
    problems: tuple[Problem, ...]


def parse_article(bundle: Bundle[Matter], site: EditionOptions) -> Parsed:
    """An article's bundle as what *link* needs of it, what its reader sees of it, and its problems; `site` is what
    settings say about every file."""
    written, key = bundle.written, key_of(bundle.path)
    matter = written.matter
    options = edition_options(site, key, matter, written.body_line)
    edition = read_edition(written.body, options, bundle.notes)
    proof, faults = _proof(bundle, edition, options.extensions.importers)
    headnote = read_fragment(matter.headnote, key) if matter.headnote else None
    body = _body(edition, headnote.html if headnote else ())
    facts = Facts(
        path=bundle.path,
        key=key,
        front=article_front(matter),
        notes=tuple(map(_note_facts, edition.notes)),
        anchors=_anchors(edition),
        uses=(
            *_uses(edition, written.body_line),
            *(Use(link.ref, Place("", 1)) for link in (headnote.links if headnote else ())),
        ),
        proven=Proven(proof.sha256, proof.words) if proof else None,
        counts=body.note_counts,
        once_published=tuple(unchecked(edition.notes, options.require_check, _texts(bundle), bundle.path)),
    )
    problems = (
        *unknown_notes(matter.notes, edition.labels, bundle.text, bundle.path),
        *in_own_file(edition.problems, bundle.path, written.body_line),
        *faults,
    )
    if headnote:
        problems = (*problems, *in_file(headnote.problems, bundle.path))
    return Parsed(facts, Galley(body, proof), problems)


def parse_page(bundle: Bundle[PageMatter], site: EditionOptions) -> ParsedPage:
    """An undated page's bundle as what *link* needs of it, what its reader sees of it, and its problems."""
    written, key = bundle.written, key_of(bundle.path)
    options = edition_options(site, key, None, written.body_line)
    edition = read_edition(written.body, options)
    uses = tuple(_uses(edition, written.body_line))
    facts = PageFacts(bundle.path, key, page_front(written.matter), _anchors(edition), uses)
    problems = in_file(edition.problems, bundle.path, written.body_line)
    return ParsedPage(facts, Galley(_body(edition, ())), problems)


def faults_of_text(text: str, path: str, site: EditionOptions) -> tuple[Problem, ...]:
    """The errors in the body of a file whose front matter cannot be read, so that all of it is said at once. Warnings
    may hang on what the front matter says, and wait for it."""
    fenced, _ = split_fence(text, path)
    if fenced is None or not fenced.body_offset:
        return ()
    try:
        found = read_edition(fenced.body, edition_options(site, key_of(path))).problems
    except ProblemError as error:
        return error.problems
    return in_file((one for one in found if one.is_error), path, fenced.body_line)


def _proof(
    bundle: Bundle[Matter], edition: Edition, importers: Iterable[Hook]
) -> tuple[Proof | None, tuple[Problem, ...]]:
    if bundle.written.matter.source is None or bundle.seed is None:
        return None, ()
    text, path = bundle.text, bundle.path
    proof, faults = prove_markdown(bundle.written, edition, bundle.seed, path, text, importers)
    return proof if proof and proof.holds else None, faults


def _note_facts(note: Note) -> NoteFacts:
    written = note.byline.written
    return NoteFacts(
        id=note.id,
        kind=note.kind,
        verdict=note.verdict,
        author=note.byline.author,
        draft=note.draft,
        works=note.works,
        written=written.isoformat() if written else "",
        topics=note.topics,
        addresses=web_addresses(note.html),
        defines=Defines(note.quote, short(of_text(note.plain)), note.references)
        if note.kind == "definition" and note.quote
        else None,
    )


def _texts(bundle: Bundle[Matter]) -> dict[str, str]:
    """The files that an article's notes stand in, by path."""
    return {bundle.path: bundle.text, **{one.path: one.text for one in bundle.notes}}


def _body(edition: Edition, headnote: Html) -> Body:
    blocks = tuple(Block(name, html) for name, html in edition.blocks)
    minutes = max(1, round(edition.words / WORDS_A_MINUTE))
    return Body(
        blocks,
        edition.notes,
        edition.outline,
        headnote,
        edition.words,
        minutes,
        note_counts(note.kind for note in edition.notes),
        tuple(dict.fromkeys(note.byline.author for note in edition.notes if note.byline.author)),
    )


def _uses(edition: Edition, first_line: int) -> Iterable[Use]:
    for ref in edition.refs:
        place = edition.places.get(ref, Place("", 1))
        down = 0 if place.path else first_line - 1
        yield Use(ref, replace(place, line=place.line + down, frame_first=place.frame_first + down))


def _anchors(edition: Edition) -> str:
    notes = (f"note-{note.id}" for note in edition.notes)
    headings = (heading.id for heading in edition.outline)
    return " ".join((*(name for name, _ in edition.blocks), *notes, *headings))


def key_of(path: str) -> str:
    """The key of a content file: its path under `content/`."""
    return path.removeprefix("content/")
