"""The parser's rules for footnotes: `[^label]` becomes a reference token, `[^label]: …` a definition. Room `notes`;
imports `markdown`.

What GitHub reads as a footnote is one here: labels hold no white space (and, as CommonMark's, at most 999
characters), a definition may interrupt a paragraph and goes on with lines that are indented by four spaces, in any
container. Other than there, a reference is a token whether its note is defined or not, and knows its offset, so that
none is lost without a word.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from markdown_it.renderer import RendererHTML
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock, reference
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from glossator.markdown.parser import Parser

_DEFINITION = re.compile(r"\[\^([^\]\s]{1,999}+)\]:[ \t]*")
_REFERENCE = re.compile(r"\[\^([^\]\s]{1,999}+)\]")
_INDENT = 4


def footnotes(made: Parser) -> None:
    """Adds both rules to a parser: its tokens `note_def_open`, `note_def_close` and `note_ref` carry
    `meta["label"]` and `meta["at"]`, for a definition the offset in the text, and `meta["cut"]`, the line (from 0) at
    which GitHub ends it too early, or 0; a reference renders as its `meta["markup"]`."""
    ends: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    made.block.ruler.before("reference", "note_def", _definition, ends)
    made.block.starts(_definition, "[")
    made.block.ruler.at("reference", _address)
    made.block.starts(_address, "[")
    made.inline.ruler.after("image", "note_ref", _reference)
    made.inline.starts(_reference, "[")
    made.add_render_rule("note_ref", _markup)


def fold_label(label: str) -> str:
    """The form under which two labels are one."""
    return unicodedata.normalize("NFC", label).casefold()


def _reference(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the parser's signature
    # Asked whether there is a token to skip, it says no: a link's text may hold a reference, which only a token of
    # its own would forbid.
    found = (
        None
        if silent or state.src[state.pos] != "["
        else _REFERENCE.match(state.src, state.pos, state.posMax)
    )
    if not found:
        return False
    token = state.push("note_ref", "", 0)
    token.meta = {"label": found[1], "at": state.pos}
    token.content = found[0]
    state.pos = found.end()
    return True


def _definition(state: StateBlock, first: int, last: int, silent: bool) -> bool:  # noqa: FBT001
    start = state.bMarks[first] + state.tShift[first]
    found = None if state.is_code_block(first) else _DEFINITION.match(state.src, start, state.eMarks[first])
    if not found or silent:
        return found is not None
    opening = state.push("note_def_open", "", 1)
    opening.meta = {"label": found[1], "at": start}
    opening.hidden = True
    _content(state, first, last, found.end())
    opening.map = [first, state.line]
    opening.meta["cut"] = next(_cuts(state, first, state.line), 0)
    state.push("note_def_close", "", -1).hidden = True
    return True


def _address(state: StateBlock, first: int, last: int, silent: bool) -> bool:  # noqa: FBT001
    """CommonMark's rule for the addresses of links, but for what is named like a note: `[^my note]: Text` would take
    the text away without a word."""
    start = state.bMarks[first] + state.tShift[first]
    return not state.src.startswith("[^", start) and reference(state, first, last, silent)


def _content(state: StateBlock, first: int, last: int, start: int) -> None:
    """Reads what a definition holds as blocks: from `start` on its first line, then what is indented under it."""
    kept = state.bMarks[first], state.tShift[first], state.sCount[first], state.parentType
    state.blkIndent += _INDENT
    state.bMarks[first], state.tShift[first], state.sCount[first] = start, 0, state.blkIndent
    state.parentType = "footnote"
    state.md.block.tokenize(state, first, last)
    state.blkIndent -= _INDENT
    state.bMarks[first], state.tShift[first], state.sCount[first], state.parentType = kept


def _cuts(state: StateBlock, first: int, last: int) -> Iterator[int]:
    """Blank lines within a definition at which GitHub ends it: those that hold anything, as the mark of a quotation or
    spaces, but less than four spaces behind the marks of what the definition stands in (cmark-gfm 0.29, `blocks.c`)."""
    while last > first and state.isEmpty(last - 1):
        last -= 1
    for line in range(first + 1, last):
        holds_any = state.eMarks[line] > state.eMarks[line - 1] + 1
        if holds_any and state.isEmpty(line) and state.sCount[line] < state.blkIndent + _INDENT:
            yield line


def _markup(
    _self: RendererHTML, tokens: Sequence[Token], at: int, _options: OptionsDict, _env: EnvType
) -> str:
    return str(tokens[at].meta.get("markup", ""))
