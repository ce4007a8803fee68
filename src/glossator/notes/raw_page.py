"""Raw files of several formats: as pages of HTML, and as the lines of text that a ledger counts. Room `notes`; imports
nothing of ours but its own readers.

The name of a raw file says what it is, in any case: `.html` and `.htm` are web pages, `.mhtml` those
with all that belongs to them, `.docx` Word files, `.entry.xml`
and `.entry.json` entries of feeds, `.md` and `.markdown` Markdown; all else is plain text.
"""

from typing import Literal

from msgspec import Struct

from glossator.notes.entry import entry_page
from glossator.notes.feed import read_entry
from glossator.notes.markdown_text import ENDINGS as MARKDOWN
from glossator.notes.markdown_text import canonical
from glossator.notes.mhtml import ENDINGS as ARCHIVES
from glossator.notes.mhtml import read_archive
from glossator.notes.web_text import Event, decoded_page, is_page, lines_of, page_events
from glossator.notes.word_text import word_page
from glossator.text import split_lines

Form = Literal["text", "markdown", "page", "archive", "word", "entry"]
"""How a raw file is read."""
ENTRIES = (".entry.xml", ".entry.json")
_ENDINGS: tuple[tuple[str, Form], ...] = (
    (".docx", "word"),
    *((one, "entry") for one in ENTRIES),
    *((one, "markdown") for one in MARKDOWN),
    *((one, "archive") for one in ARCHIVES),
)


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
    """The page that a raw file is, where its form is neither `text` nor `markdown`.

    Raises `malformed.MalformedError` (a ValueError) for a document that is damaged; LookupError and ValueError for an
    encoding that there is not, or that is for no text.
    """
    form = form_of(file)
    if form == "word":
        return word_page(data)
    if form == "entry":
        return entry_page(read_entry(data, file))
    return decoded_page(read_archive(data).html if form == "archive" else data, encoding)


class Raw(Struct, frozen=True):
    """A raw file, read."""

    lines: tuple[str, ...]
    """Its canonical text."""
    markup: str = ""
    """The HTML whose words the lines say; empty for plain text."""
    first: int = 1
    """The number of the line with which these words begin."""
    events: tuple[Event, ...] = ()
    """The elements and words of a page, which are read but once."""


def read_raw(data: bytes, file: str, encoding: str) -> Raw:
    """A raw file as lines, and as the HTML that it is. Raises as `raw_page` does, and UnicodeError for a text that is
    not in its encoding."""
    form = form_of(file)
    if form not in ("text", "markdown"):
        page = raw_page(data, file, encoding)
        events = tuple(page_events(page))
        return Raw(lines_of(events), page, events=events)
    text = data.decode(encoding).removeprefix("\ufeff")
    if form == "text":
        return Raw(split_lines(text))
    made = canonical(text)
    return Raw(made.lines, made.markup, made.front + 1)


def raw_lines(data: bytes, file: str, encoding: str) -> tuple[str, ...]:
    """The canonical text of a raw file, line by line. Raises as `read_raw` does."""
    return read_raw(data, file, encoding).lines
