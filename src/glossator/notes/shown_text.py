"""The source's words as a reader sees them, where raw HTML may be malformed. Room `notes`; imports root and `markdown`.

Tokens tell the words of Markdown; of raw HTML they tell what the tags say, but a browser leaves out tags that may not
stand where they do (`<td>` outside a table), and with them the parting of words. Where there is raw HTML, the text is
read from what is built.
"""

from collections.abc import Iterable

from glossator.markdown.blocks import TokenBlock, holds_raw_html
from glossator.markdown.plain import blocks_text
from glossator.model import Html, markup_of
from glossator.notes.page_text import Unreadable, page_text
from glossator.text import fold_source


def shown_text(blocks: Iterable[tuple[TokenBlock, Html]], plain: str) -> str:
    """The folded words of a text's blocks, each given with its HTML; `plain` are they by its tokens."""
    listed = [*blocks]
    if not any(holds_raw_html(block.tokens) for block, _ in listed):
        return plain
    return fold_source(" ".join(_words(block, html) for block, html in listed))


def _words(block: TokenBlock, html: Html) -> str:
    if not holds_raw_html(block.tokens):
        return blocks_text(block.tokens)
    read = page_text(f"<div data-source-text>{markup_of((html,))}</div>")
    return blocks_text(block.tokens) if isinstance(read, Unreadable) else read.text
