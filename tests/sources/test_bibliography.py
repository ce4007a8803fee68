"""The bibliography of a site: what is wrong with its file, its style, or what is installed."""

import json
from pathlib import Path

import pytest
from siting import SiteUnderTest

from glossator.config.bibliography import read_works
from glossator.config.settings import Settings
from glossator.problem import Place
from glossator.sources import bibliography
from glossator.sources.bibliography import load_bibliography

CSL = '<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0">{}</style>'
OWN = CSL.format('<citation><layout suffix="!"><text variable="title"/></layout></citation>')
PARENT = '<info><link href="http://www.zotero.org/styles/nature" rel="independent-parent"/></info>'
BOOK = '{"id": "a", "type": "book", "title": "A"}'


def faults(text: str) -> list[tuple[str, int, int]]:
    return [(one.code, one.place.line, one.place.column) for one in read_works(text, "refs.json")[1]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[]", []),
        (f"[{BOOK}]", []),
        ("", [("json-syntax", 1, 1)]),
        ("[\n  {]", [("json-syntax", 2, 4)]),
        (f"[{BOOK},\n]", [("json-syntax", 2, 1)]),
        ("[" * 100_000, [("json-syntax", 1, 1)]),
        ('[{"id": NaN}]', [("json-syntax", 1, 1)]),
        (f"[{'9' * 5000}]", [("json-syntax", 1, 1)]),
        ('{"items": []}', [("bad-bibliography", 1, 1)]),
        ("3", [("bad-bibliography", 1, 1)]),
        (f'[\n  {BOOK},\n  "b",\n  {{}}\n]', [("bad-bibliography", 3, 3), ("bad-bibliography", 4, 3)]),
        ('[{"id": [1], "type": "book"}]', [("bad-bibliography", 1, 2)]),
        ('[{"id": "b"}]', [("bad-bibliography", 1, 2)]),
        (f"[{BOOK},\n{BOOK}]", [("bad-bibliography", 2, 1)]),
    ],
)
def test_every_fault_of_the_file_is_said_with_its_place(text: str, found: list[tuple[str, int, int]]) -> None:
    assert faults(text) == found


def test_numbers_are_keys_too() -> None:
    assert list(read_works('[{"id": 7, "type": "book"}]', "refs.json")[0]) == ["7"]


def load(root: Path, style: str, refs: str = f"[{BOOK}]") -> tuple[str, list[str]]:
    """The style's text, and the messages of what is wrong."""
    (root / "refs.json").write_text(refs, encoding="utf-8")
    settings = Settings(title="-", bibliography="refs.json", citation_style=style)
    made, problems = load_bibliography(root, settings, Place)
    return made.style, [f"{one.code}: {one.message} ({one.hint})" for one in problems]


def test_a_style_may_be_a_file_of_the_site(tmp_path: Path) -> None:
    (tmp_path / "own.csl").write_text(OWN, encoding="utf-8")
    style, problems = load(tmp_path, "own.csl")
    assert problems == []
    assert "<layout" in style


@pytest.mark.parametrize(
    ("style", "said"),
    [
        ("zzzz", "unknown-style: there is no citation style 'zzzz'"),
        ("../secret", "unknown-style: there is no citation style '../secret'"),
        ("nature-digest", "unknown-style: 'nature-digest' is another name of the style 'nature'"),
        ("ieee", "unknown-style: the style 'ieee' numbers works"),
        ("gone.csl", "unreadable: the file cannot be read"),
        ("page.csl", "unknown-style: 'page.csl' is no citation style"),
        ("broken.csl", "unknown-style: 'broken.csl' is no citation style"),
        ("parent.csl", "unknown-style: 'parent.csl' is another name of the style 'nature'"),
    ],
)
def test_a_style_in_which_notes_cannot_be_set_is_refused(tmp_path: Path, style: str, said: str) -> None:
    (tmp_path / "page.csl").write_text("<html/>", encoding="utf-8")
    (tmp_path / "broken.csl").write_text("<style", encoding="utf-8")
    (tmp_path / "parent.csl").write_text(CSL.format(PARENT), encoding="utf-8")
    text, problems = load(tmp_path, style)
    assert text == ""
    assert [one.startswith(said) for one in problems] == [True]


def test_an_entity_of_a_style_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret words", encoding="utf-8")
    doctype = f'<!DOCTYPE style [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]>'
    (tmp_path / "own.csl").write_text(doctype + OWN.replace("<citation>", "<citation>&x;"), encoding="utf-8")
    assert "secret words" not in load(tmp_path, "own.csl")[0]


def test_given_names_are_whole_where_the_style_says_so(tmp_path: Path) -> None:
    style, _ = load(tmp_path, "chicago-notes-bibliography")
    assert "initialize-with" not in style.partition(">")[0]


def test_without_the_extra_one_message_says_how_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bibliography, "EXTRA", ("a-package-that-nobody-has",))
    style, problems = load(tmp_path, "apa")
    assert style == ""
    assert problems == [
        "missing-extra: citations need an extra that is not installed (pip install glossator[cite])"
    ]


ARTICLE = "---\ntitle: {0}\ndate: 2025-01-01\n---\nThe words.[^n]\n\n[^n]: **Note:** “words” {1}.\n"


@pytest.fixture
def site(tmp_path: Path) -> SiteUnderTest:
    made = SiteUnderTest(tmp_path, tmp_path / "site")
    made.write("site.yaml", "title: T\nbibliography: refs.json\ncitation_style: own.csl\n")
    made.write("own.csl", OWN).write("refs.json", f"[{BOOK}]")
    made.write("content/articles/plain.md", ARTICLE.format("Plain", "Text"))
    return made.write("content/articles/citing.md", ARTICLE.format("Citing", "See [@a]"))


def tree(site: SiteUnderTest) -> dict[str, bytes]:
    files = (path for path in site.output.rglob("*") if path.is_file())
    return {str(path.relative_to(site.output)): path.read_bytes() for path in files}


def rebuilt_from_nothing(site: SiteUnderTest, folder: Path) -> dict[str, bytes]:
    copy = SiteUnderTest.copied(site.folder, folder)
    copy.run("clean").run("build").succeeds()
    return tree(copy)


def test_a_change_of_the_bibliography_is_a_change_of_the_notes_that_cite_it(
    site: SiteUnderTest, tmp_path: Path
) -> None:
    site.run("build").succeeds()
    assert b"See A!" in tree(site)["articles/citing/index.html"]
    edits = (
        ("refs.json", json.dumps([{"id": "a", "type": "book", "title": "Another"}])),
        ("own.csl", OWN.replace('suffix="!"', 'suffix="?"')),
        ("refs.json", json.dumps([{"id": n, "type": "book", "title": n.upper()} for n in "ab"])),
        ("content/articles/plain.md", ARTICLE.format("Plain", "See [@b]")),
        ("site.yaml", "title: T\nbibliography: refs.json\ncitation_style: apa\n"),
        ("site.yaml", "title: T\n"),
    )
    for number, (path, text) in enumerate(edits):
        site.write(path, text).run("build").succeeds()
        assert tree(site) == rebuilt_from_nothing(site, tmp_path / str(number))


def test_what_cites_nothing_is_not_printed_again(site: SiteUnderTest) -> None:
    site.run("build").succeeds()
    before = tree(site)
    site.write("refs.json", BOOK.join("[]").replace('"A"', '"Another"')).run("build").succeeds()
    changed = {path for path, data in tree(site).items() if before.get(path) != data}
    assert changed >= {"articles/citing/index.html", "articles/citing/annotations.json"}
    assert not any("plain" in path for path in changed)


def test_a_work_that_goes_from_the_bibliography_is_missed(site: SiteUnderTest) -> None:
    site.run("build").succeeds()
    site.write("refs.json", "[]").run("build").fails_with("unknown-work")
    site.write("refs.json", f"[{BOOK}]").run("build").succeeds()
