"""Pages that are broken, huge, deep or hostile: refused or neutralised with a message, never a trace."""

import time

import pytest

from glossator.config.settings import Settings
from glossator.ingest.read import read_seed
from glossator.ingest.values import ImportContext, Imported, Refused
from glossator.ingest.web import locate
from glossator.ledger import text_of

CONTEXT = ImportContext(Settings(title="A site"))
PROSE = "The lamp at the cape shone for sixty years upon a harbour that had no ships. "


def read(data: bytes, name: str = "seeds/a.html") -> Imported | Refused:
    return read_seed(data, name, CONTEXT)


def page(text: str, head: str = "") -> str:
    return f"<html><head>{head}<title>Lamps</title></head><body><article><h1>Lamps</h1><p>{text}</p></article></body>"


ENCODED = (
    ("utf-8-sig", "", "utf-8"),
    ("utf-8", "<meta charset=windows-1252>", "utf-8"),
    ("cp1252", "<meta charset='iso-8859-1'>", "windows-1252"),
    ("cp1251", '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">', "windows-1251"),
    ("utf-16", "", "utf-16"),
    ("cp1252", "", "windows-1252"),
    ("shift_jis", "<meta charset=Shift_JIS>", "shift_jis"),
)


@pytest.mark.parametrize(("codec", "head", "name"), ENCODED)
def test_a_page_is_read_in_its_own_encoding(codec: str, head: str, name: str) -> None:
    words = {"cp1251": "Маяк был построен", "shift_jis": "灯台の光"}.get(
        codec, "Le phare était allumé, “dit-on”"
    )
    made = read(page(f"{PROSE * 3}{words}. {PROSE}", head).encode(codec))
    assert isinstance(made, Imported), made.problems
    assert made.encoding == name
    assert words in made.article


def test_a_broken_character_is_marked_and_said() -> None:
    made = read(
        page(PROSE * 3 + "caf\xe9 – été", "<meta charset=utf-8>").encode().replace(b"\xc3\xa9", b"\xe9", 1)
    )
    assert isinstance(made, Imported)
    assert "caf\ufffd" in made.article
    assert [one.code for one in made.problems if one.code == "seed-encoding"] == ["seed-encoding"]


def test_an_encoding_that_nobody_knows_is_passed_over() -> None:
    made = read(page(PROSE * 3, "<meta charset=x-martian>").encode())
    assert isinstance(made, Imported) and made.encoding == "utf-8"


def test_a_page_may_nest_ten_thousand_deep() -> None:
    deep = "<div>" * 10_000 + f"<p>{PROSE * 4}</p>" + "</div>" * 10_000
    made = read(page(deep).encode())
    assert isinstance(made, Imported), made.problems
    assert PROSE.strip() in text_of(made.lines, made.ledger)
    inline = read(page("<b><i>" * 10_000 + PROSE * 4).encode())
    assert isinstance(inline, Imported), inline.problems


def test_a_page_of_twenty_megabytes_is_read() -> None:
    started = time.monotonic()
    image = f'<img alt="a" src="data:image/png;base64,{"A" * 2_000_000}">'
    script = f"<script>var x = '{'y' * 10_000_000}';</script>"
    made = read(page(f"{PROSE * 4}{image * 4}</p>{script}<p>" + f"{PROSE * 9}</p><p>" * 3_000).encode())
    assert isinstance(made, Imported), made.problems
    assert len(made.lines) == 3_003
    assert "base64" not in made.article
    assert time.monotonic() - started < 120


def seconds_of(paragraphs: int) -> float:
    prose = "".join(f"<p>{PROSE * 8}{number}</p>" for number in range(paragraphs))
    started = time.process_time()
    made = read(f"<title>Lamps</title><article><h1>Lamps</h1>{prose}</article>".encode())
    assert isinstance(made, Imported), made.problems
    assert len(made.lines) == paragraphs + 2
    return time.process_time() - started


def test_time_grows_with_the_length_of_the_prose_and_no_faster() -> None:
    seconds_of(100)
    assert seconds_of(8_000) < 8 * 3 * max(seconds_of(1_000), 0.05)


@pytest.mark.parametrize(
    ("data", "code"), [(b"", "seed-empty"), (b"\x89PNG\r\n", "seed-binary"), (b"%PDF-1.4", "seed-binary")]
)
def test_what_is_no_page_is_refused(data: bytes, code: str) -> None:
    made = read(data)
    assert isinstance(made, Refused)
    assert [one.code for one in made.problems] == [code]


def test_without_the_extra_one_message_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locate, "EXTRA", ("a-package-that-nobody-has",))
    made = read(page(PROSE).encode())
    assert isinstance(made, Refused)
    assert [(one.code, one.message, one.hint) for one in made.problems] == [
        (
            "missing-extra",
            "importing web pages needs an extra that is not installed",
            "pip install glossator[html]",
        )
    ]


def test_a_page_without_an_article_is_looked_at() -> None:
    made = read(b"<title>Menu</title><a href=/a>One</a> <a href=/b>Two</a>")
    assert isinstance(made, Imported)
    assert made.verdict == "look"


def test_a_page_under_a_texts_name_is_told_to_be_one() -> None:
    made = read(page(PROSE).encode(), "seeds/a.txt")
    if isinstance(made, Refused):
        assert ".html" in made.problems[0].hint
