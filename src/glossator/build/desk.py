"""A site held in memory: read and linked, its files made when they are asked for. Room `build`; reads the site's folder
and the cache, and writes nothing but the cache.

Pages are printed by the functions that a build prints with, from the same values: their bytes are the build's.
"""

import dataclasses
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property, partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from glossator.build.cache import galleys
from glossator.build.content import AnyFacts, Content, Lot, facts_of, options_digest, take
from glossator.build.layout import (
    Layout,
    Matches,
    closures_of,
    library_of,
    linked_in,
    nodes_of,
    outputs_of,
    publishing,
    read_in,
    tells_of_notes,
)
from glossator.build.opening import opened
from glossator.build.pages import Copy, Press
from glossator.build.plan import Closures, Node
from glossator.build.printing import print_proven
from glossator.build.report import BuildOptions
from glossator.build.rows import Reading, page_key
from glossator.build.run import look
from glossator.build.themed import rendering_options
from glossator.build.workplace import Workplace
from glossator.codec import DamagedError, decode, digest
from glossator.notes.options import EditionOptions, site_options
from glossator.problem import Problem, ProblemError
from glossator.site.facts import Facts, PageFacts
from glossator.site.link import link
from glossator.site.output import Copied, Data, Output, Page
from glossator.site.parse import Galley
from glossator.site.related import related
from glossator.site.withheld import next_change
from glossator.sources.folder import read_bytes
from glossator.sources.site import Site
from glossator.theme.inspect import rendering


@dataclass(frozen=True)
class Held(Content):
    """Content whose facts are decoded."""

    facts: Mapping[str, AnyFacts] = field(default_factory=dict)
    """By path."""

    @cached_property
    def articles(self) -> tuple[Facts, ...]:
        return tuple(one for one in self._facts if isinstance(one, Facts))

    @cached_property
    def pages(self) -> tuple[PageFacts, ...]:
        return tuple(one for one in self._facts if isinstance(one, PageFacts))

    @property
    def _facts(self) -> Iterator[AnyFacts]:
        """In the order of the readings, which is the site's."""
        return (self.facts[path] for path in self.readings if path in self.facts)


@dataclass(slots=True)
class LastRelated:
    """Related articles, found anew only where the topics of some article have changed."""

    asked: tuple[tuple[tuple[str, ...], ...], int] = ((), 0)
    found: Matches = ()

    def __call__(self, topics: Sequence[Sequence[str]], most: int) -> Matches:
        asked = tuple(map(tuple, topics)), most
        if asked != self.asked:
            self.found, self.asked = related(topics, most), asked
        return self.found


class Made(Struct, frozen=True):
    """One output file."""

    data: bytes
    problems: tuple[Problem, ...] = ()
    """What is wrong with it: a page that differs from its source's words."""
    source: str = ""
    """What it comes from: a file of the site, or words about it."""


@dataclass(frozen=True)
class Index:
    """The outputs of a layout, by what one asks for."""

    layout: Layout

    @cached_property
    def outputs(self) -> Mapping[str, Output]:
        """Every output file by its path; none where the theme cannot be used."""
        theme = self.layout.themed.theme
        if theme is None or not self.layout.is_printable:
            return {}
        return {one.path: one for one in outputs_of(self.layout, theme)}

    @cached_property
    def is_noted(self) -> bool:
        """Whether pages gather notes, or show how many articles have."""
        return tells_of_notes(self.layout)

    @cached_property
    def by_source(self) -> Mapping[str, str]:
        """The path of the page that each article and page of the site is shown on, by the file's path."""
        pages = (one for one in self.outputs.values() if isinstance(one, Page) and one.body)
        return {one.source: one.path for one in pages if one.path.endswith(".html")}


@dataclass(frozen=True)
class Desk:
    """A site read and linked, and all that its files are made with. Any thread may ask it."""

    layout: Layout
    options: BuildOptions
    reading: EditionOptions
    """What its content is parsed with."""
    cache: Path
    """The file that has the texts."""
    relate: LastRelated
    index: Index
    """Of what was linked last."""
    fresh: Mapping[str, tuple[bytes, bytes]] = field(default_factory=dict)
    """Texts that were parsed since, with their digests, by key."""
    read: dict[str, bytes] = field(default_factory=dict)
    """What the templates of pages read, by path, as far as it was asked for."""
    ahead: Mapping[str, Page] = field(default_factory=dict)
    """Pages of articles whose facts changed since all was linked, by path."""

    @property
    def site(self) -> Site:
        return self.layout.site

    @cached_property
    def outputs(self) -> Mapping[str, Output]:
        """Every output file by its path; none where the theme cannot be used."""
        return {**self.index.outputs, **self.ahead} if self.ahead else self.index.outputs

    @property
    def is_settled(self) -> bool:
        """Whether all pages are as they are to be, and not only those of the articles that were edited last."""
        return not self.ahead

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the site, but for what printing finds."""
        return self.layout.problems

    @property
    def by_source(self) -> Mapping[str, str]:
        """The path of the page that each article and page of the site is shown on, by the file's path."""
        return self.index.by_source

    @property
    def lasts(self) -> timedelta | None:
        """For how long what is published stays so by itself, from the time for which it was read; None for ever."""
        content = self.layout.content
        asked = publishing(self.site.settings, self.options)
        until = next_change((*content.articles, *content.pages), asked)
        return until - asked.now if until else None

    @cached_property
    def closure(self) -> Closures:
        theme = self.layout.themed.theme
        if theme is None:
            raise ProblemError(self.problems)
        return closures_of(self.layout, theme)

    @cached_property
    def press(self) -> Press:
        theme, settings = self.layout.themed.theme, self.site.settings
        if theme is None:
            raise ProblemError(self.problems)
        return Press(rendering(theme, rendering_options(settings)), settings.base_path)

    def key(self, path: str) -> bytes:
        """What an output file is made of, as a digest (as `Printed.key` has it): while it is the same, so are the
        bytes. Empty where there is no such file."""
        output = self.outputs.get(path)
        if output is None:
            return b""
        if isinstance(output, Page):
            node = self._node(output)
            return page_key(node.closure, digest((self._data(node),)), node.shown)
        return digest((self.make(path).data,))

    def make(self, path: str) -> Made:
        """An output file, made. Raises ProblemError where a template fails or a file cannot be read, KeyError where
        there is none of that path."""
        output = self.outputs[path]
        match output:
            case Page():
                return self._print(output)
            case Data():
                return Made(output.data, (), output.source)
            case Copied():
                data, problems = read_bytes(self.site.root, output.source)
                if data is None:
                    raise ProblemError(problems)
                return Made(data, (), output.source)

    def _node(self, page: Page) -> Node:
        (node,) = nodes_of(self.layout, (page,), self.closure)
        return node

    def _data(self, node: Node) -> bytes:
        path = node.output.path
        if path not in self.read:
            self.read[path] = node.data
        return self.read[path]

    def _print(self, page: Page) -> Made:
        node = self._node(page)
        shown = {key: decode(self._text(key, named), Galley) for key, named in node.texts.items()}
        copy = Copy(page.path, page.template, node.names, self._data(node), tuple(shown))
        return Made(*print_proven(copy, page.source, shown, self.press), page.source)

    def _text(self, key: str, named: bytes) -> bytes:
        """A text, from memory or the cache; where another run threw it out of that, it is parsed again."""
        known, data = self.fresh.get(key, (b"", b""))
        if known == named:
            return data
        try:
            with galleys(self.cache) as texts:
                return texts[named]
        except (sqlite3.Error, DamagedError):
            (taken,) = take(lot_of(self.site, (f"content/{key}",), self.reading))
            return taken.galley


def lot_of(site: Site, paths: Sequence[str], reading: EditionOptions) -> Lot:
    """Files to parse with all that parsing them takes."""
    notes = {path: site.notes[path] for path in paths if path in site.notes}
    return Lot(site.root, paths, notes, reading, options_digest(reading))


def laid(root: Path, options: BuildOptions, before: Desk | None = None) -> Desk:
    """The site at `root`, read whole; of `before` it takes what is as it was. What is parsed anew goes into the cache.

    Raises ProblemError where there is no site, or its settings are wrong.
    """
    with opened(root):  # so that there is a cache to look with
        pass
    return look(root, options, partial(_laid, options, before))


def _laid(options: BuildOptions, before: Desk | None, site: Site, at: Workplace) -> Desk:
    themed, content = read_in(site, options, at)
    reading = site_options(site.settings, drafts=options.drafts, strings=themed.strings(site.settings))
    held = Held(content.readings, content.stamps, _facts(content.readings, before))
    relate = before.relate if before else LastRelated()
    layout = linked_in(site, themed, held, options, at)
    return Desk(layout, options, reading, at.cache.path, relate, Index(layout))


def _facts(readings: Mapping[str, Reading], before: Desk | None) -> Mapping[str, AnyFacts]:
    known = before.layout.content if before else None
    facts: dict[str, AnyFacts] = {}
    for path, one in readings.items():
        if not one.facts:
            continue
        then = known.readings.get(path) if isinstance(known, Held) else None
        if isinstance(known, Held) and then is not None and then.named == one.named and path in known.facts:
            facts[path] = known.facts[path]
        else:
            facts[path] = facts_of(path, one)
    return facts


def relinked(desk: Desk) -> Desk:
    """The desk with all linked of the facts as they are now."""
    found = link(
        library_of(desk.site, desk.layout.content), publishing(desk.site.settings, desk.options), desk.relate
    )
    layout = replace(desk.layout, linked=found)
    return dataclasses.replace(desk, layout=layout, index=Index(layout), read={}, ahead={})
