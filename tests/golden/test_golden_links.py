"""Every link inside a golden site leads to a file that it has, at an id that is there, and under its base path."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

HERE = Path(__file__).parent
CASES = sorted(folder.parent.name for folder in HERE.glob("*/expected"))


def addresses(page: LexborHTMLParser) -> Iterator[str]:
    for node in page.css("[href], [src]"):
        yield node.attributes.get("href") or node.attributes.get("src") or ""


def ids(page: LexborHTMLParser) -> set[str]:
    return {node.attributes.get("id") or "" for node in page.css("[id]")}


def is_there(output: Path, path: str, fragment: str) -> bool:
    file = output / unquote(path).lstrip("/")
    target = file / "index.html" if path.endswith("/") or not path else file
    if not target.is_file():
        return False
    return not fragment or unquote(fragment) in ids(LexborHTMLParser(target.read_text(encoding="utf-8")))


@pytest.mark.parametrize("case", CASES)
def test_every_link_inside_a_golden_site_leads_somewhere(case: str) -> None:
    output = HERE / case / "expected"
    settings = yaml.safe_load((HERE / case / "site" / "site.yaml").read_text(encoding="utf-8"))
    site = settings.get("url", "http://localhost:8000/")
    lost = []
    for file in sorted(output.rglob("*.html")):
        here = urljoin(site, file.relative_to(output).as_posix())
        for address in addresses(LexborHTMLParser(file.read_text(encoding="utf-8"))):
            full = urlsplit(urljoin(here, address))
            inside = f"{full.scheme}://{full.netloc}{full.path}".removeprefix(site)
            if full.netloc == urlsplit(site).netloc and (
                not full.path.startswith(urlsplit(site).path) or not is_there(output, inside, full.fragment)
            ):
                lost.append(f"{file.relative_to(output)}: {address}")
    assert lost == []


@pytest.mark.parametrize("case", CASES)
def test_the_sitemap_names_pages_that_are_there(case: str) -> None:
    output = HERE / case / "expected"
    settings = yaml.safe_load((HERE / case / "site" / "site.yaml").read_text(encoding="utf-8"))
    site = settings.get("url", "http://localhost:8000/")
    sitemap = LexborHTMLParser((output / "sitemap.xml").read_text(encoding="utf-8"))
    pages = [node.text() for node in sitemap.css("loc")]
    assert pages
    assert [page for page in pages if not is_there(output, page.removeprefix(site), "")] == []
