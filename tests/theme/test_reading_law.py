"""A page depends on no name that the inspection has not named: random templates are run with the others changed."""

from collections.abc import Iterator
from itertools import count

from hypothesis import given
from hypothesis import strategies as st
from jinja2 import ChainableUndefined

from glossator.theme.environment import Environment, Loader
from glossator.theme.inspect import problems_of, reading
from glossator.theme.templates import Source
from glossator.theme.theme import make_theme

NAMES = "abcd"
names = st.sampled_from(NAMES)


def statements(depth: int, *, blocks: bool) -> st.SearchStrategy[str]:
    simple = [
        st.builds("{{{{ {} }}}}".format, names),
        st.builds("{{% set {} = {} %}}".format, names, names),
        st.builds("{{% set {} %}}{{{{ {} }}}}{{% endset %}}".format, names, names),
        st.just("{% include 'y.html' %}"),
    ]
    if not depth:
        return st.lists(st.one_of(simple), max_size=3).map("".join)
    body = statements(depth - 1, blocks=blocks)
    plain = statements(depth - 1, blocks=False)
    nested = [
        st.builds("{{% if {} %}}{}{{% endif %}}".format, names, body),
        st.builds(
            "{{% if not {} %}}{}{{% elif {} %}}{}{{% else %}}{}{{% endif %}}".format,
            names,
            body,
            names,
            body,
            body,
        ),
        st.builds(
            "{{% for {} in [{}] if {} %}}{}{{% else %}}{}{{% endfor %}}".format,
            names,
            names,
            names,
            body,
            body,
        ),
        st.builds("{{% with {} = {}, {} = {} %}}{}{{% endwith %}}".format, names, names, names, names, body),
        st.builds(
            "{{% macro m({}, z={}) %}}{}{{% endmacro %}}{{{{ m({}) }}}}".format, names, names, plain, names
        ),
        st.builds("{{% filter upper %}}{}{{% endfilter %}}".format, body),
        *(
            (st.builds("{{% block @{} %}}{}{{% endblock %}}".format, st.sampled_from(("", " scoped")), body),)
            if blocks
            else ()
        ),
    ]
    return st.lists(st.one_of(simple + nested), max_size=4).map("".join)


def numbered(text: str) -> str:
    """Block names must differ: the first three are the same in parent and child, so that they replace each other."""
    numbers: Iterator[int] = count()
    return "".join(f"b{next(numbers)}" if char == "@" else char for char in text)


@given(
    child=statements(2, blocks=True),
    parent=statements(2, blocks=True),
    part=statements(1, blocks=False).filter(lambda text: "include" not in text),
    extends=st.booleans(),
)
def test_a_name_that_was_not_named_changes_nothing(child: str, parent: str, part: str, extends: bool) -> None:
    texts = {
        "x.html": ("{% extends 'p.html' %}" if extends else "") + numbered(child),
        "p.html": numbered(parent),
        "y.html": part,
    }
    theme = make_theme({name: Source(name, text) for name, text in texts.items()}, {}, {})
    if problems_of(theme, {"x.html": frozenset(NAMES)}):
        return
    env = Environment(loader=Loader(theme.templates), undefined=ChainableUndefined)
    named = reading(theme, "x.html").names
    shown = {name: f"<{name}>" for name in NAMES}
    changed = {name: f"<{name}>" if name in named else "" for name in NAMES}
    page = env.get_template("x.html")
    assert page.render(changed) == page.render(shown)
