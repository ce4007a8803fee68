"""Old addresses lead to new ones: pages for `aliases` of front matter and vocabulary. Room `site`; pure."""

import json
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from glossator.config.settings import Settings
from glossator.site.facts import Facts
from glossator.site.output import Data, Output
from glossator.site.routes import claim_urls, output_path
from glossator.site.terms import Grouping, term_url
from glossator.text import fold_path

PAGE = """<!doctype html>
<html lang="{lang}">
<meta charset="utf-8">
<title>{url}</title>
<link rel="canonical" href="{url}">
<meta name="robots" content="noindex">
<script>location.replace({literal} + location.hash)</script>
<meta http-equiv="refresh" content="0; url={url}">
<p><a href="{url}">{url}</a></p>
</html>
"""
"""The script keeps the fragment, which tells of a note; without it the page leads to the new address all the same."""

Moved = tuple[str, Sequence[str], str]
"""A source, its old addresses (`/old/`), and the new one."""


def redirects(moved: Iterable[Moved], settings: Settings) -> Iterator[Data]:
    """A page at each old address that leads to the new one."""
    for source, aliases, url in moved:
        if not aliases:
            continue
        full = settings.absolute(url)
        data = PAGE.format(lang=settings.lang, url=escape(full), literal=_literal(full)).encode()
        for alias in aliases:
            yield Data(output_path(_folder(alias)), data, f"an alias of {source}")


def moved_claims(articles: Iterable[tuple[Facts, str]], settings: Settings) -> Iterator[Moved]:
    """The claims of articles, given with their addresses, that had their own pages when the articles were elsewhere."""
    for article, url in articles:
        if article.front.aliases:
            now = claim_urls(article, url, settings)
            for alias in map(_folder, article.front.aliases):
                before = claim_urls(article, alias, settings) if alias.endswith("/") else {}
                yield from ((article.path, (old,), now[at]) for at, old in before.items())


def other_names(groupings: Iterable[Grouping], settings: Settings) -> Iterator[Moved]:
    """The terms that have a page, at the addresses that their aliases in the vocabulary would give them."""
    for grouping in groupings:
        root = grouping.url
        for term in grouping.with_page:
            names = term.topic.aliases if term.topic else ()
            old = tuple(dict.fromkeys(term_url(root, name, None, settings) for name in names))
            yield f"the term '{term.name}'", old, term.url


def where_free(rows: Iterable[Data], outputs: Iterable[Output]) -> Iterator[Data]:
    """Those of which no other output has the path, the first of each path."""
    found = {fold_path(one.path): one for one in reversed(tuple(rows))}
    taken = {fold_path(one.path) for one in outputs} if found else set()
    return (one for path, one in reversed(found.items()) if path not in taken)


def _folder(alias: str) -> str:
    return alias if alias.endswith("/") or "." in alias.rpartition("/")[2] else f"{alias}/"


def _literal(address: str) -> str:
    """An address as a script writes it, within HTML."""
    return json.dumps(address, ensure_ascii=False).replace("<", "\\u003c")
