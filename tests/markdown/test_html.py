"""Markdown as HTML: blocks with ids, links as holes, raw HTML cleaned with a place for each thing that goes."""

from time import process_time

import pytest
from glossing import complaints, html_of, read
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from glossator.markdown.links import resolve
from glossator.markdown.parser import parser
from glossator.model import Ref


def html(markdown: str) -> str:
    return html_of(read(markdown))


def said(markdown: str) -> list[str]:
    return [line.removeprefix("! ") for line in complaints(read(markdown).problems)]


def test_each_top_level_block_has_an_id_on_its_element() -> None:
    assert [
        name for name, _ in read("a\n\n- b\n\n> c\n\n```\nd\n```\n\n    e\n\n---\n\n| f |\n|---|").blocks
    ] == [f"p{number}" for number in range(1, 8)]
    assert html("a\n\n> b\n\n```py\nc\n```\n\n    d\n\n---") == (
        '<p id="p1">a</p>\n<blockquote id="p2">\n<p>b</p>\n</blockquote>\n'
        '<pre id="p3"><code class="language-py">c\n</code></pre>\n<pre id="p4"><code>d\n</code></pre>\n<hr id="p5" />\n'
    )


def test_notes_and_comments_change_no_blocks_id() -> None:
    noted = read("a[^x]\n\n[^x]: N.\n\n<!-- c -->\n\nb")
    assert [name for name, _ in noted.blocks] == ["p1", "p2"]


def test_cells_are_aligned_without_a_style() -> None:
    assert '<td class="align-right">1</td>' in html("| a |\n|--:|\n| 1 |")
    assert "style" not in html("| a | b | c |\n|--:|:-:|:--|\n| 1 | 2 | 3 |")


def test_an_element_may_span_blocks() -> None:
    assert html("<details><summary>More</summary>\n\nInside *it*.\n\n</details>\n\nAfter.") == (
        '<div id="p1"><details><summary>More</summary>\n<p>Inside <em>it</em>.</p>\n</details>\n</div>\n'
        '<p id="p2">After.</p>\n'
    )


def test_an_element_that_is_never_closed_takes_no_other_block() -> None:
    assert html("<div>\n\na\n\nb") == '<div id="p1"><div>\n</div>\n</div><p id="p2">a</p>\n<p id="p3">b</p>\n'


@pytest.mark.parametrize(
    ("address", "target", "fragment"),
    [
        ("other.md", "articles/other.md", ""),
        ("other.md#note-jobs", "articles/other.md", "note-jobs"),
        ("./other.md", "articles/other.md", ""),
        ("../pages/about.md", "pages/about.md", ""),
        ("map.png", "articles/map.png", ""),
        ("a%20map.png", "articles/a map.png", ""),
        ("karta-ž.md#č", "articles/karta-ž.md", "č"),
        ("../topics/", "topics/", ""),
    ],
)
def test_relative_links_become_holes(address: str, target: str, fragment: str) -> None:
    assert resolve(address, "articles/own.md").ref == Ref(target, fragment)
    assert read(f"[a]({address})").refs == (Ref(target, fragment),)


@pytest.mark.parametrize("markdown", ["[a]({})", '<a href="{}">a</a>'])
def test_a_relative_link_keeps_its_query(markdown: str) -> None:
    ref = Ref("articles/sub/other.md", "y", "x=1&z=%25,")
    assert read(markdown.format("sub/other.md?x=1&z=%25,#y")).refs == (ref,)


@pytest.mark.parametrize(
    "address",
    [
        "/topics/nato/",
        "#p3",
        "https://example.org/a?b=c#d",
        "mailto:a@example.org",
        "//example.org/",
        "tel:+32",
        "?q=1",
        "",
    ],
)
def test_other_addresses_stay_as_they_are(address: str) -> None:
    assert resolve(address, "articles/own.md").text == address
    assert html(f"[a]({address})") == f'<p id="p1"><a href="{address}">a</a></p>\n'


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "java\tscript:x",
        "vbscript:x",
        "data:text/html,x",
        "file:///etc/passwd",
        "\x01javascript:x",
    ],
)
def test_dangerous_addresses_are_refused(address: str) -> None:
    assert resolve(address, "articles/own.md").text == ""
    assert "script" not in html(f'<a href="{address}">a</a>')


@pytest.mark.parametrize(
    "markdown",
    ["[a](javascript:x)", "![a](data:image/svg+xml,x)", "<javascript:alert(1)>", "[a]\n\n[a]: vbscript:x"],
)
def test_dangerous_links_are_errors(markdown: str) -> None:
    assert said(markdown)[0].startswith("unsafe-link 1:")
    assert "href" not in html(markdown).replace("src", "")


@pytest.mark.parametrize(
    "address", ["../../x.md", "../../../etc/passwd", "a/../../../x", "%2e%2e/%2e%2e/x", "..\\x"]
)
def test_links_stay_inside_the_content(address: str) -> None:
    assert (resolve(address, "articles/own.md").fault or ("",))[0] == "unsafe-path"


def test_an_author_can_write_no_hole() -> None:
    assert read("[a](.hole/x) <a title=' href=\".hole/y\"'>b</a>").refs == (Ref("articles/.hole/x"),)


def test_a_bare_address_says_that_it_is_one() -> None:
    assert 'class="bare"' in html("<https://example.org/>")
    assert "class" not in html("[a](https://example.org/)")


def test_links_of_the_web_get_nothing_more() -> None:
    assert html("[a](https://example.org/)") == '<p id="p1"><a href="https://example.org/">a</a></p>\n'


@pytest.mark.parametrize(
    ("markdown", "clean"),
    [
        ("a <sub>2</sub> <kbd>x</kbd>", "a <sub>2</sub> <kbd>x</kbd>"),
        ('a <abbr title="x &amp; y">b</abbr>', 'a <abbr title="x &amp; y">b</abbr>'),
        ("a <b onclick='x()'>b</b>", "a <b>b</b>"),
        ("a <b class=sr-only>b</b>", "a <b>b</b>"),
        ("a <b hidden>b</b>", "a <b>b</b>"),
        ("a <b data-not-source>b</b>", "a <b>b</b>"),
        ("a <b style='display:none'>b</b>", "a <b>b</b>"),
        ("a <script>b</script>", "a b"),
        ("a <b>b", "a <b>b</b>"),
        ("a b</b></p></div>", "a b"),
        ("a <!-- c -->b", "a b"),
        ("a <?php x ?> b <![CDATA[x]]>", "a  b "),
        ("a <img src=x onerror=y>", 'a <img src="{articles/x}">'),
        ("a <B>b</B>", "a <b>b</b>"),
        ("a <input> <form>b</form>", "a  b"),
    ],
)
def test_raw_html_is_cleaned(markdown: str, clean: str) -> None:
    assert html(markdown) == f'<p id="p1">{clean}</p>\n'


@pytest.mark.parametrize(
    "block",
    [
        "<script>\nalert(1)\n</script>",
        "<style>\np { display: none }\n</style>",
        "<div <script>alert(1)</script>>x</div>",
        "<svg><script>alert(1)</script></svg>",
        "<math><mtext><img src=x onerror=alert(1)></mtext></math>",
        '<div><a href="java&#10;script:alert(1)">x</a></div>',
        '<div title="</div><script>alert(1)</script>">x</div>',
        "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
        "<p title='`><img src=x onerror=alert(1)>'>x</p>",
    ],
)
def test_no_block_of_raw_html_runs_script(block: str) -> None:
    parsed = LexborHTMLParser(html(block))
    assert parsed.css("script, style, iframe, svg, math, [onerror], [srcdoc]") == []
    assert [a for a in parsed.css("a") if "script" in (a.attributes.get("href") or "")] == []


@pytest.mark.parametrize(
    ("srcset", "kept"),
    [
        ("a.png 400w, b.png 800w", "{articles/a.png} 400w, {articles/b.png} 800w"),
        ("a.png, b.png 2x", "{articles/a.png}, {articles/b.png} 2x"),
        ("/a.png 1.5x,https://e.org/c,d.png 3x,, e,f.png", None),
        ("../../x.png 1x, /a.png 2x", "/a.png 2x"),
        ("javascript:alert(1) 1x, java&#10;script:alert(1), data:image/png,AA 2x, /a.png", "/a.png"),
        ("mailto:a@b.org 1x, HTTP://e.org/a.png 2x", "HTTP://e.org/a.png 2x"),
        ("/a.png 1x 2w, /b.png onload, /c.png 0w, /d.png", "/d.png"),
        (" , , ", ""),
    ],
)
def test_the_images_of_a_srcset_are_judged_one_by_one(srcset: str, kept: str | None) -> None:
    expected = "/a.png 1.5x, https://e.org/c,d.png 3x, {articles/e,f.png}" if kept is None else kept
    attribute = f' srcset="{expected}"' if expected else ""
    assert html(f'a <img alt="" srcset="{srcset}">') == f'<p id="p1">a <img alt=""{attribute}></p>\n'


def test_what_a_srcset_loses_is_told() -> None:
    assert said('a <img srcset="javascript:x 1x, ../../y.png 2x" alt="">') == [
        "unsafe-path 1:8",
        "raw-html 1:8",
    ]


def test_a_picture_has_sources() -> None:
    picture = '<picture><source srcset="/a.webp" media="print" type="image/webp"><img src="/a.png" alt=""></picture>'
    assert picture in html(f"a {picture}")
    assert said(f"a {picture}") == []


def test_the_text_of_raw_html_makes_no_link() -> None:
    markup = """<div> href=".hole/a.md" <a href="https://e.org/ .hole/b.md" title=' href=".hole/c.md"'>d</a></div>"""
    edition = read(markup)
    assert edition.refs == ()
    assert all(isinstance(part, str) for _, parts in edition.blocks for part in parts)


def test_what_is_taken_out_is_told_with_its_place() -> None:
    assert said("Text <b onclick='x'>b</b>\nand <blink>x</blink>") == ["raw-html 1:9", "raw-html 2:5"]


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- secret -->",
        "<!-- secret",
        "<!--\nsecret\n\nsecret",
        "<!--> <!-- secret -->",
        "<!-- a -- b --- secret -->",
    ],
)
def test_no_comment_is_published(comment: str) -> None:
    assert "secret" not in html(f"Text.\n\n{comment}")
    assert "secret" not in read(f"Text.\n\n{comment}").plain


def test_an_inline_comment_is_not_published() -> None:
    assert html("a <!-- secret -- b -->c") == '<p id="p1">a c</p>\n'


@pytest.mark.parametrize(
    "piece", ["<script>", "<!-- a ", "<b ", "<b>", "</b>", "<a href='x", "<!-- -", "<?x "]
)
def test_cleaning_is_linear(piece: str) -> None:
    start = process_time()
    read("<div>\n" + piece * 20_000)
    read("a " + piece * 5_000)
    assert process_time() - start < 10


def test_nothing_is_said_of_comments_and_allowed_elements() -> None:
    assert said("a <!-- c --> <b>b</b>\n\n<!-- d -->\n\n<figure>e</figure>") == []


SAMPLES = [
    '# A\n\nb *c* **d** `e` [f](https://example.org) ![g](/h.png "i")\n\n'
    "- j\n- k\n\n1. l\n2. m\n\n> n\n\n---\n\n```o\np\n```",
    "a\\\nb  \nc &amp; &copy; <https://example.org>\n\n    code\n\n* * *\n\nSetext\n======\n",
    '[ref]: /url "t"\n\n[ref] [x][ref] [ref][] ![ref]\n\n*a **b*** ***c*** _d_ __e__',
    "- a\n\n  b\n- c\n    - d\n\n10) e\n11) f\n\n> > g\nlazy",
    "[a](b(c)d) [^ [x^] ^y^ [^] [^]: z",
    "<div>\n*raw*\n</div>\n\n<b>x</b> <!-- y -->",
]


@pytest.mark.parametrize("sample", SAMPLES)
def test_commonmark_is_rendered_as_the_reference_parser_does(sample: str) -> None:
    assert parser().render(sample) == MarkdownIt("commonmark").render(sample)


@given(st.text(alphabet=st.sampled_from("ab *_`[]()<>!#-+.\\\n\t&;:\"'1/"), max_size=80))
def test_commonmark_without_tables_is_untouched(markdown: str) -> None:
    reference = MarkdownIt("commonmark", {"maxNesting": 100})
    if "|" not in markdown and "~" not in markdown:
        assert parser().render(markdown) == reference.render(markdown)
