"""The laws of importing pages: whatever a page is made of, each of its words is in the article or in the ledger."""

import re
from collections import Counter
from itertools import count

from fuzz_words import BLOCKS, INLINE, MARKS, NAMES, PROSE
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from glossator.config.load import read_article
from glossator.config.matter import Matter
from glossator.config.settings import Settings
from glossator.ingest.read import read_seed
from glossator.ingest.values import ImportContext, Imported
from glossator.ledger import BODY, pieces, text_of
from glossator.notes.edition import read_edition
from glossator.notes.markdown_text import note_rows
from glossator.notes.options import EditionOptions
from glossator.notes.proof import prove_markdown
from glossator.text import fold_source

CONTEXT = ImportContext(Settings(title="A site"))
CLASSES = (*("",) * 4, "share-bar", "related", *NAMES)
STATES = (
    "",
    "",
    "",
    "",
    "hidden",
    "aria-hidden=true",
    "style='display:none'",
    "dir=rtl",
    "lang=he",
    "id=n1",
    "id=n2",
)
SILENT = (
    *(
        "<template>@</template>",
        "<script>@</script>",
        "<style>@</style>",
        "<svg><text>@</text></svg>",
        "<!-- @ -->",
    ),
    "<iframe>@</iframe>",
)
"""What has no words, whatever it holds."""
WHOLE = (
    *(
        "<ruby>@<rp>(</rp><rt>@</rt><rp>)</rp></ruby>",
        "@<br>@<br><br>@",
        "<img src=/a.png alt=x>",
        "<hr>",
        "@<wbr>@",
    ),
    *(
        "<sup><a href=#n1>1</a></sup>",
        "<sup><a href=#n2>2</a></sup>",
        "<d-footnote>@ @</d-footnote>",
        "\u200f@\u200e",
    ),
    *(
        "<table><caption>@</caption><tr><th>@<th>@<tr><td colspan=2>@</table>",
        "<pre>@\n\n  @\n@</pre>",
        "\u202e@\u202c",
    ),
    *(
        "<ul><li>@<ol><li>@<li>@<ul><li>@</ul></ol><li>@</ul>",
        "<figure><img src=/b.png><figcaption>@</figure>",
    ),
    *(
        "<details><summary>@</summary><p>@</details>",
        "<dl><dt>@<dd>@<dd>@</dl>",
        "<select><option>@</select>",
    ),
)
TOKEN = re.compile(r"w\d+w")

words = st.lists(st.sampled_from(("@", "@", *MARKS)), min_size=1, max_size=6).map(" ".join)
leaves = words | st.sampled_from(WHOLE) | st.sampled_from(SILENT)


def element(tags: tuple[str, ...], inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(
        lambda tag, name, state, kids, gap: (
            f'<{tag} class="{name}" {state} href="/x">{gap.join(kids)}</{tag.partition(" ")[0]}>'
        ),
        st.sampled_from(tags),
        st.sampled_from(CLASSES),
        st.sampled_from(STATES),
        st.lists(inside, max_size=4),
        st.sampled_from(("", " ", "\n", "<br>")),
    )


trees = st.recursive(
    leaves, lambda inside: element(BLOCKS, inside) | element((*INLINE, "bdo dir=rtl"), inside), max_leaves=16
)
TEXT = PROSE * 4


def marked_page(parts: list[str]) -> str:
    """A page around the trees, each `@` a word that stands once; by Jane Roe, and with two footnotes at its end."""
    notes = "<ol><li id=n1>@ <b>@</b></li><li id=n2><p>@</p><p>@</p></li></ol>"
    text = (
        f"<title>Lamps</title><meta name=author content='Jane Roe'><nav>@</nav><article><h1>Lamps</h1>"
        f"<p>{TEXT}</p>{''.join(parts)}<p>{TEXT}</p>{notes}</article><footer>@</footer>"
    )
    numbers = count()
    return re.sub("@", lambda _: f"w{next(numbers)}w", text)


def tokens(text: str) -> list[str]:
    return TOKEN.findall(text)


def said_words(page: str) -> list[str]:
    """The marked words of a page, but for those of elements that have none; told from its source alone."""
    silent = r"<(template|script|style|svg|iframe)>.*?</\1>|<!--.*?-->"
    return tokens(re.sub(silent, "", page, flags=re.DOTALL))


def values(matter: Matter) -> dict[str, list[str]]:
    """The marked words of each kind of value that the raw text says."""
    return {
        "title": tokens(matter.title),
        "dek": tokens(matter.dek),
        "bio": tokens(" ".join(one.bio for one in matter.authors)),
        "pullquote": tokens(" ".join(one.text for one in matter.pullquotes)),
    }


@given(st.lists(trees, min_size=1, max_size=5))
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@example([*WHOLE, *SILENT])
def test_every_word_of_a_page_is_in_the_article_or_in_the_ledger(parts: list[str]) -> None:
    page = marked_page(parts)
    made = read_seed(page.encode(), "seeds/a.html", CONTEXT)
    assert isinstance(made, Imported), made.problems
    kinds: dict[str, list[str]] = {}
    for one in pieces(made.lines, made.ledger):
        assert one.kind or not made.lines[one.line - 1]
        kinds.setdefault(one.kind, []).extend(tokens(made.lines[one.line - 1][one.start : one.end]))
    # A word that is cut in two between classes is in neither.
    assert Counter(word for held in kinds.values() for word in held) == Counter(said_words(page))
    written, problems = read_article(made.article, "content/articles/a.md")
    assert written and not problems
    edition = read_edition(written.body, EditionOptions())
    assert tokens(edition.plain) == kinds[BODY]
    assert Counter(tokens(" ".join(note_rows(written.body)))) == Counter(kinds.get("note", []))
    assert all(held == kinds.get(kind, []) for kind, held in values(written.matter).items())
    assert not prove_markdown(written, edition, page.encode(), "a.md", made.article)[1]
    assert fold_source(TEXT) in fold_source(text_of(made.lines, made.ledger))


@given(st.binary(max_size=400) | st.text(max_size=400).map(str.encode))
@settings(max_examples=100, deadline=None)
def test_no_bytes_make_an_import_fail_without_a_word(data: bytes) -> None:
    made = read_seed(data, "seeds/a.html", CONTEXT)
    assert isinstance(made, Imported) or made.problems
