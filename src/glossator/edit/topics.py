"""Topics of an article, or of one of its notes, are changed in its front matter. Room `edit`, pure: a text becomes
another, or the reason why not. Comments and all else stay."""

from collections.abc import Sequence

import yaml
from msgspec.structs import replace

from glossator.config.document import Path
from glossator.config.matter import Matter, NoteMatter
from glossator.edit.front_matter import Front, added, appended, dropped, read_front, removed, replaced, scalar
from glossator.edit.manuscript import ArticleFile, Manuscript, open_manuscript
from glossator.edit.splices import Splice, spliced
from glossator.notes.rules import fold_label
from glossator.problem import Place, Problem, problem
from glossator.text import fold_name

_TOPICS: Path = ("topics",)


def set_topics(file: ArticleFile, topics: Sequence[str]) -> tuple[str | None, tuple[Problem, ...]]:
    """The article's file with these topics and no others; those that stay keep their lines. None and why where front
    matter cannot say so."""
    manuscript, problems = open_manuscript(file)
    if manuscript is None:
        return None, problems
    matter = manuscript.written.matter
    return _set(manuscript, _TOPICS, matter.model_copy(update={"topics": _joined(matter.topics, topics)}))


def set_note_topics(
    file: ArticleFile, label: str, topics: Sequence[str]
) -> tuple[str | None, tuple[Problem, ...]]:
    """The same for the topics of the note with a label, which stand under `notes`."""
    manuscript, problems = open_manuscript(file)
    if manuscript is None:
        return None, problems
    notes = dict(manuscript.written.matter.notes)
    key = next((one for one in notes if fold_label(one) == fold_label(label)), label)
    of_note = notes.get(key, NoteMatter())
    notes[key] = of_note.model_copy(update={"topics": _joined(of_note.topics, topics)})
    if notes[key] == NoteMatter():
        del notes[key]
    matter = manuscript.written.matter.model_copy(update={"notes": notes})
    return _set(manuscript, ("notes", key, "topics"), matter)


def _set(manuscript: Manuscript, path: Path, meant: Matter) -> tuple[str | None, tuple[Problem, ...]]:
    """The file, whose list at a path of keys becomes what it is in the front matter that is meant."""
    holder = meant if path == _TOPICS else meant.notes.get(str(path[1]), NoteMatter())
    file, wanted = manuscript.file, holder.topics
    while True:
        front = read_front(file.text)
        step = _step(front, path, wanted) if front else None
        if step is None:
            break
        file = replace(file, text=spliced(file.text, [step]))
    after, _ = open_manuscript(file)
    if after is None or after.written.matter != meant or after.written.body != manuscript.written.body:
        return None, (_by_hand(file.path, path),)
    return file.text, ()


def _step(front: Front, path: Path, wanted: Sequence[str]) -> Splice | None:
    """The next change on the way to a list of names; None at its end, or where a step would lead nowhere."""
    node = front.at(path)
    if node is None:
        return _new(front, path, wanted) if wanted else None
    if not isinstance(node, yaml.SequenceNode):
        start, end = front.offset(node.start_mark), front.offset(node.end_mark)
        made = f"[{', '.join(map(scalar, wanted))}]"
        return Splice(start, end, made if end > start else f" {made}") if wanted else removed(front, path)
    if not wanted:
        return removed(front, path)
    here = [fold_name(str(one.value)) for one in node.value]
    meant = [fold_name(one) for one in wanted]
    gone = next((nth for nth, name in enumerate(here) if name not in meant), None)
    if gone is not None and len(here) > 1:
        return dropped(front, path, gone)
    if gone is not None:
        return replaced(front, path, gone, [scalar(wanted[0])])
    new = [scalar(one) for one in wanted if fold_name(one) not in here]
    return appended(front, path, new) if new else None


def _new(front: Front, path: Path, wanted: Sequence[str]) -> Splice:
    items = [scalar(one) for one in wanted]
    return appended(front, path, items) if path == _TOPICS else added(front, path, f"[{', '.join(items)}]")


def _joined(had: Sequence[str], wanted: Sequence[str]) -> tuple[str, ...]:
    """The names that are wanted, each on one line and once: those that there were in their order, then the new."""
    meant = {fold_name(one): " ".join(one.split()) for one in reversed(wanted) if one.strip()}
    kept = tuple(one for one in had if fold_name(one) in meant)
    known = {fold_name(one) for one in kept}
    new = dict.fromkeys(fold_name(one) for one in wanted if one.strip() and fold_name(one) not in known)
    return (*kept, *(meant[one] for one in new))


def _by_hand(path: str, keys: Path) -> Problem:
    message = f"front matter is written in a way in which '{'.'.join(map(str, keys))}' cannot be changed"
    return problem("bad-value", message, Place(path), "change it in the file itself")
