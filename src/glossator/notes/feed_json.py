"""A JSON Feed (version 1.1) becomes its entries. Room `notes`; imports nothing of ours but `entry`."""

import json
from collections.abc import Mapping
from html import escape
from typing import Any

from glossator.notes.entry import Entry, paragraphs
from glossator.notes.malformed import MalformedError

ANEW = "save the feed anew from its address, and import that"
"""What to do about one that is damaged."""


def read_json(data: bytes) -> dict[str, Any]:
    """A JSON Feed, its `items` a list of objects. Raises MalformedError."""
    try:
        feed = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise MalformedError(f"this is no JSON: {error}", ANEW) from None
    if not isinstance(feed, dict) or "jsonfeed.org" not in str(feed.get("version")):
        raise MalformedError("this JSON is no JSON Feed", "import the page, or the feed, that it belongs to")
    items = feed.get("items")
    return {
        **feed,
        "items": [one for one in items if isinstance(one, dict)] if isinstance(items, list) else [],
    }


def of_item(item: Mapping[str, Any], feed: Mapping[str, Any]) -> Entry:
    """What an item of a JSON Feed says."""
    full = _said(item, "content_html") or paragraphs(_said(item, "content_text"))
    short = paragraphs(_said(item, "summary"))
    return Entry(
        key=str(item.get("id") or "") or _said(item, "url"),
        title=escape(_said(item, "title"), quote=False),
        content=full or short,
        summary=short if full else "",
        url=_said(item, "url") or _said(item, "external_url"),
        published=_said(item, "date_published"),
        updated=_said(item, "date_modified"),
        authors=tuple(_people(item) or _people(feed)),
        tags=tuple(one for one in _list(item, "tags") if isinstance(one, str)),
        lang=_said(item, "language") or _said(feed, "language"),
        outlet=_said(feed, "title"),
    )


def _said(holder: Mapping[str, Any], key: str) -> str:
    value = holder.get(key)
    return value if isinstance(value, str) else ""


def _list(holder: Mapping[str, Any], key: str) -> list[Any]:
    value = holder.get(key)
    return value if isinstance(value, list) else []


def _people(holder: Mapping[str, Any]) -> list[str]:
    listed = [*_list(holder, "authors"), holder.get("author")]
    return [_said(one, "name") for one in listed if isinstance(one, dict) and _said(one, "name")]
