"""HTML's elements and attributes, as far as cleaning and plain text need to know them. Room `markdown`; imports
nothing of ours."""

import re
from types import MappingProxyType


def _named(names: str) -> frozenset[str]:
    return frozenset(names.split())


BREAKING = _named(
    "address article aside blockquote br caption col colgroup dd details dialog div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol option p pre search section summary "
    "table tbody td tfoot th thead tr ul"
)
"""Elements that part the words before them from the words after: block-level ones, table cells, line breaks."""

VOID = _named("area base br col embed hr img input link meta param source track wbr")
"""Elements without content and closing tag."""

ALLOWED = _named(
    "a abbr audio b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption "
    "figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p picture pre q rp rt ruby s samp small source span strong "
    "sub summary sup table tbody td tfoot th thead time tr track u ul var video wbr"
)
"""The elements that an author may write as raw HTML."""

OPAQUE = _named(
    "script style iframe noscript template textarea title xmp noembed noframes plaintext object svg math"
)
"""Elements whose content is no text: it goes with them."""

EVERYWHERE = _named("id title lang dir")
"""Attributes that an author may give to any element."""

ADDRESSES = _named("href src poster cite")
"""Attributes that hold an address."""

CANDIDATES = _named("srcset")
"""Attributes that hold several, each with the width or density of its image."""

_MEDIA = _named("src controls loop muted preload width height poster")
ATTRIBUTES = MappingProxyType(
    {
        "a": _named("href hreflang download"),
        "audio": _MEDIA,
        "blockquote": _named("cite"),
        "col": _named("span"),
        "colgroup": _named("span"),
        "del": _named("cite datetime"),
        "details": _named("open"),
        "img": _named("src srcset sizes alt width height loading"),
        "ins": _named("cite datetime"),
        "li": _named("value"),
        "ol": _named("start reversed type"),
        "q": _named("cite"),
        "source": _named("src srcset sizes media type"),
        "td": _named("colspan rowspan headers"),
        "th": _named("colspan rowspan headers scope abbr"),
        "time": _named("datetime"),
        "track": _named("src kind srclang label default"),
        "video": _MEDIA,
    }
)
"""Attributes that an author may give, by element."""

SCHEMES = _named(
    "http https mailto tel sms xmpp irc ircs ftp ftps sftp news geo magnet doi urn matrix gemini gopher"
)
"""What an address may start with, besides the site's own files and addresses."""

OWN_IDS = re.compile(r"(?:p\d+|(?:note|ref)-.*|main|notes|notes-heading)\Z", re.DOTALL)
"""Ids that pages give to blocks, notes, references and their own parts: no heading or author gets one."""
