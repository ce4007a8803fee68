"""The texts of `site.yaml`, `topics.yaml` and Markdown files become frozen values, or problems with their places.

Room `config`; imports the root only. Texts come in: reading files is the caller's.
"""

from collections.abc import Iterator
from typing import Generic, TypeVar
from zoneinfo import ZoneInfo

from msgspec import Struct
from pydantic import BaseModel, RootModel

from glossator.config.document import Document, File, read_yaml
from glossator.config.fence import split_fence
from glossator.config.matter import Matter, PageMatter
from glossator.config.settings import Settings
from glossator.config.validate import validate
from glossator.config.vocabulary import Topic, Vocabulary
from glossator.problem import Problem, place_on, problem
from glossator.text import fold_name

Front = TypeVar("Front", bound=BaseModel)


class _Topics(RootModel[tuple[Topic, ...]]):
    """`topics.yaml` is a list."""


class Written(Struct, Generic[Front], frozen=True):
    """A Markdown file read: its front matter as a value, and the body with the line and offset where it starts."""

    matter: Front
    body: str
    body_line: int
    body_offset: int


def read_settings(text: str, path: str = "site.yaml") -> tuple[Settings | None, tuple[Problem, ...]]:
    """The text of `site.yaml` as settings; None and every error where it is wrong."""
    document, problems = read_yaml(text, File(path, text))
    if document is None:
        return None, problems
    settings, problems = validate(Settings, document)
    problems = (*problems, *_zone_problems(document))
    return (None if problems else settings), problems


def read_vocabulary(text: str, path: str = "content/topics.yaml") -> tuple[Vocabulary, tuple[Problem, ...]]:
    """The text of `topics.yaml`, a list of topics, as a vocabulary; an empty one and every error where it is wrong."""
    document, problems = read_yaml(text, File(path, text))
    if document is None:
        return Vocabulary(), problems
    if not document.data:
        return Vocabulary(), ()
    listed, problems = validate(_Topics, document)
    if listed is None:
        return Vocabulary(), problems
    return Vocabulary(topics=listed.root), tuple(_clashes(listed.root, document))


def read_article(text: str, path: str) -> tuple[Written[Matter] | None, tuple[Problem, ...]]:
    """The text of an article file as front matter and body; None and every error where it is wrong."""
    return _read_written(Matter, text, path)


def read_page(text: str, path: str) -> tuple[Written[PageMatter] | None, tuple[Problem, ...]]:
    """The text of an undated page's file as front matter and body; None and every error where it is wrong."""
    return _read_written(PageMatter, text, path)


def _read_written(
    model: type[Front], text: str, path: str
) -> tuple[Written[Front] | None, tuple[Problem, ...]]:
    fenced, problems = split_fence(text, path)
    if fenced is None:
        return None, problems
    if not fenced.body_offset:
        place = place_on(text, 1, 1, 1, path)
        return None, (
            problem(
                "front-matter-fence",
                "the file has no front matter",
                place,
                "start it with ---, title: …, ---",
            ),
        )
    document, problems = read_yaml(fenced.yaml, File(path, text, 1))
    if document is None:
        return None, problems
    matter, problems = validate(model, document)
    if matter is None:
        return None, problems
    return Written(matter, fenced.body, fenced.body_line, fenced.body_offset), ()


def _zone_problems(document: Document) -> Iterator[Problem]:
    name = document.spelt.get(("timezone",))
    if name and not _zone_is_known(name):
        place, hint = document.place(("timezone",)), "a name such as Europe/Belgrade or UTC"
        yield problem("unknown-zone", f"no time zone '{name}'", place, hint)


def _zone_is_known(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


def _clashes(topics: tuple[Topic, ...], document: Document) -> Iterator[Problem]:
    taken: dict[str, str] = {}
    for n, topic in enumerate(topics):
        aliases = ((alias, ("aliases", k)) for k, alias in enumerate(topic.aliases))
        for name, at in ((topic.name, ("name",)), *aliases):
            earlier = taken.setdefault(fold_name(name), topic.name)
            if earlier != topic.name or (name == topic.name and _is_second(topics, n)):
                said = f"'{name}' is already the name or an alias of '{earlier}'"
                hint = "merge the two topics, or leave the name to one of them"
                yield problem("duplicate-topic", said, document.place((n, *at)), hint)


def _is_second(topics: tuple[Topic, ...], n: int) -> bool:
    return any(fold_name(earlier.name) == fold_name(topics[n].name) for earlier in topics[:n])
