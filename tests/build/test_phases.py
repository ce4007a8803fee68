"""Phases: where the time of a run goes."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest

from glossator.build.phases import OTHER, UNMEASURED, Phase, Stopwatch
from glossator.build.report import BuildOptions
from glossator.build.run import build


class Clock:
    """Stands still until it is told how long something took."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def seconds(watch: Stopwatch) -> dict[str, float]:
    return {phase.name: phase.seconds for phase in watch.phases}


def test_a_phase_has_the_time_that_it_took_and_the_rest_is_other(clock: Clock) -> None:
    watch = Stopwatch(clock, lambda: 0)
    clock.now += 1
    with watch.phase("read"):
        clock.now += 2
    clock.now += 3
    assert seconds(watch) == {"read": 2, OTHER: 4}


def test_a_phase_inside_another_stops_that_ones_time(clock: Clock) -> None:
    watch = Stopwatch(clock, lambda: 0)
    with watch.phase("print"):
        clock.now += 1
        with watch.phase("plan"):
            clock.now += 5
        clock.now += 2
    assert seconds(watch) == {"print": 3, "plan": 5, OTHER: 0}


def test_stretches_of_a_phase_add_up_in_the_order_of_their_beginning(clock: Clock) -> None:
    watch = Stopwatch(clock, lambda: 0)
    for name, taken in (("b", 1), ("a", 2), ("b", 4)):
        with watch.phase(name):
            clock.now += taken
    assert list(seconds(watch).items()) == [("b", 5), ("a", 2), (OTHER, 0)]


def test_the_making_of_items_is_timed_and_not_what_is_done_with_them(clock: Clock) -> None:
    def made() -> Iterator[int]:
        for number in range(3):
            clock.now += 1
            yield number

    watch = Stopwatch(clock, lambda: 0)
    taken = []
    for item in watch.each("plan", made()):
        clock.now += 10
        taken.append(item)
    assert taken == [0, 1, 2]
    assert seconds(watch) == {"plan": 3, OTHER: 30}


def test_a_phase_that_fails_ends(clock: Clock) -> None:
    watch = Stopwatch(clock, lambda: 0)
    with pytest.raises(ZeroDivisionError), watch.phase("read"):
        clock.now += 1
        raise ZeroDivisionError
    clock.now += 1
    assert seconds(watch) == {"read": 1, OTHER: 1}


def test_the_memory_is_that_at_the_phases_end(clock: Clock) -> None:
    grown = count(10)
    watch = Stopwatch(clock, lambda: next(grown))
    with watch.phase("read"):
        pass
    assert watch.phases[0] == Phase("read", 0, 11)


def test_without_a_stopwatch_items_are_handed_on_as_they_are() -> None:
    items = [1, 2]
    assert UNMEASURED.each("plan", items) is items
    with UNMEASURED.phase("plan"):
        pass
    assert UNMEASURED.phases == ()


def test_all_of_a_builds_time_is_told(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "site.yaml").write_text("title: Papers\n", "utf-8")
    ticks = count()
    watch = Stopwatch(lambda: next(ticks), lambda: 0)
    build(tmp_path, BuildOptions(datetime(2026, 1, 1, tzinfo=UTC), measure=watch))
    found = seconds(watch)
    assert sum(found.values()) == next(ticks) - 1
    assert set(found) == {
        "settings",
        "theme",
        "parse",
        "files",
        "link",
        "print",
        "plan",
        "store",
        "search",
        OTHER,
    }
