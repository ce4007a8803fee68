"""Markdown without notes becomes HTML: an editor's introduction, a description. Room `markdown`; imports the root."""

from msgspec import Struct

from glossator.markdown.levels import lower_headings
from glossator.markdown.links import Linked, resolve_links
from glossator.markdown.parser import parser
from glossator.markdown.places import normal, places_of
from glossator.markdown.render import to_html
from glossator.markdown.sanitise import clean_tokens
from glossator.model import Html
from glossator.problem import Problem


class Fragment(Struct, frozen=True):
    """A short text as HTML without ids. Its problems have no path yet."""

    html: Html
    links: tuple[Linked, ...]
    """Its links to files of the site, with their places in the fragment."""
    problems: tuple[Problem, ...]


def read_fragment(markdown: str, path: str) -> Fragment:
    """Markdown that stands in the file `path` under `content/`, as HTML."""
    made, places = parser(), places_of(normal(markdown))
    tokens = made.parse(normal(markdown))
    cleaned, taken_out = clean_tokens(tokens, path, places)
    linked, faults = resolve_links(tokens, path, places)
    lower_headings(tokens)
    return Fragment(to_html(tokens, made), (*cleaned, *linked), (*taken_out, *faults))
