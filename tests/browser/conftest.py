"""The site whose pages these tests read: several articles, topics and notes of every kind, one article in Serbian, one
without a date, one of long words and wide tables, under a base path."""

from pathlib import Path

import pytest
from siting import SiteUnderTest


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of the site in `site/`, built as its editors would."""
    site = SiteUnderTest.copied(Path(__file__).parent / "site", tmp_path_factory.mktemp("reading") / "site")
    return site.run("build").succeeds().output
