"""What templates may do: filters, functions, and the reach that they do not have."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

import pytest

from glossator.config.settings import Verdict
from glossator.model import Ref
from glossator.problem import Problem, ProblemError
from glossator.theme.assets import Asset
from glossator.theme.environment import environment
from glossator.theme.filters import Options
from glossator.theme.render import render
from glossator.theme.strings import Strings
from glossator.theme.templates import Source
from glossator.theme.theme import make_theme

NAMES = {
    "lang": "en",
    "site_lang": "en",
    "site_url": "https://e.org/repo/",
    "links": {Ref("articles/b.md", "x"): "/b/?c&d#x"},
}
STRINGS: Strings = {
    "en": {"hello": "Hello, {name}", "notes": {"one": "{count} note", "other": "{count} notes"}}
}


def page(text: str, options: Options | None = None, /, name: str = "x.html", **names: Any) -> str:
    theme = make_theme(
        {name: Source(f"templates/{name}", text)},
        STRINGS,
        {"a b.css": Asset("assets/a b.0123456789.css", b"")},
    )
    return render(environment(theme, options or Options()), name, {**NAMES, **names})


def fault(text: str, **names: Any) -> Problem:
    with pytest.raises(ProblemError) as caught:
        page(text, **names)
    return caught.value.problems[0]


def test_text_is_escaped_in_html_and_xml_and_not_in_plain_text() -> None:
    assert page("{{ x }}", x="<i>") == "&lt;i&gt;"
    assert page("{{ x }}", name="x.xml", x="<i>") == "&lt;i&gt;"
    assert page("{{ x }}", name="x.txt", x="<i>") == "<i>"


def test_a_body_s_holes_are_filled_with_the_addresses_of_the_view() -> None:
    parts = ('<a href="', Ref("articles/b.md", "x"), '">b</a>')
    assert page("{{ x|html }}", x=parts) == '<a href="/b/?c&amp;d#x">b</a>'


def test_a_hole_without_an_address_is_a_problem_at_the_template_s_line() -> None:
    found = fault("one\n{{ x|html }}", x=(Ref("gone.md"),))
    assert (found.code, found.place.line) == ("template-error", 2)


@pytest.mark.parametrize(
    ("style", "lang", "text"),
    [
        ("long", "en-GB", "4 March 2024"),
        ("long", "de", "4. März 2024"),
        ("long", "sr", "4. март 2024."),
        ("long", "sr-Latn", "4. mart 2024."),
        ("long", "uk", "4 березня 2024\u202fр."),
        ("short", "en", "Mar 4, 2024"),
        ("day", "en-GB", "4 Mar"),
        ("year", "de", "2024"),
        ("iso", "de", "2024-03-04"),
        ("long", "xx-none", "March 4, 2024"),
    ],
)
def test_dates_are_in_the_site_s_language(style: str, lang: str, text: str) -> None:
    shown = page("{{ d|date(s) }}", d=date(2024, 3, 4), s=style, site_lang=lang)
    assert shown.replace("\xa0", " ").replace("\u202f", " ") == text.replace("\u202f", " ")


@pytest.mark.parametrize(
    ("lang", "text"), [("en", "March\xa04,\xa02024"), ("uk", "4\xa0березня\xa02024\u202fр.")]
)
def test_a_date_may_be_kept_on_one_line(lang: str, text: str) -> None:
    shown = page("{{ d|date('unbroken') }}", d=date(2024, 3, 4), site_lang=lang)
    assert shown == text


def test_a_moment_s_day_is_that_of_the_site_s_zone() -> None:
    late = datetime(2024, 3, 4, 23, 30, tzinfo=UTC)
    assert page("{{ d|date }} {{ d|date('iso') }}", Options("Europe/Belgrade"), d=late) == (
        "March 5, 2024 2024-03-05T00:30:00+01:00"
    )


def test_a_date_that_is_not_there_is_nothing() -> None:
    assert page("[{{ d|date }}{{ d }}]", d=None) == "[]"


def test_a_style_of_date_that_there_is_not_is_told_with_those_there_are() -> None:
    assert "there are long, unbroken, short" in fault("{{ d|date('longish') }}", d=date(2024, 3, 4)).message


def test_phrases_are_filled_and_counted() -> None:
    assert page("{{ t('hello', name='<i>') }}; {{ t('notes', count=2) }}") == "Hello, &lt;i&gt;; 2 notes"
    assert page("{{ t('kind-' ~ k, default=k) }}", k="river") == "river"


def test_an_asset_s_address_is_its_published_one() -> None:
    assert page("{{ asset('a b.css') }}") == "/assets/a%20b.0123456789.css"
    assert "did you mean 'a b.css'?" in fault("{{ asset('a-b.css') }}").message


def test_full_addresses_are_those_of_the_site() -> None:
    assert page("{{ '/a/'|absolute }}") == "https://e.org/repo/a/"
    assert (
        page("{{ '<a href=\"#n\">'|feed_html('/a/') }}", name="x.txt") == '<a href="https://e.org/repo/a/#n">'
    )


def test_a_verdict_is_shown_by_its_name_and_tone() -> None:
    scale = (Verdict(name="Pants on Fire", tone="false"),)
    text = "{{ (v|verdict).name }}: {{ (v|verdict).tone }}."
    assert page(text, Options(verdicts=scale), v="pants-on-fire") == "Pants on Fire: false."
    assert page(text, Options(verdicts=scale), v="other") == "other: ."


@pytest.mark.parametrize(
    ("tag", "site", "name"),
    [
        ("sv", "en", "Swedish"),
        ("sr-Latn", "en", "Serbian (Latin)"),
        ("sv", "de", "Schwedisch"),
        ("tlh", "en", "tlh"),
    ],
)
def test_a_language_is_named_in_the_site_s(tag: str, site: str, name: str) -> None:
    assert page("{{ x|language }}", x=tag, site_lang=site) == name


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{{ 'en'|in_lang }}", ""),
        ("{{ 'sr'|in_lang }}", ' lang="sr"'),
        ("{{ 'ar'|in_lang }}", ' lang="ar" dir="rtl"'),
        ("{{ 'en'|in_lang('ar') }}", ' lang="en" dir="ltr"'),
        ("{{ 'ar'|in_lang('ar') }}", ""),
    ],
)
def test_an_element_says_its_language_where_it_is_not_the_one_around_it(template: str, text: str) -> None:
    assert page(template) == text


def test_names_are_listed_as_a_sentence_lists_them() -> None:
    assert page("{{ ['A', 'B&'] | listed }}", site_lang="de") == "A und B&amp;"


def test_years_are_runs_in_the_order_of_the_list() -> None:
    class Dated:
        def __init__(self, year: int | None) -> None:
            self.date = date(year, 1, 1) if year else None

    text = "{% for year, run in x|by_year %}{{ year }}:{{ run|length }} {% endfor %}"
    assert page(text, x=[Dated(2024), Dated(2024), Dated(2023), Dated(None)]) == "2024:2 2023:1 :1 "


def test_a_name_that_is_not_there_is_an_error() -> None:
    found = fault("a\nb {{ titel }}")
    assert (found.code, str(found.place)) == ("template-error", "templates/x.html:2:6")
    assert "titel" in found.message
    assert fault("{% if card.titel %}{% endif %}", card=date(2024, 3, 4)).code == "template-error"


def test_a_key_that_extra_lacks_is_false_and_not_an_error() -> None:
    assert page("{% if extra.motto %}x{% endif %}{{ extra.motto or 'none' }}", extra={}) == "none"
    assert fault("{{ extra.motto }}", extra={}).code == "template-error"


@pytest.mark.parametrize(
    "text",
    [
        "{{ d.today() }}",
        "{{ d.__class__.__mro__ }}",
        "{{ [1, 2]|random }}",
        "{{ lipsum() }}",
        "{{ links.clear() }}",
        "{% include '/etc/passwd' %}",
        "{% include '../x.html' %}",
    ],
)
def test_a_template_cannot_reach_the_clock_chance_the_disk_or_change_its_view(text: str) -> None:
    with pytest.raises(ProblemError):
        page(text, d=date(2024, 3, 4))


def test_a_template_that_fails_in_an_include_is_told_there() -> None:
    sources: Mapping[str, Source] = {
        "x.html": Source("templates/x.html", "{% include 'y.html' %}"),
        "y.html": Source("templates/y.html", "\n\n{{ 1 // n }}"),
    }
    with pytest.raises(ProblemError) as caught:
        render(environment(make_theme(sources, {}, {}), Options()), "x.html", {"n": 0})
    assert str(caught.value.problems[0].place) == "templates/y.html:3"
    assert caught.value.problems[0].place.frame[-1] == "{{ 1 // n }}"


def test_a_template_that_cannot_be_read_is_told_at_its_line() -> None:
    found = fault("a\n{% if %}")
    assert (found.code, found.place.line) == ("template-syntax", 2)


def test_a_template_that_is_not_there_is_told() -> None:
    assert fault("{% include 'gone.html' %}").code == "missing-template"


def test_a_key_may_be_a_word_of_python() -> None:
    assert page("{{ extra.from }} {{ extra.class }}", extra={"from": "a", "class": "b"}) == "a b"
