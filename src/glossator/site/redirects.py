"""Old addresses lead to new ones: pages for `aliases`. Room `site`; pure."""

from collections.abc import Iterable, Iterator
from html import escape

from glossator.config.settings import Settings
from glossator.site.output import Data
from glossator.site.routes import output_path

PAGE = """<!doctype html>
<html lang="{lang}">
<meta charset="utf-8">
<title>{url}</title>
<link rel="canonical" href="{url}">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={url}">
<p><a href="{url}">{url}</a></p>
</html>
"""


def redirects(moved: Iterable[tuple[str, tuple[str, ...], str]], settings: Settings) -> Iterator[Data]:
    """A page at each old address (`/old/`) that leads to the new one; each row is source, old addresses, new one."""
    for source, aliases, url in moved:
        full = escape(settings.absolute(url))
        for alias in aliases:
            path = output_path(
                alias if alias.endswith("/") or "." in alias.rpartition("/")[2] else f"{alias}/"
            )
            yield Data(path, PAGE.format(lang=settings.lang, url=full).encode(), f"an alias of {source}")
