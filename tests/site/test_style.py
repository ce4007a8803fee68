"""What settings say of colours, faces and widths becomes a sheet of the site."""

from pathlib import Path

import pytest
from siting import SiteUnderTest

ARTICLE = "---\ntitle: One\ndate: 2024-03-04\n---\nWords.\n"


@pytest.fixture
def site(tmp_path: Path) -> SiteUnderTest:
    return SiteUnderTest(tmp_path, tmp_path / "site").write("content/articles/one.md", ARTICLE)


def settings(style: str) -> str:
    return f"title: x\nurl: https://example.org/repo/\nstyle: {style}\n"


def test_the_sheet_follows_the_theme_s_on_every_page(site: SiteUnderTest) -> None:
    site.write("site.yaml", settings('{rubric: "#1f4e79", measure: 38rem, line-height: 1.5}')).run(
        "build"
    ).succeeds()
    (sheet,) = site.output.glob("assets/site.*.css")
    assert (
        sheet.read_text() == ":root {\n  --rubric: #1f4e79;\n  --measure: 38rem;\n  --line-height: 1.5;\n}\n"
    )
    for page in ("index.html", "articles/one/index.html", "404.html"):
        html = (site.output / page).read_text("utf-8")
        assert html.index("style.") < html.index(f'href="/repo/assets/{sheet.name}"') < html.index("</head>")


def test_another_value_has_another_name_and_the_old_sheet_goes(site: SiteUnderTest) -> None:
    site.write("site.yaml", settings("{measure: 38rem}")).run("build").succeeds()
    before = {file.name for file in site.output.glob("assets/site.*")}
    site.write("site.yaml", settings("{measure: 40rem}")).run("build").succeeds()
    after = {file.name for file in site.output.glob("assets/site.*")}
    assert len(after) == 1 and before != after
    site.write("site.yaml", settings("{}")).run("build").succeeds()
    assert not list(site.output.glob("assets/site.*"))


@pytest.mark.parametrize(
    "style",
    [
        "\n  rubric: #1f4e79",
        '{rubric: "red; } body {"}',
        '{rubric: ""}',
        '{rubric: "</style>"}',
        "{Rubric: red}",
        "{a b: red}",
    ],
)
def test_what_is_no_value_of_a_property_is_an_error_at_its_place(site: SiteUnderTest, style: str) -> None:
    site.write("site.yaml", settings(style)).run("build")
    assert site.code == 1
    site.says("site.yaml:")
