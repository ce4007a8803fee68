"""Samples become ratios, and ratios a table beside the figures to reach. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from trial import Sample
from works import COLD, GROWTH, INCREMENTAL, MEMORY

BASE = "hugo"
"""Against which everything is measured."""


@dataclass(frozen=True, slots=True)
class Goal:
    """A figure to reach: a work's median ratio against another system's cold build."""

    work: str
    articles: int
    system: str
    against: str
    most: float


GOALS = (
    Goal("cold", 10_000, "glossator", "hugo", 1.5),
    Goal("cold", 10_000, "glossator+four", "hugo", 2.0),
    Goal("cold", 1_000, "glossator", "hugo", 1.5),
    Goal("cold", 1_000, "glossator", "pelican", 0.3),
    Goal("nothing", 10_000, "glossator", "hugo", 0.06),
    Goal("body", 10_000, "glossator", "hugo", 0.08),
    Goal("note", 10_000, "glossator", "hugo", 0.08),
    Goal("title", 10_000, "glossator", "hugo", 0.15),
    Goal("topic", 10_000, "glossator", "hugo", 0.15),
    Goal("added", 10_000, "glossator", "hugo", 0.15),
    Goal("deleted", 10_000, "glossator", "hugo", 0.15),
    Goal("restored", 10_000, "glossator", "hugo", 0.2),
    Goal("memory", 10_000, "glossator", "hugo", 0.25),
    Goal("growth", 50_000, "glossator", "1,000 articles", 1.2),
)


@dataclass(frozen=True, slots=True)
class Ratio:
    """What a work of a system took, against a cold build of another (growth: of itself, an article)."""

    work: str
    articles: int
    system: str
    against: str
    value: float
    own: float
    """Seconds, bytes; for growth, seconds an article. A median, as `value` is."""

    @property
    def goal(self) -> float | None:
        """The figure to reach, where there is one."""
        own = (self.work, self.articles, self.system, self.against)
        return next((g.most for g in GOALS if (g.work, g.articles, g.system, g.against) == own), None)


def ratios(samples: Iterable[Sample]) -> tuple[Ratio, ...]:
    """Every work against Hugo's cold build of the same size, round by round; cold builds against the others', too."""
    times = _times(samples)
    return tuple(
        Ratio(work, size, name, against, _paired(own, cold), median(own.values()))
        for (work, size, name), own in times.items()
        for (other, same, against), cold in times.items()
        if other == COLD.name and same == size and _compared(work, name, against)
    )


def memory_ratios(articles: int, peaks: Mapping[str, int]) -> tuple[Ratio, ...]:
    """Peak memory of each system against Hugo's."""
    return tuple(
        Ratio(MEMORY.name, articles, name, against, own / peaks[against], own)
        for name, own in peaks.items()
        for against in peaks
        if _compared(MEMORY.name, name, against)
    )


def growth_ratios(small: Sequence[Sample], large: Sequence[Sample]) -> tuple[Ratio, ...]:
    """The time of an article in a large site against a small one's, round by round."""
    few, many, against = _each(small), _each(large), f"{small[0].articles:,} articles"
    return tuple(
        Ratio(GROWTH.name, large[0].articles, name, against, _paired(own, few[name]), median(own.values()))
        for name, own in many.items()
    )


def table(found: Iterable[Ratio]) -> Sequence[str]:
    """Markdown: a row for each ratio, by system, Hugo first."""
    order = [work.name for work in (COLD, *INCREMENTAL, MEMORY, GROWTH)]
    rows = sorted(
        found, key=lambda r: (r.system != BASE, r.system, r.against, r.articles, order.index(r.work))
    )
    head = [
        "| work | articles | system | took | against | ratio | to reach |",
        "|---|---:|---|---:|---|---:|---:|",
    ]
    return [*head, *map(_row, rows)]


def _compared(work: str, system: str, against: str) -> bool:
    """Whether two systems are: all with Hugo (itself, too: its times are the measure), and Glossator's cold builds
    with every other's."""
    return against == BASE or (work == COLD.name and is_glossator(system) and not is_glossator(against))


def is_glossator(system: str) -> bool:
    """Whether a system is a site of Glossator, with whatever settings."""
    return system.partition("+")[0] == "glossator"


def _times(samples: Iterable[Sample]) -> Mapping[tuple[str, int, str], Mapping[int, float]]:
    found: dict[tuple[str, int, str], dict[int, float]] = {}
    for one in samples:
        found.setdefault((one.work, one.articles, one.system), {})[one.round] = one.seconds
    return found


def _each(samples: Iterable[Sample]) -> Mapping[str, Mapping[int, float]]:
    """Seconds an article by system and round."""
    found: dict[str, dict[int, float]] = {}
    for one in samples:
        found.setdefault(one.system, {})[one.round] = one.seconds / one.articles
    return found


def _paired(own: Mapping[int, float], others: Mapping[int, float]) -> float:
    return median(seconds / others[number] for number, seconds in own.items())


def _row(one: Ratio) -> str:
    says = {work.name: work.says for work in (COLD, *INCREMENTAL, MEMORY, GROWTH)}[one.work]
    goal = "" if one.goal is None else f"≤ {one.goal:g}{'' if one.value <= one.goal else ', missed'}"
    return f"| {says} | {one.articles:,} | {one.system} | {_took(one)} | {one.against} | {one.value:.3g} | {goal} |"


def _took(one: Ratio) -> str:
    if one.work == MEMORY.name:
        return f"{one.own / 1e6:,.0f} MB"
    if one.work == GROWTH.name:
        return f"{one.own * 1000:.2f} ms"
    return f"{one.own:.2f} s"
