"""The page on problems has a section for each code, with its severity, an example that is true, and what to do."""

import re
from pathlib import Path

import pytest

from glossator.codes import CODES

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "problems.md").read_text(encoding="utf-8")
BROKEN = ROOT / "tests" / "broken"
EXAMPLE = re.compile(r"^```[a-z]*\n(.*?)^```\n", re.MULTILINE | re.DOTALL)
MASKED = EXAMPLE.sub(lambda found: found[0].replace("\n#", "\n\0#"), TEXT)
"""The page, its examples without headings."""
SECTIONS = {
    code: text.replace("\0", "")
    for code, text in re.findall(r"^### ([a-z-]+)\n(.*?)(?=^### |^## |\Z)", MASKED, re.MULTILINE | re.DOTALL)
}


def test_each_code_has_a_section_and_each_section_a_code() -> None:
    headings = re.findall(r"^### (.+)$", MASKED, re.MULTILINE)
    assert sorted(headings) == sorted(CODES)


@pytest.mark.parametrize("code", CODES)
def test_a_section_starts_with_the_severity_that_its_code_has(code: str) -> None:
    severity = CODES[code].severity.capitalize()
    assert re.match(rf"\n\*{severity}(?:; settled[^*]*)?\.\* \w", SECTIONS[code])


@pytest.mark.parametrize("code", CODES)
def test_a_section_says_what_is_wrong_shows_it_and_says_what_to_do(code: str) -> None:
    before, example, after = EXAMPLE.split(SECTIONS[code])
    assert len(before.split()) > 4
    assert example.strip()
    assert after.strip()


@pytest.mark.parametrize(
    "code",
    sorted(folder.name for folder in BROKEN.iterdir() if folder.is_dir() and folder.name != "__pycache__"),
)
def test_an_example_is_that_of_the_broken_site(code: str) -> None:
    files = [path for path in (BROKEN / code).rglob("*") if path.is_file()]
    told = "\n".join(path.read_text(encoding="utf-8", errors="replace") for path in files)
    lines = EXAMPLE.findall(SECTIONS[code])[0].split("\n")
    assert [line for line in lines if line.strip() not in told] == []


def test_links_of_the_page_lead_somewhere() -> None:
    for target, fragment in re.findall(r"\]\(([\w.-]*)(?:#([\w-]+))?\)", EXAMPLE.sub("", TEXT)):
        page = (ROOT / "docs" / (target or "problems.md")).read_text(encoding="utf-8")
        anchors = [
            re.sub(r"[^\w-]", "", h.lower().replace(" ", "-"))
            for h in re.findall(r"^#+ (.+)$", page, re.MULTILINE)
        ]
        assert not fragment or fragment in anchors, fragment
