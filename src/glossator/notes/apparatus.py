"""The notes of a text as its readers see them: numbered, their references written, their words marked. Room `notes`;
imports root and `markdown`."""

import html
from collections.abc import Callable, Iterator, Mapping, Sequence

from markdown_it.token import Token
from msgspec import Struct
from msgspec.structs import replace

from glossator.config.bibliography import Bibliography
from glossator.config.matter import NoteMatter
from glossator.markdown.plain import blocks_text
from glossator.model import Html, Note, Selection
from glossator.notes.anchors import Anchor
from glossator.notes.citing import with_citations, works_of
from glossator.notes.flow import Flow
from glossator.notes.marks import Span, mark
from glossator.notes.options import EditionOptions, Strings
from glossator.notes.order import ids_of, numbers
from glossator.notes.readings import Reading, Told, tell
from glossator.notes.references import key_of, reference_id, references
from glossator.notes.rules import fold_label
from glossator.slug import slugify

_NOTHING_MORE = NoteMatter()


class Press(Struct, frozen=True):
    """What makes a text's tokens a page."""

    homes: Mapping[int, str]
    """The id of the top-level block that holds an inline token, by the token's identity."""
    render: Callable[[Sequence[Token]], Html]
    selections: Mapping[str, Selection]
    """Where in the plain text the words of each note are, by its key."""


class _Shown(Struct, frozen=True):
    """What readers see of a note besides what its definition tells."""

    id: str
    number: int
    references: int
    anchor: Anchor | None
    block: str
    """The id of the block that the anchor ends in."""
    html: Html
    selection: Selection | None


def apparatus(
    readings: Mapping[str, Reading],
    anchors: Mapping[str, Anchor],
    blocks: Sequence[Flow],
    options: EditionOptions,
    press: Press,
) -> tuple[Note, ...]:
    """The notes that are shown, in order; puts spans and references into the blocks' tokens."""
    shown = {key: one for key, one in readings.items() if options.drafts or not (one.head and one.head.draft)}
    numbered = numbers({key: one for key, one in anchors.items() if key in shown}, shown)
    ids = ids_of(one.definition for one in readings.values())
    told = {key: _told(readings[key], anchors.get(key), options.bibliography) for key in numbered}
    names = {key: _spoken(number, readings[key], options) for key, number in numbered.items()}
    counts = _write(_all_references(blocks, told), numbered, ids, names)
    _mark(blocks, anchors, numbered, {key: _look(readings[key], options) for key in numbered}, ids)
    more = {fold_label(label): matter for label, matter in options.notes.items()}

    def shown_as(key: str, number: int) -> _Shown:
        anchor = anchors.get(key)
        block = press.homes[id(blocks[anchor.block].holder)] if anchor else ""
        text = press.render(told[key].tokens)
        return _Shown(ids[key], number, counts.get(key, 0), anchor, block, text, press.selections.get(key))

    return tuple(
        _note(readings[key], told[key], shown_as(key, number), more.get(key, _NOTHING_MORE), options)
        for key, number in numbered.items()
    )


def _told(reading: Reading, anchor: Anchor | None, bibliography: Bibliography) -> Told:
    """What a note tells, the works that it cites set."""
    told = tell(reading, anchor.quoted if anchor else None)
    works = works_of(told.tokens, bibliography)
    return replace(told, tokens=with_citations(told.tokens, bibliography), works=works) if works else told


def _note(reading: Reading, told: Told, shown: _Shown, more: NoteMatter, options: EditionOptions) -> Note:
    """A note as its definition and front matter tell it, where readers see it."""
    head, byline, place = reading.head, reading.byline, reading.definition.place
    if head and options.annotator and not byline.author:
        byline = replace(byline, author=options.annotator)
    return Note(
        label=reading.definition.label,
        id=shown.id,
        number=shown.number,
        kind=head.kind if head else "",
        verdict=slugify(head.verdict) if head and head.verdict else "",
        quote=shown.anchor.quote if shown.anchor else "",
        speaker=(told.speaker or options.speaker) if head and head.kind == "claim" else "",
        byline=byline,
        lang=(head.lang if head else "") or more.lang,
        html=shown.html,
        plain=" ".join(blocks_text(told.tokens).split()),
        line=place.line if place.path else place.line + options.first_line - 1,
        references=shown.references,
        block=shown.block,
        draft=bool(head and head.draft),
        topics=more.topics,
        selection=shown.selection,
        works=told.works,
        archive=more.archive,
        file=place.path,
    )


def _name(number: int, reading: Reading, strings: Strings) -> str:
    """What a reference is called: its number, kind and verdict."""
    name = strings.reference.replace("{number}", str(number))
    if reading.head is None:
        return name
    kind = strings.kinds.get(reading.head.kind, reading.head.kind)
    return f"{name}: " + ", ".join(word for word in (kind, reading.head.verdict.lower()) if word)


def _spoken(number: int, reading: Reading, options: EditionOptions) -> str:
    """The attributes that name a reference, in the site's language, whatever language the text is in."""
    lang = options.site_lang if options.site_lang != options.lang else ""
    return f'aria-label="{html.escape(_name(number, reading, options.strings))}"' + (
        f' lang="{html.escape(lang)}"' if lang else ""
    )


def _look(reading: Reading, options: EditionOptions) -> tuple[str, str]:
    """A note's kind, and the tone of its verdict."""
    if reading.head is None:
        return "", ""
    verdict = reading.head.verdict
    return reading.head.kind, next((one.tone for one in options.scale if one.name == verdict), "")


def _all_references(blocks: Sequence[Flow], told: Mapping[str, Told]) -> Iterator[Token]:
    for block in blocks:
        yield from (point.token for point in block.points)
    for one in told.values():
        yield from (token for _, token in references(one.tokens))


def _write(
    tokens: Iterator[Token], numbered: Mapping[str, int], ids: Mapping[str, str], names: Mapping[str, str]
) -> dict[str, int]:
    """Writes each reference's markup on its token, nothing for a note that is not shown; gives how many there are
    to each note. `names` are attributes."""
    counts: dict[str, int] = {}
    for token in tokens:
        key = key_of(token)
        if key in numbered:
            counts[key] = counts.get(key, 0) + 1
            own = html.escape(ids[key])
            token.meta["markup"] = (
                f'<sup data-not-source><a id="{reference_id(own, counts[key])}" href="#note-{own}" role="doc-noteref" '
                f"{names[key]}>{numbered[key]}</a></sup>"
            )
    return counts


def _mark(
    blocks: Sequence[Flow],
    anchors: Mapping[str, Anchor],
    numbered: Mapping[str, int],
    looks: Mapping[str, tuple[str, str]],
    ids: Mapping[str, str],
) -> None:
    """Puts spans around the words that notes hang on, in place of the author's `<mark>`s."""
    spans: dict[int, list[Span]] = {}
    gone: set[int] = set()
    for key, one in anchors.items():
        gone.update(id(tag) for tag in (one.marked.tags if one.marked else ()))
        for part in one.parts if key in numbered else ():
            span = Span(part.start, part.end, numbered[key], ids[key], *looks[key])
            spans.setdefault(part.block, []).append(span)
    for number, block in enumerate(blocks):
        children = [token for token in block.holder.children or () if id(token) not in gone]
        block.holder.children = mark(children, spans.get(number, ())) if number in spans else children
