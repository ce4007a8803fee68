"""Rows of a metadata file go to the seeds that they mean. Room `edit`, pure."""

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from types import MappingProxyType

from glossator.edit.arrivals import Arrival
from glossator.edit.named import RawFile
from glossator.ingest.overrides import MetadataRow
from glossator.problem import Problem, problem


def overrides_of(
    rows: Mapping[str, MetadataRow], arrivals: Iterable[Arrival]
) -> Mapping[str, Mapping[str, object]]:
    """Front matter by name of the seed, which is not always that of the file that somebody named."""
    found = ((PurePosixPath(one.seed.file).name, rows.get(one.raw.path.name)) for one in arrivals)
    return MappingProxyType({name: row.values for name, row in found if row})


def unused_rows(rows: Mapping[str, MetadataRow], files: Iterable[RawFile]) -> tuple[Problem, ...]:
    """A warning for each row that means none of the files that somebody named."""
    names = {raw.path.name for raw in files}
    hint = "correct the name, or name the file in the command as well"
    return tuple(
        problem("unused-row", f"none of the raw files is called {name}", row.place, hint)
        for name, row in rows.items()
        if name not in names
    )
