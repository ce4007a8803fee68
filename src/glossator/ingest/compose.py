"""Room `ingest`: front matter and Markdown blocks become the text of an article file. Pure.

PyYAML writes the front matter: block style, Unicode as it is, no line wrapped, keys in the order of
`config.matter.Matter`. Text that some YAML reader would take for a number, a date or a truth value is quoted.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import regex
import yaml

from glossator.config.matter import Matter

_MISREAD = regex.compile(
    r"[~=]|<<|y|n|yes|no|on|off|true|false|null|none|[-+]?\.?(?:inf|nan)"
    r"|[-+]?[0-9.][0-9_,.]*(?:e[-+]?[0-9]+)?|[-+]?0[xob][0-9a-f_]+"
    r"|[-+]?[0-9][0-9_]*(?::[0-9]+)+(?:\.[0-9_]*)?|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt\s].*)?",
    regex.IGNORECASE,
)
"""What YAML 1.1 or 1.2 could take for something else than text."""
_UNSEEN = regex.compile(r"[\p{Zl}\p{Zp}\p{Cc}\p{Cf}]")


class _Flow(list[Any]):
    """A list that is written on one line."""


class _Dumper(yaml.SafeDumper):
    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002
        """Lists are indented under their key, as most people write them."""
        super().increase_indent(flow, False)  # noqa: FBT003


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    style = None
    if "\n" in text and not _UNSEEN.search(text.replace("\n", "")):
        style = "|"
    elif _UNSEEN.search(text):
        style = '"'
    elif _MISREAD.fullmatch(text) or text != text.strip():
        style = "'"
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style)


def _flow(dumper: yaml.SafeDumper, rows: _Flow) -> yaml.Node:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", rows, flow_style=True)


def _moment(dumper: yaml.SafeDumper, moment: datetime) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:timestamp", moment.isoformat())


_Dumper.add_representer(str, _text)
_Dumper.add_representer(_Flow, _flow)
_Dumper.add_representer(datetime, _moment)

KEYS = tuple(field.alias or name for name, field in Matter.model_fields.items())
"""Front matter keys in the order in which they are written."""


def compose(matter: Mapping[str, object], blocks: Sequence[str]) -> str:
    """An article file: front matter of plain values (strings, numbers, dates, lists, mappings) and Markdown.

    Keys come in the stable order; empty values (None, an empty text, list or mapping) are left out.
    """
    rows = {key: matter[key] for key in KEYS if key in matter and not _is_empty(matter[key])}
    if isinstance(source := rows.get("source"), Mapping):
        rows["source"] = {key: _rows(value) for key, value in source.items() if not _is_empty(value)}
    return f"---\n{to_yaml(rows)}---\n\n" + "\n\n".join(blocks) + "\n"


def to_yaml(value: object) -> str:
    """Plain values as YAML that reads back the same under version 1.1 and 1.2."""
    return yaml.dump(
        value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=2**31 - 1, default_flow_style=False
    )


def _rows(value: object) -> object:
    return _Flow(value) if isinstance(value, list | tuple) else value


def _is_empty(value: object) -> bool:
    return value is None or (isinstance(value, str | Sequence | Mapping) and len(value) == 0)


def as_moment(text: str) -> date | datetime:
    """An ISO date as the value that YAML writes without quotes."""
    return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)
