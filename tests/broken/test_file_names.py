"""Names that no repository should hold, since not every system can check them out."""

from pathlib import Path

import pytest
from siting import SiteUnderTest


@pytest.mark.parametrize("name", ["ferry\n1911.txt", "ferry\x07.txt", "ferry\u2028.txt"])
def test_a_raw_file_whose_name_fits_on_no_line_is_told_so(tmp_path: Path, name: str) -> None:
    site = SiteUnderTest(tmp_path, tmp_path).write("site.yaml", "title: The Harbour Papers\n")
    site.write(f"seeds/{name}", "The ferry\n4 March 2024\n\nThe ferry was built in 1911.\n")
    site.run("check").fails_with("error[seed-name]", "give it a name of letters")
    assert name not in site.stdout
    site.run("build").fails_with("seed-name").writes_nothing()
