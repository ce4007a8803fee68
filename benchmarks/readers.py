"""Readers of web pages, under one shape: what each finds of a page's bytes."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from gold import Reading
from trafilatura import bare_extraction

from glossator.config.settings import Settings
from glossator.ingest.read import read_seed
from glossator.ingest.rendered import OPTIONS
from glossator.ingest.values import ImportContext, Imported
from glossator.ledger import text_of
from glossator.markdown.parser import parser
from glossator.markdown.plain import blocks_text

CONTEXT = ImportContext(Settings(title="Benchmark", tag="off"))

Reader = Callable[[bytes], Reading]


def ours(data: bytes) -> Reading:
    """An import of Glossator: the words that the ledger gives its text, to which the proof holds the article file, its
    footnotes, and what the front matter says."""
    made = read_seed(data, "seeds/page.html", CONTEXT)
    if not isinstance(made, Imported):
        return Reading("")
    values = {one.key: one.value for one in made.derived}
    names = tuple(value for key, value in values.items() if key.endswith(".name"))
    notes = _notes(made.article.partition("\n---\n")[2])
    return Reading(
        text_of(made.lines, made.ledger), values.get("title", ""), values.get("date", ""), names, notes
    )


def _notes(body: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for block in body.split("\n\n[^")[1:]:
        label, _, rest = block.partition("]:")
        lines = rest.split("\n")
        own = "\n".join(line.removeprefix("    ") for line in lines)
        found[label] = blocks_text(parser(OPTIONS).parse(own.strip()))
    return MappingProxyType(found)


def trafilatura(data: bytes) -> Reading:
    """The extractor alone, as it comes, without comments."""
    found = bare_extraction(data, include_comments=False, with_metadata=True)
    if found is None or isinstance(found, dict):
        return Reading("")
    authors = tuple(one.strip() for one in (found.author or "").split(";"))
    return Reading(found.text or "", found.title or "", found.date or "", authors)


READERS: Mapping[str, Reader] = MappingProxyType({"glossator": ours, "trafilatura": trafilatura})
