"""Room `ingest`: many raw files are read by several processes at once. Pure but for the processes.

What an import knows is the same for all files, so each process takes it apart once, however many files it reads.
"""

import pickle
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from glossator.ingest.read import read_seed
from glossator.ingest.values import ImportContext, Imported, Refused
from glossator.topics.centroid import Centroids
from glossator.work import Crew, chunks

TOGETHER = 8
"""Raw files that a process reads before it tells."""


@dataclass(frozen=True, slots=True)
class _Task:
    context: bytes
    seeds: tuple[tuple[str, bytes], ...]


@dataclass(frozen=True, slots=True)
class _Taught:
    """What the site's articles have in common, worked out once."""

    centroids: Centroids

    def __call__(self) -> Centroids:
        return self.centroids


def read_each(
    seeds: Sequence[tuple[str, bytes]], context: ImportContext, jobs: int
) -> Iterator[Imported | Refused]:
    """Raw files (path inside the site, bytes) as articles or refusals, in their order, by so many processes.

    One process reads them where they are few, and where the context holds what cannot be sent to another, such as a
    function that a module of the site defines in another.
    """
    packed = _packed(context) if jobs > 1 and len(seeds) > TOGETHER else b""
    if not packed:
        yield from (read_seed(data, name, context) for name, data in seeds)
        return
    tasks = (_Task(packed, tuple(chunk)) for chunk in chunks(seeds, TOGETHER))
    with Crew(jobs) as crew:
        for done in crew.map(_read, tasks):
            yield from done


def _packed(context: ImportContext) -> bytes:
    """What an import knows, to be sent; empty where it cannot be."""
    try:
        return pickle.dumps(replace(context, archive=_Taught(context.archive())))
    except (pickle.PicklingError, AttributeError, TypeError):
        return b""


@lru_cache(1)
def _unpacked(context: bytes) -> ImportContext:
    value = pickle.loads(context)
    if not isinstance(value, ImportContext):
        raise TypeError(type(value).__name__)
    return value


def _read(task: _Task) -> tuple[Imported | Refused, ...]:
    context = _unpacked(task.context)
    return tuple(read_seed(data, name, context) for name, data in task.seeds)
