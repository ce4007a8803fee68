"""Where the themes lie that come with Glossator. Room `theme`."""

from pathlib import Path


def packaged_themes() -> Path:
    """The folder of the themes that come with Glossator: inside an installed package, or beside a checkout's `src`."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "themes"
    return inside if inside.is_dir() else package.parents[1] / "themes"
