"""`docs/commands.md` has every command and option, and no others."""

import re
from pathlib import Path

import click
import pytest

from glossator.cli.app import COMMANDS, app

TEXT = (Path(__file__).parents[2] / "docs" / "commands.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## (\S+)\n(.*?)(?=^## |\Z)", TEXT, re.MULTILINE | re.DOTALL))
OPTION = re.compile(r"`(--?[\w-]+)`")


def documented(text: str) -> set[str]:
    """The options that tables of a text have."""
    rows = (row.split("|")[1] for row in text.split("\n") if row.startswith("| `-"))
    return {name for row in rows for name in OPTION.findall(row)}


def command_of(name: str) -> click.Command:
    command = app.get_command(click.Context(app), name)
    assert command is not None
    return command


def options_of(command: click.Command) -> set[str]:
    """A command's options, and those of the commands in it."""
    return own_options(command).union(*map(options_of, subcommands(command)))


def own_options(command: click.Command) -> set[str]:
    return {name for option in command.params if isinstance(option, click.Option) for name in option.opts}


def subcommands(command: click.Command) -> list[click.Command]:
    if not isinstance(command, click.Group):
        return []
    context = click.Context(command)
    found = (command.get_command(context, name) for name in command.list_commands(context))
    return [one for one in found if one is not None]


def test_each_command_has_a_section_and_each_section_its_command() -> None:
    assert set(SECTIONS) == set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_each_option_has_its_row_and_each_row_its_option(name: str) -> None:
    assert documented(SECTIONS[name]) == options_of(command_of(name))


def test_the_options_of_the_whole_are_there() -> None:
    assert documented(TEXT.partition("\n## ")[0]) == own_options(app) | {"-h", "--help"}


@pytest.mark.parametrize("name", COMMANDS)
def test_each_section_has_an_example_that_the_command_accepts(name: str) -> None:
    examples = re.findall(r"^glossator (?:-s \S+ )?(\S+)(.*)$", SECTIONS[name], re.MULTILINE)
    assert any(called == name for called, _ in examples)
    known = options_of(command_of(name)) | {"--help"}
    for called, rest in examples:
        used = {word for word in rest.split() if re.fullmatch(r"--?[a-zA-Z][\w-]*", word)}
        assert called != name or used <= known


def every_command(group: click.Group, above: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """The names of all commands, those in commands too."""
    found = [
        (name, command)
        for name, command in zip(group.list_commands(click.Context(group)), subcommands(group), strict=True)
    ]
    names = [(*above, name) for name, _ in found]
    below = (every_command(one, (*above, name)) for name, one in found if isinstance(one, click.Group))
    return [*names, *(name for names in below for name in names)]


@pytest.mark.parametrize("words", every_command(app), ids=" ".join)
def test_the_help_of_each_command_ends_with_an_example_of_it(words: tuple[str, ...]) -> None:
    command: click.Command = app
    for word in words:
        assert isinstance(command, click.Group)
        found = command.get_command(click.Context(command), word)
        assert found is not None
        command = found
    *rows, example = command.get_help(click.Context(command)).strip().split("\n")
    assert any(row.strip() in ("Example:", "Examples:") for row in rows[-4:])
    called = example.split("glossator ", 1)[1]
    assert re.sub(r"^-s \S+ ", "", called).startswith(" ".join(words))
