"""What a page reads, its bodies and a theme become bytes. Room `build`; pure: sees one page and nothing beside it."""

from collections.abc import Mapping

from jinja2 import Environment
from msgspec import Struct
from msgspec.structs import asdict

from glossator.build.drawing import draw
from glossator.build.reads import values
from glossator.site.offered import has_body
from glossator.site.shown import Body
from glossator.theme.addresses import rebase
from glossator.theme.render import render
from glossator.theme.xml_text import xml_bytes


class Press(Struct, frozen=True):
    """What pages are printed with."""

    environment: Environment
    base_path: str


class Copy(Struct, frozen=True):
    """All that one page is printed from, but for the texts that it shows."""

    path: str
    template: str
    names: tuple[str, ...]
    """The fields of its view that its template reads."""
    data: bytes
    """Their values."""
    keys: tuple[str, ...] = ()
    """Of the texts that it shows."""


def print_page(copy: Copy, bodies: Mapping[str, Body], press: Press) -> bytes:
    """A page as the bytes of its file. Raises ProblemError where a template fails."""
    names = values(copy.template, copy.names, copy.data)
    if has_body(copy.template):
        names |= asdict(bodies[copy.keys[0]])
    elif copy.keys:
        names["bodies"] = {key: bodies[key] for key in copy.keys}
    text = render(press.environment, copy.template, names)
    if copy.path.endswith(".html"):
        text = rebase(text, press.base_path)
    elif copy.path.endswith(".png"):
        return draw(text)
    elif copy.path.endswith(".xml"):
        return xml_bytes(text)
    return text.encode()
