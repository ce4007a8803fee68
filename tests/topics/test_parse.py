"""The least-cost parse, against every parse there is."""

from collections.abc import Iterator
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator.topics.parse import REPEAT, best_table, choices, readings

Span = tuple[int, int]


def every_parse(size: int, start: int = 0) -> Iterator[tuple[Span, ...]]:
    if start == size:
        yield ()
    for end in range(start + 1, size + 1):
        for rest in every_parse(size, end):
            yield ((start, end), *rest)


def spans(size: int) -> list[Span]:
    return [(start, end) for start in range(size) for end in range(start + 1, size + 1)]


def price(parse: tuple[Span, ...], costs: dict[Span, float], keys: dict[Span, str]) -> float:
    repeated = len(parse) - len({keys[span] for span in parse})
    return sum(costs[span] for span in parse) + REPEAT * repeated


@st.composite
def lines(draw: st.DrawFn) -> tuple[int, dict[Span, float], dict[Span, str]]:
    words = draw(st.lists(st.sampled_from("ab"), min_size=1, max_size=6))
    size = len(words)
    keys = {span: " ".join(words[slice(*span)]) for span in spans(size)}
    by_key = {key: draw(st.integers(6, 60)) / 2 for key in sorted(set(keys.values()))}
    return size, {span: by_key[keys[span]] for span in keys}, keys


@given(lines())
def test_no_parse_is_cheaper_than_the_best(line: tuple[int, dict[Span, float], dict[Span, str]]) -> None:
    size, costs, keys = line
    found = best_table(size, costs, keys).head(size)
    cheapest = min(price(parse, costs, keys) for parse in every_parse(size))
    assert price(found, costs, keys) == pytest.approx(cheapest)


@given(
    st.integers(2, 6).flatmap(
        lambda size: st.tuples(st.just(size), st.lists(st.integers(1, 40), min_size=21, max_size=21))
    )
)
def test_a_margin_is_the_distance_of_the_best_parses_on_both_sides(drawn: tuple[int, list[int]]) -> None:
    size, numbers = drawn
    costs = {span: float(number) for span, number in zip(spans(size), numbers, strict=False)}
    keys = {span: str(span) for span in costs}
    for choice in choices(best_table(size, costs, keys)):
        both = {True: inf, False: inf}
        for parse in every_parse(size):
            cut = any(end == choice.place for _, end in parse)
            both[cut] = min(both[cut], price(parse, costs, keys))
        assert choice.margin == pytest.approx(abs(both[True] - both[False]))


def test_readings_leave_out_the_names_that_both_have() -> None:
    costs = {(0, 1): 1.0, (1, 2): 2.0, (2, 3): 2.0, (1, 3): 3.0, (3, 4): 1.0}
    table = best_table(4, costs, {span: str(span) for span in costs})
    middle = next(choice for choice in choices(table) if choice.place == 2)
    assert readings(table, middle) == (((1, 2), (2, 3)), ((1, 3),))


def test_a_repeated_name_is_paid_where_nothing_is_cheaper() -> None:
    costs = {(0, 1): 3.0, (1, 2): 3.0, (0, 2): 40.0}
    keys = {(0, 1): "a", (1, 2): "a", (0, 2): "a a"}
    assert best_table(2, costs, keys).head(2) == ((0, 1), (1, 2))


def test_a_repeated_name_is_avoided_where_that_is_cheaper() -> None:
    costs = {(0, 1): 3.0, (1, 2): 3.0, (0, 2): 10.0}
    keys = {(0, 1): "a", (1, 2): "a", (0, 2): "a a"}
    assert best_table(2, costs, keys).head(2) == ((0, 2),)
