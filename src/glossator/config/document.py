"""YAML text becomes plain data with the place of each value. Room `config`; imports the root only.

libyaml parses; we construct, with YAML 1.2's core schema narrowed so that names stay names: only `true` and
`false` are truth values, `NO`, `On`, `12:30` and `010` are text, and dates are text until a model reads them.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from types import MappingProxyType

import yaml
from msgspec import Struct

from glossator.config.conflict import unmerged
from glossator.config.plain import plain_value
from glossator.config.usual import read_usual
from glossator.problem import Place, Problem, in_file, place_at, place_on, problem

Path = tuple[str | int, ...]

BRACKET = re.compile(r"[][{}]")
UNCLOSED = MappingProxyType(
    {
        "while scanning a quoted scalar": "the quotation mark that opens here is never closed",
        "while parsing a flow sequence": "the list that opens here is never closed, or lacks a comma between items",
        "while parsing a flow mapping": "the mapping that opens here is never closed, or lacks a comma between keys",
    }
)
"""What libyaml was in the midst of, in an editor's words."""
YAML_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
UNSEEN_BREAK = re.compile("[\x85\u2028\u2029]|\r(?!\n)")
"""What ends a line in YAML alone."""
MOST_NODES = 1_000_000
DEEPEST = 60
# The C stack of libyaml's composer is not ours to blow: far below its limit, far above any honest file.
FLOW_DEPTH = 400


class Mark(Struct, frozen=True):
    """Where a value stands in the YAML text: line and column from 1, length in characters."""

    line: int
    column: int
    length: int


class File(Struct, frozen=True):
    """The file that YAML text stands in: its path, its whole text, and how many lines stand before the YAML."""

    path: str
    text: str
    down: int = 0

    def place(self, mark: Mark) -> Place:
        """The place of a mark. YAML ends lines at characters such as U+2028, where no editor does: they are counted as
        an editor counts."""
        if not UNSEEN_BREAK.search(self.text):
            return place_on(self.text, mark.line + self.down, mark.column, mark.length, self.path)
        start = sum(len(line) + 1 for line in self.text.split("\n")[: self.down])
        lines = [start, *(found.end() for found in YAML_BREAK.finditer(self.text, start))]
        at = lines[min(mark.line, len(lines)) - 1] + mark.column - 1
        return place_at(self.text, at, mark.length, self.path)


class Nodes(Struct, frozen=True):
    """By path into a document's data, the nodes of keys and values, which know where they stand, and how a scalar is
    spelt."""

    values: dict[Path, yaml.Node]
    keys: dict[Path, yaml.Node]
    spelt: dict[Path, str]


class Document(Struct, frozen=True, dict=True):
    """Plain data, and where each value of it stands, which is found out when it is asked for."""

    data: object
    root: yaml.Node | str | None
    """Its nodes, or the text that they are made of when a place is asked for."""
    file: File
    faults: tuple[Problem, ...] = ()
    """What is wrong with the text though it can be read: keys that are there twice, of which the first counts."""

    @property
    def values(self) -> Mapping[Path, yaml.Node]:
        return self._nodes.values

    @property
    def keys(self) -> Mapping[Path, yaml.Node]:
        return self._nodes.keys

    @property
    def spelt(self) -> Mapping[Path, str]:
        return self._nodes.spelt

    @cached_property
    def _nodes(self) -> Nodes:
        found = Nodes({}, {}, {})
        root = _compose(self.root) if isinstance(self.root, str) else self.root
        if root is not None:
            _collect(root, (), found)
        return found

    def place(self, path: Path) -> Place:
        """The place of the value at a path, or of the nearest that holds it."""
        holders = (path[:end] for end in range(len(path), -1, -1))
        found = next((one for one in holders if one in self.values), None)
        return self.file.place(Mark(1, 1, 1) if found is None else _mark(self.values[found]))

    def key_place(self, path: Path) -> Place:
        """The place of the key at a path."""
        return self.file.place(_mark(self.keys[path])) if path in self.keys else self.place(path)


class _BadYamlError(Exception):
    def __init__(self, code: str, message: str, hint: str, mark: Mark) -> None:
        super().__init__(message)
        self.code, self.message, self.hint, self.mark = code, message, hint, mark


def read_yaml(yaml_text: str, file: File) -> tuple[Document | None, tuple[Problem, ...]]:
    """YAML text, a part or the whole of a file, as a document; None with the reason where it cannot be read."""
    usual = read_usual(yaml_text, plain_value)
    if usual is not None:
        return Document(usual, yaml_text, file), ()
    return _read_any(yaml_text, file)


def _read_any(yaml_text: str, file: File) -> tuple[Document | None, tuple[Problem, ...]]:
    halves = unmerged(yaml_text)
    if halves:
        return None, in_file(halves, file.path, file.down + 1)
    try:
        node = _compose(yaml_text)
        return Document({}, None, file) if node is None else _construct(node, file), ()
    except yaml.MarkedYAMLError as error:
        mark, reason = _syntax_fault(error)
        return None, (problem("yaml-syntax", reason, file.place(mark), _syntax_hint(yaml_text, mark)),)
    except _BadYamlError as error:
        return None, (problem(error.code, error.message, file.place(error.mark), error.hint),)
    except yaml.YAMLError as error:
        reason = str(error).partition("\n")[0]
        return None, (problem("yaml-syntax", f"this is not YAML: {reason}", file.place(Mark(1, 1, 1))),)


_BASE = yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader
_TAGS: Mapping[type[yaml.Node], str] = MappingProxyType(
    {
        yaml.ScalarNode: "tag:yaml.org,2002:str",
        yaml.SequenceNode: "tag:yaml.org,2002:seq",
        yaml.MappingNode: "tag:yaml.org,2002:map",
    }
)


class _Loader(_BASE):  # type: ignore[misc, valid-type] # either has all that is asked of it
    """PyYAML's base loader. To that, too, a node without a tag is a text, a list or a mapping, but it asks rules of
    which it has none, for each node."""

    def resolve(self, kind: type[yaml.Node], _value: object, _implicit: object) -> str:
        return _TAGS[kind]


def _compose(text: str) -> yaml.Node | None:
    depth = _flow_depth(text)
    if depth > FLOW_DEPTH:
        raise _BadYamlError(
            "yaml-syntax", "brackets are nested too deeply", "flatten the value", Mark(1, 1, 1)
        )
    loader = _Loader(text)
    try:
        node: yaml.Node | None = loader.get_single_node()
        return node
    except RecursionError:
        raise _BadYamlError(
            "yaml-syntax", "values are nested too deeply", "flatten them", Mark(1, 1, 1)
        ) from None
    finally:
        loader.dispose()


def _flow_depth(text: str) -> int:
    """An upper bound on nesting: open brackets, or the widest indentation (a dash and a blank nest as well)."""
    deepest = depth = max((len(row) - len(row.lstrip(" -")) for row in text.split("\n")), default=0)
    for bracket in BRACKET.findall(text):
        depth += 1 if bracket in "[{" else -1
        deepest = max(deepest, depth)
    return deepest


def _construct(root: yaml.Node, file: File) -> Document:
    twice: list[Problem] = []
    seen = 0

    def build(node: yaml.Node, depth: int) -> object:
        nonlocal seen
        seen += 1
        if seen > MOST_NODES or depth > DEEPEST:
            raise _BadYamlError(
                "yaml-syntax", "the value is too large or too deep", "split it up", _mark(node)
            )
        if isinstance(node, yaml.ScalarNode):
            return _scalar(node)
        if isinstance(node, yaml.SequenceNode):
            return [build(value, depth + 1) for value in node.value]
        if isinstance(node, yaml.MappingNode):
            return {key: build(value, depth + 1) for key, value in _entries(node, file, twice)}
        return None

    data = build(root, 0)
    return Document(data, root, file, tuple(twice))


def _entries(node: yaml.MappingNode, file: File, twice: list[Problem]) -> Iterator[tuple[str, yaml.Node]]:
    """The keys of a mapping with their values; of a key that is there twice the first, and the second is a problem."""
    keys: dict[str, yaml.Node] = {}
    for key, value in node.value:
        name = _key(key)
        if keys.setdefault(name, key) is key:
            yield name, value
        else:
            twice.append(_twice(name, _mark(key), _mark(keys[name]), file))


def _collect(node: yaml.Node, path: Path, found: Nodes) -> None:
    """The nodes of a document that could be built, by their paths."""
    found.values[path] = node
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            own = (*path, _key(key))
            if found.keys.setdefault(own, key) is key:
                _collect(value, own, found)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            _collect(value, (*path, index), found)
    else:
        found.spelt[path] = node.value


def _key(node: yaml.Node) -> str:
    if not isinstance(node, yaml.ScalarNode):
        raise _BadYamlError("yaml-syntax", "a key must be a word", "put quotes around it", _mark(node))
    return str(node.value)


def _twice(name: str, mark: Mark, first: Mark, file: File) -> Problem:
    lines = mark.line - first.line
    where = f"{lines} lines above" if lines > 1 else "on the line above" if lines else "on the same line"
    said = f"the key '{name}' is there twice; the first stands {where}"
    return problem("yaml-duplicate-key", said, file.place(mark), "keep one of them")


def _scalar(node: yaml.ScalarNode) -> object:
    text: str = node.value
    tag: str = node.tag
    if tag.startswith(("!", "tag:yaml.org,2002:python")):
        raise _BadYamlError(
            "yaml-syntax", f"the tag {tag} is not allowed", "write the plain value", _mark(node)
        )
    if node.style in ("'", '"', "|", ">") or tag == "tag:yaml.org,2002:binary":
        return text
    return plain_value(text)


def _mark(node: yaml.Node) -> Mark:
    start, end = node.start_mark, node.end_mark
    length = end.column - start.column if end.line == start.line else 1
    return Mark(start.line + 1, start.column + 1, max(1, length))


def _syntax_fault(error: yaml.MarkedYAMLError) -> tuple[Mark, str]:
    """Where and what; what is never closed is told where it opens, since the parser notices it anywhere below."""
    if error.context and error.context in UNCLOSED and error.context_mark:
        return Mark(error.context_mark.line + 1, error.context_mark.column + 1, 1), UNCLOSED[error.context]
    mark = error.problem_mark or error.context_mark
    reason = " ".join(str(part) for part in (error.context, error.problem) if part)
    return (Mark(mark.line + 1, mark.column + 1, 1) if mark else Mark(1, 1, 1)), f"this is not YAML: {reason}"


def _syntax_hint(text: str, mark: Mark) -> str:
    lines = text.split("\n")
    line = lines[mark.line - 1] if mark.line <= len(lines) else ""
    if line[mark.column - 1 : mark.column] in ("[", "{"):
        return "close it with " + ("]" if line[mark.column - 1] == "[" else "}")
    above = lines[mark.line - 2] if mark.line > 1 else ""
    if "\t" in line[: len(line) - len(line.lstrip())] or line.startswith("\t"):
        return "indent with spaces, not tabs"
    for row in (line, above):
        value = row.partition(": ")[2]
        if ": " in value and value[:1] not in ("'", '"', "[", "{"):
            return "put quotes around a value that has a colon: title: 'One: two'"
        if value[:1] in ("@", "`", "%", "&", "*", "!"):
            return f"put quotes around a value that starts with {value[0]}"
        if value[:1] in ("'", '"') and value.rstrip().count(value[0]) % 2:
            return "close the quotation mark, or use the other kind outside"
    return "check indentation, quotes and colons around this place"
