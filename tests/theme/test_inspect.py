"""What a template may come to read is known before it runs."""

from collections.abc import Mapping

import pytest

from glossator.problem import Problem
from glossator.theme.assets import Asset
from glossator.theme.filters import Options
from glossator.theme.inspect import problems_of, reading, template_digest
from glossator.theme.templates import Source
from glossator.theme.theme import Theme, make_theme

STRINGS = {"en": {"a": "A", "b": "B", "kind-x": "X"}}


def theme(x: str = "", strings: Mapping[str, Mapping[str, str]] = STRINGS, /, **others: str) -> Theme:
    """A theme of `x.html` and others, whose names lack `.html`; `x_` is the one that `x.html` shadows."""
    named = {"x": x} | others
    sources = {f"{name.rstrip('_')}.html" + "'" * name.count("_"): text for name, text in named.items()}
    templates = {name: Source(f"templates/{name}", text) for name, text in sources.items()}
    return make_theme(templates, strings, {"s.css": Asset("assets/s.1.css", b"")})


def read(x: str, **others: str) -> set[str]:
    return set(reading(theme(x, **others), "x.html").names)


def faults(*offered: str, **templates: str) -> list[Problem]:
    return list(problems_of(theme(**templates), {"x.html": frozenset(offered)}))


@pytest.mark.parametrize(
    ("template", "names"),
    [
        ("{{ a.b }} {{ c|upper }} {% if d is defined %}{% endif %}", "a c d"),
        ("{% set a = b %}{{ a }}", "b"),
        ("{{ a }}{% set a = b %}", "a b"),
        ("{% if c %}{% set a = 1 %}{% endif %}{{ a }}", "a c"),
        (
            "{% if c %}{% set a = 1 %}{% elif d %}{% set a = 2 %}{% else %}{% set a = 3 %}{% endif %}{{ a }}",
            "c d",
        ),
        ("{% for a in b if a.c %}{{ a }}{{ loop.index }}{% else %}{{ d }}{% endfor %}", "b d"),
        ("{% for a in b %}{% set c = 1 %}{% endfor %}{{ c }}{{ a }}", "a b c"),
        ("{% for a, b in c.items() %}{{ a }}{{ b }}{% endfor %}{{ loop }}", "c loop"),
        ("{% with a = b %}{{ a }}{% endwith %}{{ a }}", "a b"),
        ("{% with a = 1, b = a %}{{ b }}{% endwith %}", "a"),
        ("{% macro m(a, b=c) %}{{ a }}{{ b }}{{ d }}{{ varargs }}{% endmacro %}{{ m(e) }}", "c d e"),
        ("{% macro m() %}{{ n() }}{% endmacro %}{% macro n() %}{% endmacro %}{{ m() }}", ""),
        ("{% macro m() %}{{ caller(1) }}{% endmacro %}{% call(a) m() %}{{ a }}{{ b }}{% endcall %}", "b"),
        ("{% set a %}{{ b }}{% endset %}{{ a }}", "b"),
        ("{% set ns = namespace(x=a) %}{% set ns.x = b %}{{ ns.x }}", "a b"),
        ("{% filter upper %}{{ a }}{% endfilter %}", "a"),
        ("{% set a = 1 %}{% block b %}{{ a }}{{ c }}{% endblock %}", "c"),
        ("{% for a in b %}{% block c %}{{ a }}{% endblock %}{% endfor %}", "a b"),
        ("{% for a in b %}{% block c scoped %}{{ a }}{% endblock %}{% endfor %}", "b"),
        ("{{ [a for_ in b] }}", None),
        ("{{ a|date }}", "a site_lang"),
        ("{{ a|html }}", "a links"),
        ("{{ t('a') }}", "site_lang"),
        ("{% raw %}{{ a }}{% endraw %}{# {{ b }} #}", ""),
    ],
)
def test_the_names_that_a_template_reads_are_those_it_does_not_make(template: str, names: str | None) -> None:
    if names is None:
        assert [one.code for one in faults(x=template)] == ["template-syntax"]
    else:
        assert read(template) == set(names.split())


def test_an_included_template_sees_what_is_assigned_around_it() -> None:
    assert read("{% for a in b %}{% include 'y.html' %}{% endfor %}", y="{{ a }}{{ c }}") == {"b", "c"}


def test_a_parent_s_names_count_but_those_that_the_child_makes() -> None:
    assert read("{% extends 'y.html' %}{% set a = 1 %}", y="{{ a }}{{ b }}") == {"b"}


def test_a_block_that_is_replaced_is_not_read() -> None:
    y = "{% block c %}{{ a }}{% endblock %}{{ b }}"
    assert read("{% extends 'y.html' %}{% block c %}{{ d }}{% endblock %}", y=y) == {"b", "d"}
    assert read("{% extends 'y.html' %}{% block c %}{{ super() }}{% endblock %}", y=y) == {"a", "b"}


def test_a_block_that_is_called_by_its_name_is_read_where_what_holds_it_is_replaced() -> None:
    y = "{% block b %}{{ c }}{% block d %}{{ e }}{% endblock %}{% endblock %}{% block g %}{{ h }}{% endblock %}"
    new = "{% extends 'y.html' %}{% block b %}{% endblock %}"
    assert read(new, y=y) == {"h"}
    assert read("{% extends 'y.html' %}{% block b %}{{ self.d() }}{% endblock %}", y=y) == {"e", "h"}
    assert read("{% extends 'y.html' %}{% block b %}{% set s = self %}{% endblock %}", y=y) == {"e", "h"}
    assert read(f"{new}{{% block g %}}{{{{ self.d() }}}}{{% endblock %}}", y=y) == {"e"}
    own = f"{new}{{% block g %}}{{{{ self.d() }}}}{{% block d %}}{{{{ f }}}}{{% endblock %}}{{% endblock %}}"
    assert read(own, y=y) == {"f"}
    assert read(new, y=y + "{{ self.d() }}") == {"e", "h"}
    assert read(new, y="{% extends 'z.html' %}{% block i %}{{ self.d() }}{% endblock %}", z=y) == {"e", "h"}


def test_macros_that_are_imported_with_the_view_read_it() -> None:
    y = "{% macro m() %}{{ a }}{% endmacro %}"
    assert read("{% import 'y.html' as y with context %}{{ y.m() }}", y=y) == {"a"}
    assert read("{% from 'y.html' import m as n with context %}{{ n() }}", y=y) == {"a"}


def test_macros_that_are_imported_without_the_view_may_not_read_it() -> None:
    y = "{% macro m() %}{{ a }}{{ 1|number }}{% endmacro %}"
    found = faults("a", "lang", "site_lang", x="{% import 'y.html' as y %}{{ y.m() }}", y=y)
    assert {one.code for one in found} == {"template-unknown-name"}
    assert {one.hint for one in found} == {"import it 'with context'"}


def test_a_template_that_includes_itself_is_read_once() -> None:
    assert read("{{ a }}{% if b %}{% include 'y.html' %}{% endif %}", y="{{ c }}{% include 'y.html' %}") == {
        "a",
        "b",
        "c",
    }


def test_a_template_of_the_same_name_is_the_one_behind_it() -> None:
    assert read(
        "{% extends 'x.html' %}{% block c %}{{ b }}{% endblock %}",
        x_="{{ d }}{% block c %}{{ a }}{% endblock %}",
    ) == {"b", "d"}


def test_a_name_that_is_not_offered_is_told_with_the_one_that_was_meant() -> None:
    (found,) = faults("title", "date", x="\n  {{ titel }}")
    assert (found.code, str(found.place)) == ("template-unknown-name", "templates/x.html:2:6")
    assert (found.message, found.hint) == ("'titel' is not offered to x.html", "did you mean 'title'?")


@pytest.mark.parametrize(
    ("template", "code"),
    [
        ("{% include a %}", "template-dynamic"),
        ("{% extends 'y' ~ a %}", "template-dynamic"),
        ("{% include 'gone.html' %}", "missing-template"),
        ("{{ asset('t.css') }}", "missing-asset"),
        ("{{ t('c') }}", "missing-phrase"),
        ("{{ a|uper }}", "template-syntax"),
        ("{% if a %}", "template-syntax"),
    ],
)
def test_a_fault_is_found_without_rendering(template: str, code: str) -> None:
    found = faults("a", "lang", "site_lang", x="\n" + template)
    assert [(one.code, one.place.line) for one in found] == [(code, 2)]


@pytest.mark.parametrize(
    "template", ["{% include 'gone.html' ignore missing %}", "{% include ['gone.html', 'y.html'] %}"]
)
def test_a_template_that_may_be_missing_may_be_missing(template: str) -> None:
    assert faults(x=template, y="") == []


def test_a_page_without_a_template_is_told() -> None:
    (found,) = problems_of(theme("", artikle=""), {"artikel.html": frozenset()})
    assert (found.code, found.hint) == ("missing-template", "did you mean 'artikle.html'?")


def test_a_digest_changes_with_what_the_template_reaches_and_with_nothing_else() -> None:
    x = "{% include 'y.html' %}{{ t('a') }}{{ t('kind-' ~ k) }}"
    first = template_digest(theme(x, y="1", z="1"), "x.html", Options())
    assert template_digest(theme(x, y="1", z="2"), "x.html", Options()) == first
    assert (
        template_digest(
            theme(x, STRINGS | {"de": {"b": "B"}} | {"en": STRINGS["en"] | {"b": "!"}}, y="1"),
            "x.html",
            Options(),
        )
        != ""
    )
    assert template_digest(theme(x, {"en": STRINGS["en"] | {"b": "!"}}, y="1"), "x.html", Options()) == first
    assert template_digest(theme(x, {"en": STRINGS["en"] | {"a": "!"}}, y="1"), "x.html", Options()) != first
    assert (
        template_digest(theme(x, {"en": STRINGS["en"] | {"kind-x": "!"}}, y="1"), "x.html", Options())
        != first
    )
    assert template_digest(theme(x, y="2"), "x.html", Options()) != first
    assert template_digest(theme(x, y="1"), "x.html", Options("Europe/Belgrade")) != first


@pytest.mark.parametrize(
    "template",
    ["{{ asset('s' ~ a) }}", "{{ asset(a) }}", "{% set f = asset %}{{ f('s.css') }}", "{{ m(asset) }}"],
)
def test_a_digest_has_every_asset_that_a_template_may_mean(template: str) -> None:
    one, other = (
        make_theme({"x.html": Source("x", template)}, {}, {"s.css": Asset(path, b"")}) for path in "12"
    )
    assert template_digest(one, "x.html", Options()) != template_digest(other, "x.html", Options())


@pytest.mark.parametrize("template", ["{{ t('[a]') }}", "{% set w = t %}{{ w('[a]') }}"])
def test_a_digest_has_every_phrase_that_a_template_may_mean(template: str) -> None:
    one, other = (theme(template, {"en": {"[a]": phrase}}) for phrase in "12")
    assert template_digest(one, "x.html", Options()) != template_digest(other, "x.html", Options())
    assert "site_lang" in read(template)
