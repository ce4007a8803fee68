"""Commands run and looked at: their failures, and the memory of all their processes."""

import sys
from pathlib import Path

import pytest
from measure import FailedError, peak_memory, seconds

HELD = 40_000_000
ALONE = f"held = b'x' * {HELD}; import time; time.sleep(0.4)"
WITH_A_CHILD = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {ALONE!r}])"


def test_a_command_that_fails_says_with_what(tmp_path: Path) -> None:
    with pytest.raises(FailedError, match=r"ended with 1:\nno such site"):
        seconds([sys.executable, "-c", "import sys; sys.exit('no such site')"], tmp_path)


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="memory is read from Linux's /proc")
@pytest.mark.parametrize("code", [ALONE, WITH_A_CHILD], ids=["one process", "a child"])
def test_memory_is_that_of_all_processes(code: str, tmp_path: Path) -> None:
    assert HELD < peak_memory([sys.executable, "-c", code], tmp_path) < 3 * HELD
