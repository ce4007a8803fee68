"""Pages with what people know of them: read from a folder, and scored against what a reader of pages found."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from glossator.config.load import read_article
from glossator.ingest.blocks import words_of
from glossator.ingest.rendered import source_text
from glossator.text import fold_name


@dataclass(frozen=True, slots=True)
class Gold:
    """What a page is known to hold; what is not known is empty and scored as nothing."""

    text: str
    title: str = ""
    date: str = ""
    authors: tuple[str, ...] = ()
    footnotes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Their words by label."""
    chrome: tuple[str, ...] = ()
    """Texts that are no part of the article."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader of pages found."""

    text: str
    title: str = ""
    date: str = ""
    authors: tuple[str, ...] = ()
    footnotes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Score:
    """How a reading compares with gold; a share, or None where gold does not tell."""

    name: str
    recall: float
    precision: float
    title: float | None
    date: float | None
    author: float | None
    footnotes: float | None
    chrome: float | None
    """Share of the texts that are no part of the article and were left out."""
    seconds: float


def gold_pages(folder: Path) -> Iterator[tuple[Path, Gold]]:
    """The pages of a folder and of those in it that have gold beside them, by path."""
    for page in sorted(one for one in folder.rglob("*") if one.suffix.lower() in (".html", ".htm")):
        gold = gold_of(page)
        if gold is not None:
            yield page, gold


def gold_of(page: Path) -> Gold | None:
    """What is known of a page, from `name.json` or the article file `name.md` beside it; None where nothing tells."""
    told, article = page.with_suffix(".json"), page.with_suffix(".md")
    if told.exists():
        value = json.loads(told.read_text(encoding="utf-8"))
        return Gold(
            value["text"],
            value.get("title", ""),
            value.get("date", ""),
            tuple(value.get("authors", ())),
            value.get("footnotes", {}),
            tuple(one["text"] for one in value.get("chrome", ())),
        )
    return _of_article(article) if article.exists() else None


def _of_article(path: Path) -> Gold | None:
    written, _ = read_article(path.read_text(encoding="utf-8"), path.name)
    if written is None:
        return None
    matter = written.matter
    names = tuple(one.name for one in matter.authors)
    return Gold(source_text(written.body), matter.title, str(matter.date or "")[:10], names)


def scored(name: str, gold: Gold, found: Reading, seconds: float) -> Score:
    """Words are compared as bags; a title counts if it is contained, a date by its day, any author, a footnote by all
    its words, and what is no part of the article as left out if its words do not stand in the text in a row."""
    meant, had = Counter(words_of(gold.text)), Counter(words_of(found.text))
    shared = (meant & had).total()
    return Score(
        name,
        shared / max(1, meant.total()),
        shared / max(1, had.total()),
        float(fold_name(gold.title) in fold_name(found.title)) if gold.title else None,
        float(found.date[:10] == gold.date[:10]) if gold.date else None,
        float(bool({*map(fold_name, gold.authors)} & {*map(fold_name, found.authors)}))
        if gold.authors
        else None,
        _share(
            words_of(found.footnotes.get(label, "")) == words_of(text)
            for label, text in gold.footnotes.items()
        ),
        _share(not _holds(found.text, text) for text in gold.chrome),
        seconds,
    )


def _share(told: Iterator[bool]) -> float | None:
    every = list(told)
    return sum(every) / len(every) if every else None


def _holds(text: str, part: str) -> bool:
    return f" {' '.join(words_of(part))} " in f" {' '.join(words_of(text))} "
