"""The fuzz of imports: it makes raw files of every format, tells what is wrong, and finds nothing in a few."""

import random
from itertools import islice
from pathlib import Path

import pytest
from fuzz_importing import Tally, faults, run
from fuzz_seeds import MAKERS, seeds
from wording import p, word_file

from glossator.notes.raw_page import form_of


@pytest.mark.parametrize("seed", [11, 12])
def test_random_and_damaged_files_are_imported_with_all_their_words(seed: int) -> None:
    for name, data in islice(seeds(random.Random(seed)), 2 * len(MAKERS)):
        assert list(faults(data, name)) == []


def test_files_of_every_format_are_made_and_the_same_again_by_the_same_seed() -> None:
    made = list(islice(seeds(random.Random(3)), 3 * len(MAKERS)))
    assert {form_of(name) for name, _ in made} == {"text", "markdown", "page", "archive", "word", "entry"}
    assert made == list(islice(seeds(random.Random(3)), 3 * len(MAKERS)))


def test_what_holds_no_text_or_is_damaged_is_no_fault() -> None:
    for name, data in (
        ("a.html", b""),
        ("a.docx", b"PK"),
        ("a.docx", word_file(p(""))),
        ("a.md", b"---\n: [\n---\n"),
    ):
        assert list(faults(data, name)) == []


def test_a_slice_tells_what_it_has_tried() -> None:
    tally = Tally()
    tally.files.update(("html", "html", "txt"))
    tally.failed.update(("crash",))
    assert str(tally) == "3 files (html 2, txt 1), 0 refused, failed: crash 1"


def test_a_slice_of_no_time_tries_nothing(tmp_path: Path) -> None:
    assert not run(1, 0, tmp_path).files
