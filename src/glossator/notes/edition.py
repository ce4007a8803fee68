"""The room's front door: Markdown with notes becomes blocks, notes, outline and plain text. Room `notes`; imports root,
config and `markdown`.

A page without notes (about, method, imprint) is read by the same function.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from markdown_it.token import Token
from msgspec import Struct, field

from glossator.config.bibliography import Bibliography
from glossator.extend.hooks import told
from glossator.markdown.blocks import TokenBlock, top_blocks
from glossator.markdown.levels import lower_headings
from glossator.markdown.links import Linked, resolve_links
from glossator.markdown.outline import outline
from glossator.markdown.parser import ParserOptions, parser
from glossator.markdown.places import Places, normal, places_of
from glossator.markdown.render import to_html
from glossator.markdown.sanitise import clean_tokens
from glossator.model import Heading, Html, Note, Ref
from glossator.notes.anchors import anchor_all
from glossator.notes.apparatus import Press, apparatus
from glossator.notes.citing import citation_faults, nearest_work
from glossator.notes.definitions import Definition, Parted, part, undefined, undefined_to_text
from glossator.notes.flow import flows
from glossator.notes.gathering import Gathered, gather
from glossator.notes.heads import Words, head_words
from glossator.notes.options import KINDS, EditionOptions
from glossator.notes.order import unused
from glossator.notes.readings import Reading, read, read_under
from glossator.notes.references import lift_out_of_links, misplaced, references
from glossator.notes.rules import footnotes
from glossator.notes.selection import plain_text, selections
from glossator.notes.shown_text import shown_text
from glossator.notes.standing import stand
from glossator.notes.standoff import read_standoff
from glossator.notes.unmerged import unmerged_text
from glossator.problem import Place, Problem, in_order
from glossator.sources.notes_files import NotesFile
from glossator.text import count_words

_CONCERNED = frozenset(
    ("html_block", "heading_open", "heading_close", "note_ref", "html_inline", "link_open", "image")
)


class Edition(Struct, frozen=True):
    """What a text and its notes are to a reader. What is wrong in the text itself has no path yet
    (`problem.in_own_file` gives it one); what is wrong in a notes file has that file's."""

    blocks: tuple[tuple[str, Html], ...] = ()
    """The source's top-level blocks, each with the id that its element has."""
    notes: tuple[Note, ...] = ()
    """In the order of their numbers."""
    outline: tuple[Heading, ...] = ()
    plain: str = ""
    """The source's words, folded as the verbatim proof compares them: no references, definitions or marks."""
    refs: tuple[Ref, ...] = ()
    """All holes, those in notes too, each once."""
    places: Mapping[Ref, Place] = field(default_factory=dict)
    """Where each hole is first written."""
    words: int = 0
    labels: tuple[str, ...] = ()
    """Of all notes that are defined, folded."""
    problems: tuple[Problem, ...] = ()


class _Apart(Struct, frozen=True):
    """A text and its notes, apart and ready to be put together."""

    source: tuple[Token, ...]
    gathered: Gathered
    readings: Mapping[str, Reading]
    linked: tuple[Linked, ...]
    problems: tuple[Problem, ...]


def read_edition(markdown: str, options: EditionOptions, notes_files: Sequence[NotesFile] = ()) -> Edition:
    """Reads a Markdown text (without front matter) with the notes files that belong to it. Never raises for what an
    author wrote: problems say what is wrong, with lines counted in the text given. What a plugin of an extension raises
    is a ProblemError."""
    with told(options.extensions.origin, f", while reading {options.path}"):
        return _read_edition(markdown, options, notes_files)


def _read_edition(markdown: str, options: EditionOptions, notes_files: Sequence[NotesFile]) -> Edition:
    made = parser(ParserOptions((footnotes, *options.plugins)))
    text = normal(markdown)
    places = places_of(text)
    tokens = made.parse(text)
    apart = _taken_apart(part(tokens, places), places, options, notes_files)
    standing = stand(apart.gathered, apart.source)
    blocks = flows(apart.source, standing.holders)
    anchored = anchor_all(blocks, apart.readings, places, standing.anchors(blocks))
    headings = outline(apart.source)
    plain = plain_text(apart.source)
    tops = top_blocks(apart.source)

    def render(tokens: Sequence[Token]) -> Html:
        return to_html(tokens, made)

    where = selections(blocks, anchored.anchors, plain)
    notes = apparatus(apart.readings, anchored.anchors, blocks, options, Press(_homes(tops), render, where))
    rendered = [(block, render(block.tokens)) for block in tops]
    shown = shown_text(rendered, plain.text)
    late = (*standing.problems, *anchored.problems, *unused(blocks, apart.readings, standing.lost))
    halves = unmerged_text(text, tokens)
    return Edition(
        blocks=tuple((block.id, html) for block, html in rendered),
        notes=notes,
        outline=headings,
        plain=shown,
        refs=tuple(dict.fromkeys(one.ref for one in apart.linked)),
        places=_first_places(apart.linked),
        words=count_words(shown),
        labels=tuple(apart.readings),
        problems=in_order((*halves, *apart.problems, *late)),
    )


def _taken_apart(
    parted: Parted, places: Places, options: EditionOptions, notes_files: Sequence[NotesFile]
) -> _Apart:
    """The notes of a text and of its notes files, read, and both prepared."""
    words = head_words({**KINDS, **options.kinds}, options.scale)
    made = parser(ParserOptions((footnotes, *options.plugins)))
    files = tuple(read_standoff(one, made, words) for one in notes_files)
    gathered = gather(parted.definitions, files)
    books = {"": places, **{one.places.path: one.places for one in files}}
    linked, faults = _prepare(parted.source, gathered.definitions, options.path, books)
    readings = _readings(gathered, words, books)
    problems = (
        *parted.problems,
        *gathered.problems,
        *faults,
        *(fault for one in readings.values() for fault in one.problems),
        *_citation_faults(gathered, options.bibliography, books),
    )
    return _Apart(parted.source, gathered, readings, linked, problems)


def _citation_faults(
    gathered: Gathered, bibliography: Bibliography, books: Mapping[str, Places]
) -> Iterator[Problem]:
    near = nearest_work(bibliography)
    for one in gathered.definitions.values():
        yield from citation_faults(one, bibliography, books[one.place.path], near)


def _readings(gathered: Gathered, words: Words, books: Mapping[str, Places]) -> dict[str, Reading]:
    """What each note says by itself; `books` are the places of the files by path."""
    return {
        key: read_under(one, gathered.standoffs[key].head, books[one.place.path])
        if key in gathered.standoffs
        else read(one, words, books[one.place.path])
        for key, one in gathered.definitions.items()
    }


def _prepare(
    source: Sequence[Token], definitions: Mapping[str, Definition], path: str, books: Mapping[str, Places]
) -> tuple[tuple[Linked, ...], tuple[Problem, ...]]:
    """Cleans raw HTML, resolves links, settles stray references and lowers headings, in place, in the source and in
    each note."""
    linked: list[Linked] = []
    faults: list[Problem] = []
    notes = ((one.tokens, books[one.place.path]) for one in definitions.values())
    for whole, places in ((source, books[""]), *notes):
        tokens = [token for token in whole if _is_concerned(token)]
        if not tokens:
            continue
        faults += undefined(references(tokens), definitions, places)
        faults += misplaced(tokens, definitions, places)
        undefined_to_text(tokens, definitions)
        lift_out_of_links(tokens)
        for holes, problems in (clean_tokens(tokens, path, places), resolve_links(tokens, path, places)):
            linked += holes
            faults += problems
        lower_headings(tokens)
    return tuple(linked), tuple(faults)


def _is_concerned(token: Token) -> bool:
    """Whether there is anything to prepare in a token: most paragraphs and notes are words alone."""
    if token.type == "inline":
        return any(child.type in _CONCERNED for child in token.children or ())
    return token.type in _CONCERNED


def _homes(tops: Iterable[TokenBlock]) -> dict[int, str]:
    """The id of the top-level block that holds a token, by the token's identity."""
    return {id(token): block.id for block in tops for token in block.tokens}


def _first_places(linked: Iterable[Linked]) -> dict[Ref, Place]:
    places: dict[Ref, Place] = {}
    for one in linked:
        places.setdefault(one.ref, one.place)
    return places
