"""The fuzz of imports: it makes pages of both kinds, tells what is wrong, and finds nothing in a few."""

import random
from itertools import islice

import pytest
from fuzz_importing import faults, pages


@pytest.mark.parametrize("seed", [11, 12])
def test_random_and_damaged_pages_are_imported_with_all_their_words(seed: int) -> None:
    for data in islice(pages(random.Random(seed)), 12):
        assert list(faults(data)) == []


def test_a_page_of_no_article_is_no_fault() -> None:
    assert list(faults(b"<title></title>")) == []
