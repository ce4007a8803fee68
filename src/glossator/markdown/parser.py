"""The one Markdown parser: CommonMark with tables and strikethrough. Room `markdown`; imports nothing of ours.

Nothing in it rewrites words: `typographer` and `linkify` are off.
"""

import functools
from collections.abc import Callable
from types import MappingProxyType

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore, normalize
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from msgspec import Struct

from glossator.markdown.block import BlockParser
from glossator.markdown.inline import InlineParser, InlineRule
from glossator.markdown.render import Renderer

_PLACED = MappingProxyType({"link": "[", "image": "!", "autolink": "<", "html_inline": "<"})
"""Rules whose tokens know their place, and with which characters they start."""
_OPTIONS = MappingProxyType({"html": True, "linkify": False, "typographer": False, "maxNesting": 100})


class Parser(MarkdownIt):
    """markdown-it's parser for CommonMark, with our own loops over its rules."""

    block: BlockParser
    inline: InlineParser

    def __init__(self) -> None:
        super().__init__("commonmark", _OPTIONS, renderer_cls=Renderer)
        self.block, self.inline = BlockParser(), InlineParser()
        self.configure("commonmark", _OPTIONS)


Plugin = Callable[[Parser], object]


class ParserOptions(Struct, frozen=True):
    """What sets one parser apart from another."""

    plugins: tuple[Plugin, ...] = ()
    """Functions that add rules to a parser, in the order in which they are called."""


_PLAIN = ParserOptions()


@functools.cache
def parser(options: ParserOptions = _PLAIN) -> Parser:
    """The parser that the options describe; made once a process. Callers do not change it."""
    made = Parser()
    made.enable(["table", "strikethrough"])
    # Addresses are judged after parsing, with a message: a refused link would else become text.
    made.validateLink = _any_address  # type: ignore[method-assign, assignment]
    _place_tokens(made)
    made.core.ruler.at("normalize", _normalize)
    made.core.ruler.push("cell_align", _align_cells)
    for plugin in options.plugins:
        plugin(made)
    made.block.settle()
    made.inline.settle()
    return made


def _any_address(_url: str) -> bool:
    return True


def _normalize(state: StateCore) -> None:
    """markdown-it's rule; most texts have nothing for it to change."""
    if "\r" in state.src or "\0" in state.src:
        normalize(state)


def _place_tokens(made: Parser) -> None:
    active = {rule.name: rule.fn for rule in made.inline.ruler.__rules__}
    with_place = {name: placed(active[name]) for name in _PLACED}
    for name, rule in with_place.items():
        made.inline.ruler.at(name, rule)
        made.inline.starts(rule, _PLACED[name])
    made.inline.links(with_place["link"], with_place["image"])


def placed(rule: InlineRule) -> InlineRule:
    """The same rule, its first token knowing at which offset of the content it starts (`meta["at"]`)."""

    def rule_with_place(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the parser's signature
        at, count = state.pos, len(state.tokens)
        matched = rule(state, silent)
        if matched and not silent:
            _first_made(state.tokens, count).meta["at"] = at
        return matched

    return rule_with_place


def _first_made(tokens: list[Token], count: int) -> Token:
    """The first token that a rule pushed; before it may stand text that was pending."""
    made = tokens[count]
    return tokens[count + 1] if made.type == "text" and len(tokens) > count + 1 else made


def _align_cells(state: StateCore) -> None:
    """Table cells are aligned by a class, since no source text may carry a `style`."""
    for token in [token for token in state.tokens if token.type in ("th_open", "td_open")]:
        style = str(token.attrs.get("style", ""))
        if style.startswith("text-align:"):
            del token.attrs["style"]
            token.attrs["class"] = "align-" + style.removeprefix("text-align:")
