"""Where the themes lie that come with Glossator. Room `theme`."""

from pathlib import Path

import glossator


def packaged_themes() -> Path:
    """The folder of the themes that come with Glossator: inside an installed package, or beside a checkout's `src`."""
    package = Path(glossator.__file__).resolve().parent
    inside = package / "themes"
    return inside if inside.is_dir() else package.parents[1] / "themes"
