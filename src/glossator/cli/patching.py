"""A change of several files is printed as a patch, or carried out. Room `cli`."""

from collections.abc import Sequence
from pathlib import Path

from glossator.cli.console import Console
from glossator.cli.summary import numbered
from glossator.edit.changeset import carry_out
from glossator.edit.patches import Patch, as_git


def offer(at: Console, root: Path, patches: Sequence[Patch], *, writes: bool) -> None:
    """The patch on standard output, as `git apply` takes it; or all of it carried out, where `writes` says so. Raises
    ProblemError where that cannot be."""
    if writes and patches:
        carry_out(root, patches)
        at.note(f"{numbered(len(patches), 'file')} changed.")
    elif patches:
        at.data("".join(f"{row}\n" for one in patches for row in as_git(one)))
        at.note(f"{numbered(len(patches), 'file')} would change; --write changes them.")
