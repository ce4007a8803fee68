"""Room `ingest`: keys of Jekyll's, Hugo's, Zola's, Pelican's and Obsidian's front matter become ours. Pure.

Each of our keys has the names under which others have it, in the order in which they are believed. What has no key of
ours is named in the report.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import regex

from glossator.ingest.names import is_post
from glossator.ingest.web.published import written_date
from glossator.slug import slugify
from glossator.text import fold_name, fold_space

_NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "title": ("title",),
        "date": ("date", "publishdate", "published_at", "pubdate", "created", "date created"),
        "authors": ("authors", "author", "by", "byline"),
        "dek": ("dek", "subtitle", "standfirst", "subheadline", "deck"),
        "outlet": ("outlet", "publication", "publisher", "newspaper"),
        "summary": ("summary", "description", "excerpt", "abstract"),
        "topics": ("tags", "tag", "topics", "keywords"),
        "issues": ("categories", "category", "issues"),
        "lang": ("lang", "language", "locale"),
        "slug": ("slug",),
        "expires": ("expires", "expirydate"),
        "canonical": ("canonical", "canonical_url", "canonicalurl"),
        "url": ("source_url", "original_url", "original", "source", "link"),
        "aliases": ("aliases", "redirect_from", "permalink", "url"),
        "draft": ("draft", "published", "status"),
        "noindex": ("noindex", "robotsnoindex"),
    }
)
_NESTED = ("params", "extra", "taxonomies")
"""Tables of Hugo and Zola that hold keys of the same kinds."""
_DAY = regex.compile(r"(\d{4}-\d\d-\d\d)[-_]")
_WEB = regex.compile(r"https?://[^\s<>\"]+")
_BETWEEN = regex.compile(r"\s*[,;]\s*")
_LINK = regex.compile(r"\[([^\[\]\n]{1,200})\]\([^()\n]{0,500}\)")
_TAG = regex.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_OWN = regex.compile(r"/(?!/)[^\\\0?#]*")


@dataclass(frozen=True, slots=True)
class Carried:
    """What front matter of another program becomes."""

    values: Mapping[str, object]
    """By our keys: texts, lists of texts, truth values."""
    said_by: Mapping[str, str] = field(default_factory=dict)
    """The name that each had."""
    left: tuple[str, ...] = ()
    """Keys that were not carried, as they stand."""


def carry(front: Mapping[str, object], file: str) -> Carried:
    """The values of front matter under our keys; `file` may begin with a day, as Jekyll's posts do."""
    flat = dict(_flat(front))
    values: dict[str, object] = {}
    said_by: dict[str, str] = {}
    used: set[str] = set()
    for key, names in _NAMES.items():
        for name in names:
            found = _READ.get(key, _line)(flat[name], name) if name in flat else None
            if found in (None, "", [], False):
                used |= {name} if name in flat and _says_nothing(key, flat[name]) else set()
                continue
            if key == "aliases" and key in values:
                values[key] = list(dict.fromkeys([*_texts(values[key], ""), *_texts(found, "")]))
            elif key not in values:
                values[key] = found
                said_by[key] = name
            else:
                continue
            used.add(name)
    day = _DAY.match(file.rpartition("/")[2])
    if day and "date" not in values:
        values["date"], said_by["date"] = day[1], "the file's name"
    return Carried(values, said_by, tuple(name for name in flat if name not in used))


def _says_nothing(key: str, value: object) -> bool:
    """A value that is as good as none: `draft: false`, `status: published`."""
    return key in ("draft", "noindex") or value in (None, "", [])


def _flat(front: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    yield from (
        (key, value) for key, value in front.items() if not (key in _NESTED and isinstance(value, Mapping))
    )
    for key in _NESTED:
        inner = front.get(key)
        if isinstance(inner, Mapping):
            yield from ((name, value) for name, value in inner.items() if name not in front)


def _line(value: object, _name: str) -> str:
    is_text = isinstance(value, str | int | float) and not isinstance(value, bool)
    return fold_space(str(value)).strip() if is_text else ""


def _texts(value: object, _name: str) -> list[str]:
    listed = (
        value if isinstance(value, list) else _BETWEEN.split(value) if isinstance(value, str) else [value]
    )
    return [one for each in listed if (one := _line(each, ""))]


def _subjects(value: object, name: str) -> list[str]:
    """Tags; Obsidian's may begin with `#`, a text of them is parted by commas, or else by spaces, as Jekyll's is."""
    listed = _texts(value, "")
    if isinstance(value, str) and "," not in value and ";" not in value and name in ("tags", "categories"):
        listed = value.split()
    return list({fold_name(one): one.strip("# ") for one in listed if one.strip("# ")}.values())


def _people(value: object, _name: str) -> list[str]:
    """Names; one that is a link is what the link says, and what an author does is no name."""
    listed = value if isinstance(value, list) else [value]
    named = [one.get("name") if isinstance(one, Mapping) else one for one in listed]
    texts = [_LINK.sub(r"\1", one) for each in named for one in _texts(each, "") if not _WEB.match(one)]
    return [one for at, one in enumerate(texts) if not (at and is_post(one))]


def _moment(value: object, _name: str) -> str:
    text = regex.sub(r"(\d\d) ([+-]\d\d:?\d\d)$", r"\1\2", _line(value, ""))
    return written_date(text, "")


def _web(value: object, _name: str) -> str:
    text = _line(value, "")
    return text if _WEB.fullmatch(text) else ""


def _addresses(value: object, _name: str) -> list[str]:
    """Addresses under which the text was known before; with a place-holder it is a pattern."""
    listed = value if isinstance(value, list) else [value]
    texts = (_line(one, "") for one in listed)
    return [one for one in texts if _OWN.fullmatch(one) and ".." not in one.split("/") and ":" not in one]


def _language(value: object, _name: str) -> str:
    text = _line(value, "")
    return text.replace("_", "-").partition("-")[0].lower() if _TAG.fullmatch(text) else ""


def _is_draft(value: object, name: str) -> bool:
    if name == "published":
        return value is False or value == "false"
    return value is True or str(value).lower() in ("draft", "true", "hidden")


def _truth(value: object, _name: str) -> bool:
    return value is True or value == "true"


def _slug(value: object, _name: str) -> str:
    return slugify(_line(value, "").strip("/").rpartition("/")[2])


_READ: Mapping[str, Callable[[object, str], object]] = MappingProxyType(
    {
        "date": _moment,
        "authors": _people,
        "topics": _subjects,
        "issues": _subjects,
        "lang": _language,
        "slug": _slug,
        "expires": _moment,
        "canonical": _web,
        "url": _web,
        "aliases": _addresses,
        "draft": _is_draft,
        "noindex": _truth,
    }
)
"""How values of other kinds than a line of text are read."""
