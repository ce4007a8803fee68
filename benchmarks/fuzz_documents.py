"""Word files at random, part by part: elements of ECMA-376 within each other, as the standard has them or not."""

import io
import random
import zipfile
from collections.abc import Mapping
from html import escape

from fuzz_pages import words
from fuzz_words import each

_OFFICE = "http://schemas.openxmlformats.org"
_WORDS = f"{_OFFICE}/wordprocessingml/2006/main"
_KIND = f"{_OFFICE}/officeDocument/2006/relationships"
_TAGS = each(
    "p p p r r r t t t tab br ins del moveTo moveFrom hyperlink tbl tr tc sdt sdtContent footnoteReference "
    "endnoteReference commentReference commentRangeStart fldSimple fldChar instrText drawing pict sym noBreakHyphen "
    "softHyphen cr ruby rt rubyBase pPr rPr b i vertAlign strike numPr pStyle smartTag customXml txbxContent object"
)


_STYLES = ("Title", "Subtitle", "Quote", "Heading1", "Heading2")
_VALUES = (*_STYLES, "1", "2", "x", "", "superscript", "-1", "99999999999")


def word_parts(rng: random.Random) -> dict[str, bytes]:
    """The parts of a Word file by name."""
    kinds = ("footnotes", "endnotes", "comments", "styles", "numbering")
    body = "".join(_element(rng, 0) for _ in range(12))
    parts = {
        "_rels/.rels": _relations(
            f'<Relationship Id="a" Type="{_KIND}/officeDocument" Target="word/document.xml"/>'
        ),
        "word/_rels/document.xml.rels": _relations(
            "".join(f'<Relationship Id="{one}" Type="{_KIND}/{one}" Target="{one}.xml"/>' for one in kinds)
        ),
        "word/document.xml": f'<w:document xmlns:w="{_WORDS}"><w:body>{body}</w:body></w:document>',
        "word/styles.xml": _part("styles", "".join(map(_style, _STYLES))),
    }
    for kind in kinds[:3]:
        held = "".join(f'<w:{kind[:-1]} w:id="{at}">{_element(rng, 3)}</w:{kind[:-1]}>' for at in range(3))
        parts[f"word/{kind}.xml"] = _part(kind, held)
    return {name: text.encode("utf-8", "replace") for name, text in parts.items()}


def packed_word(parts: Mapping[str, bytes]) -> bytes:
    """The parts as one file."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return held.getvalue()


def in_xml(text: str) -> str:
    """A text as XML says it; characters that XML cannot have are left out."""
    return escape(
        "".join(char for char in text if char in "\t\n\r" or " " <= char <= "\ufffd" or char > "\uffff")
    )


def _element(rng: random.Random, depth: int) -> str:
    tag = rng.choice(_TAGS) if depth else rng.choice(("p", "p", "p", "tbl", "sdt"))
    inside = "".join(
        _element(rng, depth + 1) if depth < 6 and rng.random() < 0.6 else _run(rng)
        for _ in range(rng.randint(0, 4))
    )
    style = (
        f'<w:pPr><w:pStyle w:val="{rng.choice(_STYLES)}"/></w:pPr>'
        if tag == "p" and rng.random() < 0.3
        else ""
    )
    return f'<w:{tag} w:id="{rng.randint(0, 3)}" w:val="{rng.choice(_VALUES)}">{style}{inside}</w:{tag}>'


def _run(rng: random.Random) -> str:
    return f'<w:r><w:t xml:space="preserve">{in_xml(words(rng))}</w:t></w:r>'


def _style(name: str) -> str:
    return f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/></w:style>'


def _part(name: str, inside: str) -> str:
    return f'<w:{name} xmlns:w="{_WORDS}">{inside}</w:{name}>'


def _relations(inside: str) -> str:
    return f'<Relationships xmlns="{_OFFICE}/package/2006/relationships">{inside}</Relationships>'
