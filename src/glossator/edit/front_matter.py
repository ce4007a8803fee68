"""Front matter is changed where it stands: entries join lists, keys join mappings, rows are replaced, and every other
byte, comments and order among them, stays. Room `edit`, pure.

libyaml says where each value stands; what is written is spliced in beside it, in the style (flow or block) that the
editor uses there.
"""

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence

import yaml
from msgspec import Struct

from glossator.config.document import Path
from glossator.config.fence import split_fence
from glossator.edit.splices import Splice, plain_ends
from glossator.ingest.compose import KEYS

_PLAIN = re.compile(r"[^\W\d_][\w’/.-]*(?: [\w’/.()–—-]+)*\Z")
_ADDRESS = re.compile(r"/[\w./~-]*")
_WORDS_OF_YAML = frozenset("true false null yes no on off y n".split())  # noqa: SIM905


class Front(Struct, frozen=True):
    """The front matter of an article's file."""

    text: str
    r"""The whole file, its lines ended by `\n`."""
    start: int
    """Where in it the YAML begins."""
    root: yaml.MappingNode

    def at(self, path: Path) -> yaml.Node | None:
        """The value at a path of keys; None where there is none."""
        return _at(self.root, path)

    def offset(self, mark: yaml.Mark) -> int:
        """Where in the file a place of the YAML is. Lines would not do: YAML ends them at U+2028 and the like, too."""
        return self.start + mark.index


def read_front(text: str) -> Front | None:
    """The front matter of an article's file; None where it has none, or none that is a mapping."""
    plain = plain_ends(text)
    fenced, _ = split_fence(plain, "")
    try:
        node = yaml.compose(fenced.yaml, yaml.SafeLoader) if fenced else None
    except yaml.YAMLError:
        return None
    if not isinstance(node, yaml.MappingNode) or not node.value:
        return None
    return Front(plain, plain.index("\n") + 1, node)


def appended(front: Front, path: Path, items: Sequence[str]) -> Splice:
    """Items (as flow YAML) join the list at a path of keys, which is made where there is none."""
    found = _at(front.root, path)
    if not isinstance(found, yaml.SequenceNode):
        return _new_key(front, path, items)
    return inserted(front, path, len(found.value), items)


def inserted(front: Front, path: Path, before: int, items: Sequence[str]) -> Splice:
    """Items join the list at a path of keys, before the one of that number; there must be such a list."""
    found = _list(front, path)
    if not found.value:
        end = front.offset(found.end_mark) - 1
        return Splice(end, end, ", ".join(items))
    if before == 0:
        at = front.offset(found.value[0].start_mark)
        return Splice(at, at, "".join(f"{item}{_parting(front, found)}" for item in items))
    at = _end(front, found.value[before - 1])
    at = at if found.flow_style else _line_end(front.text, at)
    return Splice(at, at, "".join(f"{_parting(front, found)}{item}" for item in items))


def replaced(front: Front, path: Path, nth: int, items: Sequence[str]) -> Splice:
    """Items stand where one of the list at a path of keys stood; none of them takes it away."""
    found = _list(front, path)
    one = found.value[nth]
    if items:
        return Splice(front.offset(one.start_mark), _end(front, one), _parting(front, found).join(items))
    if nth + 1 < len(found.value):
        return Splice(front.offset(one.start_mark), front.offset(found.value[nth + 1].start_mark), "")
    start = _end(front, found.value[nth - 1]) if nth else front.offset(one.start_mark)
    return Splice(start, _end(front, one), "")


def dropped(front: Front, path: Path, nth: int) -> Splice:
    """One of several items goes from the list at a path of keys; in block style with its line and the comment on it."""
    found = _list(front, path)
    if found.flow_style:
        return replaced(front, path, nth, ())
    start, end = front.offset(found.value[nth].start_mark), _end(front, found.value[nth])
    return Splice(front.text.rfind("\n", 0, start) + 1, _line_end(front.text, end) + 1, "")


def added(front: Front, path: Path, value: str) -> Splice:
    """A key with a value (flow YAML), which is not there yet, joins the mapping that the path's other keys lead to;
    where that is missing or empty, it is made."""
    *above, key = path
    holder = _at(front.root, tuple(above))
    if isinstance(holder, yaml.MappingNode) and holder.value:
        at = _end(front, holder.value[-1][1])
        if holder.flow_style:
            return Splice(at, at, f", {scalar(key)}: {value}")
        at = _line_end(front.text, at)
        return Splice(at, at, f"\n{_margin(holder)}{scalar(key)}: {value}")
    made = f"{{{scalar(key)}: {value}}}"
    if holder is None:
        return added(front, tuple(above), made)
    start, end = front.offset(holder.start_mark), front.offset(holder.end_mark)
    return Splice(start, end, made if end > start else f" {made}")


def removed(front: Front, path: Path) -> Splice | None:
    """The key at a path of keys goes, with its value, and the mapping that it would leave empty with it; None where it
    is not there."""
    *above, key = path
    holder = _at(front.root, tuple(above))
    names = [name.value for name, _ in holder.value] if isinstance(holder, yaml.MappingNode) else []
    if not isinstance(holder, yaml.MappingNode) or key not in names:
        return None
    if len(names) == 1 and above:
        return removed(front, tuple(above))
    nth = names.index(str(key))
    start, end = front.offset(holder.value[nth][0].start_mark), _end(front, holder.value[nth][1])
    if not holder.flow_style:
        return Splice(front.text.rfind("\n", 0, start) + 1, _line_end(front.text, end) + 1, "")
    if nth + 1 < len(names):
        return Splice(start, front.offset(holder.value[nth + 1][0].start_mark), "")
    return Splice(_end(front, holder.value[nth - 1][1]), end, "")


def set_to(front: Front, key: str, value: str) -> Splice:
    """A key of the mapping has another value (as flow YAML, on one line), or joins it behind the first."""
    found = value_at(front, (key,))
    if found is not None:
        return Splice(front.offset(found.start_mark), _end(front, found), value)
    at = _end(front, front.root.value[0][1])
    if front.root.flow_style:
        return Splice(at, at, f", {key}: {value}")
    at = _line_end(front.text, at)
    return Splice(at, at, f"\n{_margin(front.root)}{key}: {value}")


def with_list(front: Front, key: str, names: Sequence[str]) -> Splice:
    """Names join the list of a key, which is made, in its place, where there is none or an empty value."""
    items = [scalar(name) for name in names]
    if isinstance(value_at(front, (key,)), yaml.ScalarNode):
        return set_to(front, key, f"[{', '.join(items)}]")
    return appended(front, (key,), items)


def value_at(front: Front, path: Path) -> yaml.Node | None:
    """The value at a path of keys; None where there is none."""
    return _at(front.root, path)


def lines_of(front: Front) -> tuple[int, int]:
    """The offsets of the lines that the mapping stands on: where the first starts, and where the one behind does."""
    start = front.text.rfind("\n", 0, front.offset(front.root.start_mark)) + 1
    return start, min(_line_end(front.text, _end(front, front.root)) + 1, len(front.text))


def flow(values: Mapping[str, object]) -> str:
    """A mapping of texts, numbers and dates on one line."""
    return "{" + ", ".join(f"{key}: {scalar(value)}" for key, value in values.items()) + "}"


def scalar(value: object) -> str:
    """A text, number or date as YAML that reads back the same in any place. What cannot be seen is escaped."""
    if not isinstance(value, str):
        return str(value)
    if _PLAIN.match(value) and value.lower() not in _WORDS_OF_YAML:
        return value
    return "".join(map(_visible, json.dumps(value, ensure_ascii=False)))


def address(path: str) -> str:
    """An address of the site as YAML; most need no quotation marks."""
    return path if _ADDRESS.fullmatch(path) else scalar(path)


def _visible(char: str) -> str:
    unseen = char != " " and unicodedata.category(char) in ("Zs", "Zl", "Zp", "Cf", "Cc", "Co", "Cn")
    return (f"\\U{ord(char):08X}" if ord(char) > 0xFFFF else f"\\u{ord(char):04X}") if unseen else char


def _at(node: yaml.Node | None, path: Path) -> yaml.Node | None:
    for step in path:
        if not isinstance(node, yaml.MappingNode):
            return None
        node = next((value for key, value in node.value if key.value == step), None)
    return node


def _list(front: Front, path: Path) -> yaml.SequenceNode:
    found = _at(front.root, path)
    if not isinstance(found, yaml.SequenceNode):
        raise KeyError(path)
    return found


def _parting(front: Front, node: yaml.SequenceNode) -> str:
    """What stands between two items of a list, an item's dash included."""
    if node.flow_style:
        return ", "
    # Not where the node starts: with an anchor, that is on the line above.
    dash = front.text.rindex("-", 0, front.offset(node.value[0].start_mark))
    return "\n" + " " * (dash - front.text.rfind("\n", 0, dash) - 1) + "- "


def _margin(node: yaml.MappingNode) -> str:
    """What stands before each key of a mapping in block style."""
    column: int = node.value[0][0].start_mark.column
    return " " * column


def _end(front: Front, node: yaml.Node) -> int:
    """The offset behind a value's last character; libyaml takes a block's end to be where the next one starts."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(front, last[1] if isinstance(last, tuple) else last)
    end = front.offset(node.end_mark)
    start = front.offset(node.start_mark)
    return start + len(front.text[start:end].rstrip())


def _new_key(front: Front, path: Path, items: Sequence[str]) -> Splice:
    """A key with a list, in the mapping that the path's other keys lead to: of the front matter itself, in the order
    of its keys."""
    *above, key = path
    holder = _at(front.root, tuple(above))
    if not isinstance(holder, yaml.MappingNode) or not holder.value:
        raise KeyError(path)
    earlier = KEYS[: KEYS.index(key)] if not above and key in KEYS else ()
    before = [value for name, value in holder.value if not earlier or name.value in earlier] or [
        holder.value[0][1]
    ]
    at = _end(front, before[-1])
    if holder.flow_style:
        return Splice(at, at, f", {key}: [{', '.join(items)}]")
    at, margin = _line_end(front.text, at), "\n" + _margin(holder)
    if above:
        return Splice(at, at, f"{margin}{key}: [{', '.join(items)}]")
    return Splice(at, at, f"{margin}{key}:" + "".join(f"{margin}  - {item}" for item in items))


def _line_end(text: str, at: int) -> int:
    """The end of the line, behind a comment that stands there."""
    found = text.find("\n", at)
    return found if found >= 0 else len(text)
