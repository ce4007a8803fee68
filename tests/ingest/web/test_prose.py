"""An article whose text a page parts into boxes, or lays where the extractor does not look, is found whole."""

from functools import cache

import pytest
from readers import CONTEXT

from glossator.ingest.read import read_seed
from glossator.ingest.values import Imported
from glossator.ingest.web.locate import container, extract, kept_words
from glossator.ingest.web.prose import elsewhere, prose_of
from glossator.ingest.web.tree import Element, read_tree
from glossator.ledger import text_of

KEEPERS = ["Ada", "Berg", "Carl", "Dahl", "Eva", "Falk", "Gus", "Holm", "Ida", "Jung", "Kai", "Lund"]
MENU = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/sea'>Sea</a></li></ul></nav>"


def sentence(number: int, of: str = "cape") -> str:
    keeper = KEEPERS[number % len(KEEPERS)]
    return (
        f"In year {number} the keeper {keeper} carried oil up the {number + 90} steps of the lamp at the {of}, "
        f"wrote {number + 3} lines into the book of the tower and counted {number * 7} ships before the morning came."
    )


def paragraphs(first: int, last: int, of: str = "cape") -> str:
    return "".join(f"<p>{sentence(one, of)}</p>" for one in range(first, last))


def page(inside: str) -> str:
    head = "<title>Keepers of the lamp</title><meta property='og:title' content='Keepers of the lamp'>"
    return f"<html><head>{head}</head><body>{MENU}{inside}</body></html>"


def boxed() -> str:
    boxes = [
        f'<div class="group-container"><div class="group"{marked}>{paragraphs(first, last)}</div></div>'
        f'<div class="group-container"><div class="embed"><img src="a.jpg"></div></div>'
        for marked, first, last in (
            (' itemprop="articleBody"', 0, 6),
            *(("", one, one + 3) for one in range(6, 21, 3)),
        )
    ]
    return page(f"<article><h1>Keepers of the lamp</h1><div class='content'>{''.join(boxes)}</div></article>")


def slides() -> str:
    shown = "".join(
        f"<figure class='slide'><figcaption><div class='slide-header'>Keeper {one}</div>{paragraphs(one, one + 3)}"
        "</figcaption></figure>"
        for one in range(3, 24, 3)
    )
    return page(
        f"<article><h1>Keepers of the lamp</h1><div class='gallery-body'>{paragraphs(0, 3)}</div>"
        f"<div class='slides'>{shown}</div></article>"
    )


def teased() -> str:
    teaser = "<div class='story'><div class='story-content'><a href='/b'><h3>Boats</h3></a>{}</div></div>"
    below = "".join(teaser.format(paragraphs(one, one + 2, "quay")) for one in (40, 50))
    return page(
        f"<h1>Keepers of the lamp</h1><div class='column'><span><span class='prime'>{paragraphs(0, 1)}</span>"
        f"{paragraphs(1, 21)}</span><div class='following'>{below}</div></div>"
    )


def torn() -> str:
    """A page that closes its elements too early."""
    text = f"<main class='content article'><div class='article-content'>{paragraphs(0, 6)}</div></main>"
    return page(
        f"<div class='container'><h1>Keepers of the lamp</h1>{text}</div></div></div>{paragraphs(6, 30)}"
    )


def endless() -> str:
    more = "".join(
        f"<article><h1>Another lamp {one}</h1><div class='text'>{paragraphs(one, one + 6, 'quay')}</div></article>"
        for one in (30, 40, 50)
    )
    first = f"<article><h1>Keepers of the lamp</h1><div class='text'>{paragraphs(0, 5)}</div></article>"
    return page(f"<div class='first'>{first}</div><div class='more'>{more}</div>")


@cache
def imported(html: str) -> Imported:
    made = read_seed(html.encode(), "seeds/a.html", CONTEXT)
    assert isinstance(made, Imported), made.problems
    return made


def found(html: str) -> tuple[Element, Element]:
    """The root, and where the extractor by itself has the article."""
    root = read_tree(html)
    return root, container(root, kept_words(root, extract(html)[0]))


@pytest.mark.parametrize(("html", "count"), [(boxed(), 21), (slides(), 24), (teased(), 21), (torn(), 30)])
def test_what_the_extractor_finds_by_itself_is_the_less_part(html: str, count: int) -> None:
    root, holder = found(html)
    held = [one for one in range(count) if sentence(one) in holder.text]
    assert 2 * len(held) < count and elsewhere(root, holder) is not None


@pytest.mark.parametrize(("html", "count"), [(boxed(), 21), (slides(), 24), (teased(), 21), (torn(), 30)])
def test_every_sentence_of_an_article_comes_in_however_the_page_lays_it(html: str, count: int) -> None:
    text = text_of(imported(html).lines, imported(html).ledger)
    assert [one for one in range(count) if sentence(one) not in text] == []
    assert "quay" not in text


def test_articles_below_each_other_are_not_one() -> None:
    text = text_of(imported(endless()).lines, imported(endless()).ledger)
    assert sentence(4) in text and "quay" not in text


@pytest.mark.parametrize(
    "beside",
    [
        f"<section id='comments-area'>{paragraphs(30, 60, 'quay')}</section>",
        f"<ol class='commentlist'>{paragraphs(30, 60, 'quay')}</ol>",
        f"<div class='replies'>{paragraphs(30, 60, 'quay')}</div>",
        f"<aside>{paragraphs(30, 60, 'quay')}</aside>",
        f"<footer>{paragraphs(30, 60, 'quay')}</footer>",
    ],
)
def test_what_readers_say_and_what_stands_beside_is_no_prose_of_the_page(beside: str) -> None:
    html = page(
        f"<article><h1>Keepers of the lamp</h1><div class='text'>{paragraphs(0, 8)}</div></article>{beside}"
    )
    root, holder = found(html)
    assert elsewhere(root, holder) is None
    assert all("quay" not in one.text for one in prose_of(root))


@pytest.mark.parametrize("is_above", [True, False])
def test_terms_of_use_longer_than_the_article_are_not_taken_for_it(is_above: bool) -> None:
    terms = f"<div class='layer'><div class='inner'>{paragraphs(30, 90, 'quay')}</div></div>"
    story = f"<article><h1>Keepers of the lamp</h1><div class='text'>{paragraphs(0, 8)}</div></article>"
    html = page(terms + story if is_above else story + terms)
    text = text_of(imported(html).lines, imported(html).ledger)
    assert sentence(7) in text and "quay" not in text


def test_a_page_of_a_few_sentences_is_left_to_the_extractor() -> None:
    html = page(f"<article><h1>Keepers</h1><p>{sentence(1)}</p></article><div><p>{sentence(2)}</p></div>")
    root, holder = found(html)
    assert elsewhere(root, holder) is None


def test_an_article_that_is_put_together_is_looked_at_by_the_editor() -> None:
    said = [one.message for one in imported(slides()).problems]
    assert any("most of the page's sentences" in one for one in said)


@pytest.mark.parametrize("name", ["id='comment-1234'", "class='comment_70'", "class='tool_comment_info'"])
def test_a_numbered_comment_within_the_article_is_none_of_it(name: str) -> None:
    said = f"<div><div {name}><p>{sentence(30, 'quay')}</p></div></div>"
    html = page(
        f"<article><h1>Keepers of the lamp</h1><div class='text'>{paragraphs(0, 8)}</div>{said}</article>"
    )
    text = text_of(imported(html).lines, imported(html).ledger)
    assert sentence(7) in text and "quay" not in text


def test_a_block_that_says_how_many_comment_is_no_comment() -> None:
    html = page(f"<article><h1>Keepers</h1><div class='comment'>{paragraphs(0, 8)}</div></article>")
    assert sentence(7) in text_of(imported(html).lines, imported(html).ledger)
