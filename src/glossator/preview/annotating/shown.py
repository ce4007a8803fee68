"""The text of a note that someone is writing becomes the HTML that readers will see. Room `preview`, pure."""

from msgspec.structs import replace

from glossator.edit.manuscript import CONTENT, ArticleFile
from glossator.edit.wording import NoteWords, definitions
from glossator.model import Html
from glossator.notes.edition import read_edition

_LABEL = "shown"


def shown(file: ArticleFile, text: str) -> str:
    """A note's Markdown as cleaned HTML, as the site's own extensions and settings render it in that article; links
    into the site lead nowhere yet."""
    options = replace(file.site, path=file.path.removeprefix(CONTENT), drafts=True)
    definition = next(iter(definitions(_LABEL, NoteWords(text), {})))
    edition = read_edition(f"x[^{_LABEL}]\n\n{definition}\n", options)
    return next((_html(one.html) for one in edition.notes if one.label == _LABEL), "")


def _html(html: Html) -> str:
    return "".join(part if isinstance(part, str) else "#" for part in html)
