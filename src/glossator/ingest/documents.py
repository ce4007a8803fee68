"""Room `ingest`: raw files of all formats are decoded and understood, each by its own reader. Pure.

What reads a format is loaded when the first file of it is there: few imports have all, and some take a while.
"""

from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import urljoin

from glossator.ingest.decode import Decoded, binary_fault, decode, remedy
from glossator.ingest.feeds.split import ENDINGS, is_feed
from glossator.ingest.understand import RawArticle, understand
from glossator.ingest.values import ImportContext
from glossator.ingest.web.decode import decode_page
from glossator.ingest.web.images import named_image
from glossator.ingest.web.locate import INSTALL, is_installed
from glossator.notes.feed import read_entry
from glossator.notes.malformed import MalformedError
from glossator.notes.mhtml import Archive, read_archive
from glossator.notes.raw_page import form_of, raw_page
from glossator.notes.web_text import page_lines
from glossator.problem import Place, problem
from glossator.text import split_lines

_BESIDE = frozenset(("header", "contents", "deleted", "hidden", "ruby", "unused", "blank"))
"""Classes of lines of a Word file that nobody reads as its text."""
UTF8 = "utf-8"
"""What is written as the encoding of formats that have their own."""


def decode_document(data: bytes, name: str) -> Decoded:
    """The text (or the page) that the raw file `name` is. Problems: those of `decode` and `decode_page`,
    `seed-damaged`, and `missing-extra` for a web page where nothing is installed that reads it."""
    form = form_of(name)
    if form in ("text", "markdown"):
        markup = _markup(data, name)
        return _refused("seed-binary", *markup) if markup else decode(data)
    if form in ("page", "archive") and not is_installed():
        return _refused("missing-extra", "importing web pages needs an extra that is not installed", INSTALL)
    if form == "page":
        return decode_page(data)
    if form == "word" and not data.startswith(b"PK"):
        return _no_word_file(data)
    try:
        return decode_page(read_archive(data).html) if form == "archive" else _decoded(data, name)
    except MalformedError as error:
        return _refused("seed-damaged", error.message, error.hint)


def _markup(data: bytes, name: str) -> tuple[str, str] | None:
    """Why a file of a feed's kind is no text, and what to do about it; None where it may be one."""
    if is_feed(name, data):
        return "this is a feed, which holds several articles", "take it apart with: glossator import FILE"
    if name.lower().endswith(ENDINGS) and data.lstrip()[:1] in (b"<", b"{", b"["):
        return "this is markup, but no feed", "save the article as .html, .docx, .md or .txt, and import that"
    return None


def _no_word_file(data: bytes) -> Decoded:
    if not data.strip(b"\0 \r\n"):
        return _refused("seed-empty", "there is nothing in this file", "remove it, or fill it")
    said = binary_fault(data, "Word file")
    if said:
        return _refused("seed-damaged", said, remedy(data))
    hint = "give it a name that says what it is, or save it anew as .docx"
    return _refused("seed-damaged", "this is no Word file, though its name says so", hint)


def _decoded(data: bytes, name: str) -> Decoded:
    page = raw_page(data, name, UTF8)
    if not page_lines(page):
        return _refused("seed-empty", "there is no text in this file", "remove it, or fill it")
    return Decoded(page, UTF8, ())


def _refused(code: str, said: str, hint: str) -> Decoded:
    return Decoded("", "", (problem(code, said, Place(""), hint),))


def understand_document(decoded: Decoded, data: bytes, name: str, context: ImportContext) -> RawArticle:
    """What a raw text means, and what it tells besides; `data` are the bytes that it was decoded from."""
    form = form_of(name)
    if form in ("page", "archive"):
        return _understand_page(decoded, data, name, context)
    if form == "word":
        from glossator.ingest.word.document import understand_word  # noqa: PLC0415

        return _with_text(understand_word(decoded.text, data, name, context))
    if form == "entry":
        from glossator.ingest.feeds.entry import understand_entry  # noqa: PLC0415

        return understand_entry(decoded.text, read_entry(data, name), name, context)
    if form == "markdown":
        from glossator.ingest.markup.article import understand_markdown  # noqa: PLC0415

        return understand_markdown(decoded.text, name, context)
    return RawArticle(understand(split_lines(decoded.text), name, context))


def _with_text(found: RawArticle) -> RawArticle:
    """The same; refused where all its lines are beside the text: headers, or what was deleted."""
    told = dict.fromkeys(one.kind for one in found.read.ledger)
    if any(one.strip() for one in found.read.body.blocks) or not _BESIDE.issuperset(told):
        return found
    kinds = ", ".join(one for one in told if one != "blank")
    said = f"there is no text in this file{kinds and f', only {kinds}'}"
    return replace(found, doubts=(problem("seed-empty", said, Place(""), "remove it, or fill it"),))


def _understand_page(decoded: Decoded, data: bytes, name: str, context: ImportContext) -> RawArticle:
    from glossator.ingest.web.page import Kept, understand_page  # noqa: PLC0415

    if form_of(name) == "page":
        return understand_page(decoded.text, name, context)
    archive = read_archive(data)

    def saved(target: str) -> tuple[str, bytes] | None:
        return _picture(archive, target)

    return understand_page(decoded.text, name, context, Kept(saved, archive.address, archive.day))


def _picture(archive: Archive, target: str) -> tuple[str, bytes] | None:
    """A picture of a saved page by what the page calls it."""
    try:
        address = urljoin(archive.address, target)
    except ValueError:
        return None
    data = archive.parts.get(target) or archive.parts.get(address)
    return named_image(PurePosixPath(address.partition("?")[0]).stem, data) if data else None
