"""Room `ingest`: the raw files of a folder, which know things of each other. Pure.

What stands at the head or tail of many is the page's and not the article's; names of topics that several lists cut
alike are names; and two articles of one title need two slugs.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from operator import itemgetter

from glossator.ingest.blocks import is_blank
from glossator.ingest.decode import Decoded
from glossator.ingest.hands import read_each
from glossator.ingest.read import decode_seed, read_seed
from glossator.ingest.values import ImportContext, Imported, Refused
from glossator.notes.raw_page import form_of
from glossator.text import fold_name, fold_path, split_lines
from glossator.topics.learn import learned_names
from glossator.topics.split import Split

EDGE = 12
"""Visible lines of a text that are its head, and as many that are its tail."""
FEWEST = 4
"""Texts that a line must stand in."""
SHARE = 0.3
"""Share of the texts that a line must stand in."""


Progress = Callable[[int, int], None]
"""Told how many raw files of how many are read."""


def silent(_done: int, _total: int) -> None:
    """Progress that nobody watches."""


def read_folder(
    seeds: Sequence[tuple[str, bytes]],
    context: ImportContext,
    taken: Collection[str] = (),
    progress: Progress = silent,
) -> tuple[Imported | Refused, ...]:
    """Raw files (path inside the site, bytes) as articles or refusals, in their order (`read_in_turn`)."""
    found = sorted(_in_turn(seeds, context, taken, progress, (), 1), key=itemgetter(0))
    return tuple(one for _, one in found)


def read_in_turn(  # noqa: PLR0913, PLR0917 — what a folder is read with
    seeds: Sequence[tuple[str, bytes]],
    context: ImportContext,
    taken: Collection[str] = (),
    progress: Progress = silent,
    fellows: Iterable[tuple[str, bytes]] = (),
    jobs: int = 1,
) -> Iterator[Imported | Refused]:
    """Raw files as articles or refusals, each as soon as nothing more can change it.

    Lines that many share, of these and of their `fellows` (files of the folder that are articles already), are chrome.
    Topics that stand in one line without separators are told apart at the end, with the names that the other lists
    were sure of. Slugs differ from each other and from those `taken`. `progress` hears how many are read; `jobs`
    processes read.
    """
    yield from (one for _, one in _in_turn(seeds, context, taken, progress, fellows, jobs))


def _in_turn(  # noqa: PLR0913, PLR0917 — see above
    seeds: Sequence[tuple[str, bytes]],
    context: ImportContext,
    taken: Collection[str],
    progress: Progress,
    fellows: Iterable[tuple[str, bytes]],
    jobs: int,
) -> Iterator[tuple[int, Imported | Refused]]:
    first = replace(context, chrome=context.chrome | _shared((*seeds, *fellows), context))
    used = {fold_path(slug) for slug in taken}
    splits: dict[str, tuple[Split, ...]] = {}
    waiting: list[tuple[int, Imported]] = []
    for index, one in enumerate(read_each(seeds, first, jobs)):
        # Slugs are given in the order of the files, whichever of them has to wait.
        own = _distinct(one, used)
        if isinstance(own, Imported):
            splits[own.sha256] = own.topics
        if isinstance(own, Imported) and any(split.inferred for split in own.topics):
            waiting.append((index, own))
        else:
            yield index, own
        progress(index + 1, len(seeds))
    learned = learned_names(split for every in splits.values() for split in every)
    second = replace(first, learned=(*first.learned, *learned))
    for index, one in waiting:
        name, data = seeds[index]
        again = read_seed(data, name, second) if learned else one
        yield index, replace(again, slug=one.slug) if isinstance(again, Imported) else again


def _shared(seeds: Iterable[tuple[str, bytes]], context: ImportContext) -> frozenset[str]:
    texts = (_text_of(name, data, context) for name, data in seeds if form_of(name) == "text")
    return shared_lines(split_lines(one.text) for one in texts if one.is_text)


def _text_of(name: str, data: bytes, context: ImportContext) -> Decoded:
    return decode_seed(data, name, context.settings.extended.importers)


def shared_lines(texts: Iterable[Sequence[str]]) -> frozenset[str]:
    """The folded lines that stand at the head or tail of many texts: of four, and of three in ten."""
    edges = [_edge_lines(lines) for lines in texts]
    counts = Counter(line for edge in edges for line in edge)
    return frozenset(line for line, count in counts.items() if count >= max(FEWEST, SHARE * len(edges)))


def _edge_lines(lines: Sequence[str]) -> frozenset[str]:
    visible = [line for line in lines if not is_blank(line)]
    return frozenset(fold_name(line) for line in (*visible[:EDGE], *visible[-EDGE:]))


def _distinct(one: Imported | Refused, used: set[str]) -> Imported | Refused:
    """The same; the second article of a slug gets its date, or else a number, added to it."""
    if isinstance(one, Refused):
        return one
    slug = next(slug for slug in _slugs(one) if fold_path(slug) not in used)
    used.add(fold_path(slug))
    return replace(one, slug=slug)


def _slugs(one: Imported) -> Iterator[str]:
    yield one.slug
    dated = next(
        (f"{one.slug}-{made.value[:10]}" for made in one.derived if made.key == "date" and made.value),
        one.slug,
    )
    yield dated
    number = 2
    while True:
        yield f"{dated}-{number}"
        number += 1
