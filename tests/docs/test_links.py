"""The documentation can be found and walked: its index has every page, and no link within it leads nowhere."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = [
    *sorted(DOCS.glob("*.md")),
    *(ROOT / f"{name}.md" for name in ("README", "CONTRIBUTING", "CHANGELOG")),
]
CODE = re.compile(r"^```.*?^```$|`[^`\n]+`", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:)([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def links_of(page: Path) -> list[str]:
    return LINK.findall(CODE.sub("", page.read_text(encoding="utf-8")))


def anchors_of(page: Path) -> set[str]:
    """The ids that GitHub gives the headings of a page."""
    kept = (
        re.sub(r"[^\w\- ]", "", title).strip() for title in HEADING.findall(page.read_text(encoding="utf-8"))
    )
    return {title.lower().replace(" ", "-") for title in kept}


def test_the_index_has_every_page() -> None:
    listed = {name for name in links_of(DOCS / "README.md") if "/" not in name}
    assert listed == {page.name for page in DOCS.glob("*.md")} - {"README.md"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_no_link_leads_nowhere(page: Path) -> None:
    for link in links_of(page):
        path, _, anchor = link.partition("#")
        target = page.parent / path if path else page
        assert target.exists(), link
        assert not anchor or anchor in anchors_of(target), link


def test_the_picture_is_small_enough_to_be_looked_at() -> None:
    assert (DOCS / "images/article.png").stat().st_size < 150_000
