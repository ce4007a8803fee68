"""Measures Glossator against other generators, and prints ratios beside the figures to reach.

    python benchmarks/run.py                                    everything; an hour or more
    python benchmarks/run.py --articles 1000 --runs 3 --growth  a look, without the growth

`docs/benchmarks.md` tells the method. Needs the dependency group `bench`, and Node.js for Eleventy.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import corpus
from figures import growth_ratios, is_glossator, memory_ratios, ratios
from measure import FailedError
from results import Results, data, put, report
from systems import SYSTEMS, MissingError, System
from trial import Sample, Trial, UnchangedError
from works import INCREMENTAL

DEFAULT = ("hugo", "pelican", "eleventy", "glossator", "glossator+four", "glossator+all")
PLACES: Mapping[str, Callable[[int], int]] = {"newest": corpus.newest, "middle": corpus.middle}
"""Which articles are edited."""


def main() -> int:
    """Everything that was asked for; the exit status is 1 where a figure means nothing."""
    asked = _asked(sys.argv[1:])
    results = Results(asked.runs, asked.edited)
    try:
        with tempfile.TemporaryDirectory(prefix="bench-", dir=asked.workdir) as folder:
            _measure(asked, Path(folder), results)
    except (MissingError, FailedError, UnchangedError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    text = "\n".join(report(results))
    print(f"\n{text}")
    asked.output.write_text(data(results), encoding="utf-8")
    if asked.into:
        put(asked.into, text)
    return int(bool(results.unequal))


def _asked(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure Glossator against other static site generators.")
    parser.add_argument(
        "--articles", type=int, nargs="+", default=[1000, 10_000], metavar="N", help="sizes of the sites"
    )
    parser.add_argument(
        "--growth",
        type=int,
        nargs="*",
        default=[1000, 50_000],
        metavar="N",
        help="two sizes; none to leave it out",
    )
    parser.add_argument("--systems", nargs="+", default=DEFAULT, choices=SYSTEMS, metavar="NAME")
    parser.add_argument("--runs", type=int, default=5, metavar="N", help="rounds of builds of each size")
    parser.add_argument("--cold", action="store_true", help="cold builds only")
    parser.add_argument("--edited", choices=PLACES, default="newest", help="which articles are edited")
    parser.add_argument(
        "--workdir", type=Path, help="where to lay out the sites, instead of the temporary folder"
    )
    parser.add_argument("--output", type=Path, default=Path("benchmarks.json"), metavar="FILE")
    parser.add_argument("--into", type=Path, metavar="FILE", help="a page whose marked place gets the tables")
    asked = parser.parse_args(arguments)
    if len(asked.growth) not in (0, 2):
        parser.error("--growth takes two sizes, or none")
    needed = asked.runs * len(INCREMENTAL)
    if not asked.cold and min(map(PLACES[asked.edited], asked.articles)) < needed:
        parser.error(f"too few articles for edits of another one each time: {needed} are edited")
    return asked


def _measure(asked: argparse.Namespace, folder: Path, results: Results) -> None:
    systems = [SYSTEMS[name] for name in asked.systems]
    for system in systems:
        system.command(folder)  # that all are there is known before an hour is spent
    for size in asked.articles:
        _size(asked, _laid(asked, folder / str(size), size, systems), results)
    own = [system for system in systems if is_glossator(system.name)][:1]
    if asked.growth and own:
        trials = [_laid(asked, folder / f"growth-{size}", size, own) for size in asked.growth]
        small, large = zip(*_pairs(trials, asked.runs), strict=True)
        results.samples += (*small, *large)
        results.ratios += growth_ratios(small, large)


def _laid(asked: argparse.Namespace, folder: Path, size: int, systems: Sequence[System]) -> Trial:
    _tell(f"laying out {size:,} articles")
    trial = Trial(folder, size, systems, PLACES[asked.edited](size))
    trial.lay()
    return trial


def _size(asked: argparse.Namespace, trial: Trial, results: Results) -> None:
    _tell("peak memory")
    results.ratios += memory_ratios(trial.articles, trial.memory())
    results.written[trial.articles] = trial.census()
    samples = []
    for number in range(asked.runs):
        for sample in trial.cold(number) if asked.cold else trial.round(number):
            _tell(f"round {number + 1}: {sample.system}, {sample.work}: {sample.seconds:.2f} s")
            samples.append(sample)
    results.samples += samples
    results.ratios += ratios(samples)


def _pairs(trials: Sequence[Trial], runs: int) -> Iterator[Sequence[Sample]]:
    """Cold builds of both sizes, one after the other."""
    for number in range(runs):
        pair = [sample for trial in trials for sample in trial.cold(number)]
        _tell(f"growth, round {number + 1}: " + ", ".join(f"{one.seconds:.2f} s" for one in pair))
        yield pair


def _tell(said: str) -> None:
    """What is being done, on the second stream: the first is for the tables."""
    print(said, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
