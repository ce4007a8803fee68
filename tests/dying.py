"""Programs that end without a word at a step of their work on files, as when somebody kills them."""

import os
import subprocess
import sys
from pathlib import Path

HOOK = """
import os, sys
left = int(sys.argv[1])
def hook(event, arguments):
    global left
    if event in ("os.rename", "os.link", "os.remove", "shutil.rmtree"):
        left -= 1
        if left == 0:
            os._exit(9)
"""


def dying(root: Path, step: int, prepared: str, done: str) -> int:
    """The status of a Python program that ends at the file of that number (from 1) which it renames, links or removes:
    of those that `done` touches, after what is `prepared`. 0 where it came to its end."""
    script = f"{HOOK}{prepared}\nsys.addaudithook(hook)\n{done}"
    ran = subprocess.run(
        [sys.executable, "-c", script, str(step)], cwd=root, env=os.environ, capture_output=True, check=False
    )
    return ran.returncode
