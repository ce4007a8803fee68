"""A plan becomes files that lie ready: what is as it was stays, the rest is printed. Room `build`.

What an output folder holds is known by size and time, else by digest; a file that somebody changed is printed again.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from glossator.build.cache import Printed
from glossator.build.codec import decode, digest, encode
from glossator.build.plan import Node
from glossator.build.printing import Batch, Pull, Sheet, Shop, print_batch
from glossator.problem import Problem
from glossator.site.output import Copied, Data, Page
from glossator.sources.folder import read_bytes
from glossator.work import Crew, chunks

Progress = Callable[[int], None]

BATCH = 24
"""Pages that one task prints."""


@dataclass(slots=True)
class Impression:
    """What came of a plan. Files of pages that are as they were have no part in it."""

    paths: list[str] = field(default_factory=list)
    """Every output file."""
    ready: dict[str, Path] = field(default_factory=dict)
    """The files in the staging folder, by where they belong."""
    printed: dict[str, Printed] = field(default_factory=dict)
    """What is to be remembered of files that are new, changed, or known anew."""
    gone: tuple[str, ...] = ()
    """Files that the output folder had after the last run, and the plan has no more."""
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Order:
    """What there is to compare a plan with, and where to print."""

    shop: Shop
    output: Path
    before: Mapping[str, Printed]
    """What the output folder had after the last run, by path."""
    texts: Mapping[str, bytes]
    """The digests of galleys by key."""


def impress(plan: Iterable[Node], order: Order, crew: Crew, progress: Progress) -> Impression:
    """Print what is not in the output folder as the plan has it; `progress` hears how many files are done. Raises
    OSError where the disk refuses."""
    made = Impression()
    waiting: dict[int, Node] = {}
    batches = (Batch(order.shop, chunk) for chunk in chunks(_sheets(plan, order, made, waiting), BATCH))
    for pulls in crew.map(print_batch, batches):
        for pull in pulls:
            _take(pull, waiting.pop(pull.number), order, made)
        progress(len(made.paths) - len(waiting))
    made.gone = tuple(order.before.keys() - set(made.paths))
    return made


def _sheets(
    plan: Iterable[Node], order: Order, made: Impression, waiting: dict[int, Node]
) -> Iterator[Sheet]:
    for number, node in enumerate(plan):
        path = node.output.path
        made.paths.append(path)
        before = order.before.get(path)
        lies = lying(order.output / path, before)
        if before is not None and lies is not None and is_kept(node, before, lies):
            made.problems += decode(before.problems, tuple[Problem, ...])
            if lies != before:
                made.printed[path] = lies
        elif isinstance(node.output, Page):
            waiting[number] = node
            yield Sheet(
                number,
                node,
                {key: order.texts[key] for key in node.keys},
                lies.digest if lies else b"",
            )
        else:
            _take(_lay(number, node.output, order, lies.digest if lies else b""), node, order, made)


def is_kept(node: Node, before: Printed, lies: Printed) -> bool:
    """Whether a file is as the plan has it, given what was printed before and what lies in the output folder."""
    return before.key == node.key and lies.digest == before.digest


def lying(path: Path, before: Printed | None) -> Printed | None:
    """The file as it lies in the output folder; None where there is none."""
    try:
        stat = path.stat()
        if before is not None and (before.size, before.modified) == (stat.st_size, stat.st_mtime_ns):
            return before
        found = digest((path.read_bytes(),))
    except OSError:
        return None
    known = before or Printed(b"", b"", b"", 0, 0, "", "", b"")
    return replace(known, digest=found, size=stat.st_size, modified=stat.st_mtime_ns)


def _lay(number: int, output: Data | Copied, order: Order, before: bytes) -> Pull:
    """A file that needs no template, laid ready."""
    data, problems = (
        (output.data, ()) if isinstance(output, Data) else read_bytes(order.shop.root, output.source)
    )
    named = digest((data or b"",))
    if order.shop.staging is not None and data is not None and named != before:
        (order.shop.staging / str(number)).write_bytes(data)
    return Pull(number, named, len(data or b""), problems)


def _take(pull: Pull, node: Node, order: Order, made: Impression) -> None:
    path, page = node.output.path, node.output
    staging = order.shop.staging
    made.problems += pull.problems
    source = page.source
    template = page.template if isinstance(page, Page) else ""
    made.printed[path] = Printed(
        node.key, pull.inputs, pull.digest, pull.size, 0, source, template, encode(pull.problems)
    )
    if staging is not None and (staged := staging / str(pull.number)).exists():
        made.ready[path] = staged
