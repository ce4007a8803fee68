"""What notes are about is found again, where an article has changed. Room `edit`, pure: texts become proposals.

Nothing is applied by itself: a proposal is a change to the article's file or a notes file that a person reviews. Each
one was tried: the note then hangs on the words that are proposed, and the article's own words stay as they are.
"""

from glossator.edit.footnotes import footnote_repairs
from glossator.edit.manuscript import ArticleFile, open_manuscript
from glossator.edit.mending import Repair
from glossator.edit.requoting import quotation_repairs
from glossator.problem import Problem


def repairs(file: ArticleFile) -> tuple[tuple[Repair, ...], tuple[Problem, ...]]:
    """What became of the notes of an article, footnotes and those of its notes files, whose words are not where they
    say, in the order of files and lines; with problems instead where its front matter cannot be read."""
    manuscript, problems = open_manuscript(file)
    if manuscript is None:
        return (), problems
    found = (*footnote_repairs(manuscript), *quotation_repairs(manuscript))
    return tuple(sorted(found, key=lambda one: (one.place.path, one.place.line))), ()
