"""One broken site for each problem code: what the command line prints about it, word for word.

A folder is named by its code. Beside the site's files it has `expected.txt`: a command after `$`, run in that folder,
and all that it prints (the folder itself shown as `…`). `GLOSSATOR_UPDATE_GOLDENS=1 pytest tests/broken` writes what
is printed; read it as the editor would who gets it: one clear message, the right place, what is wrong, what to do.
"""

import os
import re
import shlex
import shutil
from pathlib import Path

import pytest
from siting import SiteUnderTest

from glossator.codes import CODES

HERE = Path(__file__).parent
TRANSCRIPT = "expected.txt"
CASES = sorted(folder.name for folder in HERE.iterdir() if (folder / TRANSCRIPT).is_file())
ELSEWHERE = {
    "cannot-write": "tests/build/test_store.py::test_a_disk_that_takes_no_more_leaves_the_last_pages",
    "address-gone": "tests/build/test_gone.py::test_a_check_tells_an_address_that_the_next_build_would_take_away",
    "no-revision": "tests/cli/test_diff.py::test_a_revision_that_git_does_not_know_is_said_so",
    "dead-link": "tests/links/test_check.py::test_a_dead_link_is_told_at_the_line_that_cites_it",
    "search-failed": "tests/build/test_searching.py::test_an_indexer_that_fails_leaves_the_last_pages",
    "link-not-followed": "tests/broken/test_reaching_outside.py::test_a_link_that_leads_nowhere_is_told_until_it_does",
    "process-lost": "tests/cli/test_build.py::test_a_worker_that_the_system_ends_leaves_the_last_pages",
    "site-busy": "tests/build/test_opening.py::test_a_run_that_does_not_end_keeps_another_from_starting",
    "missing-extra": "tests/sources/test_bibliography.py::test_without_the_extra_one_message_says_how_to_install_it",
    "file-changed": "tests/edit/test_files.py::test_a_file_that_changed_meanwhile_is_not_replaced",
    "seed-name": "tests/broken/test_file_names.py::test_a_raw_file_whose_name_fits_on_no_line_is_told_so",
    "seed-unaccounted": "tests/ingest/test_proof.py::test_an_import_that_forgets_a_line_is_refused",
    "unindented-note": "tests/notes/test_proof.py::test_a_paragraph_of_a_note_that_is_not_indented_is_told_to_be",
}
"""Codes that no files of a site can bring about, or not alone, each with the test that does."""
SETTLED = frozenset(
    (
        *(
            "no-site",
            "missing-key",
            "unknown-key",
            "unknown-zone",
        ),  # without settings there is none to follow
        *("missing-theme", "theme-loop", "theme-interface", "template-syntax", "template-error"),
        *("missing-extension", "bad-extension", "extension-failed"),
        *("proof-output", "foreign-output", "file-exists", "note-refused"),
    )
)
"""Codes (of the sites here) whose severity no setting changes: there is nothing to publish, or work would be lost."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the broken site is copied to, on a terminal of a hundred columns."""
    monkeypatch.setenv("COLUMNS", "100")
    return tmp_path / "site"


@pytest.mark.parametrize("code", CASES)
def test_a_broken_site_is_told_what_is_wrong_where_and_what_to_do(
    code: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    transcript = HERE / code / TRANSCRIPT
    command, _, expected = transcript.read_text(encoding="utf-8").partition("\n")
    shutil.copytree(HERE / code, folder, ignore=shutil.ignore_patterns(TRANSCRIPT))
    site = SiteUnderTest(HERE / code, folder)
    monkeypatch.chdir(folder)
    site.run_here(*shlex.split(command.removeprefix("$ glossator ")))
    printed = (site.stdout + site.stderr).replace(str(folder), "…")
    if os.environ.get("GLOSSATOR_UPDATE_GOLDENS") == "1":
        transcript.write_text(f"{command}\n{printed}", encoding="utf-8")
        expected = printed
    assert printed == expected
    assert f"[{code}]" in printed
    assert site.code == (CODES[code].severity == "error")
    assert "Traceback" not in printed


@pytest.mark.parametrize("code", CASES)
def test_a_broken_site_has_the_one_problem_that_it_is_named_after(code: str) -> None:
    said = (HERE / code / TRANSCRIPT).read_text(encoding="utf-8")
    assert set(re.findall(r"^(?:error|warning)\[([a-z-]+)\]", said, re.MULTILINE)) == {code}


@pytest.mark.parametrize("code", CASES)
def test_settings_may_ignore_a_problem_unless_work_or_truth_would_be_lost(
    code: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = (HERE / code / TRANSCRIPT).read_text(encoding="utf-8").partition("\n")[0]
    shutil.copytree(HERE / code, folder, ignore=shutil.ignore_patterns(TRANSCRIPT))
    if (folder / "site.yaml").exists():
        with (folder / "site.yaml").open("a", encoding="utf-8") as file:
            file.write(f"problems: {{{code}: ignore}}\n")
    monkeypatch.chdir(folder)
    site = SiteUnderTest(HERE / code, folder).run_here(*shlex.split(command.removeprefix("$ glossator ")))
    assert (f"[{code}]" in site.stdout + site.stderr) == (code in SETTLED)
    assert site.code or code not in SETTLED


def test_every_code_has_a_broken_site_or_a_test_elsewhere() -> None:
    assert {*CASES, *ELSEWHERE} == set(CODES)
    assert len(CASES) + len(ELSEWHERE) == len(CODES)


@pytest.mark.parametrize("test", ELSEWHERE.values())
def test_what_covers_a_code_elsewhere_is_there(test: str) -> None:
    path, _, name = test.partition("::")
    assert f"def {name}" in (HERE.parents[1] / path).read_text(encoding="utf-8")


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_is_raised_somewhere(code: str) -> None:
    sources = (HERE.parents[1] / "src").rglob("*.py")
    assert any(f'"{code}"' in path.read_text("utf-8") for path in sources if path.name != "codes.py")
