"""Tokens as HTML. Room `markdown`; imports the root.

Adds to the parser's own renderer what it does otherwise: code blocks carry their id on the outer element.
"""

from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml, unescapeAll
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from glossator.markdown.blocks import holds_raw_html
from glossator.markdown.links import with_holes
from glossator.markdown.sanitise import balance
from glossator.model import Html


def add_render_rules(made: MarkdownIt) -> None:
    """Teaches a parser to render code blocks our way."""
    made.add_render_rule("fence", _fence)


def _fence(
    _self: RendererHTML, tokens: Sequence[Token], at: int, _options: OptionsDict, _env: EnvType
) -> str:
    token = tokens[at]
    words = unescapeAll(token.info).split(maxsplit=1)
    outer = f' id="{escapeHtml(str(token.attrs["id"]))}"' if "id" in token.attrs else ""
    inner = f' class="language-{escapeHtml(words[0])}"' if words else ""
    return f"<pre{outer}><code{inner}>{escapeHtml(token.content)}</code></pre>\n"


def to_html(tokens: Sequence[Token], made: MarkdownIt) -> Html:
    """Block tokens as HTML with holes; where they hold raw HTML, every element is closed."""
    markup = made.renderer.render(tokens, made.options, {})
    return with_holes(balance(markup) if holds_raw_html(tokens) else markup)
