"""Related articles are the same, whoever finds them."""

from pathlib import Path

import pytest

from glossator.build.layout import MANY, remembering
from glossator.build.opening import passing
from glossator.site.related import related
from glossator.work import Crew


@pytest.mark.parametrize("more", [0, 1, 7])
def test_processes_find_the_related_articles_that_one_finds(tmp_path: Path, more: int) -> None:
    topics = [(f"a{index % 37}", f"b{index % 11}", f"c{index % 101}") for index in range(MANY + more)]
    with passing(tmp_path) as cache, Crew(3) as crew:
        tuple(crew.map(abs, range(10)))
        assert crew.hands == 3
        assert remembering(cache, crew)(topics, 4) == related(topics, 4)
