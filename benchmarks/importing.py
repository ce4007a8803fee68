"""Measures what an import of web pages finds: the article's words, its footnotes, its metadata, and how long it takes.

    python benchmarks/importing.py DIR             pages with gold beside them, beside the extractor alone
    python benchmarks/importing.py DIR --each      and every page on a line
    python benchmarks/importing.py --round-trip 100

`docs/benchmarks.md` tells what gold is and how it is scored.
"""

import argparse
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from gold import Gold, Score, gold_pages, scored
from readers import READERS, Reader
from round_trip import round_trip

POOR = 0.9
"""Recall under which a page is named."""
SHARES = ("recall", "precision", "title", "date", "author", "footnotes", "chrome")
RUNS = 3
"""Of which the quickest counts, by the processor's time, so that what else runs does not."""


def measure(folder: Path, reader: Reader) -> tuple[Score, ...]:
    """The scores of a folder's pages, by path; what a reader loads at first is no page's time."""
    pages = tuple(gold_pages(folder))
    for page, _ in pages[:1]:
        reader(page.read_bytes())
    return tuple(_measured(page, gold, reader) for page, gold in pages)


def _measured(page: Path, gold: Gold, reader: Reader) -> Score:
    data = page.read_bytes()
    times = []
    for _ in range(RUNS):
        started = time.process_time()
        found = reader(data)
        times.append(time.process_time() - started)
    return scored(page.name, gold, found, min(times))


def report(scores: Sequence[Score]) -> Iterator[str]:
    """The figures of one reader as lines."""
    for key in SHARES:
        told = [getattr(one, key) for one in scores if getattr(one, key) is not None]
        yield f"  {key:<14} {_mean(told):.4f} of {len(told)}"
    poor = [one.name for one in scores if one.recall < POOR]
    yield f"  recall < {POOR}   {len(poor) / len(scores):.1%} {', '.join(poor[:9])}"
    times = sorted(one.seconds * 1000 for one in scores)
    yield f"  ms a page      {_mean(times):.0f}, median {times[len(times) // 2]:.0f}, most {times[-1]:.0f}"


def each(scores: Iterable[Score]) -> Iterator[str]:
    """A line a page; what is not known of it is a dash."""
    for one in scores:
        told = (getattr(one, key) for key in SHARES)
        yield f"  {one.name:<34} " + " ".join("    -" if value is None else f"{value:5.3f}" for value in told)


def _mean(values: Iterable[float]) -> float:
    every = list(values)
    return sum(every) / max(1, len(every))


def main() -> None:
    """Prints the figures of a folder, of a round trip, or of both."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument(
        "folder", nargs="?", type=Path, help="pages with gold beside them, or folders of such"
    )
    options.add_argument("--each", action="store_true", help="every page on a line as well")
    options.add_argument("--only", choices=sorted(READERS), help="one reader instead of all")
    options.add_argument("--round-trip", type=int, metavar="N", help="make N articles into pages and back")
    asked = options.parse_args()
    for name, reader in READERS.items() if asked.folder else ():
        scores = measure(asked.folder, reader) if asked.only in (None, name) else ()
        for line in (f"{name}, {len(scores)} pages", *report(scores)) if scores else ():
            print(line)
        for line in each(scores) if asked.each else ():
            print(line)
    for line in round_trip(asked.round_trip) if asked.round_trip else ():
        print(line)


if __name__ == "__main__":
    main()
