"""The house that `docs/architecture.md` draws is the one that the import contract guards."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "glossator"
MODULES = sorted(PACKAGE.rglob("*.py"))
MODULE_LINES = 300
ROW = re.compile(r"^\| `(\w+)/` \|[^|]+\|([^|]+)\|$", re.MULTILINE)


def contracts(kind: str) -> list[dict[str, list[str]]]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return [c for c in settings["tool"]["importlinter"]["contracts"] if c["type"] == kind]


def floors() -> list[list[str]]:
    """The floors of the house, the lowest (the root modules) first."""
    (layers,) = contracts("layers")
    return [re.split(r" [|:] ", floor) for floor in reversed(layers["layers"])]


def rooms() -> set[str]:
    return {path.parent.name for path in PACKAGE.glob("*/__init__.py")}


def guarded() -> dict[str, set[str]]:
    """For each room, the rooms that the contracts of pyproject.toml let it import."""
    below: set[str] = set()
    allowed: dict[str, set[str]] = {}
    for floor in floors()[1:]:
        allowed |= {room: set(below) for room in floor}
        below |= set(floor)
    for contract in contracts("forbidden"):
        for room in contract["source_modules"]:
            allowed[room.removeprefix("glossator.")] -= {
                other.removeprefix("glossator.") for other in contract["forbidden_modules"]
            }
    return allowed


def drawn() -> dict[str, set[str]]:
    """The same as the table of rooms in the docs says it; the root modules are everyone's and not listed."""
    table = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    allowed: dict[str, set[str]] = {}
    for room, cell in ROW.findall(table):
        words, _, but = cell.strip().partition(" but ")
        named = set(re.findall(r"`(\w+)`", words))
        above = set(allowed) if words.startswith("all above") else named
        allowed[room] = above - set(re.findall(r"`(\w+)`", but))
    return allowed


def test_the_table_of_rooms_names_every_room() -> None:
    assert set(drawn()) == rooms()


def test_the_table_of_rooms_says_what_the_import_contract_guards() -> None:
    assert drawn() == guarded()


def test_the_docs_name_every_root_module() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    (row,) = re.findall(r"^\| \(root\) ([^|]+) \|", text, re.MULTILINE)
    assert set(re.findall(r"`(\w+)`", row)) == set(floors()[0])


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_says_what_it_is_and_is_short(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(source)), "no docstring: which room, and what turns into what?"
    assert source.count("\n") < MODULE_LINES, "too long: one noun a module"
