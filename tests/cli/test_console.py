"""How the program speaks on terminals, in pipes and in narrow encodings."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from glossator.cli import bar
from glossator.cli.bar import Bar, bar_text
from glossator.cli.console import Console, console
from glossator.cli.frames import plain


def speaking(out: io.TextIOWrapper) -> Console:
    return Console(out, out, plain, plain, 100, interactive=False)


def test_characters_that_an_encoding_lacks_are_escaped_rather_than_fatal() -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="ascii")
    speaking(stream).say("“Ćurčić”")
    assert raw.getvalue() == rb"\u201c\u0106ur\u010di\u0107\u201d" + os.linesep.encode()


def test_in_a_pipe_no_bar_is_drawn(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bar, "AFTER", 0.0)
    with console().progress("Building") as progress:
        progress(1, 2)
    assert capsys.readouterr().err == ""


def test_short_work_draws_no_bar() -> None:
    stream = io.StringIO()
    drawn = Bar(stream, "Building")
    drawn.update(1, 2)
    drawn.close()
    assert stream.getvalue() == ""


def test_long_work_draws_a_bar_and_wipes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bar, "AFTER", 0.0)
    stream = io.StringIO()
    drawn = Bar(stream, "Building")
    drawn.update(0, 0)
    drawn.update(12, 24)
    drawn.close()
    wipe = "\r\x1b[2K"
    assert stream.getvalue() == f"{wipe}{bar_text('Building', 12, 24)}{wipe}"


@pytest.mark.parametrize(("done", "full"), [(0, 0), (12, 15), (24, 30), (25, 30)])
def test_a_bar_is_as_full_as_the_work_is_done(done: int, full: int) -> None:
    text = bar_text("Building", done, 24)
    assert text.count("━") == full
    assert text.count("━") + text.count("─") == 30
    assert text.endswith(f"{done:>2} of 24")


@pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals are POSIX")
@pytest.mark.parametrize(
    ("surroundings", "painted"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
def test_a_terminal_gets_colours(here: Path, surroundings: dict[str, str], painted: bool) -> None:
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "glossator", "new", "x"]
    env = {**os.environ, "TERM": "xterm", **surroundings}
    subprocess.run(command, stderr=theirs, stdout=theirs, env=env, check=False, cwd=here)
    said = os.read(ours, 10_000)
    os.close(ours)
    os.close(theirs)
    assert b"no-site" in said
    assert (b"\x1b[1;31m" in said) == painted
