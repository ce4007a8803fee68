"""Raw files of several formats: as pages of HTML, and as the lines of text that a ledger counts. Room `notes`; imports
nothing of ours but its own readers.

The name of a raw file says what it is, in any case: `.html` and `.htm` are web pages, `.docx` Word files, `.entry.xml`
and `.entry.json` entries of feeds, `.md` and `.markdown` Markdown; all else is plain text.
"""

from typing import Literal

from glossator.notes.entry import entry_page, read_entry
from glossator.notes.markdown_text import ENDINGS, markdown_lines
from glossator.notes.web_text import decoded_page, is_page, page_lines
from glossator.notes.word_text import word_page
from glossator.text import split_lines

Form = Literal["text", "markdown", "page", "word", "entry"]
"""How a raw file is read."""
ENTRIES = (".entry.xml", ".entry.json")
_ENDINGS: tuple[tuple[str, Form], ...] = (
    (".docx", "word"),
    *((one, "entry") for one in ENTRIES),
    *((one, "markdown") for one in ENDINGS),
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
    return entry_page(read_entry(data, file)) if form == "entry" else decoded_page(data, encoding)


def raw_lines(data: bytes, file: str, encoding: str) -> tuple[str, ...]:
    """The canonical text of a raw file, line by line. Raises as `raw_page` does, and UnicodeError for a text that is
    not in its encoding."""
    form = form_of(file)
    if form in ("text", "markdown"):
        text = data.decode(encoding).removeprefix("\ufeff")
        return markdown_lines(text) if form == "markdown" else split_lines(text)
    return page_lines(raw_page(data, file, encoding))
