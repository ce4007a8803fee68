"""The inline parser: CommonMark's, but quick on plain words. Room `markdown`; imports nothing of ours.

markdown-it tries each rule at each character that could start anything. Here a rule is tried only where it can match,
which changes no outcome.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from markdown_it import MarkdownIt, rules_inline
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType
from msgspec import Struct

InlineRule = Callable[[StateInline, bool], bool]

_STARTS: Mapping[InlineRule, str] = MappingProxyType(
    {
        rules_inline.newline: "\n",
        rules_inline.escape: "\\",
        rules_inline.backtick: "`",
        rules_inline.strikethrough.tokenize: "~",
        rules_inline.emphasis.tokenize: "*_",
        rules_inline.link: "[",
        rules_inline.image: "!",
        rules_inline.autolink: "<",
        rules_inline.html_inline: "<",
        rules_inline.entity: "&",
    }
)
_ON_PAIRS = (
    rules_inline.link_pairs,
    rules_inline.strikethrough.postProcess,
    rules_inline.emphasis.postProcess,
    rules_inline.fragments_join,
)
"""What comes after the rules, and has nothing to do where no mark may open or close emphasis."""
_BOLD_WORDS = re.compile(r"(?<![^ \n])\*\*([A-Za-z0-9](?:[^\n\\`~*_\[!<&]*[^\s\\`~*_\[!<&])?)\*\*(?= [^ \n])")
"""Words between spaces, in bold and without marks: the asterisks before them can only open, those behind only close
(CommonMark 0.31, 6.2)."""


def bold_words(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the parser's signature
    """Most bold words at once, as the rules for emphasis would make them: texts stand on both sides, if empty ones."""
    found = None if silent else _BOLD_WORDS.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    state.pushPending()
    state.push("strong_open", "strong", 1).markup = "**"
    state.pending = found[1]
    state.push("strong_close", "strong", -1).markup = "**"
    state.pos = found.end()
    return True


_SHORTCUTS: Mapping[InlineRule, InlineRule] = MappingProxyType({rules_inline.emphasis.tokenize: bold_words})
"""By rule, one that is tried before it, and makes the most frequent of what it matches in less time."""


class _Chart(Struct, frozen=True):
    """Which rules are tried where, in content that holds some of the characters with which rules start."""

    stops: re.Pattern[str] | None
    """The characters at which any rule is tried; None if there are none."""
    rules: Mapping[str, Sequence[InlineRule]]
    """By such a character, in their order."""


class InlineParser(ParserInline):
    """Reads inline content as its base does, in less time once it is settled."""

    def __init__(self) -> None:
        super().__init__()
        self._starts = dict(_STARTS)
        self._links: frozenset[InlineRule] = frozenset()
        self._rules: Sequence[InlineRule] = ()
        self._marks = ""
        self._charts: dict[tuple[str, bool], _Chart] = {}

    def starts(self, rule: InlineRule, characters: str) -> None:
        """Says with which characters all that a rule matches starts, each one that ends a text."""
        self._starts[rule] = characters

    def links(self, *rules: InlineRule) -> None:
        """Says which rules match links and images alone, inline ones or by reference."""
        self._links = frozenset(rules)

    def settle(self) -> None:
        """Says that all rules are there, and none will be added or taken away. Those of an extension say not with
        which characters they start: all are then tried everywhere, as the base does."""
        first, *rules = self.ruler.getRules("")
        usual = first is rules_inline.text and all(rule in self._starts for rule in rules)
        if usual and all(rule in _ON_PAIRS for rule in self.ruler2.getRules("")):
            self._rules = rules
            self._marks = "".join(dict.fromkeys("".join(self._starts[rule] for rule in rules)))

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        """Adds the tokens of inline content to `tokens`."""
        if not self._rules or not src:
            return super().parse(src, md, env, tokens)
        chart = self._chart(src, env)
        if not chart.stops:
            tokens.append(Token("text", "", 0, content=src))
            return tokens
        state = StateInline(src, md, env, tokens)
        _read(state, chart)
        if _has_delimiters(state):
            for rule in self.ruler2.getRules(""):
                rule(state)
        return state.tokens

    def tokenize(self, state: StateInline) -> None:
        """Adds the tokens from the state's place to its end."""
        if self._rules:
            _read(state, self._chart(state.src, state.env))
        else:
            super().tokenize(state)

    def _chart(self, src: str, env: EnvType) -> _Chart:
        """The chart for inline content, drawn once for the same characters."""
        marks = "".join([mark for mark in self._marks if mark in src])
        linked = "](" in src or "references" in env
        return self._charts.get((marks, linked)) or self._drawn(marks, linked=linked)

    def _drawn(self, marks: str, *, linked: bool) -> _Chart:
        rules = [rule for rule in self._rules if linked or rule not in self._links]
        tried = {mark: tuple(_with_shortcuts(self._starting(rules, mark))) for mark in marks}
        here = "".join(mark for mark in marks if tried[mark])
        chart = _Chart(re.compile(f"[{re.escape(here)}]") if here else None, tried)
        self._charts[marks, linked] = chart
        return chart

    def _starting(self, rules: Sequence[InlineRule], mark: str) -> Iterator[InlineRule]:
        return (rule for rule in rules if mark in self._starts[rule])


def _with_shortcuts(rules: Iterable[InlineRule]) -> Iterator[InlineRule]:
    for rule in rules:
        if rule in _SHORTCUTS:
            yield _SHORTCUTS[rule]
        yield rule


def _read(state: StateInline, chart: _Chart) -> None:
    """Adds the tokens from the state's place to its end, by a chart for the whole of its content."""
    src, end, deepest = state.src, state.posMax, state.md.options["maxNesting"]
    while state.pos < end:
        stop = chart.stops.search(src, state.pos, end) if chart.stops and state.level < deepest else None
        at = stop.start() if stop else end
        if at > state.pos:
            state.append_pending(src[state.pos : at])
            state.pos = at
        elif not any(rule(state, False) for rule in chart.rules[src[at]]):  # noqa: FBT003 - their signature
            state.append_pending(src[at])
            state.pos = at + 1
    if state.pending:
        state.pushPending()


def _has_delimiters(state: StateInline) -> bool:
    """Whether there are marks that may open or close emphasis."""
    return bool(state.delimiters) or any(meta and meta["delimiters"] for meta in state.tokens_meta)
