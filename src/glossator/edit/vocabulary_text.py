"""The text of `content/topics.yaml` with topics changed, taken out and added: comments, order and style stay. Room
`edit`, pure."""

from collections.abc import Sequence

import yaml

from glossator.config.load import read_vocabulary
from glossator.config.vocabulary import Topic, Vocabulary
from glossator.edit.front_matter import Front, appended, dropped, lines_of, removed, scalar, set_to, value_at
from glossator.edit.splices import Splice, plain_ends, spliced
from glossator.problem import Place, ProblemError, problem
from glossator.sources.site import VOCABULARY

_TEXTS = ("name", "slug", "kind", "parent", "description")
_LISTS = ("aliases", "related", "same_as")


def with_topics(text: str, after: Sequence[Topic | None], more: Sequence[Topic] = ()) -> str:
    """The text in which each topic, in its order, is as in `after` (None: gone), and more topics follow.

    The result is read again, and says exactly that. Raises ProblemError (`bad-value`) where the file is written in a
    way that cannot be changed so, and where it cannot be read.
    """
    vocabulary, problems = read_vocabulary(plain_ends(text))
    if problems:
        raise ProblemError(problems)
    for number in reversed(range(len(after))):
        topic = after[number]
        text = (
            _without(text, number)
            if topic is None
            else _changed(text, number, vocabulary.topics[number], topic)
        )
    text = _with(text, more)
    wanted = Vocabulary(topics=(*(one for one in after if one is not None), *more))
    if read_vocabulary(plain_ends(text)) != (wanted, ()):
        said = "the vocabulary is written in a way that cannot be changed in place"
        raise ProblemError([problem("bad-value", said, Place(VOCABULARY), "write each topic as '- name: …'")])
    return text


def _changed(text: str, number: int, before: Topic, after: Topic) -> str:
    for key in _TEXTS:
        if getattr(before, key) != getattr(after, key):
            text = _with_value(text, number, key, getattr(after, key))
    for key in _LISTS:
        was, now = getattr(before, key), getattr(after, key)
        for name in (one for one in was if one not in now):
            text = _with_splice(text, _left_out(_entry(text, number), key, name))
        text = _joined(text, number, key, [one for one in now if one not in was])
    return text


def _with_value(text: str, number: int, key: str, value: str) -> str:
    front = _entry(text, number)
    return _with_splice(text, set_to(front, key, scalar(value)) if value else removed(front, (key,)))


def _joined(text: str, number: int, key: str, names: Sequence[str]) -> str:
    if not names:
        return text
    front = _entry(text, number)
    found = value_at(front, (key,))
    items = [scalar(name) for name in names]
    if isinstance(found, yaml.SequenceNode):
        return _with_splice(text, appended(front, (key,), items))
    one = [scalar(found.value)] if isinstance(found, yaml.ScalarNode) and found.value else []
    return _with_splice(text, set_to(front, key, f"[{', '.join((*one, *items))}]"))


def _left_out(front: Front, key: str, name: str) -> Splice | None:
    found = value_at(front, (key,))
    if not isinstance(found, yaml.SequenceNode) or len(found.value) == 1:
        return removed(front, (key,))
    return dropped(front, (key,), [one.value for one in found.value].index(name))


def _without(text: str, number: int) -> str:
    """Without an entry: its lines, and the blank ones behind it where blank ones stand before it, too."""
    front = _entry(text, number)
    start, end = lines_of(front)
    while front.text[end : end + 1] == "\n" and (start == 0 or front.text[start - 2 : start] == "\n\n"):
        end += 1
    return _with_splice(text, Splice(start, end, ""))


def _with(text: str, more: Sequence[Topic]) -> str:
    if not more:
        return text
    plain = plain_ends(text)
    before = "" if not plain.strip() or plain.strip() == "[]" else plain.rstrip("\n") + "\n"
    apart = "\n" if "\n\n- " in before else ""
    added = before + "".join(apart + _written(one) for one in more)
    return spliced(text, (Splice(0, len(plain), added),))


def _written(topic: Topic) -> str:
    rows = [f"- name: {scalar(topic.name)}"]
    rows += [f"  {key}: {scalar(getattr(topic, key))}" for key in _TEXTS[1:] if getattr(topic, key)]
    rows += [
        f"  {key}: [{', '.join(map(scalar, getattr(topic, key)))}]" for key in _LISTS if getattr(topic, key)
    ]
    rows += [f"  {key}: true" for key in ("hide", "new") if getattr(topic, key)]
    return "".join(f"{row}\n" for row in rows)


def _with_splice(text: str, splice: Splice | None) -> str:
    return spliced(text, (splice,)) if splice else text


def _entry(text: str, number: int) -> Front:
    """An entry as a mapping to be changed. Raises ProblemError where the list is written in brackets."""
    plain = plain_ends(text)
    root = yaml.compose(plain, yaml.SafeLoader)
    if not isinstance(root, yaml.SequenceNode) or root.flow_style:
        said = "the list is written in brackets"
        raise ProblemError([problem("bad-value", said, Place(VOCABULARY), "write each topic as '- name: …'")])
    return Front(plain, 0, root.value[number])
