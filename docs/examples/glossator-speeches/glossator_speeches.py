"""An extension of Glossator for archives of speeches, with all four verbs.

Subtitles become articles, articles and pages may have definition lists, names their initials, and one page lists all
articles by year. Each function depends on nothing but what it is given.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from mdit_py_plugins.deflist import deflist_plugin

from glossator import Catalogue, Ext, Page

CUE = re.compile(r"\d+\s+\d{2}:\d{2}:\d{2},\d{3} --> .*")


def setup(ext: Ext) -> None:
    ext.markdown(deflist_plugin)
    ext.filter("initials", initials)
    ext.importer(".srt", speech)
    ext.pages(years)


def initials(name: str) -> str:
    """`Ada Lovelace` becomes `A. L.`."""
    return " ".join(f"{word[0]}." for word in name.split())


def speech(data: bytes) -> str:
    """The words of subtitles (SubRip), a paragraph a cue."""
    cues = data.decode("utf-8-sig").replace("\r\n", "\n").split("\n\n")
    texts = (CUE.sub("", cue, count=1).strip() for cue in cues)
    return "\n\n".join(" ".join(text.split("\n")) for text in texts if text) + "\n"


def years(site: Catalogue) -> Iterator[Page]:
    """A page of all articles by year."""
    dated = [article for article in site.articles if article.date]
    lines: list[str] = []
    for year, articles in groupby(dated, key=lambda article: article.date[:4]):
        lines += [f"## {year}", "", *(f"- [{one.title}]({one.path})" for one in articles), ""]
    yield Page("/by-year/", "All years", "\n".join(lines))
