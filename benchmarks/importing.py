"""Measures what an import of web pages finds: the article's words, its markup, its metadata.

    python benchmarks/importing.py DIR
    python benchmarks/importing.py --round-trip 100

A folder holds pages (`name.html`) with gold beside them: an article file (`name.md`) or `name.json` with `text`, and
`title`, `date` and `authors` where they are known. The round trip makes pages of footnoted Markdown, with menus and
sidebars around it, and compares what comes back.
"""

import argparse
import json
import random
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from glossator.config.load import read_article
from glossator.config.settings import Settings
from glossator.ingest.blocks import words_of
from glossator.ingest.read import read_seed
from glossator.ingest.rendered import OPTIONS, source_text
from glossator.ingest.values import ImportContext, Imported
from glossator.ledger import text_of
from glossator.markdown.parser import parser
from glossator.markdown.plain import blocks_text
from glossator.text import fold_name

CONTEXT = ImportContext(Settings(title="Benchmark", tag="off"))
MARKS = {
    "block quotes": ("blockquote_open",),
    "rules": ("hr",),
    "lists": ("bullet_list_open", "ordered_list_open"),
    "list items": ("list_item_open",),
    "emphasis": ("em_open", "strong_open"),
    "headings": ("heading_open",),
    "links": ("link_open",),
    "code": ("fence", "code_inline"),
    "references": ("note_ref",),
    "footnotes": ("note_def_open",),
}
POOR = 0.9
_LEXICON = """
lamp harbour keeper storm ledger gull drawing tower winter board letter clock ferry salt road inn ox carrier poem
bridge quay census pier loan weather bell signal fog the of and a in to was that it for on with as by from
"""
_WORDS = tuple(_LEXICON.split())


@dataclass(frozen=True, slots=True)
class Gold:
    text: str
    title: str = ""
    date: str = ""
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Score:
    """What an import found of one page."""

    name: str
    recall: float
    precision: float
    title: bool | None
    date: bool | None
    author: bool | None
    seconds: float


def gold_of(page: Path) -> Gold | None:
    """What a page is known to hold; None where nothing tells."""
    told, article = page.with_suffix(".json"), page.with_suffix(".md")
    if told.exists():
        value = json.loads(told.read_text(encoding="utf-8"))
        return Gold(
            value["text"], value.get("title", ""), value.get("date", ""), tuple(value.get("authors", ()))
        )
    if not article.exists():
        return None
    written, _ = read_article(article.read_text(encoding="utf-8"), article.name)
    if written is None:
        return None
    matter = written.matter
    names = tuple(one.name for one in matter.authors)
    return Gold(source_text(written.body), matter.title, str(matter.date or "")[:10], names)


def score(page: Path, gold: Gold) -> Score:
    """Imports a page and compares: words as bags, the title as contained, any author, the day."""
    data = page.read_bytes()
    started = time.perf_counter()
    made = read_seed(data, f"seeds/{page.name}", CONTEXT)
    seconds = time.perf_counter() - started
    if not isinstance(made, Imported):
        return Score(page.name, 0.0, 0.0, title=False, date=False, author=False, seconds=seconds)
    found = Counter(words_of(text_of(made.lines, made.ledger)))
    meant = Counter(words_of(gold.text))
    shared = (found & meant).total()
    values = {one.key: one.value for one in made.derived}
    authors = {fold_name(value) for key, value in values.items() if key.endswith(".name")}
    return Score(
        page.name,
        shared / max(1, meant.total()),
        shared / max(1, found.total()),
        fold_name(gold.title) in fold_name(values.get("title", "")) if gold.title else None,
        values.get("date", "")[:10] == gold.date[:10] if gold.date else None,
        any(fold_name(name) in authors for name in gold.authors) if gold.authors else None,
        seconds,
    )


def measure(folder: Path) -> tuple[Score, ...]:
    """The scores of a folder's pages that have gold, in the order of their names."""
    pages = sorted(one for one in folder.iterdir() if one.suffix.lower() in (".html", ".htm"))
    return tuple(score(page, gold) for page in pages if (gold := gold_of(page)))


def report(scores: tuple[Score, ...]) -> Iterator[str]:
    """The figures as lines."""
    if not scores:
        yield "no page here has gold beside it"
        return
    poor = [one for one in scores if one.recall < POOR]
    yield f"pages                {len(scores)}"
    yield f"recall               {_mean(one.recall for one in scores):.4f}"
    yield f"precision            {_mean(one.precision for one in scores):.4f}"
    yield f"recall under {POOR}     {len(poor) / len(scores):.1%}  {', '.join(one.name for one in poor[:9])}"
    for key in ("title", "date", "author"):
        told = [getattr(one, key) for one in scores if getattr(one, key) is not None]
        yield f"{key:<20} {_mean(told):.3f} of {len(told)}"
    yield f"median time          {sorted(one.seconds for one in scores)[len(scores) // 2] * 1000:.0f} ms"


def _mean(values: Iterable[float]) -> float:
    every = list(values)
    return sum(every) / max(1, len(every))


def article(rng: random.Random) -> str:
    """A footnoted article in Markdown, of made-up sentences."""
    notes = iter(range(1, 40))
    blocks = []
    for _ in range(rng.randint(12, 24)):
        kind = rng.choice(("text", "text", "text", "quote", "list", "numbers", "rule", "heading", "code"))
        blocks += [*_block(kind, rng, notes)]
    blocks = [_sentences(rng, notes), *blocks, _sentences(rng, notes)]
    used = [number for number in range(1, 40) if any(f"[^{number}]" in one for one in blocks)]
    return "\n\n".join((*blocks, *(f"[^{number}]: {_sentence(rng)}" for number in used)))


def _block(kind: str, rng: random.Random, notes: Iterator[int]) -> Iterator[str]:
    if kind == "quote":
        yield f"> {_sentences(rng, notes)}\n>\n> {_sentence(rng)}"
    elif kind in ("list", "numbers"):
        mark = "-" if kind == "list" else "1."
        yield "\n".join(f"{mark} {_sentence(rng)}" for _ in range(rng.randint(2, 5)))
        yield _sentence(rng)
    elif kind == "rule":
        yield "* * *"
    elif kind == "heading":
        yield f"## {' '.join(rng.choices(_WORDS, k=4)).capitalize()}"
    elif kind == "code":
        yield f"```\n{' '.join(rng.choices(_WORDS, k=6))}\n  x = 1\n```"
    yield _sentences(rng, notes)


def _sentences(rng: random.Random, notes: Iterator[int]) -> str:
    made = [_sentence(rng) for _ in range(rng.randint(2, 6))]
    if rng.random() < 0.5 and (number := next(notes, 0)):
        made[-1] += f"[^{number}]"
    return " ".join(made)


def _sentence(rng: random.Random) -> str:
    words = rng.choices(_WORDS, k=rng.randint(8, 22))
    style = rng.choice(("*{}*", "**{}**", "[{}](https://harbour.example/x)", "`{}`", "{}", "{}", "{}"))
    at = rng.randrange(1, len(words))
    words[at] = style.format(words[at])
    return f"{words[0].capitalize()} {' '.join(words[1:])}."


def page_of(markdown: str, title: str) -> str:
    """A page with menus, a sidebar and a footer around an article."""
    body = MarkdownIt("commonmark").use(footnote_plugin).render(markdown)
    menu = "<nav><ul>" + "".join(f"<li><a href='/{n}'>Section {n}</a></li>" for n in range(8)) + "</ul></nav>"
    side = (
        "<aside class='sidebar'><h2>Most read</h2><ol>"
        + "<li><a href='/y'>Another story</a></li>" * 5
        + "</ol></aside>"
    )
    head = f"<title>{title} | The Gazette</title><meta property='og:title' content='{title}'>"
    return (
        f"<!doctype html><html lang=en><head>{head}</head><body><header>{menu}</header><main><article><h1>{title}</h1>"
        f"<div class='content'>{body}</div></article>{side}</main><footer>© The Gazette</footer></body></html>"
    )


def round_trip(count: int, seed: int = 1) -> Iterator[str]:
    """What comes back of generated articles, as lines."""
    rng = random.Random(seed)
    meant: Counter[str] = Counter()
    kept: Counter[str] = Counter()
    for number in range(count):
        markdown = article(rng)
        made = read_seed(page_of(markdown, f"The lamp of quay {number}").encode(), "seeds/a.html", CONTEXT)
        came = made.article.partition("\n---\n")[2] if isinstance(made, Imported) else ""
        before, after = _marks(markdown), _marks(came)
        meant += before
        kept += before & after
    for kind in ("words", *MARKS):
        yield f"{kind:<20} {kept[kind]} of {meant[kind]} ({kept[kind] / max(1, meant[kind]):.4%})"


def _marks(markdown: str) -> Counter[str]:
    tokens = parser(OPTIONS).parse(markdown)
    types = Counter(one.type for token in tokens for one in (token, *(token.children or ())))
    found = Counter({kind: sum(types[name] for name in names) for kind, names in MARKS.items()})
    found["words"] = len(words_of(blocks_text(tokens)))
    return found


def main() -> None:
    """Prints the figures of a folder, of a round trip, or of both."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("folder", nargs="?", type=Path, help="pages with gold beside them")
    options.add_argument("--round-trip", type=int, metavar="N", help="make N articles into pages and back")
    asked = options.parse_args()
    for line in report(measure(asked.folder)) if asked.folder else ():
        print(line)
    for line in round_trip(asked.round_trip) if asked.round_trip else ():
        print(line)


if __name__ == "__main__":
    main()
