"""The laws of importing pages: whatever a page is made of, each of its words is in the article or in the ledger."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from glossator.config.settings import Settings
from glossator.ingest.read import read_seed
from glossator.ingest.values import ImportContext, Imported
from glossator.ledger import pieces, text_of
from glossator.notes.web_text import page_lines
from glossator.text import fold_source

CONTEXT = ImportContext(Settings(title="A site"))
BLOCKS = (
    "p",
    "div",
    "blockquote",
    "ul",
    "ol",
    "li",
    "h2",
    "h3",
    "pre",
    "table",
    "tr",
    "td",
    "figure",
    "section",
    "aside",
)
INLINE = ("b", "i", "a", "span", "code", "sup", "del", "q", "em", "strong")
CLASSES = ("", "", "", "share-bar", "related", "footnote", "caption", "byline")

words = st.lists(
    st.sampled_from(
        [
            "lamp",
            "harbour",
            "*",
            "_so_",
            "1986.",
            "#",
            "`x`",
            "[a](b)",
            "&lt;b&gt;",
            "|",
            "~~",
            "café",
            "&nbsp;",
            "![",
        ]
    ),
    min_size=1,
    max_size=6,
).map(" ".join)


def element(tags: tuple[str, ...], inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(
        lambda tag, name, kids, gap: f'<{tag} class="{name}" href="/x">{gap.join(kids)}</{tag}>',
        st.sampled_from(tags),
        st.sampled_from(CLASSES),
        st.lists(inside, max_size=4),
        st.sampled_from(("", " ", "\n", "<br>")),
    )


trees = st.recursive(words, lambda inside: element(BLOCKS, inside) | element(INLINE, inside), max_leaves=12)
PROSE = "The lamp at the cape shone for sixty years upon a harbour that had no ships. " * 4


@given(st.lists(trees, min_size=1, max_size=4))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_word_of_a_page_is_in_the_article_or_in_the_ledger(parts: list[str]) -> None:
    marked = "".join(parts)
    page = f"<title>Lamps</title><nav>Menu</nav><article><h1>Lamps</h1><p>{PROSE}</p>{marked}<p>{PROSE}</p></article>"
    made = read_seed(page.encode(), "seeds/a.html", CONTEXT)
    assert isinstance(made, Imported), made.problems
    assert made.lines == page_lines(page)
    told = "".join(made.lines[one.line - 1][one.start : one.end] for one in pieces(made.lines, made.ledger))
    assert told == "".join(made.lines)
    assert all(one.kind for one in pieces(made.lines, made.ledger))
    assert fold_source(PROSE) in fold_source(text_of(made.lines, made.ledger))


@given(st.binary(max_size=400) | st.text(max_size=400).map(str.encode))
@settings(max_examples=100, deadline=None)
def test_no_bytes_make_an_import_fail_without_a_word(data: bytes) -> None:
    made = read_seed(data, "seeds/a.html", CONTEXT)
    assert isinstance(made, Imported) or made.problems
