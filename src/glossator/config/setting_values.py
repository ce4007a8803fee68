"""The types of the values of `site.yaml`: texts that are checked, each with the one sentence that a wrong one gets.

Room `config`; imports the root only.
"""

import re
from difflib import get_close_matches
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field

from glossator.codes import CODES
from glossator.config.repository import repository

TOKEN = re.compile(r":([a-z]+)")
MODULE = re.compile(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)*")
MAIL = re.compile(r"[^\s@/:?]+@[^\s@/:?]+\.[^\s@/:?]+")

OUTSIDE = re.compile(r"[{};<>\\\n]|/\*")
"""What a value of a custom property may not hold: it would end it, or the sheet."""


def _address(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise ValueError(
            "must be an address such as https://example.org/ or https://user.github.io/repository/"
        )
    return url if url.endswith("/") else url + "/"


def _address_or_none(url: str) -> str:
    return _address(url) if url else url


def _code(code: str) -> str:
    if code not in CODES:
        close = get_close_matches(code, CODES, 1, 0.5)
        raise ValueError(f"has no problem code '{code}'" + (f"; did you mean '{close[0]}'?" if close else ""))
    return code


def _module(name: str) -> str:
    if not MODULE.fullmatch(name):
        raise ValueError(f"names no module: '{name}'; extensions/tables.py is 'tables'")
    return name


def _permalink(pattern: str) -> str:
    if not pattern.startswith("/") or not pattern.endswith("/") or ".." in pattern:
        raise ValueError("must start and end with '/' and stay in the site, like /articles/:slug/")
    strange = set(TOKEN.findall(pattern)) - {"slug", "year", "month", "day", "path"}
    if strange:
        raise ValueError(f"has no part ':{min(strange)}'; there are :slug, :year, :month, :day and :path")
    return pattern


def _feedback(value: str) -> str:
    parts = urlsplit(value)
    is_tracker = parts.scheme in ("http", "https") and bool(parts.netloc)
    if value and not is_tracker and not MAIL.fullmatch(value):
        raise ValueError(
            "must be a mail address, or that of an issue tracker such as https://github.com/user/repository/issues"
        )
    return value


def _words(value: object) -> object:
    """YAML reads `False` as a truth value; as a verdict it is a word."""
    return str(value) if isinstance(value, bool) else value


def _text(value: object) -> object:
    if value is None:
        raise ValueError("must be text; a colour such as '#1f4e79' stands in quotes, or it is a comment")
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


def _inside(value: str) -> str:
    if not value.strip() or OUTSIDE.search(value):
        raise ValueError("must be one value of CSS, such as '#1f4e79' or 38rem, without '{', '}' and ';'")
    return value.strip()


Module = Annotated[str, AfterValidator(_module)]
ProblemCode = Annotated[str, AfterValidator(_code)]
SiteUrl = Annotated[str, AfterValidator(_address)]
OtherUrl = Annotated[str, AfterValidator(_address_or_none)]
Repository = Annotated[str, AfterValidator(repository)]
Permalink = Annotated[str, AfterValidator(_permalink)]
Word = Annotated[str, BeforeValidator(_words)]
Feedback = Annotated[str, AfterValidator(_feedback)]
StyleName = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
StyleValue = Annotated[str, BeforeValidator(_text), AfterValidator(_inside)]
