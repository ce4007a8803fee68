"""`glossator clean`."""

from pathlib import Path

from commanding import Run


def test_what_a_build_wrote_is_removed(fresh: Path, run: Run) -> None:
    run("-s", "site", "build")
    (fresh / ".glossator").mkdir(exist_ok=True)
    ran = run("-s", "site", "clean")
    assert ran.status == 0
    assert "site/output" in ran.out
    assert not (fresh / "output").exists() and not (fresh / ".glossator").exists()
    assert (fresh / "content/pages/about.md").is_file()


def test_files_that_no_build_wrote_stay(fresh: Path, run: Run) -> None:
    run("-s", "site", "build")
    (fresh / "output/CNAME").write_text("example.org", encoding="utf-8")
    ran = run("-s", "site", "clean")
    assert "other files stay" in ran.out
    assert [path.name for path in (fresh / "output").iterdir()] == ["CNAME"]


def test_a_folder_that_no_build_wrote_is_left_alone(fresh: Path, run: Run) -> None:
    (fresh / "output").mkdir()
    (fresh / "output/thesis.doc").write_text("mine", encoding="utf-8")
    ran = run("-s", "site", "clean")
    assert ran.status == 1
    assert "error[foreign-output]" in ran.err
    assert (fresh / "output/thesis.doc").is_file()


def test_nothing_to_clean_is_no_error(fresh: Path, run: Run) -> None:
    assert run("-s", "site", "clean").status == 0
