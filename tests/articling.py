"""Facts for tests of the room `site`, made of the few values that a test is about."""

from typing import Any

from glossator.config.matter import Matter
from glossator.model import Byline, Note
from glossator.site.facts import Facts


def article(name: str, date: str | None = "2025-01-01", **more: Any) -> Facts:
    """The facts of `content/articles/<name>.md`; `more` is front matter, or `notes` and `ids`."""
    notes, ids = more.pop("notes", ()), more.pop("ids", frozenset())
    matter = Matter.model_validate({"title": name.capitalize(), "date": date} | more)
    key = f"articles/{name}.md"
    return Facts(f"content/{key}", key, matter, 100, tuple(notes), frozenset(ids), more.pop("uses", ()), None)


def note(label: str, kind: str = "", author: str = "") -> Note:
    """A note with nothing in it but what is named."""
    return Note(
        label=label,
        id=label,
        number=1,
        kind=kind,
        verdict="",
        quote="",
        speaker="",
        byline=Byline(author),
        lang="",
        html=("text",),
        plain="text",
        line=1,
        references=1,
    )
