"""Which pictures a raw file names."""

import pytest

from glossator.notes.pictures import known_pictures

PAGE = """
<img src="/photos/The%20Yard.jpg?w=640&amp;h=480" data-src='yard-large.png'>
<picture><source srcset="small.webp 1x, dir/large.webp 2x"><img src=https://a.example/pic/42></picture>
"""


@pytest.mark.parametrize(
    "address",
    [
        "https://harbour.example/photos/The%20Yard.jpg?w=640&h=480",
        "articles/images/the-yard-0123456789.jpg",
        "articles/images/yard-large-0123456789.png",
        "https://harbour.example/yard-large.png",
        "https://harbour.example/dir/large.webp",
        "https://a.example/pic/42",
        "articles/images/image-0123456789.gif",
        "",
    ],
)
def test_a_picture_is_known_by_the_last_part_of_its_address(address: str) -> None:
    assert known_pictures(PAGE).has(address)


@pytest.mark.parametrize(
    "address",
    [
        "https://harbour.example/view.jpg",
        "articles/images/yard.jpg",
        "articles/images/view-0123456789.jpg",
        "2",
        "h",
    ],
)
def test_any_other_is_not(address: str) -> None:
    assert not known_pictures(PAGE).has(address)


def test_a_text_names_none() -> None:
    assert not known_pictures("").has("") and not known_pictures("").has("a.jpg")
