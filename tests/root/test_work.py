"""Work is mapped over processes: in order, bounded, and by this process alone where there is little of it."""

import os
import threading
from collections.abc import Iterator

import pytest

from glossator.work import FEW, Crew, Inline, chunks, mapped


def doubled(number: int) -> int:
    return 2 * number


def process(_task: int) -> int:
    return os.getpid()


def failing(number: int) -> int:
    raise ValueError(f"no {number}")


def test_results_come_in_the_order_of_the_tasks() -> None:
    with Crew(2) as crew:
        assert list(crew.map(doubled, range(40))) == [2 * n for n in range(40)]


def test_little_work_is_done_here() -> None:
    with Crew(2) as crew:
        assert set(crew.map(process, range(FEW))) == {os.getpid()}
        assert os.getpid() not in set(crew.map(process, range(FEW + 1)))


def test_one_job_is_this_process() -> None:
    with Crew(1) as crew:
        assert set(crew.map(process, range(20))) == {os.getpid()}


def test_an_executor_that_is_handed_in_does_the_work() -> None:
    with Crew(4, Inline()) as crew:
        assert set(crew.map(process, range(20))) == {os.getpid()}


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_a_task_raises_is_raised_here(jobs: int) -> None:
    with Crew(jobs) as crew, pytest.raises(ValueError, match="no 0"):
        list(crew.map(failing, range(20)))


def test_no_more_tasks_are_taken_than_may_be_under_way() -> None:
    taken = []

    def tasks() -> Iterator[int]:
        for number in range(10):
            taken.append(number)
            yield number

    results = mapped(Inline(), doubled, tasks(), ahead=3)
    next(results)
    assert taken == [0, 1, 2, 3]


def test_items_come_by_so_many() -> None:
    assert list(chunks(range(5), 2)) == [(0, 1), (2, 3), (4,)]


def test_a_process_with_threads_is_not_forked() -> None:
    asked = "__import__('multiprocessing').get_start_method(allow_none=True)"
    ended = threading.Event()
    other = threading.Thread(target=ended.wait)
    other.start()
    try:
        with Crew(2) as crew:
            assert set(crew.map(eval, [asked] * 8)) == {"spawn"}
    finally:
        ended.set()
        other.join()


def test_a_crew_counts_its_hands_once_they_work() -> None:
    with Crew(2) as crew:
        assert crew.hands == 1
        assert tuple(crew.map(abs, (-1, 2), few=1)) == (1, 2)
        assert crew.hands == 2
