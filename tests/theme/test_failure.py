"""What a theme's author is told when a template fails: not Python's words, and what to do."""

from datetime import date

import pytest

from glossator.model import Author
from glossator.problem import Problem, ProblemError
from glossator.theme.environment import environment
from glossator.theme.filters import Options
from glossator.theme.render import render
from glossator.theme.templates import Source
from glossator.theme.theme import make_theme


def page(text: str, names: dict[str, object]) -> str:
    theme = make_theme({"x.html": Source("templates/x.html", text)}, {}, {})
    return render(environment(theme, Options()), "x.html", names)


def fault(text: str, names: dict[str, object]) -> Problem:
    with pytest.raises(ProblemError) as caught:
        page(text, names)
    return caught.value.problems[0]


@pytest.mark.parametrize(
    ("template", "names", "message", "hint", "word"),
    [
        (
            "{{ site_extra.motto.text }}",
            {"site_extra": {}},
            "site_extra (mapping) has no key “motto”",
            "give it a value, or ask first whether it is there: {% if site_extra.motto %} … {% endif %}",
            "site_extra.motto",
        ),
        (
            "{{ card.outlet.name }}",
            {"card": {"outlet": None}},
            "there is no value of which “name” could be read: card.outlet is empty",
            "give it a value, or ask first whether it is there: {% if card.outlet %} … {% endif %}",
            "card.outlet.name",
        ),
        ("{{ titel }}", {}, "“titel” is not set here", "mend the name, or set it before", "titel"),
        (
            "{{ by.nam }}",
            {"by": Author("Jane Roe")},
            "by (Author) has no field “nam”",
            "mend the name; docs/theme.md lists",
            "by.nam",
        ),
        ("{{ list[5] }}", {"list": ["a"]}, "a value (list) has no element “5”", "mend the name", "5"),
        (
            "{{ map['motto']['x'] }}",
            {"map": {}},
            "a value (mapping) has no key “motto”",
            "mend the name",
            "motto",
        ),
        (
            "{{ day.today() }}",
            {"day": date(2024, 3, 4)},
            "a template may not read “today”",
            "use the names and filters",
            "today",
        ),
        (
            "{{ text + 1 }}",
            {"text": "a"},
            "a filter, test or operator could not work: can only concatenate",
            "{{ value|pprint }} in its place shows",
            "",
        ),
        (
            "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
            {},
            "a macro or an include calls itself without an end",
            "give it a condition",
            "",
        ),
    ],
)
def test_a_failure_is_told_in_a_theme_s_words(
    template: str, names: dict[str, object], message: str, hint: str, word: str
) -> None:
    found = fault(f"one\n{template}", names)
    assert found.code == "template-error"
    assert found.message.startswith(message)
    assert found.hint.startswith(hint)
    assert found.place.line == 2
    column = found.place.column
    assert (template[column - 1 : column - 1 + found.place.length] if column else "") == word


def test_the_advice_to_look_at_a_value_works() -> None:
    assert page("{{ value|pprint }}", {"value": [1]}) == "[1]"
