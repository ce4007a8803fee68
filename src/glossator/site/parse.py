"""One bundle becomes facts and a body. Room `site`; pure: sees nothing but the bundle and what settings say."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from glossator.config.matter import Matter, PageMatter
from glossator.config.settings import Settings
from glossator.markdown.fragment import read_fragment
from glossator.model import Html, Proof
from glossator.notes.edition import Edition, read_edition
from glossator.notes.options import Strings, edition_options
from glossator.notes.proof import prove_markdown
from glossator.problem import Place, Problem, in_file
from glossator.site.facts import Facts, PageFacts, Use
from glossator.site.shown import Block, Body
from glossator.sources.bundle import Bundle


@dataclass(frozen=True, slots=True)
class Reading:
    """What parsing depends on besides the bundle."""

    settings: Settings
    strings: Strings = field(default_factory=Strings)
    """The words that references speak, in the site's language."""
    drafts: bool = False
    """Whether draft notes are shown."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """An article parsed."""

    facts: Facts
    body: Body
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class ParsedPage:
    """An undated page parsed."""

    facts: PageFacts
    body: Body
    problems: tuple[Problem, ...]


def parse_article(bundle: Bundle[Matter], reading: Reading) -> Parsed:
    """An article's bundle as what *link* needs of it, what its reader sees of it, and its problems."""
    written, key = bundle.written, _key(bundle.path)
    matter = written.matter
    options = edition_options(reading.settings, key, matter, drafts=reading.drafts, strings=reading.strings)
    edition = _in_file(read_edition(written.body, options), written.body_line)
    proof, faults = _proof(bundle, edition)
    headnote = read_fragment(matter.headnote, key) if matter.headnote else None
    facts = Facts(
        path=bundle.path,
        key=key,
        matter=matter,
        words=edition.words,
        notes=edition.notes,
        ids=_ids(edition),
        uses=(
            *_uses(edition, written.body_line),
            *(Use(link.ref, Place("", 1)) for link in (headnote.links if headnote else ())),
        ),
        proof=proof,
    )
    problems = (*in_file(edition.problems, bundle.path, written.body_line), *faults)
    if headnote:
        problems = (*problems, *in_file(headnote.problems, bundle.path))
    return Parsed(facts, _body(edition, headnote.html if headnote else ()), problems)


def parse_page(bundle: Bundle[PageMatter], reading: Reading) -> ParsedPage:
    """An undated page's bundle as what *link* needs of it, what its reader sees of it, and its problems."""
    written, key = bundle.written, _key(bundle.path)
    options = edition_options(reading.settings, key, strings=reading.strings)
    edition = _in_file(read_edition(written.body, options), written.body_line)
    uses = tuple(_uses(edition, written.body_line))
    facts = PageFacts(bundle.path, key, written.matter, _ids(edition), uses)
    return ParsedPage(facts, _body(edition, ()), in_file(edition.problems, bundle.path, written.body_line))


def _in_file(edition: Edition, first_line: int) -> Edition:
    """The edition of a body that starts on that line of its file, its notes by the file's lines."""
    notes = tuple(replace(note, line=note.line + first_line - 1) for note in edition.notes)
    return replace(edition, notes=notes)


def _proof(bundle: Bundle[Matter], edition: Edition) -> tuple[Proof | None, tuple[Problem, ...]]:
    if bundle.written.matter.source is None or bundle.seed is None:
        return None, ()
    return prove_markdown(bundle.written, edition.plain, bundle.seed, bundle.path, bundle.text)


def _body(edition: Edition, headnote: Html) -> Body:
    blocks = tuple(Block(name, html) for name, html in edition.blocks)
    return Body(blocks, edition.notes, edition.outline, headnote)


def _uses(edition: Edition, first_line: int) -> Iterable[Use]:
    for ref in edition.refs:
        place = edition.places.get(ref, Place("", 1))
        down = first_line - 1
        yield Use(ref, replace(place, line=place.line + down, frame_first=place.frame_first + down))


def _ids(edition: Edition) -> frozenset[str]:
    notes = (f"note-{note.id}" for note in edition.notes)
    headings = (heading.id for heading in edition.outline)
    return frozenset((*(name for name, _ in edition.blocks), *notes, *headings))


def _key(path: str) -> str:
    return path.removeprefix("content/")
