"""Word files that tests make themselves, part by part, from the XML of ECMA-376.

`word_file(body)` zips a document whose `<w:body>` is given; `**parts` are the insides of other parts by name.
"""

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

_OFFICE = "http://schemas.openxmlformats.org"
SPACES = (
    f'xmlns:w="{_OFFICE}/wordprocessingml/2006/main" '
    f'xmlns:r="{_OFFICE}/officeDocument/2006/relationships" '
    f'xmlns:m="{_OFFICE}/officeDocument/2006/math" '
    f'xmlns:a="{_OFFICE}/drawingml/2006/main" '
    f'xmlns:wp="{_OFFICE}/drawingml/2006/wordprocessingDrawing" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_TYPES = (
    f'<Types xmlns="{_OFFICE}/package/2006/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument'
    '.wordprocessingml.document.main+xml"/></Types>'
)
STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{name.title().replace(" ", "")}"><w:name w:val="{name}"/></w:style>'
    for name in ("Title", "Subtitle", "Quote", "toc 1", *(f"heading {level}" for level in range(1, 7)))
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    + "".join(f'<w:lvl w:ilvl="{n}"><w:numFmt w:val="bullet"/></w:lvl>' for n in range(3))
    + '</w:abstractNum><w:abstractNum w:abstractNumId="1">'
    + "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="decimal"/></w:lvl>' for n in range(3)
    )
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
)
_KINDS = {
    "styles": STYLES,
    "numbering": NUMBERING,
    "footnotes": "",
    "endnotes": "",
    "comments": "",
    "header1": "",
    "footer1": "",
}


def run(words: str, properties: str = "") -> str:
    """A run of words with its properties' XML."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def p(inside: str = "", style: str = "", properties: str = "") -> str:
    """A paragraph of words, or of XML where it begins with a tag."""
    own = f'<w:pStyle w:val="{style}"/>' if style else ""
    held = inside if inside.startswith("<") else run(inside) if inside else ""
    return f"<w:p><w:pPr>{own}{properties}</w:pPr>{held}</w:p>"


def item(words: str, numbering: int = 1, level: int = 0) -> str:
    """A paragraph in a list: numbering 1 has bullets, 2 numbers."""
    return p(words, "", f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{numbering}"/></w:numPr>')


def refer(kind: str, number: int) -> str:
    """A run that refers to a note: `footnote`, `endnote`, `comment`."""
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def note(kind: str, number: int, inside: str, about: str = "") -> str:
    """A note with one paragraph; `about` are more attributes."""
    mark = f"<w:r><w:{kind}Ref/></w:r>" if kind != "comment" else ""
    words = inside if inside[:1] == "<" else run(f" {inside}")
    return f'<w:{kind} w:id="{number}" {about}>{p(mark + words)}</w:{kind}>'


def word_file(
    body: str,
    links: Mapping[str, str] | None = None,
    media: Mapping[str, bytes] | None = None,
    core: str = "",
    **parts: str,
) -> bytes:
    """A Word file; `links` and `media` are by the id of their relation, `core` are its properties."""
    rels = [
        f'<Relationship Id="part-{name}" Type="{_OFFICE}/officeDocument/2006/relationships/{name.rstrip("1")}" '
        f'Target="{name}.xml"/>'
        for name in _KINDS
    ]
    kind = f"{_OFFICE}/officeDocument/2006/relationships"
    for name, target in (links or {}).items():
        rels.append(
            f'<Relationship Id="{name}" Type="{kind}/hyperlink" TargetMode="External" Target="{escape(target)}"/>'
        )
    for name in media or {}:
        rels.append(f'<Relationship Id="{name}" Type="{kind}/image" Target="media/{name}.png"/>')
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _relations(
            f'<Relationship Id="a" Type="{kind}/officeDocument" Target="word/document.xml"/>'
            f'<Relationship Id="b" Type="{_OFFICE}/package/2006/relationships/metadata/core-properties" '
            'Target="docProps/core.xml"/>'
        ),
        "docProps/core.xml": (
            f'<cp:coreProperties xmlns:cp="{_OFFICE}/package/2006/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
            f"{core}</cp:coreProperties>"
        ),
        "word/_rels/document.xml.rels": _relations("".join(rels)),
        "word/document.xml": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>",
        **{f"word/media/{name}.png": data for name, data in (media or {}).items()},
    }
    for name, default in _KINDS.items():
        tag = name.rstrip("1") if name[-1] != "1" else {"header1": "hdr", "footer1": "ftr"}[name]
        files[f"word/{name}.xml"] = f"<w:{tag} {SPACES}>{parts.get(name, default)}</w:{tag}>"
    return zipped(files)


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """Files as a ZIP archive."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return held.getvalue()


def _relations(inside: str) -> str:
    return f'<Relationships xmlns="{_OFFICE}/package/2006/relationships">{inside}</Relationships>'
