"""Which addresses of the web a note links. Room `site`; pure."""

from selectolax.lexbor import LexborHTMLParser

from glossator.model import Html

WEB = ("http://", "https://")


def web_addresses(html: Html) -> tuple[str, ...]:
    """The addresses of the web that a text links, each once and in their order."""
    text = "".join(part for part in html if isinstance(part, str))
    if "://" not in text:
        return ()
    links = (link.attributes.get("href") or "" for link in LexborHTMLParser(text).css("a[href]"))
    return tuple(dict.fromkeys(url for url in links if url.lower().startswith(WEB)))
