"""What someone calls a verdict becomes its name on the site's scale. Room `edit`, pure."""

from glossator.edit.manuscript import Manuscript
from glossator.problem import Place, Problem, problem
from glossator.slug import slugify
from glossator.text import fold_name


def verdict_of(kind: str, said: str, manuscript: Manuscript) -> tuple[str, Problem | None]:
    """The name of the verdict that is meant by name or slug, in whatever case; or why there is none. A verdict makes
    a plain note a claim; other kinds have none."""
    if not said:
        return "", None
    scale = manuscript.options.scale
    if kind not in ("claim", "note"):
        message = f"a verdict makes a claim, and this note is of kind '{kind}'"
        return "", problem("bad-verdict", message, Place(manuscript.path), "leave one of the two out")
    named = next(
        (one.name for one in scale if fold_name(said) in (fold_name(one.name), slugify(one.name))), ""
    )
    if named:
        return named, None
    listed = ", ".join(one.name for one in scale)
    message = f"“{said}” is no verdict of the scale"
    return "", problem("bad-verdict", message, Place(manuscript.path), f"the scale is: {listed}")
