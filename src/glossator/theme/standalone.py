"""A page and all files that it shows become one HTML file that can be read from anywhere. Room `theme`; pure: `read`
gives the site's files.

Style sheets, scripts, images and fonts of the site are put into it (RFC 2397's `data:` addresses); links lead to the
published site.
"""

import base64
import re
from collections.abc import Callable
from html import escape
from mimetypes import guess_type
from urllib.parse import unquote, urljoin, urlsplit

from msgspec import Struct, field
from selectolax.lexbor import LexborHTMLParser, LexborNode

from glossator.theme.assets import ADDRESS

Read = Callable[[str], bytes | None]
"""The bytes of a file by its path in the output folder; None where there is none."""

_SHOWN = "img[src], source[src], video[src], audio[src], track[src], embed[src], input[src]"
_HELD = re.compile(r"<(?:link|script)\b[^<>]* data-held=\"(\d+)\"[^<>]*>(?:</script>)?")
_DEEPEST = 5
"""Style sheets that import each other."""


class _Site(Struct, frozen=True):
    """The site that a page is of."""

    url: str
    """Its full address, ending in a slash."""
    read: Read

    def file(self, address: str) -> tuple[str, bytes] | None:
        """The path and bytes of the file of the site that a full address names."""
        path = unquote(urlsplit(address)._replace(query="", fragment="").geturl())
        own = path.removeprefix(unquote(self.url)) if path.startswith(unquote(self.url)) else ""
        data = self.read(own) if own and ".." not in own.split("/") else None
        return (own, data) if data is not None else None

    def data_address(self, address: str, depth: int = 0) -> str:
        """The file that a full address names as an address that holds it; another address stays."""
        found = self.file(address)
        if found is None:
            return address
        kind = guess_type(found[0])[0] or "application/octet-stream"
        data = self.style(found[1], address, depth).encode() if kind == "text/css" else found[1]
        return f"data:{kind};base64,{base64.b64encode(data).decode()}"

    def style(self, sheet: bytes, address: str, depth: int = 0) -> str:
        """A style sheet of that address with all files that it names in it."""

        def held(match: re.Match[str]) -> str:
            group = match.lastgroup
            if group is None or match[group].startswith(("data:", "#")) or depth > _DEEPEST:
                return match[0]
            whole = self.data_address(urljoin(address, match[group]), depth + 1)
            return f'@import "{whole}"' if group.startswith("import") else f'url("{whole}")'

        return ADDRESS.sub(held, sheet.decode("utf-8", "replace"))


class _Copy(Struct, frozen=True):
    """A page that is being made whole."""

    site: _Site
    url: str
    """The page's full address."""
    held: list[str] = field(default_factory=list)
    """What takes the place of elements, by their number."""

    def whole(self, address: str | None) -> str:
        bare = (address or "").strip()
        try:
            return bare if bare.startswith("#") else urljoin(self.url, bare)
        except ValueError:  # not an address at all: `http://[`
            return bare

    def hold(self, node: LexborNode, text: str) -> None:
        node.attrs["data-held"] = str(len(self.held))
        self.held.append(text)


def standalone(html: str, page_url: str, site_url: str, read: Read) -> str:
    """A page of the site at `site_url` (its full address, ending in a slash) with the files that it shows in it."""
    copy = _Copy(_Site(site_url, read), page_url)
    page = LexborHTMLParser(html)
    for node in page.css(_SHOWN):
        node.attrs["src"] = copy.site.data_address(copy.whole(node.attributes["src"]))
    for node in page.css("[srcset]"):
        del node.attrs["srcset"]
    for node in page.css("link[href]"):
        _link(node, copy)
    for node in page.css("script[src]"):
        _script(node, copy)
    for node in page.css("a[href], area[href]"):
        node.attrs["href"] = copy.whole(node.attributes["href"])
    for node in page.css("form[action]"):
        node.attrs["action"] = copy.whole(node.attributes["action"])
    root = page.css_first("html")
    told = f"<!doctype html>\n{root.html}\n" if root else html
    return _HELD.sub(lambda found: copy.held[int(found[1])], told)


def _link(node: LexborNode, copy: _Copy) -> None:
    kinds = (node.attributes.get("rel") or "").lower().split()
    address = copy.whole(node.attributes["href"])
    node.attrs["href"] = address
    found = copy.site.file(address)
    if found and "stylesheet" in kinds:
        media = node.attributes.get("media")
        opening = f'<style media="{escape(media)}">' if media else "<style>"
        style = copy.site.style(found[1], address).replace("</", "<\\/")
        copy.hold(node, f"{opening}\n{style}</style>")
    elif found and "icon" in kinds:
        node.attrs["href"] = copy.site.data_address(address)
    elif {"preload", "modulepreload", "prefetch"} & {*kinds}:
        copy.hold(node, "")


def _script(node: LexborNode, copy: _Copy) -> None:
    address = copy.whole(node.attributes["src"])
    found = copy.site.file(address)
    if found is None:
        node.attrs["src"] = address
        return
    # A script in the page cannot be deferred; a module is.
    module = (
        node.attributes.get("type") == "module" or "defer" in node.attributes or "async" in node.attributes
    )
    text = found[1].decode("utf-8", "replace").replace("</script", "<\\/script")
    opening = '<script type="module">' if module else "<script>"
    copy.hold(node, f"{opening}\n{text}</script>")
