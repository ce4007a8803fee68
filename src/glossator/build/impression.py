"""A plan becomes files that lie ready: what is as it was stays, the rest is printed. Room `build`.

What an output folder holds is known by size and time, else by digest; a file that somebody changed is printed again.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from glossator.build.plan import Node
from glossator.build.printing import Batch, Pull, Sheet, Shop, print_batch
from glossator.build.rows import Printed
from glossator.build.store import holds_nothing, lay
from glossator.codec import decode, digest, encode
from glossator.problem import Problem
from glossator.regular import read_regular
from glossator.site.output import Copied, Data, Page
from glossator.sources.folder import read_bytes
from glossator.work import Crew, chunks

Progress = Callable[[int], None]

BATCH = 64
"""Pages that one task prints."""
NO_PROBLEMS = encode(())


@dataclass(slots=True)
class Impression:
    """What came of a plan. Files of pages that are as they were have no part in it."""

    before: Mapping[str, Printed] = field(default_factory=dict)
    """What the output folder had after the last run, by path."""
    paths: list[str] = field(default_factory=list)
    """Every output file."""
    ready: int = 0
    """How many files lie in the staging folder."""
    printed: dict[str, Printed] = field(default_factory=dict)
    """What is to be remembered of files that are new, changed, or known anew."""
    gone: tuple[str, ...] = ()
    """Files that the output folder had after the last run, and the plan has no more."""
    problems: list[Problem] = field(default_factory=list)
    waiting: dict[int, Printed] = field(default_factory=dict)
    """What will be known of files that are being made, by number."""
    views: dict[bytes, bytes] = field(default_factory=dict)
    """What templates read, by digest, of printed pages that show texts: with it they can be printed again."""


class Order(Struct, frozen=True):
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
    made = Impression(order.before)
    print_sheets(_sheets(plan, order, made), order, crew, made, progress)
    made.gone = tuple(order.before.keys() - set(made.paths))
    return made


def print_sheets(
    sheets: Iterable[Sheet],
    order: Order,
    crew: Crew,
    made: Impression,
    progress: Progress,
) -> None:
    """Print sheets that `made` waits for, and add to it what came of each."""
    batches = (Batch(order.shop, chunk) for chunk in chunks(sheets, BATCH))
    for pulls in crew.map(print_batch, batches):
        for pull in pulls:
            _take(pull, made.waiting.pop(pull.number), made)
        progress(len(made.paths) - len(made.waiting))


def _sheets(plan: Iterable[Node], order: Order, made: Impression) -> Iterator[Sheet]:
    folder, is_bare = str(order.output), not order.before and holds_nothing(order.output)
    for number, node in enumerate(plan):
        path = node.output.path
        made.paths.append(path)
        before = order.before.get(path)
        lies = None if is_bare else lying(f"{folder}/{path}", before)
        if before is not None and lies is not None and (known := standing(node, before, lies)):
            keep(path, before, known, made)
        elif isinstance(node.output, Page):
            data = node.data
            made.waiting[number] = _to_be(node, digest((data,)), lies)
            if node.texts:
                made.views[made.waiting[number].read] = data
            yield _sheet(number, node.output, node, data, lies.digest if lies else b"")
        else:
            pull = _lay(number, node.output, order, lies.digest if lies else b"")
            _take(pull, _to_be(node, b"", lies), made)


def standing(node: Node, before: Printed, lies: Printed) -> Printed | None:
    """What is to be remembered of a file that is as the plan has it, given what was printed before and what lies in
    the output folder; None where it must be made anew."""
    if lies.digest != before.digest:
        return None
    if node.is_as(before):
        return lies
    if not isinstance(node.output, Page) or (node.closure, node.shown) != (before.closure, before.shown):
        return None
    # What the view is made from is new; what the template reads of it may be as it was. The texts may be those of a
    # file of another name: it is by theirs that pages are printed again.
    now = replace(lies, basis=node.basis, keys=node.keys, source=node.output.source)
    return now if digest((node.data,)) == before.read else None


def keep(path: str, before: Printed, known: Printed, made: Impression) -> None:
    """A file stays as it lies in the output folder."""
    if before.problems != NO_PROBLEMS:
        made.problems += decode(before.problems, tuple[Problem, ...])
    if known != before:
        made.printed[path] = known


def lying(path: str, before: Printed | None) -> Printed | None:
    """The file as it lies in the output folder; None where there is none."""
    try:
        stat = os.stat(path)  # noqa: PTH116 — of every file of a large site, and twice as quick
        if before is not None and (before.size, before.modified) == (stat.st_size, stat.st_mtime_ns):
            return before
        found = digest((read_regular(path),))
    except OSError:
        return None
    return replace(before or NOTHING, digest=found, size=stat.st_size, modified=stat.st_mtime_ns)


NOTHING = Printed(b"", b"", b"", b"", "", b"", b"", 0, 0, "", "", NO_PROBLEMS)


def _sheet(number: int, page: Page, node: Node, data: bytes, before: bytes) -> Sheet:
    return Sheet(
        number, page.path, page.template, page.source, node.names, data, node.checks, node.texts, before
    )


def _to_be(node: Node, named: bytes, lies: Printed | None) -> Printed:
    """What will be known of a file once it is made, given what lies in its place."""
    output = node.output
    return Printed(
        node.closure,
        node.basis,
        named,
        node.shown,
        node.keys,
        b"",
        b"",
        0,
        lies.modified if lies else 0,
        output.source,
        output.template if isinstance(output, Page) else "",
        NO_PROBLEMS,
    )


def _lay(number: int, output: Data | Copied, order: Order, before: bytes) -> Pull:
    """A file that needs no template, laid ready."""
    data, problems = (
        (output.data, ()) if isinstance(output, Data) else read_bytes(order.shop.root, output.source)
    )
    named, staging = digest((data or b"",)), order.shop.staging
    is_new = staging is not None and data is not None and named != before
    modified = lay(staging, output.path, data or b"") if staging is not None and is_new else 0
    return Pull(output.path, number, named, len(data or b""), modified, problems)


def _take(pull: Pull, to_be: Printed, made: Impression) -> None:
    """A file that was made."""
    made.problems += pull.problems
    made.printed[pull.path] = replace(
        to_be,
        inputs=pull.inputs,
        digest=pull.digest,
        size=pull.size,
        modified=pull.modified or to_be.modified,
        problems=encode(pull.problems) if pull.problems else NO_PROBLEMS,
    )
    made.ready += bool(pull.modified)
