"""Room `ingest`: findings become the values of front matter, each with the place that it comes from. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import PurePosixPath

from glossator.ingest.ranges import spans_of
from glossator.ingest.transforms import transformed, words_at
from glossator.ingest.values import Block, Derived, Finding, Part, Span
from glossator.text import fold_name


@dataclass(frozen=True, slots=True)
class Source:
    """A raw text as metadata sees it."""

    lines: tuple[str, ...]
    blocks: tuple[Block, ...]
    findings: tuple[Finding, ...]
    lang: str

    def of_kind(self, kind: str) -> Iterator[tuple[Block, Finding]]:
        pairs = zip(self.blocks, self.findings, strict=True)
        return ((block, finding) for block, finding in pairs if finding.kind == kind)

    def parts(self, within: str, kind: str) -> Iterator[tuple[Part, tuple[Span, ...]]]:
        """The parts of one kind in lines of another, with their places."""
        for block, finding in self.of_kind(within):
            for part in finding.parts:
                if part.kind == kind:
                    yield part, spans_of(block, part.start, part.end)


def derive(source: Source, file: str) -> tuple[Derived, ...]:
    """Title, date, outlet, authors, dek and pull quotes of a raw text, in the order of front matter.

    Without a title in the text, the file's name stands in, unsure.
    """
    return (
        _title(source, file),
        *_date(source),
        *_outlet(source),
        *authors_of(source),
        *_dek(source),
        *_pull_quotes(source),
    )


def _derived(source: Source, key: str, spans: tuple[Span, ...], transform: str, evidence: str) -> Derived:
    return Derived(key, transformed(transform, words_at(source.lines, spans)), spans, transform, evidence)


def _whole(source: Source, kind: str, key: str) -> Iterator[Derived]:
    for block, finding in source.of_kind(kind):
        derived = _derived(source, key, spans_of(block), "verbatim", finding.evidence)
        yield replace(derived, sure=finding.sure)


def _title(source: Source, file: str) -> Derived:
    name = PurePosixPath(file).stem.replace("_", " ").replace("-", " ").strip() or file
    stand_in = Derived("title", name, (), "file-name", "no line of the text looks like a title", sure=False)
    return (*_in_field(source, "title"), *_whole(source, "title", "title"), stand_in)[0]


def _dek(source: Source) -> Iterator[Derived]:
    yield from islice((*_in_field(source, "dek"), *_whole(source, "dek", "dek")), 1)


def _in_field(source: Source, kind: str) -> Iterator[Derived]:
    """A value that a named field of the head holds."""
    for part, spans in source.parts("head", kind):
        yield replace(_derived(source, kind, spans, "verbatim", part.evidence), sure=part.sure)


def _date(source: Source) -> Iterator[Derived]:
    found = list(source.parts("head", "date"))
    if not found:
        return
    transform = f"date:{source.lang}" if source.lang else "date"
    dates = [_derived(source, "date", spans, transform, part.evidence) for part, spans in found]
    others = {one.value for one in dates if one.value and one.value != dates[0].value}
    if others:
        evidence = f"{dates[0].evidence}; the head has {', '.join(sorted(others))}, too"
        yield replace(dates[0], sure=False, evidence=evidence)
    else:
        yield replace(dates[0], sure=bool(dates[0].value))


def _outlet(source: Source) -> Iterator[Derived]:
    for part, spans in source.parts("head", "outlet"):
        yield replace(_derived(source, "outlet", spans, "verbatim", part.evidence), sure=part.sure)
        return


def _pull_quotes(source: Source) -> Iterator[Derived]:
    for number, one in enumerate(_whole(source, "pullquote", "pullquotes")):
        yield replace(one, key=f"pullquotes.{number}.text")


@dataclass(frozen=True, slots=True)
class _Person:
    """Where the parts of one author's entry stand."""

    name: tuple[Span, ...]
    evidence: str
    sure: bool
    introduced: tuple[Span, ...] = ()
    """The name in the biography."""
    bio: tuple[Span, ...] = ()
    bio_evidence: str = ""
    bio_sure: bool = True


def authors_of(source: Source) -> Iterator[Derived]:
    """The authors of byline and biographies, joined by name, in order of appearance."""
    people: dict[str, _Person] = {}
    for part, spans in source.parts("head", "author"):
        people.setdefault(_key(source, spans), _Person(spans, part.evidence, part.sure))
    for key, bio in _biographies(source):
        own = _owner(people, key)
        person = people.get(own, bio)
        people[own] = replace(
            person,
            introduced=bio.introduced,
            bio=bio.bio,
            bio_evidence=bio.bio_evidence,
            bio_sure=bio.bio_sure,
            sure=person.sure or (own in people and bio.bio_sure),
        )
    for number, person in enumerate(people.values()):
        yield from _entry(source, person, f"authors.{number}")


def _owner(people: dict[str, _Person], key: str) -> str:
    """The byline's own key for the name of a biography, or for a surname; “the author” is the only one."""
    named = [own for own in people if own.split()[-1] == key]
    if key not in people and len(named) == 1:
        return named[0]
    if (
        key in people
        or len(people) != 1
        or not key.startswith(("the ", "der ", "die ", "autor", "аутор", "автор"))
    ):
        return key
    return next(iter(people))


def _biographies(source: Source) -> Iterator[tuple[str, _Person]]:
    for block, finding in source.of_kind("bio"):
        names = [part for part in finding.parts if part.kind == "author"]
        bios = [part for part in finding.parts if part.kind == "bio"]
        for name, bio in zip(names, bios, strict=True):
            spans = spans_of(block, name.start, name.end)
            text = spans_of(block, bio.start, bio.end)
            person = _Person(
                spans, finding.evidence, finding.sure, spans, text, finding.evidence, finding.sure
            )
            yield _key(source, spans), person


def _key(source: Source, spans: tuple[Span, ...]) -> str:
    return fold_name(transformed("name", words_at(source.lines, spans)))


def _entry(source: Source, person: _Person, key: str) -> Iterator[Derived]:
    name = _derived(source, f"{key}.name", person.name, "name", person.evidence)
    other = _derived(source, f"{key}.name", person.introduced, "name", person.evidence)
    spelled = other if name.value.isupper() and fold_name(other.value) == fold_name(name.value) else name
    yield replace(spelled, sure=person.sure)
    titled = [
        _derived(source, f"{key}.honorific", spans, "honorific", "it stands before the name")
        for spans in (person.name, person.introduced)
    ]
    yield from [one for one in titled if one.value][:1]
    if person.bio:
        bio = _derived(source, f"{key}.bio", person.bio, "verbatim", person.bio_evidence)
        yield replace(bio, sure=person.bio_sure)
