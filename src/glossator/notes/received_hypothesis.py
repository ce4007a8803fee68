"""An annotation as Hypothesis has it (https://h.readthedocs.io/en/latest/api/). Room `notes`; imports the root; pure.

Its offsets count units of UTF-16 in the page that it saw: its words are trusted, its offsets are not.
"""

from collections.abc import Mapping
from typing import Any

from glossator.notes.received_text import safe_markdown
from glossator.notes.received_values import (
    LONGEST_TEXT,
    BadAnnotationError,
    Received,
    day,
    listed,
    quoted,
    shown,
    told,
)
from glossator.problem import Place


def from_hypothesis(data: Mapping[str, Any], place: Place) -> Received:
    """A row of an answer, or of an export. Raises BadAnnotationError."""
    named = told(data, "id")
    if not named:
        raise BadAnnotationError("it has no id")
    exact, prefix, suffix = quoted(listed(data.get("target")))
    created, updated = day(data, "created"), day(data, "updated")
    references = [shown(one) for one in listed(data.get("references")) if isinstance(one, str)]
    return Received(
        id=named,
        place=place,
        exact=exact,
        prefix=prefix,
        suffix=suffix,
        text=safe_markdown(told(data, "text", LONGEST_TEXT)),
        tags=tuple(shown(one) for one in listed(data.get("tags")) if isinstance(one, str)),
        author=_author(data),
        created=created,
        revised=updated if created and updated and updated > created else None,
        parent=references[-1] if references else "",
        private=_is_private(data),
        is_hypothesis=True,
    )


def _author(data: Mapping[str, Any]) -> str:
    """The name that is shown; `jane` of `acct:jane@hypothes.is` where there is none."""
    info = data.get("user_info")
    name = told(info, "display_name") if isinstance(info, Mapping) else ""
    return " ".join((name or told(data, "user").removeprefix("acct:").partition("@")[0]).split())


def _is_private(data: Mapping[str, Any]) -> bool:
    permissions = data.get("permissions")
    readers = listed(permissions.get("read")) if isinstance(permissions, Mapping) else ()
    return bool(readers) and not any(str(one).startswith("group:") for one in readers)
