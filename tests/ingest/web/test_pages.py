"""Pages in the manner of many publishers, and what each becomes.

`<kind>.html` is the seed, `<kind>.md` the article file that it must become, `<kind>.problems` what must be said.
`GLOSSATOR_UPDATE_GOLDENS=1` writes both anew; read them as the editor would who gets them.
"""

import os
from pathlib import Path

import pytest
import regex
from selectolax.lexbor import LexborHTMLParser

from glossator.config.load import read_article
from glossator.config.settings import Settings
from glossator.ingest.read import read_seed
from glossator.ingest.rendered import OPTIONS
from glossator.ingest.transforms import derived_again
from glossator.ingest.values import ImportContext, Imported
from glossator.ledger import unaccounted
from glossator.markdown.parser import parser
from glossator.notes.edition import read_edition
from glossator.notes.options import EditionOptions
from glossator.notes.proof import prove_markdown
from glossator.notes.web_text import decoded_page, page_lines

PAGES = Path(__file__).parent / "pages"
KINDS = sorted(path.stem for path in PAGES.glob("*.html"))
CONTEXT = ImportContext(Settings(title="A site"))


def imported(kind: str) -> Imported:
    made = read_seed((PAGES / f"{kind}.html").read_bytes(), f"seeds/{kind}.html", CONTEXT)
    assert isinstance(made, Imported), made
    return made


def expected(kind: str, suffix: str, made: str) -> str:
    path = PAGES / f"{kind}.{suffix}"
    if os.environ.get("GLOSSATOR_UPDATE_GOLDENS") == "1" and (made or path.exists()):
        path.write_text(made, encoding="utf-8")
    return path.read_text(encoding="utf-8") if path.exists() else ""


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_becomes_its_article(kind: str) -> None:
    made = imported(kind)
    assert made.article == expected(kind, "md", made.article)
    said = "".join(f"{one.code} {one.message}\n" for one in made.problems)
    assert said == expected(kind, "problems", said)


@pytest.mark.parametrize("kind", KINDS)
def test_an_imported_page_is_proven_and_reads_back(kind: str) -> None:
    made = imported(kind)
    written, problems = read_article(made.article, "content/articles/x.md")
    assert not problems and written and written.matter.source
    seed = (PAGES / f"{kind}.html").read_bytes()
    assert made.lines == page_lines(decoded_page(seed, made.encoding))
    assert unaccounted(made.lines, written.matter.source.ranges()) == ()
    edition = read_edition(written.body, EditionOptions())
    faults = prove_markdown(written, edition, seed, "x.md", made.article)[1]
    assert (*edition.problems, *faults) == ()
    assert all(derived_again(made.lines, one) == one.value for one in made.derived)


def test_a_changed_footnote_of_a_page_is_found_unless_it_is_said_to_be_meant() -> None:
    made, seed = imported("magazine-footnotes"), (PAGES / "magazine-footnotes.html").read_bytes()
    at = made.article.index("\n[^")
    text = made.article[:at] + made.article[at:].replace("]: ", "]: Not ", 1)
    written, _ = read_article(text, "x.md")
    assert written
    edition = read_edition(written.body, EditionOptions())
    (fault,) = prove_markdown(written, edition, seed, "x.md", text)[1]
    assert fault.code == "proof-field" and "a footnote has “Not " in fault.message and "'notes'" in fault.hint
    meant, _ = read_article(text.replace("\nsource:", "\nedited: [notes]\nsource:", 1), "x.md")
    assert meant and not prove_markdown(meant, edition, seed, "x.md", text)[1]


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_of_a_page_runs_in_its_article(kind: str) -> None:
    written, _ = read_article(imported(kind).article, "content/articles/x.md")
    assert written
    tree = LexborHTMLParser(parser(OPTIONS).render(written.body))
    for element in tree.css("*"):
        assert element.tag not in ("script", "iframe", "object", "embed", "svg", "form", "style")
        for name, value in element.attributes.items():
            assert not name.startswith("on")
            assert not regex.match(r"\s*(?:javascript|data|vbscript):", value or "", regex.IGNORECASE)


def test_no_expectation_is_left_over() -> None:
    assert {path.stem for path in PAGES.iterdir() if path.is_file()} == set(KINDS)
