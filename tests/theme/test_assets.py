"""A theme's static files are published under names that change with their bytes."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from glossator.problem import ProblemError
from glossator.theme.assets import Assets, read_assets
from glossator.theme.chain import theme_chain

Make = Callable[[Mapping[str, str]], Path]


def assets(make: Make, files: Mapping[str, str]) -> Assets:
    root = make({f"themes/a/static/{name}": text for name, text in files.items()})
    return read_assets(theme_chain(root, "a"))


def test_the_name_tells_the_bytes(make: Make) -> None:
    first = assets(make, {"img/a.b.svg": "one"})["img/a.b.svg"]
    second = assets(make, {"img/a.b.svg": "two"})["img/a.b.svg"]
    assert first.path.startswith("assets/img/a.b.") and first.path.endswith(".svg")
    assert first.path != second.path


def test_a_theme_s_file_goes_before_the_one_that_it_shadows(make: Make) -> None:
    assert assets(make, {"style.css": "p {}"})["style.css"].data == b"p {}"


def test_a_file_of_the_theme_that_is_extended_is_published_too(make: Make) -> None:
    assert "theme.js" in assets(make, {"style.css": ""})


def test_a_style_sheet_names_its_fonts_by_their_published_names(make: Make) -> None:
    found = assets(
        make, {"css/s.css": "@font-face { src: url('../f/x y.woff2?v#i') }", "f/x y.woff2": "font"}
    )
    name = found["f/x y.woff2"].path.rpartition("/")[2].replace(" ", "%20")
    assert found["css/s.css"].data.decode() == f"@font-face {{ src: url('../f/{name}?v#i') }}"


def test_a_changed_font_changes_its_style_sheet_s_name(make: Make) -> None:
    css = {"s.css": "@import 't.css';", "t.css": "a { b: url(u) }"}
    assert assets(make, {**css, "u": "one"})["s.css"].path != assets(make, {**css, "u": "two"})["s.css"].path


@pytest.mark.parametrize(
    "css",
    [
        "a { b: url(data:image/png;base64,AA==) }",
        'a { b: url("https://e.org/x.png") }',
        "a { b: url(//e.org/x.png) }",
        "a { b: url(#mask) }",
        "a { b: url('') }",
        "/* url(gone.png) */",
    ],
)
def test_addresses_elsewhere_stay(make: Make, css: str) -> None:
    assert assets(make, {"s.css": css})["s.css"].data.decode() == css


def test_an_address_from_the_site_s_root_becomes_relative_so_that_a_base_path_does_not_matter(
    make: Make,
) -> None:
    found = assets(make, {"css/s.css": "a { b: url(/img/x.png) }"})
    assert found["css/s.css"].data == b"a { b: url(../../img/x.png) }"


def test_a_style_sheet_that_names_a_missing_file_is_told_with_the_place(make: Make) -> None:
    with pytest.raises(ProblemError) as caught:
        assets(make, {"s.css": "a {}\nb { c: url(gone.png) }", "t.css": "@import 't.css';"})
    assert [(one.code, str(one.place)) for one in caught.value.problems] == [
        ("missing-asset", "themes/a/static/s.css:2:12"),
        ("missing-asset", "themes/a/static/t.css:1:10"),
    ]


def test_the_site_s_own_static_folder_is_not_the_theme_s(make: Make) -> None:
    root = make({"static/mine.css": "x"})
    assert "mine.css" not in read_assets(theme_chain(root, "default"))
