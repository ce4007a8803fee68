"""The program's door: status, usage, and that nothing escapes as a trace."""

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from commanding import Run

from glossator import __version__
from glossator.cli.app import COMMANDS, app
from glossator.cli.commands import new_command
from glossator.cli.main import main


def program(*args: str, **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "glossator", *args]
    return subprocess.run(command, capture_output=True, text=True, check=False, **options)


def test_python_dash_m_is_the_program() -> None:
    ran = program("version")
    assert ran.returncode == 0
    assert ran.stdout.startswith(f"glossator {__version__} ")


@pytest.mark.parametrize("option", ["-V", "--version"])
def test_the_option_is_the_command(run: Run, option: str) -> None:
    assert run(option) == run("version")


def test_version_loads_nothing_of_the_engine() -> None:
    code = (
        "import sys; from glossator.cli.main import main; main(['version'])\n"
        "print(*[name for name in ('pydantic', 'markdown_it', 'jinja2', 'starlette', 'yaml') if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.split("\n")[1:] == ["", ""]


def test_help_lists_every_command_with_its_own_first_line(run: Run) -> None:
    said = run("--help")
    context = click.Context(app, info_name="glossator")
    for name, text in COMMANDS.items():
        command = app.get_command(context, name)
        assert command is not None
        assert command.name == name
        assert f"{name} " in said.out and text in said.out
        assert (
            command.get_short_help_str(200) == text.removesuffix(".")
            or command.get_short_help_str(200) == text
        )


@pytest.mark.parametrize("name", COMMANDS)
def test_each_help_ends_with_an_example(run: Run, name: str) -> None:
    rows = [row.strip() for row in run(name, "--help").out.strip().split("\n")]
    assert "Example:" in rows
    assert rows[-1].startswith("glossator ")


def test_a_near_miss_of_a_command_is_named(run: Run) -> None:
    ran = run("biuld")
    assert ran.status == 2
    assert "There is no command 'biuld'. Did you mean 'build'?" in ran.err


def test_an_unknown_option_is_wrong_usage(run: Run) -> None:
    ran = run("version", "--loud")
    assert ran.status == 2
    assert "--loud" in ran.err


@pytest.mark.parametrize(
    "args",
    [
        ("new", "caf\udce9"),
        ("notes", "add", "ferry", "--quote", "sank", "--text=caf\udce9"),
        ("topics", "rename", "Boats", "caf\udce9"),
        ("build", "--base-url", "https://caf\udce9/"),
        ("build", "-o", "caf\udce9"),
    ],
)
def test_an_argument_that_is_not_utf_8_is_wrong_usage(run: Run, fresh: Path, args: tuple[str, ...]) -> None:
    ran = run("-s", "site", *args)
    assert (ran.status, "caf\\xe9" in ran.err, "is not UTF-8." in ran.err) == (2, True, True)


def test_outside_a_site_a_command_says_how_to_start_one(run: Run) -> None:
    ran = run("new", "A title")
    assert ran.status == 1
    assert ran.err.startswith("error[no-site]")
    assert "glossator init" in ran.err


def test_a_named_folder_without_settings_is_no_site(run: Run, here: Path) -> None:
    (here / "empty").mkdir()
    ran = run("-s", "empty", "new", "A title")
    assert ran.status == 1
    assert "there is no site.yaml in empty" in ran.err


def test_the_site_is_found_from_a_folder_inside_it(
    run: Run, fresh: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(fresh / "content" / "articles")
    assert run("new", "A title").status == 0
    assert (fresh / "content/articles/a-title.md").is_file()


FailWith = Callable[[BaseException], None]


def raising(error: BaseException) -> click.Command:
    @click.command("new")
    def command() -> None:
        raise error

    return command


@pytest.fixture
def fail_with(monkeypatch: pytest.MonkeyPatch) -> FailWith:
    """Makes the command `new` raise: what a full disk or a bug would do, at the place where it would."""
    return lambda error: monkeypatch.setattr(new_command, "command", raising(error))


def test_a_bug_is_one_line_and_a_way_to_see_more(run: Run, fail_with: FailWith) -> None:
    fail_with(RuntimeError("the roof fell in"))
    ran = run("new")
    assert ran.status == 70
    assert "RuntimeError: the roof fell in" in ran.err
    assert "GLOSSATOR_DEBUG=1" in ran.err
    assert "Traceback" not in ran.err


def test_debug_shows_the_trace(run: Run, fail_with: FailWith, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GLOSSATOR_DEBUG", "1")
    fail_with(RuntimeError("the roof fell in"))
    assert "Traceback" in run("new").err


def test_an_interrupt_ends_with_130_and_without_a_trace(run: Run, fail_with: FailWith) -> None:
    fail_with(KeyboardInterrupt())
    ran = run("new")
    assert ran.status == 130
    assert "Traceback" not in ran.err


def test_a_full_disk_is_one_problem_with_its_path(run: Run, fail_with: FailWith) -> None:
    fail_with(OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "output/x.html"))
    ran = run("new")
    assert ran.status == 1
    assert ran.err.startswith("error[cannot-write] output/x.html\n  No space left on device")


def test_problems_that_end_a_run_stand_apart(run: Run, here: Path) -> None:
    (here / "site.yaml").write_text("title: X\npaginate: many\nurl: foo\n", encoding="utf-8")
    first, second = run("build").err.split("\n\n")
    assert first.startswith("error[bad-value] site.yaml:2:11\n")
    assert second.startswith("error[bad-value] site.yaml:3:6\n") and not second.endswith("\n\n")


def test_a_refused_file_is_named_from_the_current_folder(run: Run, here: Path, fail_with: FailWith) -> None:
    fail_with(OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(here / "output/x.html")))
    assert run("new").err.startswith("error[cannot-write] output/x.html\n")


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_entered_is_unreadable(run: Run, fresh: Path) -> None:
    (fresh / "seeds").chmod(0)
    try:
        ran = run("-s", "site", "build")
    finally:
        (fresh / "seeds").chmod(0o755)
    assert ran.status == 1
    assert ran.err.startswith("error[unreadable] site/seeds") and "Traceback" not in ran.err


@pytest.mark.skipif(os.name == "nt", reason="POSIX pipes")
def test_a_reader_that_hangs_up_ends_the_program_quietly() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "glossator", "completion", "zsh"]
    ran = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writing)
    assert ran.stderr == ""


def test_no_colours_where_output_is_no_terminal(run: Run) -> None:
    assert "\x1b" not in run("new", "x").err


def test_force_color_paints_and_no_color_wins(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[1;31merror[no-site]" in run("new", "x").err
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run("new", "x").err


def test_main_takes_the_arguments_of_the_process_by_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["glossator", "version"])
    assert main() == 0
