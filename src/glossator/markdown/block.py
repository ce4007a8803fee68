"""The block parser: CommonMark's, but quick on paragraphs. Room `markdown`; imports nothing of ours.

markdown-it tries each rule on each line. Here a rule is tried only on a line that it can match, which changes no
outcome.
"""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from markdown_it import rules_block
from markdown_it.common.utils import mdTrim
from markdown_it.parser_block import ParserBlock
from markdown_it.rules_block import StateBlock

BlockRule = Callable[[StateBlock, int, int, bool], bool]

_STARTS: Mapping[BlockRule, str] = MappingProxyType(
    {
        rules_block.fence: "`~",
        rules_block.blockquote: ">",
        rules_block.hr: "*-_",
        rules_block.list_block: "*+-0123456789",
        rules_block.reference: "[",
        rules_block.html_block: "<",
        rules_block.heading: "#",
        rules_block.code: "",  # of lines that are indented, which all rules are tried on
    }
)
_LOOKING_ON = (rules_block.table, rules_block.lheading)
"""Rules that depend on the line below."""


def paragraph(state: StateBlock, first: int, last: int, silent: bool) -> bool:  # noqa: FBT001 - the parser's signature
    """A paragraph; one of a single line at once."""
    if first + 1 < state.lineMax and not state.isEmpty(first + 1):
        return rules_block.paragraph(state, first, last, silent)
    state.line = first + 1
    state.push("paragraph_open", "p", 1).map = [first, first + 1]
    held = state.push("inline", "", 0)
    held.content = mdTrim(state.src[state.bMarks[first] + state.tShift[first] : state.eMarks[first]])
    held.map = [first, first + 1]
    held.children = []
    state.push("paragraph_close", "p", -1)
    return True


class BlockParser(ParserBlock):
    """Reads blocks as its base does, in less time once it is settled."""

    def __init__(self) -> None:
        super().__init__()
        self.ruler.at("paragraph", paragraph)
        self._starts = dict(_STARTS)
        self._rules: Sequence[BlockRule] = ()
        self._alone: Mapping[str, Sequence[BlockRule]] = {}
        self._followed: Mapping[str, Sequence[BlockRule]] = {}

    def starts(self, rule: BlockRule, characters: str) -> None:
        """Says with which characters all lines start, but for white space, on which a rule matches."""
        self._starts[rule] = characters

    def settle(self) -> None:
        """Says that all rules are there, and none will be added or taken away. Those of an extension say not with
        which characters their lines start: all are then tried on each line, as the base does."""
        *rules, last = self.ruler.getRules("")
        if last is paragraph and all(rule in self._starts or rule in _LOOKING_ON for rule in rules):
            self._rules = (*rules, last)
            self._alone = self._by_start([rule for rule in self._rules if rule not in _LOOKING_ON])
            self._followed = self._by_start(self._rules)

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803 - the parser's names
        """Adds the tokens of a range of lines."""
        if not self._rules:
            super().tokenize(state, startLine, endLine)
            return
        line, deepest, parted = startLine, state.md.options["maxNesting"], False
        while line < endLine:
            state.line = line = state.skipEmptyLines(line)
            if line >= endLine or state.sCount[line] < state.blkIndent:
                break
            if state.level >= deepest:
                state.line = endLine
                break
            any(rule(state, line, endLine, False) for rule in self._tried(state, line, endLine))  # noqa: FBT003
            state.tight = not parted
            line = state.line
            parted = parted or (line - 1 < endLine and state.isEmpty(line - 1))
            if line < endLine and state.isEmpty(line):
                parted = True
                state.line = line = line + 1

    def _tried(self, state: StateBlock, line: int, end: int) -> Sequence[BlockRule]:
        """The rules that can match on a line, in their order."""
        if state.is_code_block(line):
            return self._rules
        alone = line + 1 >= end or state.isEmpty(line + 1)
        by_start = self._alone if alone else self._followed
        start = state.src[state.bMarks[line] + state.tShift[line]]
        return by_start[start] if start in by_start else by_start[""]

    def _by_start(self, rules: Sequence[BlockRule]) -> Mapping[str, Sequence[BlockRule]]:
        """The rules by the characters with which lines start; under an empty text those for any other line."""
        return {
            start: tuple(rule for rule in rules if rule not in self._starts or start in [*self._starts[rule]])
            for start in ("", *"".join(self._starts.values()))
        }
