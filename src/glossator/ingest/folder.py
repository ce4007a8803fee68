"""Room `ingest`: the raw files of a folder, which know things of each other. Pure.

What stands at the head or tail of many is the page's and not the article's; names of topics that several lists cut
alike are names; and two articles of one title need two slugs.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from glossator.ingest.blocks import is_blank
from glossator.ingest.decode import Decoded
from glossator.ingest.read import decode_seed, read_seed
from glossator.ingest.values import ImportContext, Imported, Refused
from glossator.notes.raw_page import form_of
from glossator.text import fold_name, fold_path, split_lines
from glossator.topics.learn import learned_names

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
    """Raw files (path inside the site, bytes) as articles or refusals, in their order.

    Lines that many share are chrome; topics are told apart a second time with the names that the first time
    was sure of; slugs differ from each other and from those `taken`. `progress` hears how many are read.
    """
    texts = (_text_of(name, data, context) for name, data in seeds if form_of(name) == "text")
    shared = shared_lines(split_lines(one.text) for one in texts if one.is_text)
    first = replace(context, chrome=context.chrome | shared)
    results: list[Imported | Refused] = []
    for done, (name, data) in enumerate(seeds, 1):
        results.append(read_seed(data, name, first))
        progress(done, len(seeds))
    distinct = {one.sha256: one for one in results if isinstance(one, Imported)}.values()
    learned = learned_names(split for one in distinct for split in one.topics)
    if learned:
        second = replace(first, learned=(*first.learned, *learned))
        pairs = zip(results, seeds, strict=True)
        results = [read_seed(data, name, second) if _is_inferred(one) else one for one, (name, data) in pairs]
    return tuple(with_distinct_slugs(results, taken))


def _text_of(name: str, data: bytes, context: ImportContext) -> Decoded:
    return decode_seed(data, name, context.settings.extended.importers)


def _is_inferred(one: Imported | Refused) -> bool:
    return isinstance(one, Imported) and any(split.inferred for split in one.topics)


def shared_lines(texts: Iterable[Sequence[str]]) -> frozenset[str]:
    """The folded lines that stand at the head or tail of many texts: of four, and of three in ten."""
    edges = [_edge_lines(lines) for lines in texts]
    counts = Counter(line for edge in edges for line in edge)
    return frozenset(line for line, count in counts.items() if count >= max(FEWEST, SHARE * len(edges)))


def _edge_lines(lines: Sequence[str]) -> frozenset[str]:
    visible = [line for line in lines if not is_blank(line)]
    return frozenset(fold_name(line) for line in (*visible[:EDGE], *visible[-EDGE:]))


def with_distinct_slugs(
    results: Iterable[Imported | Refused], taken: Collection[str] = ()
) -> Iterator[Imported | Refused]:
    """The same results; the second article of a slug gets its date, or else a number, added to it."""
    used = {fold_path(slug) for slug in taken}
    for one in results:
        if isinstance(one, Imported):
            slug = next(slug for slug in _slugs(one) if fold_path(slug) not in used)
            used.add(fold_path(slug))
            yield replace(one, slug=slug)
        else:
            yield one


def _slugs(one: Imported) -> Iterator[str]:
    yield one.slug
    dated = next(
        (f"{one.slug}-{made.value}" for made in one.derived if made.key == "date" and made.value), one.slug
    )
    yield dated
    number = 2
    while True:
        yield f"{dated}-{number}"
        number += 1
