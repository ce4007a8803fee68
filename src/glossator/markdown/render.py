"""Tokens as HTML. Room `markdown`; imports the root.

The renderer is markdown-it's, but that code blocks carry their id on the outer element, and that paragraphs and words,
which most tokens are, are written without a look at what only others need.
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


class Renderer(RendererHTML):
    """Writes CommonMark's tokens as HTML."""

    def renderInline(  # noqa: N802 - the parser's names, here and below
        self, tokens: Sequence[Token], options: OptionsDict, env: EnvType
    ) -> str:
        """The HTML of inline tokens."""
        rules = self.rules
        return "".join(
            [
                rules[token.type](tokens, at, options, env)
                if token.type in rules
                else self.renderToken(tokens, at, options, env)
                for at, token in enumerate(tokens)
            ]
        )

    def renderToken(  # noqa: N802
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        """The tag of a token that has no rule of its own."""
        token = tokens[idx]
        if token.block or token.hidden or not token.nesting:
            return super().renderToken(tokens, idx, options, env)
        return f"<{token.tag}{self.renderAttrs(token)}>" if token.nesting == 1 else f"</{token.tag}>"

    def paragraph_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """`<p>`, if its list is loose; what stands in it always follows on the same line."""
        token = tokens[idx]
        if token.hidden or (idx and tokens[idx - 1].hidden):
            return self.renderToken(tokens, idx, options, env)
        return f"<p{self.renderAttrs(token)}>" if token.attrs else "<p>"

    def paragraph_close(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: EnvType) -> str:
        """`</p>`, if its list is loose."""
        return "" if tokens[idx].hidden else "</p>\n"

    def fence(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: EnvType) -> str:
        """A code block with its language as a class."""
        token = tokens[idx]
        words = unescapeAll(token.info).split(maxsplit=1)
        outer = f' id="{escapeHtml(str(token.attrs["id"]))}"' if "id" in token.attrs else ""
        inner = f' class="language-{escapeHtml(words[0])}"' if words else ""
        return f"<pre{outer}><code{inner}>{escapeHtml(token.content)}</code></pre>\n"


def to_html(tokens: Sequence[Token], made: MarkdownIt) -> Html:
    """Block tokens as HTML with holes; where they hold raw HTML, every element is closed."""
    markup = made.renderer.render(tokens, made.options, {})
    return with_holes(balance(markup) if holds_raw_html(tokens) else markup)
