"""Alterations that somebody plants in a site, from the raw file to the theme: `check` fails for each, at its place."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from commanding import Run

RAW = """A Title of Its Own

The lighthouse “was built” by 40\u00a0people who had never seen one, and it leans.

Gulls sat on its rail that summer, and the keeper counted them until he left.

"Nobody has climbed it since the spring of that year," the keeper's son said.

Nobody has climbed it since the spring of that year
"""
NAME = "a-title-of-its-own"
PATH = f"content/articles/{NAME}.md"
TEMPLATE = "templates/article.html"


@pytest.fixture
def lamp(fresh: Path, run: Run) -> Path:
    """A site with an imported article that holds a note; it has no problem."""
    (fresh / "seeds/a.txt").write_text(RAW, encoding="utf-8")
    assert run("-s", "site", "build").status == 0
    note = (
        "notes",
        "add",
        NAME,
        "--quote",
        "the keeper counted them",
        "--text",
        "All of them.",
        "--author",
        "Jane Roe",
    )
    assert run("-s", "site", *note).status == 0
    ran = run("-s", "site", "check", NAME)
    assert ran.status == 0, ran.out
    return fresh


def edited(path: str, old: str, new: str) -> Callable[[Path], None]:
    """Some words of a file of the site replaced."""

    def edit(site: Path) -> None:
        text = (site / path).read_text(encoding="utf-8")
        assert old in text
        (site / path).write_text(text.replace(old, new, 1), encoding="utf-8")

    return edit


def themed(old: str, new: str) -> Callable[[Path], None]:
    """A template of the site's own, that of the default theme but for this."""

    def override(site: Path) -> None:
        (site / "templates").mkdir(exist_ok=True)
        default = Path(__file__).parents[2] / "themes/default/templates/article.html"
        (site / TEMPLATE).write_text(default.read_text(encoding="utf-8"), encoding="utf-8")
        edited(TEMPLATE, old, new)(site)

    return override


SHOWN = "{{ text }}"
PLANTED = {
    "a letter": (edited(PATH, "leans", "leant"), "proof-markdown", "leant"),
    "a no-break space": (edited(PATH, "40\u00a0people", "40 people"), "proof-markdown", "40"),
    "a smart quote": (edited(PATH, '"Nobody', "“Nobody"), "proof-markdown", "“Nobody"),
    "a dropped paragraph": (
        edited(PATH, "Gulls sat on its rail that summer, and the keeper counted them", "He counted them"),
        "proof-markdown",
        "He counted",
    ),
    "a word between a note and its byline": (
        edited(PATH, "\n[^", "\nSo they say.\n\n[^"),
        "proof-markdown",
        "So they",
    ),
    "an edited title": (edited(PATH, "A Title of Its Own", "The Title"), "proof-field", "title:"),
    "an edited seed": (edited("seeds/a.txt", "leans", "leant"), "seed-altered", "sha256:"),
    "an edited seed, and its digest": (edited(PATH, "sha256: ", "sha256: 0"), "bad-value", "sha256:"),
    "a filter that makes quotes smart": (
        themed(SHOWN, "{{ text|replace('&quot;', '”') }}"),
        "proof-output",
        "",
    ),
    "a filter that cuts": (themed(SHOWN, "{{ text|truncate(60) }}"), "proof-output", ""),
    "a block that is left out": (
        themed(SHOWN, "{% if number != 2 %}" + SHOWN + "{% endif %}"),
        "proof-output",
        "",
    ),
    "words hidden by an attribute": (themed(SHOWN, "<div hidden>" + SHOWN + "</div>"), "proof-output", ""),
    "words hidden by style": (
        themed(SHOWN, '<div style="display: none">' + SHOWN + "</div>"),
        "proof-output",
        "",
    ),
    "words hidden from screen readers": (
        themed(SHOWN, '<div aria-hidden="true">' + SHOWN + "</div>"),
        "proof-output",
        "",
    ),
    "words added": (themed(SHOWN, SHOWN + "<p>Read on!</p>"), "proof-output", ""),
    "words marked as the editors'": (
        themed(SHOWN, "<div data-not-source>" + SHOWN + "</div>"),
        "proof-output",
        "",
    ),
}


@pytest.mark.parametrize(("plant", "code", "at"), PLANTED.values(), ids=PLANTED.keys())
def test_a_planted_alteration_fails_the_proof_at_its_place(
    lamp: Path, run: Run, plant: Callable[[Path], None], code: str, at: str
) -> None:
    plant(lamp)
    ran = run("-s", "site", "check", NAME, "--format", "json")
    assert ran.status == 1
    errors = [one for one in json.loads(ran.out) if one["severity"] == "error"]
    assert {one["path"] for one in errors} == {PATH}
    found = next(one for one in errors if one["code"] == code)
    line = (lamp / PATH).read_text(encoding="utf-8").split("\n")[found["line"] - 1] if found["line"] else ""
    assert at in line
    assert run("-s", "site", "build").status == 1


def test_a_changed_pull_quote_fails_the_proof(lamp: Path, run: Run) -> None:
    text = (lamp / PATH).read_text(encoding="utf-8")
    assert "pullquotes:" in text
    edited(PATH, "text: Nobody has", "text: No one has")(lamp)
    ran = run("-s", "site", "check", NAME, "--format", "json")
    errors = [one for one in json.loads(ran.out) if one["severity"] == "error"]
    assert {(one["path"], one["code"]) for one in errors} == {(PATH, "proof-field")}
