"""What front matter says of notes and sources, found in its file. Room `notes`; imports root and config."""

from collections.abc import Collection, Iterable, Iterator

from glossator.config.document import File, Path, read_yaml
from glossator.config.fence import split_fence
from glossator.notes.rules import fold_label
from glossator.problem import Place, Problem, problem


def front_place(text: str, path: str, keys: Path) -> Place:
    """The place in an article's file of the key at a path of keys, `("authors", 0, "bio")`, or of the nearest that
    holds it; the file as a whole where front matter has none of them."""
    fenced, _ = split_fence(text, path)
    document = read_yaml(fenced.yaml, File(path, text, 1))[0] if fenced else None
    if document is None:
        return Place(path)
    holders = (keys[:end] for end in range(len(keys), 0, -1))
    found = next((one for one in holders if one in document.keys or one in document.values), None)
    return document.key_place(found) if found else Place(path)


def unknown_notes(named: Iterable[str], labels: Collection[str], text: str, path: str) -> Iterator[Problem]:
    """Labels that front matter names under `notes`, but no note has; `labels` are those of the article's notes,
    folded."""
    for label in named:
        if fold_label(label) not in labels:
            message = f"front matter's “notes” names “{label}”, but no note has that label"
            place = front_place(text, path, ("notes", label))
            yield problem("unknown-note", message, place, "mend the label, or delete the entry")
