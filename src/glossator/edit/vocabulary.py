"""Names that an import found join `content/topics.yaml`, below what editors wrote. Room `edit`."""

from collections.abc import Iterable
from pathlib import Path

import yaml

from glossator.config.load import read_vocabulary
from glossator.config.vocabulary import Vocabulary
from glossator.edit.files import replace
from glossator.problem import Place, ProblemError, problem
from glossator.sources.folder import read_bytes
from glossator.sources.site import VOCABULARY
from glossator.text import fold_name
from glossator.utf8 import decode


def add_names(root: Path, names: Iterable[str]) -> tuple[str, ...]:
    """Names that the vocabulary lacks are appended to it with `new: true`; which ones, in their order.

    What stands in the file stays as it is, to the byte. Raises ProblemError where the file is broken, cannot be
    appended to (a list in brackets), or changed meanwhile.
    """
    was, unread = read_bytes(root, VOCABULARY) if (root / VOCABULARY).exists() else (b"", ())
    text, _ = decode(was or b"")
    vocabulary, problems = read_vocabulary(text)
    if was is None or problems:
        raise ProblemError((*unread, *problems))
    fresh = _fresh(names, vocabulary)
    if not fresh:
        return ()
    appended = _appended(was, fresh)
    after, problems = read_vocabulary(decode(appended)[0])
    if problems or len(after.topics) != len(vocabulary.topics) + len(fresh):
        said = "the list cannot be added to, since it is written in brackets"
        raise ProblemError([problem("bad-value", said, Place(VOCABULARY), "write each topic as '- name: …'")])
    replace(root, VOCABULARY, appended, was)
    return fresh


def _fresh(names: Iterable[str], vocabulary: Vocabulary) -> tuple[str, ...]:
    by_fold = {fold_name(name): name for name in reversed(tuple(names))}
    order = dict.fromkeys(fold_name(name) for name in by_fold.values())
    return tuple(sorted((by_fold[n] for n in order if n not in vocabulary.by_name), key=fold_name))


def _appended(was: bytes, names: Iterable[str]) -> bytes:
    entries = [{"name": name, "new": True} for name in names]
    added = yaml.safe_dump(entries, allow_unicode=True, sort_keys=False, width=10_000).encode()
    if not was.strip() or was.strip() == b"[]":
        return added
    end = b"\r\n" if b"\r\n" in was else b"\n"
    return was + (b"" if was.endswith(b"\n") else end) + added.replace(b"\n", end)
