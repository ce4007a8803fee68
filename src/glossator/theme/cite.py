"""How an article is cited: BibTeX and CSL-JSON. Room `theme`; imports the root.

BibTeX as BibTeX 0.99d and biber read it; CSL-JSON as the schema of Citation Style Language 1.0.2 has it. Names are
given whole (`literal`): which part of a name is the family's is not ours to guess.
"""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct

from glossator.slug import slugify

SPECIAL = re.compile(r"[\\{}$&%#_^~]")
ESCAPES: Mapping[str, str] = {
    "\\": r"\textbackslash{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
}


class Cited(Struct, frozen=True):
    """An article as its citation names it."""

    title: str
    authors: Sequence[str]
    outlet: str
    day: date | None
    url: str
    """Where it was first published, or else the page."""
    page: str
    """The full address of the annotated page."""
    lang: str


def citation_key(cited: Cited) -> str:
    """`aasen2024ferry`: the first author's last name, the year, the title's first word of four letters or more, all in
    Latin letters, since BibTeX takes no others."""
    name = _slug(cited.authors[0], cited.lang).rsplit("-", 1)[-1] if cited.authors else ""
    words = _slug(cited.title, cited.lang).split("-")
    word = next((word for word in words if len(word) > 3), words[0])
    return f"{name}{cited.day.year if cited.day else ''}{word}"


def bibtex(cited: Cited) -> str:
    """The entry of an article, `@article` where it has an outlet."""
    fields = {
        "author": " and ".join(f"{{{_escaped(name)}}}" for name in cited.authors),
        "title": f"{{{_escaped(cited.title)}}}",
        "journal": _escaped(cited.outlet),
        "year": str(cited.day.year) if cited.day else "",
        "date": cited.day.isoformat() if cited.day else "",
        "url": cited.url,
        "note": f"Annotated: \\url{{{cited.page}}}" if cited.page != cited.url else "",
        "langid": cited.lang,
    }
    lines = (f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@{'article' if cited.outlet else 'misc'}{{{citation_key(cited)},\n" + ",\n".join(lines) + "\n}"


def csl(cited: Cited) -> str:
    """The item of an article, as a list of one: what reference managers import."""
    day = cited.day
    item: dict[str, object] = {
        "id": citation_key(cited),
        "type": "article-newspaper" if cited.outlet else "webpage",
        "title": cited.title,
        "author": [{"literal": name} for name in cited.authors],
        "container-title": cited.outlet,
        "issued": {"date-parts": [[day.year, day.month, day.day]]} if day else {},
        "URL": cited.url,
        "note": f"Annotated: {cited.page}" if cited.page != cited.url else "",
        "language": cited.lang,
    }
    return json.dumps([{key: value for key, value in item.items() if value}], ensure_ascii=False, indent=2)


def _slug(text: str, lang: str) -> str:
    return slugify(text, "ascii", lang)


def _escaped(text: str) -> str:
    return SPECIAL.sub(lambda match: ESCAPES.get(match[0], "\\" + match[0]), text)
