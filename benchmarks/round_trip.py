"""Footnoted articles are made, become pages with menus and a sidebar around, and are imported again."""

import random
from collections import Counter
from collections.abc import Iterator

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from readers import CONTEXT

from glossator.ingest.blocks import words_of
from glossator.ingest.read import read_seed
from glossator.ingest.rendered import OPTIONS
from glossator.ingest.values import Imported
from glossator.markdown.parser import parser
from glossator.markdown.plain import blocks_text

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
_LEXICON = """
lamp harbour keeper storm ledger gull drawing tower winter board letter clock ferry salt road inn ox carrier poem
bridge quay census pier loan weather bell signal fog the of and a in to was that it for on with as by from
"""
_WORDS = tuple(_LEXICON.split())


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
