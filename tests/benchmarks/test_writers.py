"""The articles as files: Glossator finds nothing wrong with them, and all generators get the same words."""

from pathlib import Path

import corpus
import pytest
from siting import SiteUnderTest
from systems import SYSTEMS, System
from works import EDITS, texts

COUNT = 8
OURS = [system for system in SYSTEMS.values() if system.incremental]


@pytest.fixture(params=OURS, ids=lambda system: system.name)
def system(request: pytest.FixtureRequest) -> System:
    found: System = request.param
    return found


def laid(system: System, folder: Path) -> SiteUnderTest:
    """The system's site with a few articles."""
    root = folder / system.name
    system.lay(root)
    for article in corpus.articles(COUNT):
        system.write(root, article)
    return SiteUnderTest(root, root)


def test_glossator_has_nothing_to_say_of_them(system: System, tmp_path: Path) -> None:
    laid(system, tmp_path).run("check", "--strict").succeeds()


def test_nothing_is_wrong_after_the_edits_and_each_is_on_its_page(system: System, tmp_path: Path) -> None:
    site = laid(system, tmp_path)
    edited = [work.change(number) for number, work in enumerate(EDITS) if work.change]
    for number, article in enumerate(edited):
        if article:
            system.write(site.folder, article)
        else:
            system.delete(site.folder, corpus.article(number))
    site.run("build", "--strict", "--base-url", "https://example.org/").succeeds()
    pages = site.output / "articles"
    for article in filter(None, edited):
        shown = (pages / article.slug / "index.html").read_text(encoding="utf-8")
        assert [text for text in texts(article) if text not in shown] == []
    # One was added and one deleted.
    assert len(list(pages.iterdir())) == COUNT


def test_words_that_are_not_the_raw_texts_are_found(tmp_path: Path) -> None:
    site = laid(SYSTEMS["glossator+proofs"], tmp_path)
    path = site.folder / f"content/articles/{corpus.article(0).slug}.md"
    word = corpus.article(0).paragraphs[-1].words[2]
    text = path.read_text(encoding="utf-8")
    at = text.rindex(f" {word} ")
    path.write_text(f"{text[:at]} altered{text[at:]}", encoding="utf-8")
    site.run("check").fails_with("proof-markdown")


@pytest.mark.parametrize("system", list(SYSTEMS.values()), ids=list(SYSTEMS))
def test_every_generator_gets_every_word(system: System) -> None:
    article = corpus.article(3)
    written = "\n".join(system.files(article).values())
    assert [text for text in texts(article) if text not in written] == []
    assert all(f"[^n{number}]: **" in written for number in range(1, 11))


def test_the_bodies_are_the_same_for_all() -> None:
    article = corpus.article(3)
    path = f"content/articles/{article.slug}.md"
    first = article.paragraphs[0].markdown
    bodies = {system.files(article)[path].partition(first)[2] for system in SYSTEMS.values()}
    assert len(bodies) == 1
