"""Articles without topics get suggestions, with the evidence. Room `edit`; reads, writes nothing."""

from collections.abc import Collection, Iterator
from functools import cache, partial

from msgspec import Struct

from glossator.config.matter import Matter
from glossator.edit.front_matter import read_front, with_list
from glossator.edit.patches import Patch
from glossator.edit.resplitting import words_of_article
from glossator.edit.shelf import Shelved, shelved
from glossator.edit.splices import spliced
from glossator.edit.taught import taught
from glossator.ingest.subjects import suggest
from glossator.ingest.values import ImportContext, Suggestion
from glossator.sources.site import Site


class Suggested(Struct, frozen=True):
    """What one article may be about."""

    path: str
    topics: tuple[Suggestion, ...]
    """Likeliest first."""
    patch: Patch | None
    """The article with those of the vocabulary that its text mentions; None where there are none, or it has topics."""


def suggested(site: Site, paths: Collection[str]) -> Iterator[Suggested]:
    """Suggestions for articles: for those at `paths`, or where none is named for all that have no topics."""
    context = ImportContext(site.settings, site.vocabulary, archive=cache(partial(taught, site)))
    for one in shelved(site):
        if isinstance(one.matter, Matter) and (one.path in paths if paths else not one.matter.topics):
            found = suggest(words_of_article(one, site), context)
            yield Suggested(one.path, found, _patch(one, tuple(t.name for t in found if t.mentioned)))


def _patch(one: Shelved, names: tuple[str, ...]) -> Patch | None:
    front = read_front(one.text)
    has_topics = isinstance(one.matter, Matter) and one.matter.topics
    if front is None or has_topics or not names:
        return None
    return Patch(one.path, one.data, spliced(one.text, (with_list(front, "topics", names),)).encode())
