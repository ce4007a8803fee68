"""An annotation of W3C's model (Web Annotation Data Model, 23 February 2017). Room `notes`; imports the root; pure."""

from collections.abc import Iterator, Mapping
from typing import Any

from glossator.notes.received_text import from_html, plain_markdown, safe_markdown
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

_MARKDOWN = ("text/markdown", "text/x-markdown")
_PURPOSES = ("tagging", "classifying")


def from_w3c(data: Mapping[str, Any], place: Place) -> Received:
    """An annotation. Raises BadAnnotationError."""
    named = told(data, "id")
    if not named:
        raise BadAnnotationError("it has no id")
    if "target" not in data:
        raise BadAnnotationError("it has no target")
    targets = listed(data.get("target"))
    exact, prefix, suffix = quoted(targets)
    bodies = list(_bodies(data))
    motivation = next((shown(one) for one in listed(data.get("motivation")) if isinstance(one, str)), "")
    texts = [one for one in bodies if one.get("purpose") not in _PURPOSES]
    answered = [one for one in targets if isinstance(one, str)] if motivation == "replying" else []
    return Received(
        id=named,
        place=place,
        exact=exact,
        prefix=prefix,
        suffix=suffix,
        text="\n\n".join(filter(None, map(_text, texts))),
        motivation=motivation,
        verdict=next((told(one, "value") for one in bodies if one.get("purpose") == "classifying"), ""),
        lang=next((told(one, "language") for one in texts if isinstance(one.get("language"), str)), ""),
        tags=tuple(told(one, "value") for one in bodies if one.get("purpose") == "tagging"),
        author=_author(data),
        created=day(data, "created"),
        revised=day(data, "modified"),
        parent=answered[0] if answered else "",
    )


def _bodies(data: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The bodies; a mere address or text is one, too, and of a choice each."""
    if value := told(data, "bodyValue", LONGEST_TEXT):
        yield {"value": value}
    for one in listed(data.get("body")):
        if isinstance(one, str):
            yield {"id": one}
        elif not isinstance(one, Mapping):
            raise BadAnnotationError("its body is neither a text nor an address")
        else:
            inside = [item for item in listed(one.get("items")) if isinstance(item, Mapping)]
            yield from inside or [one]


def _text(body: Mapping[str, Any]) -> str:
    """A body as Markdown."""
    value = told(body, "value", LONGEST_TEXT)
    if not value:
        address = told(body, "id") or told(body, "source")
        return f"<{address}>" if address.startswith(("http://", "https://")) else plain_markdown(address)
    form = told(body, "format")
    if form.startswith("text/html"):
        return from_html(value)
    return safe_markdown(value) if form in _MARKDOWN else plain_markdown(value)


def _author(data: Mapping[str, Any]) -> str:
    for one in listed(data.get("creator")):
        if isinstance(one, Mapping):
            name = next((shown(name) for name in listed(one.get("name")) if isinstance(name, str)), "")
            if name or told(one, "nickname"):
                return " ".join((name or told(one, "nickname")).split())
    return ""
