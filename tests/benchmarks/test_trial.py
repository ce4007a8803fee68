"""A round of builds, whole, on a very small site: nothing of its times is judged."""

from pathlib import Path

import corpus
from census import differences
from siting import files_of
from systems import SYSTEMS
from trial import Trial
from works import COLD, INCREMENTAL

COUNT = 10


def test_a_round_does_every_work_and_leaves_the_articles_as_they_were(tmp_path: Path) -> None:
    system = SYSTEMS["glossator"]
    trial = Trial(tmp_path, COUNT, (system,), corpus.newest(COUNT))
    trial.lay()
    content = trial.root(system) / "content"
    before = files_of(content)
    samples = list(trial.round(0))
    assert [sample.work for sample in samples] == [COLD.name, *(work.name for work in INCREMENTAL)]
    assert files_of(content) == before
    census = trial.census()
    assert differences(census) == ()
    assert census["glossator"].counts["articles"] == COUNT
    assert census["glossator"].counts["notes"] == COUNT * corpus.NOTES + 1
