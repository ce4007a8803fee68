"""What the three kinds of YAML file have in common: strict frozen models, and the types of their values.

Room `config`; imports the root only. Pydantic reports every error of a file at once.
"""

import re
from datetime import date, datetime, time
from functools import lru_cache
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict

LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
FOLDER_NAME = re.compile(r"(?!\.+\Z)[\w.-]+")
ABSOLUTE = re.compile(r"(?:https?://\S+|mailto:\S+)\Z", re.IGNORECASE)


class Strict(BaseModel):
    """A frozen mapping that knows its keys: an unknown one is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


def _relative(path: str) -> str:
    parts = path.replace("\\", "/").split("/")
    if path.startswith(("/", "\\", "~")) or ".." in parts or ":" in parts[0]:
        raise ValueError("must be a path inside the site: relative, without '..'")
    if "\0" in path:
        raise ValueError("must not contain NUL")
    return "/".join(part for part in parts if part not in ("", "."))


def _address(url: str) -> str:
    """Where a link may lead: the web, mail, or a path of the site. Never `javascript:` and the like."""
    if url and not ABSOLUTE.match(url) and (not url.startswith("/") or url.startswith("//")):
        raise ValueError("must be an address: https://…, or a path of the site such as /about/")
    return url


def _own_address(url: str) -> str:
    if not url.startswith("/") or url.startswith("//") or ".." in url.split("/") or set(url) & set("\\\0?#"):
        raise ValueError("must be a path of the site such as /old/address/, without '..'")
    return url


def _language(tag: str) -> str:
    if tag and not LANGUAGE.fullmatch(tag):
        raise ValueError("must be a language tag such as en or sr-Latn")
    return tag


def _folder_name(name: str) -> str:
    if not FOLDER_NAME.fullmatch(name):
        raise ValueError("must be the name of a folder, without a path")
    return name


def _one_line(text: str) -> str:
    if "\n" in text.strip():
        raise ValueError("must be a single line")
    return text.strip()


def _not_empty(text: str) -> str:
    if not text:
        raise ValueError("must not be empty")
    return text


def listed(value: Any) -> Any:
    """One value where a list is wanted is a list of one."""
    return value if isinstance(value, list | tuple) else [value] if value is not None else []


def _moment(value: Any) -> Any:
    """A date stays a date, a date-time a date-time; text in ISO form becomes the one that it spells."""
    if not isinstance(value, str):
        return value
    text = value.strip()
    try:
        return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(
            "must be a date such as 2025-03-01, or with a time: 2025-03-01T09:30+01:00"
        ) from None


SitePath = Annotated[str, AfterValidator(_relative)]
"""A path inside the site, relative to the root, with forward slashes."""
Address = Annotated[str, AfterValidator(_address)]
"""A link: `https://…`, `mailto:…` or a path from the site's root; may be empty."""
OwnAddress = Annotated[str, AfterValidator(_own_address)]
"""A path from the site's root."""
Line = Annotated[str, AfterValidator(_one_line)]
"""Text on a single line, trimmed."""
Name = Annotated[str, AfterValidator(_one_line), AfterValidator(_not_empty)]
"""Text on a single line that is not empty."""
Language = Annotated[str, AfterValidator(_language)]
"""A language tag of BCP 47, as far as its form goes; may be empty."""
FolderName = Annotated[str, AfterValidator(_folder_name)]
"""The name of a folder, which cannot lead elsewhere."""
Moment = Annotated[date | datetime, BeforeValidator(_moment)]
"""A date (the whole day, in the site's zone) or a date-time."""
Names = Annotated[tuple[Name, ...], BeforeValidator(listed)]
"""Several names; a single one may stand alone."""


@lru_cache(maxsize=16_384)
def moment_of(text: str) -> Moment | None:
    """The date or date-time that ISO 8601 writes so; None for an empty text. Raises ValueError for another text."""
    if not text:
        return None
    return date.fromisoformat(text) if len(text) == len("2025-03-01") else datetime.fromisoformat(text)


def start_of(moment: date | datetime, zone: ZoneInfo) -> datetime:
    """The point in time that a moment names: a date is the start of its day in the site's zone."""
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time.min, zone)
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)
