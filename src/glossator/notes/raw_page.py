"""Raw files of several formats as pages of HTML, whose lines a ledger counts (`web_text`). Room `notes`; imports
nothing of ours but its own readers.

The name of a raw file says what it is, in any case: `.html` and `.htm` are web pages, `.docx` Word files, `.entry.xml`
and `.entry.json` entries of feeds.
"""

from typing import Literal

from glossator.notes.entry import entry_page, read_entry
from glossator.notes.web_text import decoded_page, is_page, page_lines
from glossator.notes.word_text import word_page

Form = Literal["text", "page", "word", "entry"]
"""How a raw file is read."""
ENTRIES = (".entry.xml", ".entry.json")
_ENDINGS: tuple[tuple[str, Form], ...] = ((".docx", "word"), *((one, "entry") for one in ENTRIES))


def form_of(file: str) -> Form:
    """How a raw file of this name is read."""
    if is_page(file):
        return "page"
    name = file.lower()
    return next((form for ending, form in _ENDINGS if name.endswith(ending)), "text")


def is_entry(file: str) -> bool:
    """Whether a raw file of this name holds one entry of a feed."""
    return form_of(file) == "entry"


def raw_page(data: bytes, file: str, encoding: str) -> str:
    """The page that a raw file is, where its form is not `text`.

    Raises `malformed.MalformedError` (a ValueError) for a document that is damaged; LookupError and ValueError for an
    encoding that there is not, or that is for no text.
    """
    form = form_of(file)
    if form == "word":
        return word_page(data)
    return entry_page(read_entry(data, file)) if form == "entry" else decoded_page(data, encoding)


def raw_page_lines(data: bytes, file: str, encoding: str) -> tuple[str, ...]:
    """The canonical text of that page, line by line. Raises as `raw_page` does."""
    return page_lines(raw_page(data, file, encoding))
