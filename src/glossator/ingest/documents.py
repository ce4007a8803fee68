"""Room `ingest`: raw files that are neither plain text nor web pages are decoded and understood by their own readers.
Pure.
"""

from glossator.ingest.decode import Decoded, binary_fault, decode
from glossator.ingest.understand import RawArticle, understand
from glossator.ingest.values import ImportContext
from glossator.notes.entry import read_entry
from glossator.notes.malformed import MalformedError
from glossator.notes.raw_page import form_of, raw_page
from glossator.notes.web_text import page_lines
from glossator.problem import Place, problem
from glossator.text import split_lines

UTF8 = "utf-8"
"""What is written as the encoding of formats that have their own."""


def decode_document(data: bytes, name: str) -> Decoded:
    """The text (or the page) that the raw file `name` is. Problems: those of `decode`, and `seed-damaged`."""
    if form_of(name) in ("text", "markdown"):
        return decode(data)
    if form_of(name) == "word" and not data.startswith(b"PK"):
        said = binary_fault(data, "Word file") or "this is no Word file, though its name says so"
        return _refused("seed-damaged", said, "give it a name that says what it is, or save it anew as .docx")
    try:
        page = raw_page(data, name, UTF8)
    except MalformedError as error:
        return _refused("seed-damaged", error.message, error.hint)
    if not page_lines(page):
        return _refused("seed-empty", "there is no text in this file", "remove it, or fill it")
    return Decoded(page, UTF8, ())


def _refused(code: str, said: str, hint: str) -> Decoded:
    return Decoded("", "", (problem(code, said, Place(""), hint),))


def understand_document(decoded: Decoded, data: bytes, name: str, context: ImportContext) -> RawArticle:
    """What a raw text means, and what it tells besides; `data` are the bytes that it was decoded from."""
    if form_of(name) == "word":
        # Few imports have Word files, and what reads them takes a while to load.
        from glossator.ingest.word.document import understand_word  # noqa: PLC0415

        return understand_word(decoded.text, data, name, context)
    if form_of(name) == "entry":
        from glossator.ingest.feeds.entry import understand_entry  # noqa: PLC0415

        return understand_entry(decoded.text, read_entry(data, name), name, context)
    if form_of(name) == "markdown":
        from glossator.ingest.markup.article import understand_markdown  # noqa: PLC0415

        return understand_markdown(decoded.text, name, context)
    return RawArticle(understand(split_lines(decoded.text), name, context))
