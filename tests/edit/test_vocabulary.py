"""New names join the vocabulary below what editors wrote, which stays as it is to the byte."""

from pathlib import Path

import pytest

from glossator.config.load import read_vocabulary
from glossator.edit.vocabulary import add_names
from glossator.problem import ProblemError


def site(tmp_path: Path, text: str | None) -> Path:
    (tmp_path / "content").mkdir()
    if text is not None:
        (tmp_path / "content/topics.yaml").write_bytes(text.encode())
    return tmp_path


def written(root: Path) -> str:
    return (root / "content/topics.yaml").read_bytes().decode()


def test_names_that_are_new_are_appended_and_marked(tmp_path: Path) -> None:
    before = "# ours\n- name:   Rome   # the city\n  aliases: [Roma]\n"
    root = site(tmp_path, before)
    assert add_names(root, ["Venice", "roma", "VENICE", "Alexandria"]) == ("Alexandria", "Venice")
    assert written(root) == before + "- name: Alexandria\n  new: true\n- name: Venice\n  new: true\n"


def test_a_site_without_a_vocabulary_gets_one(tmp_path: Path) -> None:
    root = site(tmp_path, None)
    add_names(root, ["NO", "2024", "a: b", "Ђорђе"])
    vocabulary, problems = read_vocabulary(written(root))
    assert problems == ()
    assert {t.name for t in vocabulary.topics} == {"NO", "2024", "a: b", "Ђорђе"}


def test_windows_line_ends_and_a_missing_last_one_are_respected(tmp_path: Path) -> None:
    root = site(tmp_path, "- name: A\r\n- name: B")
    add_names(root, ["C"])
    assert written(root) == "- name: A\r\n- name: B\r\n- name: C\r\n  new: true\r\n"


def test_a_list_in_brackets_is_left_alone_with_a_word(tmp_path: Path) -> None:
    root = site(tmp_path, "[{name: A}]\n")
    with pytest.raises(ProblemError):
        add_names(root, ["B"])
    assert written(root) == "[{name: A}]\n"


def test_a_broken_vocabulary_is_left_alone(tmp_path: Path) -> None:
    root = site(tmp_path, "- nam: A\n")
    with pytest.raises(ProblemError):
        add_names(root, ["B"])
    assert written(root) == "- nam: A\n"


def test_nothing_new_writes_nothing(tmp_path: Path) -> None:
    root = site(tmp_path, None)
    assert add_names(root, []) == ()
    assert not (root / "content/topics.yaml").exists()
