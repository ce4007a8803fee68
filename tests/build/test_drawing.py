"""Articles have pictures for where they are shared, if settings ask for them."""

import json
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from siting import SiteUnderTest

from glossator.build import drawing
from glossator.build.drawing import SIZE, draw

SETTINGS = """title: Papers
url: https://example.org/repo/
card_images: true
style: {paper: 'light-dark(#fffff0, #000)'}
"""
FERRY = "---\ntitle: The ferry\noutlet: The Quay\ndate: 2025-03-01\n---\n\nA ferry.\n"
CARD = "articles/ferry/card.png"


@pytest.fixture
def site(tmp_path: Path) -> SiteUnderTest:
    made = SiteUnderTest(tmp_path, tmp_path / "site").write("site.yaml", SETTINGS)
    return made.write("content/articles/ferry.md", FERRY)


def picture(**card: str) -> Image.Image:
    return Image.open(BytesIO(draw(json.dumps(card)))).convert("RGB")


def inked(image: Image.Image, paper: tuple[int, int, int] = (255, 255, 255)) -> list[int]:
    """The rows on which something is drawn, below the bar."""
    width, height = image.size
    rows = (image.crop((0, row, width, row + 1)).getcolors(width) for row in range(20, height))
    return [at for at, colours in enumerate(rows, 20) if colours != [(width, paper)]]


def test_the_page_names_the_picture_and_the_picture_is_there(site: SiteUnderTest) -> None:
    site.run("build").succeeds()
    page = (site.output / "articles/ferry/index.html").read_text(encoding="utf-8")
    assert f'<meta property="og:image" content="https://example.org/repo/{CARD}">' in page
    assert f'"image": "https://example.org/repo/{CARD}"' in page
    with Image.open(site.output / CARD) as image:
        assert (image.size, image.format) == (SIZE, "PNG")
        assert image.convert("RGB").getpixel((3, 300)) == (255, 255, 240)


def test_a_picture_is_drawn_anew_where_its_words_change_and_not_for_others(site: SiteUnderTest) -> None:
    site.run("build").succeeds()
    first = (site.output / CARD).read_bytes(), (site.output / CARD).stat().st_mtime_ns
    site.write("content/articles/ferry.md", FERRY.replace("A ferry.", "Another.")).run("build").succeeds()
    assert ((site.output / CARD).read_bytes(), (site.output / CARD).stat().st_mtime_ns) == first
    site.write("content/articles/ferry.md", FERRY.replace("The ferry", "The tug")).run("build").succeeds()
    assert (site.output / CARD).read_bytes() != first[0]
    incremental = (site.output / CARD).read_bytes()
    site.run("clean").succeeds().run("build").succeeds()
    assert (site.output / CARD).read_bytes() == incremental


def test_without_the_setting_there_is_none(site: SiteUnderTest) -> None:
    site.write("site.yaml", "title: P\n").run("build").succeeds()
    assert not (site.output / CARD).exists()
    assert "og:image" not in (site.output / "articles/ferry/index.html").read_text(encoding="utf-8")


def test_without_the_extra_one_message_says_how_to_install_it(
    site: SiteUnderTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawing, "EXTRA", ("a_module_that_nobody_has",))
    site.run("build").fails_with("missing-extra").says("site.yaml:3:14", "pip install glossator[cards]")


def test_a_template_that_describes_no_card_is_told(site: SiteUnderTest) -> None:
    site.write("templates/card-image.json", '{"title": 3}').run("build").fails_with("template-error")


def test_a_title_takes_the_size_in_which_it_fits_and_the_longest_is_cut() -> None:
    short, long = inked(picture(title="A ferry")), inked(picture(title="A ferry and more of it " * 40))
    assert len(short) < 100
    assert len(long) > 200
    assert max(long) < SIZE[1] - 100
    assert inked(picture(title="w" * 300))


def test_letters_that_the_font_lacks_are_left_out_and_those_of_the_theme_s_languages_are_there() -> None:
    assert inked(picture(title="東京", above="東")) == []
    for title in ("Šta je čamac", "Шта је чамац", "Їжак і Юрій", "Über Größe", "Τί ἐστιν"[:2]):
        assert inked(picture(title=title)), title


def test_words_from_right_to_left_begin_at_the_right() -> None:
    left, right = (picture(below="ab", direction=way).crop((0, 20, 600, 630)) for way in ("ltr", "rtl"))
    assert inked(left) and not inked(right)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("#123", (17, 34, 51)),
        ("light-dark(rgb(10, 40, 90), #fff)", (10, 40, 90)),
        ("teal", (0, 128, 128)),
        ("oklch(0.5 0.1 20)", (255, 255, 255)),
        ("var(--x)", (255, 255, 255)),
    ],
)
def test_colours_are_those_of_css_as_far_as_they_are_known(written: str, meant: tuple[int, int, int]) -> None:
    assert picture(paper=written).getpixel((3, 300)) == meant


def test_the_lines_of_a_title_are_of_about_one_width() -> None:
    title = "The ledger that the harbour kept for a hundred years and lost"
    image = picture(title=title)
    ends = [end for _, end in _lines(image)]
    assert len(ends) > 1
    assert min(ends) > 0.7 * max(ends)
    assert len(ends) == 3


def _lines(image: Image.Image) -> list[tuple[int, int]]:
    """Where each line of a title begins and ends, in pixels from the left."""
    rows = inked(image)
    starts = [row for row in rows if row - 1 not in rows]
    ends = [row for row in rows if row + 1 not in rows]
    boxes = [
        image.crop((0, top, SIZE[0], bottom + 1)).point(lambda value: 255 - value).getbbox()
        for top, bottom in zip(starts, ends, strict=True)
    ]
    return [(box[0], box[2]) for box in boxes if box]
