"""Problems and their places."""

import pickle

from glossator.problem import (
    Place,
    ProblemError,
    Severity,
    in_file,
    in_order,
    place_at,
    problem,
    with_severities,
)


def test_a_place_counts_lines_and_columns_from_one() -> None:
    place = place_at("one\ntwo\nthree", 5, 2)
    assert (place.line, place.column, place.length) == (2, 2, 2)
    assert (place.frame, place.frame_first) == (("one", "two", "three"), 1)


def test_a_body_s_places_move_down_into_their_file() -> None:
    (moved,) = in_file([problem("encoding", "x", place_at("a\nb", 2))], "a.md", 5)
    assert (moved.place.path, moved.place.line, moved.place.frame_first) == ("a.md", 6, 5)


def test_settings_change_or_silence_a_severity() -> None:
    found = (problem("encoding", "x", Place("a")), problem("raw-html", "y", Place("a")))
    judged = with_severities(found, {"encoding": "warning", "raw-html": "ignore"})
    assert [(p.code, p.severity) for p in judged] == [("encoding", Severity.WARNING)]


def test_problems_are_printed_in_the_order_of_the_files_each_once() -> None:
    a, b = problem("encoding", "x", Place("a", 2)), problem("encoding", "x", Place("a", 10))
    assert in_order([b, a, b]) == (a, b)


def test_problems_that_another_process_raises_arrive_as_they_are() -> None:
    raised = ProblemError(
        [problem("file-changed", "the theme was changed", Place("themes/own", 3), "build again")]
    )
    arrived = pickle.loads(pickle.dumps(raised))
    assert arrived.problems == raised.problems
    assert str(arrived) == str(raised)
