"""The documentation as pages of a site: the Markdown files of `docs/`, and a reference that is made of the code.

A file's first heading is its page's title. Links between files stay; those to files that are no pages become words,
and pictures are left out.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from glossator import Catalogue, Ext, Page
from glossator.cli.app import app
from glossator.cli.manual import explanations
from glossator.codes import CODES
from glossator.config.schema import SCHEMAS, schema_of

DOCS = Path(__file__).parents[1]
INDEX = "README.md"
BESIDE = {"README.md": "/readme/", "CONTRIBUTING.md": "/contributing/", "CHANGELOG.md": "/changelog/"}
"""Files beside the folder that have pages, too."""
FENCED = re.compile(r"^(```+)[^\n]*\n.*?^\1$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"(!?)\[((?:[^\[\]]|\[[^\]]*\])*)\]\((?!https?:|#|/)([^)#\s]+)(#[^)\s]*)?\)")
BELOW = re.compile(r"\]\((docs/)?([\w./-]+\.md)")
"""A link from a file beside the folder: into it, or to another file beside it."""
SECTION = re.compile(r"\]\(#([a-z-]+)\)")
"""A link to the section of a problem on the page of all."""
KEYS = {
    "site": ("settings", "Keys of site.yaml"),
    "topics": ("topics", "Keys of content/topics.yaml"),
    "article": ("front-matter", "Keys of an article's front matter"),
    "page": ("pages", "Keys of a page's front matter"),
}
"""The kinds of file that are described: the names and titles of their pages."""


def setup(ext: Ext) -> None:
    ext.pages(written)
    ext.pages(commands)
    ext.pages(keys)
    ext.pages(problems)


def written(site: Catalogue) -> Iterator[Page]:
    """The files."""
    for file in sorted(DOCS.glob("*.md")):
        title, text = titled(site.read(file.name))
        path = "/" if file.name == INDEX else f"/{file.stem}/"
        yield Page(path, title, linked(text), source=file.name)
    for name, path in BESIDE.items():
        title, text = titled(site.read(f"../{name}"))
        yield Page(path, title, linked(BELOW.sub(_from_below, text)))


def titled(text: str) -> tuple[str, str]:
    """A file's title, and its text with an empty line in place of that, so that lines keep their numbers."""
    first, _, rest = text.partition("\n")
    return first.removeprefix("# "), f"\n{rest}"


def linked(text: str) -> str:
    """A text whose links all lead to pages; what is in code stays as it is."""
    parts, at = list[str](), 0
    for block in FENCED.finditer(text):
        parts += [LINK.sub(_link, text[at : block.start()]), block[0]]
        at = block.end()
    return "".join((*parts, LINK.sub(_link, text[at:])))


def _from_below(found: re.Match[str]) -> str:
    """The same link, as a file of the folder would write it."""
    return f"]({'' if found[1] else '../'}{found[2]}"


def _link(found: re.Match[str]) -> str:
    image, words, target, fragment = found[1], found[2], found[3], found[4] or ""
    name = target.removeprefix("../")
    if image:
        return ""
    if name in BESIDE and target != name:
        return f"[{words}]({BESIDE[name]}{fragment})"
    is_page = "/" not in target and (DOCS / target).is_file() and target.endswith(".md")
    return found[0] if is_page else words


def commands(_site: Catalogue) -> Iterator[Page]:
    """What each command's `--help` prints."""
    parts = [f"```text\n{helped(app, ['glossator'])}\n```"]
    for name, command in _each(app, []):
        called = ["glossator", *name]
        parts += [f"## {' '.join(name)}", f"```text\n{helped(command, called)}\n```"]
    yield Page(
        "/reference/commands/",
        "Commands at a glance",
        "\n\n".join(parts),
        description="Every command's help.",
    )


def _each(group: click.Group, above: list[str]) -> Iterator[tuple[list[str], click.Command]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if command is not None:
            yield [*above, name], command
        if isinstance(command, click.Group):
            yield from _each(command, [*above, name])


def helped(command: click.Command, called: Iterable[str]) -> str:
    return command.get_help(click.Context(command, info_name=" ".join(called), terminal_width=88)).strip()


def keys(_site: Catalogue) -> Iterator[Page]:
    """The keys of each kind of file, by its schema."""
    for kind in SCHEMAS:
        name, title = KEYS[kind]
        yield Page(f"/reference/{name}/", title, "\n".join(_rows(schema_of(kind))))


def _rows(schema: Mapping[str, Any]) -> Iterator[str]:
    held = schema.get("items", schema)
    own = _resolved(held, schema)
    yield from ("| key | type | default | |", "|---|---|---|---|")
    for name, one in own.get("properties", {}).items():
        default = f"`{_plain(one['default'])}`" if one.get("default") not in (None, "", [], {}) else ""
        said = " ".join(str(one.get("description", "")).split())
        yield f"| `{name}` | {_typed(one, schema)} | {default} | {said} |"


def _resolved(one: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Any]:
    name = str(one.get("$ref", "")).rpartition("/")[2]
    return schema["$defs"][name] if name else one


def _typed(one: Mapping[str, Any], schema: Mapping[str, Any]) -> str:
    """What a value may be, in a word or two."""
    if "enum" in one:
        return ", ".join(f"`{value}`" for value in one["enum"])
    if "const" in one:
        return f"`{one['const']}`"
    choices = one.get("anyOf") or one.get("oneOf")
    if choices:
        return " or ".join(dict.fromkeys(_typed(choice, schema) for choice in choices))
    if "$ref" in one:
        return _typed(_resolved(one, schema), schema)
    if one.get("type") == "array":
        return f"list of {_typed(one['items'], schema)}" if isinstance(one.get("items"), Mapping) else "list"
    kind = str(one.get("type", "any"))
    return {"object": "mapping", "boolean": "true or false", "string": "text"}.get(kind, kind)


def _plain(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def problems(site: Catalogue) -> Iterator[Page]:
    """A page for each code, of the page of all, and a table of them."""
    known = explanations(site.read("problems.md"))
    rows = (
        f"| [{code}](/problems/{code}/) | {one.severity} | {one.summary} |" for code, one in CODES.items()
    )
    table = "\n".join(("| code | severity | |", "|---|---|---|", *rows))
    yield Page("/reference/problems/", "Problem codes at a glance", table)
    for code, one in known.items():
        settled = "; settled" if one.settled else ""
        head = f"*{CODES[code].severity.capitalize()}{settled}.* {one.meaning}"
        fence = "`" * 6
        text = f"{head}\n\n{fence}text\n{one.example}\n{fence}\n\n{one.remedy}\n"
        text = SECTION.sub(r"](/problems/\1/)", text)
        yield Page(f"/problems/{code}/", code, linked(text), description=CODES[code].summary)
