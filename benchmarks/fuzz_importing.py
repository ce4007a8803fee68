"""Looks for a page that an import crashes on, loses a word of, or cannot prove.

    python benchmarks/fuzz_importing.py --seconds 60           a slice; the seed is printed
    python benchmarks/fuzz_importing.py --seconds 60 --seed 7  the same pages again

Half of the pages are random trees of elements around marked sentences, half are known pages with their bytes damaged:
pieces cut out, doubled, exchanged, brackets and quotes dropped in. What fails is written to `fuzz/`.
"""

import argparse
import random
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from readers import CONTEXT

from glossator.config.load import read_article
from glossator.ingest.read import read_seed
from glossator.ingest.values import Imported
from glossator.ledger import pieces, unaccounted
from glossator.notes.edition import read_edition
from glossator.notes.options import EditionOptions
from glossator.notes.proof import prove_markdown
from glossator.notes.web_text import decoded_page, page_lines

PAGES = Path(__file__).parents[1] / "tests" / "ingest" / "web"
SHORTEST = 100
"""Bytes of a refused page about which nothing need be said but its problem."""
_BLOCKS = (
    *(
        "p",
        "p",
        "p",
        "div",
        "div",
        "section",
        "article",
        "blockquote",
        "ul",
        "ol",
        "li",
        "table",
        "tr",
        "td",
        "dl",
    ),
    *(
        "dt",
        "dd",
        "figure",
        "figcaption",
        "aside",
        "header",
        "footer",
        "nav",
        "main",
        "form",
        "details",
        "summary",
    ),
    *(
        "h1",
        "h2",
        "h3",
        "h4",
        "pre",
        "hr",
        "br",
        "noscript",
        "center",
        "template",
        "svg",
        "iframe",
        "d-footnote",
    ),
)
_INLINE = (
    "b",
    "i",
    "em",
    "strong",
    "a",
    "span",
    "code",
    "sup",
    "sub",
    "del",
    "q",
    "font",
    "small",
    "time",
    "button",
)
_NAMES = (
    *(
        "",
        "",
        "",
        "",
        "share",
        "related-links",
        "newsletter",
        "footnote",
        "caption",
        "byline",
        "date",
        "dek",
        "paywall",
    ),
    *(
        "pullquote",
        "comments",
        "button",
        "ad-slot",
        "bio",
        "entry",
        "update",
        "tags",
        "meta",
        "hidden",
        "content",
    ),
)
_WORDS = (
    *(
        "lamp",
        "harbour",
        "Keeper",
        "storm",
        "1911",
        "*",
        "_so_",
        "1986.",
        "#",
        "`x`",
        "[a](b)",
        "&lt;b&gt;",
        "|",
        "~~",
    ),
    *(
        "café",
        "&nbsp;",
        "![",
        "By Jane Roe",
        "5 March 2020",
        "Advertisement",
        "Read more",
        "©",
        "\u200b",
        "\u3000",
        "ﬁ",
    ),
    *("&amp;amp;", "\\", "[^1]", "---", "> q", "<!--c-->", "\x07", "🙂", "שלום", "光"),
)
_PROSE = "The lamp at the cape shone for sixty years upon a harbour that had no ships. "


def pages(rng: random.Random) -> Iterator[bytes]:
    """Pages without end."""
    known = [path.read_bytes() for path in sorted(PAGES.rglob("*.html"))]
    while True:
        yield tree_page(rng).encode("utf-8", "replace")
        yield damaged(rng, rng.choice(known))


def tree_page(rng: random.Random) -> str:
    """A page of random elements among marked sentences."""
    parts = [
        _element(rng, 0) if rng.random() < 0.7 else f"<p>{_PROSE * rng.randint(1, 3)}</p>" for _ in range(9)
    ]
    title = rng.choice(("Lamps", "", _words(rng)))
    return f"<title>{title}</title><article><h1>{title}</h1>{''.join(parts)}<p id=n1>{_PROSE}</p></article>"


def _element(rng: random.Random, depth: int) -> str:
    tag = rng.choice(_BLOCKS if rng.random() < 0.6 else _INLINE)
    inside = "".join(
        _element(rng, depth + 1) if depth < 6 and rng.random() < 0.5 else _words(rng)
        for _ in range(rng.randint(0, 4))
    )
    href = rng.choice(("#n1", "/x", "https://a.example/?a=(1)", "javascript:x", "http://[", ""))
    end = f"</{tag}>" if rng.random() < 0.9 else ""
    return (
        f'<{tag} class="{rng.choice(_NAMES)}" id="{rng.choice(("", "n1", "n2"))}" href="{href}">{inside}{end}'
    )


def _words(rng: random.Random) -> str:
    made = " ".join(rng.choices(_WORDS, k=rng.randint(1, 6)))
    return f"{made} {_PROSE}" if rng.random() < 0.2 else made


def damaged(rng: random.Random, page: bytes) -> bytes:
    """A page with some of its bytes cut out, doubled, moved or replaced."""
    data = bytearray(page)
    for _ in range(rng.randint(1, 12)):
        at, end = sorted((rng.randrange(len(data) + 1), rng.randrange(len(data) + 1)))
        end = min(end, at + rng.choice((1, 4, 40, 400)))
        piece = bytes(data[at:end])
        data[at:end] = rng.choice(
            (b"", piece * 2, piece[::-1], b"<", b">", b'"', b"\xff", b"&", b"</p>", b"<table>")
        )
    return bytes(data)


def faults(data: bytes) -> Iterator[str]:
    """What is wrong with the import of a page, as sentences."""
    made = read_seed(data, "seeds/page.html", CONTEXT)
    if not isinstance(made, Imported):
        codes = {one.code for one in made.problems}
        if not made.problems or (
            len(data) > SHORTEST and codes & {"proof-field", "proof-markdown", "proof-text"}
        ):
            yield f"refused: {'; '.join(one.message for one in made.problems) or 'without a word'}"
        return
    if made.lines != page_lines(decoded_page(data, made.encoding)):
        yield "its lines are not those of the page"
    yield from unaccounted(made.lines, made.ledger)
    told = "".join(made.lines[one.line - 1][one.start : one.end] for one in pieces(made.lines, made.ledger))
    if told != "".join(made.lines):
        yield "words are neither in the article nor in the ledger"
    yield from _unproven(made, data)


def _unproven(made: Imported, data: bytes) -> Iterator[str]:
    written, problems = read_article(made.article, "content/articles/x.md")
    yield from (one.message for one in problems)
    if written is not None:
        edition = read_edition(written.body, EditionOptions())
        found = prove_markdown(written, edition.plain, data, "x.md", made.article)[1]
        yield from (one.message for one in found if one.is_error)


def run(seed: int, seconds: float, folder: Path) -> tuple[int, Sequence[Path]]:
    """How many pages were tried, and the files of those that failed."""
    until = time.monotonic() + seconds
    failed: list[Path] = []
    tried = 0
    for data in pages(random.Random(seed)):
        if time.monotonic() > until:
            break
        tried += 1
        found = _found(data)
        if found:
            folder.mkdir(exist_ok=True)
            failed.append(folder / f"{seed}-{tried}.html")
            failed[-1].write_bytes(data)
            print(f"{failed[-1]}: {found[0][:300]}")
    return tried, failed


def _found(data: bytes) -> tuple[str, ...]:
    try:
        return tuple(faults(data))
    except Exception as error:  # noqa: BLE001 — a crash is what is looked for
        return (f"{type(error).__name__}: {error}",)


def main() -> None:
    """Prints how many pages were tried and what failed; status 1 if any did."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--seconds", type=float, default=60.0, help="how long to look (default: 60)")
    options.add_argument("--seed", type=int, help="which pages to make; by default others each time")
    asked = options.parse_args()
    seed = asked.seed if asked.seed is not None else random.SystemRandom().randrange(1_000_000)
    tried, failed = run(seed, asked.seconds, Path("fuzz"))
    print(f"seed {seed}: {tried} pages, {len(failed)} failed")
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
