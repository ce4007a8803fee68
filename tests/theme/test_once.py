"""A partial template that shows a text is rendered once for each, and never with what it was not given."""

from pathlib import Path

import pytest

from glossator.problem import ProblemError
from glossator.theme.environment import Environment
from glossator.theme.filters import Options
from glossator.theme.inspect import rendering
from glossator.theme.render import render
from glossator.theme.theme import read_theme

TEMPLATES = {
    "page.html": '{% for body in texts %}{% include "text.html" %}{% endfor %}',
    "text.html": "<p>{{ body.words }}, {{ word }}</p>",
    "child.html": '{% extends "frame.html" %}{% block inner %}{{ body.words }}{% endblock %}',
    "frame.html": "{{ body.title }}: {% block inner %}{% endblock %}",
}


class Words(dict[str, str]):
    """A text that counts how often its words are read."""

    read = 0

    def __getitem__(self, key: str) -> str:
        self.read += key == "words"
        return super().__getitem__(key)


@pytest.fixture
def made(tmp_path: Path) -> Environment:
    theme = tmp_path / "themes/own"
    for name, text in TEMPLATES.items():
        (theme / "templates" / name).parent.mkdir(parents=True, exist_ok=True)
        (theme / "templates" / name).write_text(text, encoding="utf-8")
    return rendering(read_theme(tmp_path, "own"), Options())


def test_a_text_is_rendered_once_for_each_page_that_shows_it_alike(made: Environment) -> None:
    text = Words(words="Rain")
    assert [render(made, "page.html", {"texts": [text], "word": "wet"}) for _ in range(3)] == [
        "<p>Rain, wet</p>"
    ] * 3
    assert text.read == 1


def test_another_name_or_another_text_is_rendered_anew(made: Environment) -> None:
    one, other = Words(words="Rain"), Words(words="Snow")
    assert (
        render(made, "page.html", {"texts": [one, other], "word": "wet"})
        == "<p>Rain, wet</p><p>Snow, wet</p>"
    )
    assert render(made, "page.html", {"texts": [one], "word": "cold"}) == "<p>Rain, cold</p>"
    assert render(made, "page.html", {"texts": [Words(words="Rain")], "word": {}}) == "<p>Rain, {}</p>"


def test_a_value_that_cannot_be_compared_is_rendered_each_time(made: Environment) -> None:
    text = Words(words="Rain")
    assert [render(made, "page.html", {"texts": [text], "word": [1]}) for _ in range(2)] == [
        "<p>Rain, [1]</p>"
    ] * 2


def test_a_name_that_is_not_there_is_told(made: Environment) -> None:
    with pytest.raises(ProblemError) as told:
        render(made, "page.html", {"texts": [Words(words="Rain")]})
    assert "word" in told.value.problems[0].message


def test_a_template_that_is_extended_is_as_ever(made: Environment) -> None:
    text = Words(words="Rain", title="News")
    assert [render(made, "child.html", {"body": text}) for _ in range(2)] == ["News: Rain"] * 2
