"""Bytes to text: encodings are right or refused, and a guess is always said."""

import pytest

from glossator.ingest.decode import decode

TEXTS = {
    "windows-1252": (
        "The café’s owner said “it’s naïve” – and left.",
        "Die Größe der Straße läßt sich über Äste messen, sagte Müller – „so ist es“.",
        "L’été dernier, le château était fermé à cause des travaux.",
        "Señor Núñez vive en España y no está aquí.",
        "It costs £5 – or €6.",
    ),
    "windows-1250": (
        "Predsednik uprave je rekao da će luka ostati na svom putu, dok se građani žale na šume.",
        "Zażółć gęślą jaźń – powiedział minister spraw zagranicznych w środę.",
        "Příliš žluťoučký kůň úpěl ďábelské ódy.",
        "Łódź",
    ),
    "windows-1251": (
        "Київ зберігає ґрунт і їжу, сказав міністр — «так і є».",
        "Сообщили о новых переговорах, как и было прежде.",
        "Председник је рекао да ће лука остати на свом путу.",
    ),
    "iso-8859-2": (
        "Predsednik uprave je rekao da će luka ostati na svom putu, dok se građani žale na šume.",
        "Příliš žluťoučký kůň úpěl ďábelské ódy.",
    ),
    "koi8-u": ("Сообщили о новых переговорах, как и было прежде, но не так.",),
}


@pytest.mark.parametrize(
    ("encoding", "text"), [(name, text) for name, texts in TEXTS.items() for text in texts]
)
def test_an_eight_bit_encoding_is_recognised_and_said(encoding: str, text: str) -> None:
    decoded = decode(text.encode(encoding))
    assert (decoded.text, decoded.encoding) == (text, encoding)
    (said,) = decoded.problems
    assert said.code == "seed-encoding" and not said.is_error and encoding in said.message


def test_latin_1_reads_as_its_superset() -> None:
    decoded = decode("Die Größe der Straße".encode("latin-1"))
    assert (decoded.text, decoded.encoding) == ("Die Größe der Straße", "windows-1252")


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("\ufeffžena".encode(), "utf-8"),
        ("žena".encode(), "utf-8"),
        ("\ufeffžena".encode("utf-16-le"), "utf-16"),
        ("\ufeffžena".encode("utf-16-be"), "utf-16"),
        ("\ufeffžena".encode("utf-32-le"), "utf-32"),
    ],
)
def test_a_byte_order_mark_is_read_and_taken_off(data: bytes, encoding: str) -> None:
    assert decode(data).text == "žena"
    assert decode(data).encoding == encoding
    assert decode(data).problems == ()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "seed-empty"),
        (b" \r\n\t", "seed-empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "seed-binary"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "seed-binary"),
        (b"%PDF-1.7\n", "seed-binary"),
        (b"PK\x03\x04", "seed-binary"),
        (bytes(range(256)), "seed-binary"),
        (b"a\0b" * 100, "seed-binary"),
        (b"a title\n\n" + b"x" * 500 + b"\0", "seed-control"),
        (b"a title\n\n" + b"x" * 500 + b"\x0c", "seed-control"),
        ("Čuvar je rekao šta misli".encode() + b"\xff", "encoding"),
        (b"\xff\xfea", "encoding"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, code: str) -> None:
    decoded = decode(data)
    assert not decoded.is_text
    assert decoded.problems[0].code == code
    assert decoded.problems[0].hint


def test_control_characters_are_named_with_their_places() -> None:
    decoded = decode(("x" * 200 + "\r\nab\x07\rc\x00\nd").encode())
    assert [(one.place.line, one.place.column) for one in decoded.problems] == [(2, 3), (3, 2)]
    assert "U+0007" in decoded.problems[0].message


def test_an_undecodable_byte_has_line_and_column() -> None:
    (said,) = decode("žena\nšuma čeka ".encode() + b"\xff!\n").problems
    assert (said.place.line, said.place.column) == (2, 11)
