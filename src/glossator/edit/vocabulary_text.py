"""The text of `content/topics.yaml` with topics changed, taken out and added: comments, order and style stay. Room
`edit`, pure."""

from collections.abc import Sequence

import yaml

from glossator.config.load import read_vocabulary
from glossator.config.vocabulary import Topic, Vocabulary
from glossator.edit.front_matter import (
    Front,
    appended,
    dropped,
    lines_of,
    removed,
    replaced,
    scalar,
    set_to,
    value_at,
)
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
        raise _unchangeable("the vocabulary is written in a way that cannot be changed in place")
    return text


def _changed(text: str, number: int, before: Topic, after: Topic) -> str:
    for key in _TEXTS:
        if getattr(before, key) != getattr(after, key):
            text = _with_value(text, number, key, getattr(after, key))
    for key in _LISTS:
        names, now = list(getattr(before, key)), list(getattr(after, key))
        while names != now:
            front = _entry(text, number)
            splice, names = _step(front, key, names, now)
            text = _with_splice(text, splice)
    return text


def _step(front: Front, key: str, names: list[str], now: list[str]) -> tuple[Splice | None, list[str]]:
    """The next change on the way from the names that a list has to those that it is to have, and what it has then: the
    first that differs goes, becomes another one, or is followed by those that lack."""
    pairs = enumerate(zip(names, now, strict=False))
    nth = next((nth for nth, (had, meant) in pairs if had != meant), len(now))
    if not now or not isinstance(value_at(front, (key,)), yaml.SequenceNode):
        return (_listed(front, key, now) if now else removed(front, (key,))), now
    if nth >= len(names):
        return appended(front, (key,), [scalar(name) for name in now[len(names) :]]), now
    if nth == len(now) or names[nth + 1 : nth + 2] == [now[nth]]:
        return dropped(front, (key,), nth), [*names[:nth], *names[nth + 1 :]]
    return replaced(front, (key,), nth, [scalar(now[nth])]), [*names[:nth], now[nth], *names[nth + 1 :]]


def _listed(front: Front, key: str, names: Sequence[str]) -> Splice:
    return set_to(front, key, f"[{', '.join(map(scalar, names))}]")


def _with_value(text: str, number: int, key: str, value: str) -> str:
    front = _entry(text, number)
    return _with_splice(text, set_to(front, key, scalar(value)) if value else removed(front, (key,)))


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
    """An entry as a mapping to be changed. Raises ProblemError where the list is in brackets, or an alias stands
    for what has just changed."""
    plain = plain_ends(text)
    try:
        root = yaml.compose(plain, yaml.SafeLoader)
    except yaml.YAMLError as error:
        raise _unchangeable("the vocabulary has an alias (*) for what is to change") from error
    if not isinstance(root, yaml.SequenceNode) or root.flow_style:
        raise _unchangeable("the list is written in brackets")
    return Front(plain, 0, root.value[number])


def _unchangeable(said: str) -> ProblemError:
    hint = "write each topic as '- name: …', its values in full, without anchors (&) and aliases (*)"
    return ProblemError([problem("bad-value", said, Place(VOCABULARY), hint)])
