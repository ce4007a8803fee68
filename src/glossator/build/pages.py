"""A page, its bodies and a theme become bytes. Room `build`; pure: sees one page's view and nothing beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from jinja2 import Environment

from glossator.site.output import Page
from glossator.site.shown import Body
from glossator.site.views import VIEWS, BaseView
from glossator.theme.addresses import rebase
from glossator.theme.render import render

WITH_BODY = ("article.html", "page.html")


@dataclass(frozen=True, slots=True)
class Press:
    """What pages are printed with."""

    environment: Environment
    base_path: str


def offered_names() -> Mapping[str, frozenset[str]]:
    """The names that each template may read."""
    body = frozenset(field.name for field in fields(Body))
    return {
        template: frozenset(field.name for field in fields(view))
        | (body if template in WITH_BODY else frozenset())
        for template, view in VIEWS.items()
    }


def print_page(page: Page, bodies: Mapping[str, Body], press: Press) -> bytes:
    """A page as the bytes of its file. Raises ProblemError where a template fails."""
    names = _names(page.view)
    if page.body:
        names |= _names(bodies[page.body])
    if page.bodies:
        # A template that does not read them is printed without.
        names["bodies"] = {key: bodies[key] for key in page.bodies if key in bodies}
    text = render(press.environment, page.template, names)
    return (rebase(text, press.base_path) if page.path.endswith(".html") else text).encode()


def _names(value: BaseView | Body) -> dict[str, object]:
    return {field.name: getattr(value, field.name) for field in fields(value)}
