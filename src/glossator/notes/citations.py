"""How a note cites works of the bibliography: `[@key]`, `[see @key, pp. 4-6; @other]`. Room `notes`; imports root and
config.

The grammar is Pandoc's; a mark that leaves the author out (`[-@key]`) is read and changes nothing. Works on plain text.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

_KEY = r"(?:\{(?P<braced>[^{}\n]+)\}|(?P<key>\w(?:[\w:.#$%&+?<>~/-]*\w)?))"
_CITE = re.compile(rf"(?P<prefix>.*?)-?(?<![\w@])@{_KEY}(?P<rest>.*)", re.DOTALL)
CLUSTER = re.compile(r"\[([^\[\]@]*(?<!\w)@[^\[\]]*)\](?![(\[:])")
"""What may be a citation, its inside in the first group."""

_LABELS = {
    "page": "p pp page pages S s str стр с",
    "book": "bk bks book books",
    "chapter": "chap chaps ch chapter chapters Kap гл",
    "column": "col cols column columns Sp",
    "figure": "fig figs figure figures Abb",
    "folio": "fol fols folio folios Bl",
    "issue": "no nos number issue Nr br бр",
    "line": "l ll line lines",
    "note": "n nn note notes Anm",
    "opus": "op opp",
    "paragraph": "para paras paragraph paragraphs ¶ ¶¶ Abs",
    "part": "pt pts part parts",
    "section": "sec secs section sections § §§",
    "verse": "v vv verse verses",
    "volume": "vol vols volume volumes Bd Bde",
}
_LABEL_OF = {word: label for label, words in _LABELS.items() for word in words.split()}
_ANY_LABEL = "|".join(sorted(map(re.escape, _LABEL_OF), key=len, reverse=True))
_ROMAN = r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})"
_NUMBER = rf"(?:\d[\w.:]*|(?=[ivxlcdmIVXLCDM])(?i:{_ROMAN})(?!\w))"
_LOCATOR = re.compile(
    rf"""s\.vv?\.\s*(?P<word>[^,;]+) | (?:(?P<label>{_ANY_LABEL})(?:\.\s*|\s+|(?=\d)))?
         (?P<where>{_NUMBER}(?:\s*(?:[-–—]{{1,2}}|,|&)\s*{_NUMBER})*)(?=[\s,;.)]|\Z)""",
    re.VERBOSE,
)


class Cite(Struct, frozen=True):
    """One work as a note cites it."""

    key: str
    prefix: str = ""
    label: str = "page"
    """What `locator` counts: `page`, `chapter` … as CSL names it."""
    locator: str = ""
    spelt: str = ""
    """The locator as the note has it, with its label: `ch. 3`."""
    suffix: str = ""


def read_cluster(inside: str) -> tuple[Cite, ...]:
    """What stands between brackets as the works that it cites, in their order; none where it is no citation."""
    parts = [_CITE.match(part.strip()) for part in inside.split(";")]
    if not all(parts):
        return ()
    return tuple(_cite(part) for part in parts if part)


def clusters(text: str) -> Iterator[tuple[int, int, tuple[Cite, ...]]]:
    """The citations in a text, with their offsets."""
    for found in CLUSTER.finditer(text) if "@" in text else ():
        if cites := read_cluster(found[1]):
            yield found.start(), found.end(), cites


def _cite(found: re.Match[str]) -> Cite:
    key = found["braced"] or found["key"]
    prefix, rest = found["prefix"].strip(), found["rest"]
    after = rest.lstrip(", \n")
    locator = _LOCATOR.match(after) if rest[:1] in (",", " ", "\n", "") else None
    if locator is None or (rest[:1] != "," and not (locator["label"] or locator["word"])):
        return Cite(key, prefix, suffix=rest.strip())
    label = "sub verbo" if locator["word"] else _LABEL_OF.get(locator["label"] or "", "page")
    where = locator["word"] or re.sub(r"\s*[-–—]{1,2}\s*", "-", locator["where"])
    return Cite(key, prefix, label, where, locator[0].strip(), after[locator.end() :].strip())
