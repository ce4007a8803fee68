"""The card of an article, which is shown where its page is shared, becomes a picture. Room `build`; draws with Pillow
and Roboto, which the extra `cards` brings, and reads the font's file.

A card is what the theme's `card-image.json` says: words and colours.
"""

import math
import re
from bisect import bisect_left
from functools import cache
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from glossator.problem import Place, Problem, ProblemError, problem
from glossator.sources.site import Site, settings_place

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

EXTRA = ("PIL", "font_roboto")
SIZE = (1200, 630)
"""Pixels, as those who show cards ask for."""
_MARGIN = 84
_WIDTH = SIZE[0] - 2 * _MARGIN
_TITLE = (84, 74, 64, 54, 46)
"""Sizes of the title, of which the first is taken in which it fits."""
_SMALL = 30
_BAR = 14
_LINES = 5
_PAIR = re.compile(r"light-dark\(((?:[^(),]|\([^()]*\))+),")
_STEPS = 10
"""Of colours between paper and ink."""


class Card(msgspec.Struct, frozen=True):
    """What stands on a card."""

    title: str = ""
    above: str = ""
    """Small, over the title."""
    below: str = ""
    """Small, under it."""
    direction: str = "ltr"
    """`rtl` where the words are written from right to left."""
    paper: str = "#ffffff"
    ink: str = "#000000"
    quiet: str = "#666666"
    rubric: str = "#990000"


def undrawable(site: Site) -> tuple[Problem, ...]:
    """Why a site that asks for cards can have none."""
    if not site.settings.card_images or is_there():
        return ()
    said = "cards need an extra that is not installed"
    place = settings_place(site.root, "card_images")
    return (problem("missing-extra", said, place, "pip install glossator[cards]"),)


def is_there() -> bool:
    """Whether what draws is installed."""
    try:
        return all(import_module(name) for name in EXTRA)
    except ImportError:
        return False


def draw(text: str) -> bytes:
    """A card, described in JSON, as a PNG. Words whose letters the font does not have are left out. Raises ProblemError
    where it is not described so."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 — of the extra

    card = _card(text)
    image = Image.new("RGB", SIZE, _colour(card.paper, "#ffffff"))
    sheet = _Sheet(card, ImageDraw.Draw(image))
    sheet.canvas.rectangle((0, 0, SIZE[0], _BAR), fill=_colour(card.rubric, "#990000"))
    _title(sheet)
    _small(sheet, _MARGIN, card.above.upper(), _colour(card.quiet, "#666666"))
    _small(sheet, SIZE[1] - _MARGIN - _SMALL, card.below, _colour(card.rubric, "#990000"))
    drawn = BytesIO()
    palette = Image.new("P", (1, 1))
    palette.putpalette(_palette(card))
    image.quantize(palette=palette, dither=Image.Dither.NONE).save(drawn, "PNG")
    return drawn.getvalue()


def _palette(card: Card) -> list[int]:
    """The colours of a card, and those between its paper and each ink for the edges of letters."""
    paper = _colour(card.paper, "#ffffff")
    inks = [_colour(card.ink, "#000000"), _colour(card.quiet, "#666666"), _colour(card.rubric, "#990000")]
    mixed = (
        (under * (_STEPS - step) + over * step) // _STEPS
        for ink in inks
        for step in range(1, _STEPS + 1)
        for under, over in zip(paper, ink, strict=True)
    )
    return [*paper, *mixed]


def _card(text: str) -> Card:
    try:
        return msgspec.json.decode(text, type=Card)
    except msgspec.DecodeError as error:
        said, hint = f"this describes no card: {error}", "docs/theme.md says what card-image.json is to say"
        raise ProblemError([problem("template-error", said, Place("card-image.json"), hint)]) from None


class _Sheet(Struct, frozen=True):
    """A card, and what it is drawn on."""

    card: Card
    canvas: "ImageDraw"

    def write(self, at: int, words: str, font: "FreeTypeFont", colour: tuple[int, ...]) -> None:
        """A line of words at a height, where their script begins lines."""
        turned = self.card.direction == "rtl"
        start = (SIZE[0] - _MARGIN if turned else _MARGIN, at)
        self.canvas.text(start, words, font=font, fill=colour, anchor="ra" if turned else "la")


def _title(sheet: _Sheet) -> None:
    """The title in the largest size in which it fits, in the smallest one cut."""
    title = sheet.card.title if _can_write(sheet.card.title) else ""
    room = SIZE[1] - 2 * _MARGIN - 4 * _SMALL
    for size in _TITLE:
        font, step = _font("Medium", size), round(size * 1.16)
        lines, most = _wrapped(title, font), min(_LINES, room // step)
        if len(lines) <= most:
            lines = _balanced(title, font, len(lines))
            break
    else:
        lines = (*lines[: most - 1], f"{lines[most - 1].rstrip(' .,;:')}…")
    for number, line in enumerate(lines):
        sheet.write(_MARGIN + 2 * _SMALL + number * step, line, font, _colour(sheet.card.ink, "#000000"))


def _small(sheet: _Sheet, at: int, words: str, colour: tuple[int, ...]) -> None:
    font = _font("Regular", _SMALL)
    if _can_write(words):
        sheet.write(at, next(iter(_wrapped(words, font)), ""), font, colour)


def _balanced(text: str, font: "FreeTypeFont", count: int) -> tuple[str, ...]:
    """As many lines of about one width (CSS calls it `text-wrap: balance`), so that no word stands alone at the end."""
    widths = range(math.ceil(max(map(font.getlength, text.split()), default=0)), _WIDTH)
    enough = bisect_left(widths, -count, key=lambda width: -len(_wrapped(text, font, width)))
    return _wrapped(text, font, widths[enough] if enough < len(widths) else _WIDTH)


def _wrapped(text: str, font: "FreeTypeFont", width: int = _WIDTH) -> tuple[str, ...]:
    """Lines of words, none wider than that many pixels; a word that is wider itself is cut."""
    lines, line = list[str](), ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if font.getlength(longer) <= width:
            line = longer
            continue
        lines += [line] if line else []
        line = word
        while font.getlength(line) > width:
            line = line[:-1]
    return (*lines, line) if line else tuple(lines)


@cache
def _font(cut: str, size: int) -> "FreeTypeFont":
    from PIL import ImageFont  # noqa: PLC0415 — of the extra

    folder = Path(str(import_module("font_roboto").__file__)).parent / "files"
    # One way to lay letters out, whatever else is installed: what a card looks like must not hang on the machine.
    return ImageFont.truetype(folder / f"Roboto-{cut}.ttf", size, layout_engine=ImageFont.Layout.BASIC)


def _can_write(text: str) -> bool:
    return all(_has(char) for char in text if not char.isspace())


@cache
def _has(char: str) -> bool:
    font = _font("Regular", _SMALL)
    return bytes(font.getmask(char)) != bytes(font.getmask("\uffff"))


def _colour(written: str, otherwise: str) -> tuple[int, ...]:
    """A colour of CSS; of a pair for light and dark the first."""
    from PIL import ImageColor  # noqa: PLC0415 — of the extra

    pair = _PAIR.match(written.strip())
    try:
        return ImageColor.getcolor(pair[1].strip() if pair else written.strip(), "RGB")  # type: ignore[return-value] # three numbers, as asked
    except ValueError:
        return ImageColor.getcolor(otherwise, "RGB")  # type: ignore[return-value] # likewise
