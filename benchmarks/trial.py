"""Sites of one size, laid out for every system, and the rounds of builds that are measured on them."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import corpus
from census import Census, take
from corpus import Article
from measure import peak_memory, seconds
from systems import OUTPUT, System
from works import COLD, INCREMENTAL, RESTORED, Work, texts


@dataclass(frozen=True, slots=True)
class Sample:
    """One build: which work, of which size, by whom, in which round, and its wall time."""

    work: str
    articles: int
    system: str
    round: int
    seconds: float


class UnchangedError(Exception):
    """A build did not show what was changed before it."""


@dataclass(frozen=True, slots=True)
class Trial:
    """Sites with the same articles, one for each system, in a folder named for it."""

    folder: Path
    articles: int
    systems: Sequence[System]
    edited: int
    """The number of the article that is edited first; each edit is of the one before the last."""

    def lay(self) -> None:
        """Write all sites; each article is made once."""
        for system in self.systems:
            system.lay(self.root(system))
        for article in corpus.articles(self.articles):
            for system in self.systems:
                system.write(self.root(system), article)

    def root(self, system: System) -> Path:
        """The folder of a system's site."""
        return self.folder / system.name

    def memory(self) -> Mapping[str, int]:
        """Peak memory of a cold build by system; it warms the disk's cache for the rounds as well."""
        return {system.name: self._peak(system) for system in self.systems}

    def census(self) -> Mapping[str, Census]:
        """What the last builds wrote, by system."""
        return {system.name: take(self.root(system) / OUTPUT) for system in self.systems}

    def round(self, number: int) -> Iterator[Sample]:
        """Each system's cold build, each time in another order, and after Glossator's every other work."""
        for system in self._turn(number):
            yield self._cold(system, number)
            if system.incremental:
                yield from self._works(system, number)

    def cold(self, number: int) -> Iterator[Sample]:
        """Each system's cold build alone, each time in another order."""
        return (self._cold(system, number) for system in self._turn(number))

    def _turn(self, number: int) -> Sequence[System]:
        start = number % len(self.systems)
        return (*self.systems[start:], *self.systems[:start])

    def _cold(self, system: System, number: int) -> Sample:
        system.clear(self.root(system))
        return self._sample(COLD, system, number)

    def _works(self, system: System, number: int) -> Iterator[Sample]:
        root, changed = self.root(system), []
        for at, work in enumerate(INCREMENTAL):
            target = self.edited - number * len(INCREMENTAL) - at
            after = work.change(target) if work.change else None
            if work.change:
                changed.append((target, after))
                _apply(system, root, target, after)
            elif work is RESTORED:
                _touch(root)
            yield self._sample(work, system, number)
            if work.change:
                _see(root, target, after)
        for target, after in changed:
            _undo(system, root, target, after)

    def _sample(self, work: Work, system: System, number: int) -> Sample:
        root = self.root(system)
        os.sync()  # nobody pays for what another has written
        return Sample(work.name, self.articles, system.name, number, seconds(system.command(root), root))

    def _peak(self, system: System) -> int:
        root = self.root(system)
        system.clear(root)
        return peak_memory(system.command(root), root)


def _apply(system: System, root: Path, number: int, after: Article | None) -> None:
    if after is None:
        system.delete(root, corpus.article(number))
    else:
        system.write(root, after)


def _undo(system: System, root: Path, number: int, after: Article | None) -> None:
    before = corpus.article(number)
    if after is not None and after.slug != before.slug:
        system.delete(root, after)
    else:
        system.write(root, before)


def _see(root: Path, number: int, after: Article | None) -> None:
    """That the output shows the change. Raises UnchangedError."""
    slug = after.slug if after else corpus.article(number).slug
    page = root / OUTPUT / "articles" / slug / "index.html"
    if after is None:
        missing = ["nothing"] if page.exists() else []
    else:
        shown = page.read_text(encoding="utf-8")
        missing = [text for text in texts(after) if text not in shown]
    if missing:
        raise UnchangedError(f"{page} should show “{missing[0]}”")


def _touch(root: Path) -> None:
    """Every file as new as if it had just been checked out."""
    for path in root.rglob("*"):
        if path.is_file() and not path.is_symlink():
            os.utime(path)
