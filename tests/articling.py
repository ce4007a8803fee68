"""Facts for tests of the room `site`, made of the few values that a test is about."""

from typing import Any

from glossator.config.matter import Matter
from glossator.site.cards import note_counts
from glossator.site.facts import Facts, NoteFacts
from glossator.site.front import article_front


def article(name: str, date: str | None = "2025-01-01", **more: Any) -> Facts:
    """The facts of `content/articles/<name>.md`; `more` is front matter, or `notes` and `ids`."""
    notes, ids = more.pop("notes", ()), " ".join(more.pop("ids", ()))
    front = article_front(Matter.model_validate({"title": name.capitalize(), "date": date} | more))
    key = f"articles/{name}.md"
    uses = more.pop("uses", ())
    return Facts(
        f"content/{key}", key, front, tuple(notes), ids, uses, counts=note_counts(note.kind for note in notes)
    )


def note(label: str, kind: str = "", author: str = "") -> NoteFacts:
    """A note with nothing in it but what is named."""
    return NoteFacts(label, kind, "", author)
