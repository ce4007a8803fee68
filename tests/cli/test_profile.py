"""`glossator build --profile`: where time and memory went."""

import re
import sys
from pathlib import Path

from commanding import Run

from glossator.build.phases import Phase
from glossator.cli.profile import own_memory, profile_lines

ROW = re.compile(r"(\w+) +(\d+\.\d{3}) +(\d+)%(?: +(\d+) MB)?")


def test_a_table_follows_the_build(fresh: Path, run: Run) -> None:
    ran = run("-s", "site", "build", "--profile", "-j", "1")
    assert ran.status == 0
    built, head, *rows = ran.out.rstrip("\n").split("\n")
    assert built.startswith("Built ")
    assert head.split() == ["phase", "seconds", "share", "memory"]
    found = [ROW.fullmatch(row) for row in rows if not row.startswith("Each further process")]
    assert all(found)
    seconds = {one[1]: float(one[2]) for one in found if one}
    whole = seconds.pop("all")
    assert list(seconds)[:4] == ["start", "import", "settings", "theme"] and list(seconds)[-1] == "other"
    assert abs(sum(seconds.values()) - whole) < 0.001 * len(found)


def test_without_it_nothing_is_told(fresh: Path, run: Run) -> None:
    assert run("-s", "site", "build").out.count("\n") == 1


def test_shares_and_memory_are_of_the_whole() -> None:
    phases = (Phase("parse", 1.5, 40_000_000), Phase("other", 0.5, 60_400_000))
    assert profile_lines(phases, 25_000_000) == [
        "phase       seconds   share    memory",
        "parse         1.500     75%     40 MB",
        "other         0.500     25%     60 MB",
        "all           2.000    100%     60 MB",
        "Each further process needed up to 25 MB.",
    ]


def test_memory_that_the_system_does_not_count_is_left_out() -> None:
    assert profile_lines((Phase("parse", 0, 0),), 0)[1:] == ["parse         0.000", "all           0.000"]


def test_this_process_needs_memory() -> None:
    assert sys.platform == "win32" or 10_000_000 < own_memory() < 100_000_000_000
