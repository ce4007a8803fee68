"""Golden sites: what whole small sites build to, byte for byte.

`<case>/site/` is the site, `<case>/expected/` all that it builds to. All but one case have the theme `theme/`, which
prints what a page may read, a line a fact: a change of the default theme changes the golden of `default-theme` alone,
and a change of any other golden is a change of what pages say. `GLOSSATOR_UPDATE_GOLDENS=1 pytest tests/golden`
accepts what is built; read the diff as you would read code.
"""

import re
import shutil
from collections.abc import Callable, Collection
from pathlib import Path

import pytest
from conftest import REPOSITORY
from msgspec import StructMeta
from siting import SiteUnderTest

from glossator.build.reads import offered_names
from glossator.model import Byline, Heading, Note, PullQuote, Selection
from glossator.site import shown
from glossator.site.views import BaseView
from glossator.theme.inspect import reading
from glossator.theme.theme import Theme, read_theme

HERE = Path(__file__).parent
THEME = HERE / "theme"
CASES = sorted(folder.parent.name for folder in HERE.glob("*/site"))
VALUES = (
    *(Byline, Heading, Note, PullQuote, Selection),
    *(
        one
        for one in vars(shown).values()
        if isinstance(one, StructMeta) and one.__module__ == shown.__name__
    ),
)


@pytest.fixture
def golden(site: Callable[[str], SiteUnderTest]) -> Callable[[str], SiteUnderTest]:
    """A function that gives a copy of a case's site with the plain theme among its themes."""

    def copied(case: str) -> SiteUnderTest:
        copy = site(case)
        shutil.copytree(THEME, copy.folder / "themes" / "plain")
        return copy

    return copied


@pytest.fixture(scope="session")
def packaged_assets() -> Collection[str]:
    """The published paths of the default theme's assets, which every site gets; each names its bytes by a digest."""
    return frozenset(asset.path for asset in read_theme(REPOSITORY, "default").assets.values())


@pytest.mark.parametrize("case", CASES)
def test_a_site_builds_to_its_golden_output(
    case: str, golden: Callable[[str], SiteUnderTest], packaged_assets: Collection[str]
) -> None:
    golden(case).run("build").succeeds().writes_the_golden_output(without=packaged_assets)


@pytest.mark.parametrize("case", CASES)
def test_a_golden_site_has_no_problem(case: str, golden: Callable[[str], SiteUnderTest]) -> None:
    golden(case).run("check", "--strict").succeeds().says("No problems.")


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Theme:
    root = tmp_path_factory.mktemp("plain")
    shutil.copytree(THEME, root / "themes" / "plain")
    return read_theme(root, "plain")


BASE = {*BaseView.__struct_fields__}


@pytest.mark.parametrize("template", sorted(offered_names().keys() - {"article.md", "article.txt"}))
def test_the_plain_theme_reads_all_that_pages_offer(template: str, plain: Theme) -> None:
    unread = offered_names()[template] - reading(plain, template).names
    assert unread - (set() if template.endswith(".html") else BASE) == set()


@pytest.mark.parametrize("value", VALUES, ids=lambda value: value.__name__)
def test_the_plain_theme_prints_each_part_of_a_value(value: type) -> None:
    text = "".join(file.read_text(encoding="utf-8") for file in sorted((THEME / "templates").iterdir()))
    assert [name for name in value.__struct_fields__ if not re.search(rf"\b{name}\b", text)] == []
