"""Room `ingest`: a raw file's bytes become an article file's text, with a ledger of every line. Pure.

`read_seed` is the room's front door: bytes → text → lines → blocks → classes → metadata → Markdown → topics →
definition notes → article file, and the proof of it all.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import PurePosixPath

from glossator.config.load import read_article
from glossator.digest import of_bytes
from glossator.extend.hooks import Hook
from glossator.extend.reading import BY_EXTENSION, importer_of
from glossator.ingest.compose import compose
from glossator.ingest.decode import Decoded, decode_by
from glossator.ingest.definitions import Defined, define
from glossator.ingest.documents import decode_document, understand_document
from glossator.ingest.front import front_matter
from glossator.ingest.proof import HINT, prove
from glossator.ingest.subjects import new_names
from glossator.ingest.understand import RawArticle, Understood, understand
from glossator.ingest.values import Finding, ImportContext, Imported, Refused
from glossator.notes.fields import field_faults
from glossator.notes.snapshot import RawText, raw_text
from glossator.problem import Place, Problem, in_file, problem
from glossator.slug import slugify
from glossator.sources.site import ARTICLES
from glossator.text import split_lines

_ASKED = frozenset(("chrome", "head"))
"""Classes whose unsure findings no value of front matter speaks for."""


@dataclass(frozen=True, slots=True)
class _Article:
    """The article file that a raw text becomes."""

    text: str
    slug: str
    title: str
    topics: tuple[str, ...]
    defined: Defined


def read_seed(data: bytes, name: str, context: ImportContext) -> Imported | Refused:
    """The bytes of the raw file `name` (its path inside the site) as an article file, or why they are none.

    Raises nothing, whatever the bytes. An import that does not prove itself is refused.
    """
    digest = of_bytes(data)
    importers = context.settings.extended.importers
    decoded = decode_seed(data, name, importers)
    if not decoded.is_text:
        return Refused(name, digest, in_file(decoded.problems, name))
    page = _understood(decoded, data, name, context)
    read = page.read
    overrides = {**page.carried, **context.overrides.get(PurePosixPath(name).name, {})}
    origin = {"file": name, "sha256": digest, "encoding": decoded.encoding, **page.origin}
    article = _article(read, origin, overrides, context)
    faults = (
        *(one for one in page.doubts if one.is_error),
        *prove(read, "\n\n".join(article.defined.blocks)),
        *_unreadable(article, data, importers),
    )
    if faults:
        return Refused(name, digest, in_file(faults, name))
    warnings = in_file((*decoded.problems, *page.doubts, *_warnings(read, overrides)), name)
    made = _imported(read, article, decoded, (name, digest, warnings, context))
    images = {f"{ARTICLES}{path}": image for path, image in page.images.items()}
    return replace(made, images=images, left=page.left)


def decode_seed(data: bytes, name: str, importers: Iterable[Hook] = ()) -> Decoded:
    """The text of the raw file `name`, or what keeps its bytes from being one; a web page without the extra that
    reads it is `missing-extra`. What one of the extensions' importers knows, it reads."""
    importer = importer_of(name, importers)
    if importer is not None:
        return decode_by(importer, data)
    return decode_document(data, name)


def _understood(decoded: Decoded, data: bytes, name: str, context: ImportContext) -> RawArticle:
    """What a raw text means, and what it tells besides."""
    if decoded.encoding == BY_EXTENSION:
        return RawArticle(understand(split_lines(decoded.text), name, context))
    return understand_document(decoded, data, name, context)


def _article(
    read: Understood, origin: Mapping[str, object], overrides: Mapping[str, object], context: ImportContext
) -> _Article:
    topics = _topics(read, context)
    matter = front_matter(read, topics, origin, overrides)
    title, lang = str(matter["title"]), str(matter.get("lang") or context.settings.lang)
    most = 0 if read.body.is_verbatim else context.settings.definitions
    defined = define(read.body.blocks, context.vocabulary, most, title, topics)
    slug = slugify(str(matter.get("slug") or title), context.settings.slugs, lang)
    return _Article(compose(matter, defined.blocks), slug, title, topics, defined)


def _topics(read: Understood, context: ImportContext) -> tuple[str, ...]:
    """The topics that the text lists; else, if the setting allows it, those of the vocabulary that it mentions."""
    if read.topics.names or context.settings.tag != "vocabulary":
        return read.topics.names
    return tuple(one.name for one in read.suggestions if one.mentioned)


def _imported(
    read: Understood,
    article: _Article,
    decoded: Decoded,
    about: tuple[str, str, tuple[Problem, ...], ImportContext],
) -> Imported:
    name, digest, warnings, context = about
    return Imported(
        file=name,
        sha256=digest,
        encoding=decoded.encoding,
        slug=article.slug,
        article=article.text,
        title=article.title,
        lines=read.source.lines,
        ledger=read.ledger,
        findings=read.source.findings,
        derived=read.derived,
        recognised=read.body.recognised,
        problems=warnings,
        topics=(*read.topics.splits, *read.issues.splits),
        new_names=new_names(article.topics, context.vocabulary),
        suggestions=read.suggestions,
        definitions=article.defined.topics,
    )


def _unreadable(article: _Article, data: bytes, importers: Iterable[Hook]) -> Iterator[Problem]:
    """What the article file's own reader, and the proof of its front matter, would say of it."""
    written, problems = read_article(article.text, f"{ARTICLES}{article.slug}.md")
    yield from problems
    source = written.matter.source if written else None
    if written is None or source is None:
        return
    raw = raw_text(data, source, importers)
    if isinstance(raw, RawText):
        faults = field_faults(written, raw)
        yield from (problem("proof-field", one.message, Place(""), HINT) for one in faults)
    else:
        yield from (problem(one.code, one.message, Place(""), HINT) for one in raw)


def _warnings(read: Understood, overrides: Mapping[str, object]) -> Iterator[Problem]:
    """What an editor should look at: unsure values, unsure classes, doubtful topics."""
    hint = "compare the article with the raw file; a row in a --metadata file settles it for good"
    for one in read.derived:
        if not one.sure and one.key.split(".")[0] not in overrides:
            line = one.spans[0].line if one.spans else 0
            label = _called(one.key)
            message = f"{label}: “{one.value[:80]}”" if one.value else f"no {label}"
            yield problem("seed-uncertain", f"{message}: {one.evidence}", _place(read, line), hint)
    for above, finding in pairwise((None, *read.source.findings)):
        if (
            finding
            and _is_asked(finding)
            and not (above and _is_asked(above) and above.evidence == finding.evidence)
        ):
            line = read.source.blocks[finding.block].first
            message = f"left out of the text: {finding.evidence}"
            yield problem("seed-uncertain", message, _place(read, line), hint)
    for subjects in (read.topics, read.issues):
        yield from () if subjects.kind in overrides else subjects.problems


def _called(key: str) -> str:
    """`authors.0.name` is `author`, `authors.1.bio` is `author 2 bio`."""
    kind, *rest = key.split(".")
    if not rest:
        return kind
    number = f" {int(rest[0]) + 1}" if rest[0] != "0" else ""
    return " ".join(
        (f"{kind.removesuffix('s')}{number}", *(one for one in rest[1:] if one not in ("name", "text")))
    )


def _is_asked(finding: Finding) -> bool:
    return not finding.sure and finding.kind in _ASKED and not finding.parts


def _place(read: Understood, line: int) -> Place:
    frame = (read.source.lines[line - 1],) if line else ()
    return Place("", line, 0, 1, frame, line or 1)
