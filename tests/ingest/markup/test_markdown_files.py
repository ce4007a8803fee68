"""Markdown files as Jekyll, Hugo, Pelican and Obsidian have them, and what each becomes.

`files/<name>.md` is the seed, `files/<name>.article` the article file that it must become, `files/<name>.said` what the
report must say. `GLOSSATOR_UPDATE_GOLDENS=1` writes both anew; read them as the editor would who gets them.
"""

import os
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossator.config.load import read_article
from glossator.config.settings import Settings
from glossator.ingest.markup.keys import carry
from glossator.ingest.markup.left import left_signs
from glossator.ingest.read import read_seed
from glossator.ingest.report import report_of
from glossator.ingest.values import ImportContext, Imported, Refused
from glossator.ledger import unaccounted
from glossator.notes.edition import read_edition
from glossator.notes.markdown_text import part_front
from glossator.notes.options import EditionOptions
from glossator.notes.proof import prove_markdown
from glossator.notes.raw_page import raw_lines

FILES = Path(__file__).parent / "files"
SEEDS = sorted(FILES.glob("*.md"))
CONTEXT = ImportContext(Settings(title="A site"))
each_seed = pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)


def imported(data: bytes, name: str = "a.md") -> Imported:
    made = read_seed(data, f"seeds/{name}", CONTEXT)
    assert isinstance(made, Imported), made.problems
    return made


def proven(made: Imported, seed: bytes) -> None:
    written, problems = read_article(made.article, "x.md")
    assert not problems and written and written.matter.source
    assert made.lines == raw_lines(seed, made.file, made.encoding)
    assert unaccounted(made.lines, written.matter.source.ranges()) == ()
    edition = read_edition(written.body, EditionOptions())
    proof, faults = prove_markdown(written, edition, seed, "x.md", made.article)
    assert proof and proof.holds and not faults


def expected(seed: Path, suffix: str, made: str) -> str:
    path = seed.with_suffix(suffix)
    if os.environ.get("GLOSSATOR_UPDATE_GOLDENS") == "1":
        path.write_text(made, encoding="utf-8")
    return path.read_text(encoding="utf-8")


@each_seed
def test_a_file_becomes_its_article(seed: Path) -> None:
    made = imported(seed.read_bytes(), seed.name)
    assert made.article == expected(seed, ".article", made.article)
    (row,) = report_of([made]).rows
    said = "".join(f"{one}\n" for one in row.remarks)
    assert said == expected(seed, ".said", said)


@each_seed
def test_its_body_stays_as_it_is_and_is_proven(seed: Path) -> None:
    data = seed.read_bytes()
    made = imported(data, seed.name)
    assert made.article.partition("\n---\n\n")[2] == part_front(data.decode()).body.strip("\n") + "\n"
    proven(made, data)


def test_a_changed_word_is_found() -> None:
    data = SEEDS[0].read_bytes()
    made = imported(data, SEEDS[0].name)
    text = made.article.replace("forty years", "fifty years")
    written, _ = read_article(text, "x.md")
    assert written
    edition = read_edition(written.body, EditionOptions())
    assert [one.code for one in prove_markdown(written, edition, data, "x.md", text)[1]] == ["proof-markdown"]


FRONTS = (
    ("---\ntitle: a\nbroken: [\n---\ntext\n", "did not find expected node content"),
    ("+++\ntitle = \n+++\ntext\n", "no TOML"),
    ("---\n- a\n- b\n---\ntext\n", "no list of keys"),
)


@pytest.mark.parametrize(("text", "words"), FRONTS)
def test_front_matter_that_cannot_be_read_is_refused(text: str, words: str) -> None:
    made = read_seed(text.encode(), "seeds/a.md", CONTEXT)
    assert isinstance(made, Refused)
    assert words in made.problems[0].message and made.problems[0].hint


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: never closed\n\ntext\n",
        "***\n\ntext\n",
        "A title: and\nprose.\n",
        "Keys: but\nno: other\n\ntext\n",
    ],
)
def test_what_only_looks_like_front_matter_is_text(text: str) -> None:
    assert part_front(text).kind == "" and part_front(text).body == text.rstrip("\n")


def test_front_matter_of_hugo_in_json_is_read() -> None:
    made = imported(b'{\n "title": "The Lamp",\n "tags": ["Oil"]\n}\n\nThe lamp shone.\n')
    assert made.title == "The Lamp" and "- Oil" in made.article


@pytest.mark.parametrize(
    ("front", "key", "value"),
    [
        ({"status": "draft"}, "draft", True),
        ({"published": False}, "draft", True),
        ({"tags": "#one #two"}, "topics", ["one", "two"]),
        ({"keywords": "a thing, another"}, "topics", ["a thing", "another"]),
        ({"author": {"name": "Jane Roe"}}, "authors", ["Jane Roe"]),
        ({"authors": "Jane Roe, John Doe"}, "authors", ["Jane Roe", "John Doe"]),
        ({"byline": "[Jane Roe](https://a.example/), Web Developer"}, "authors", ["Jane Roe"]),
        ({"url": "/a/b/", "aliases": ["/c/"]}, "aliases", ["/c/", "/a/b/"]),
        ({"date": "2021-06-03 06:30:00 +0200"}, "date", "2021-06-03T06:30:00+02:00"),
        ({"date": "2021-06-03 06:30"}, "date", "2021-06-03"),
        ({"lang": "en_GB"}, "lang", "en"),
        ({"taxonomies": {"tags": ["Oil"]}}, "topics", ["Oil"]),
        ({"categories": "one two"}, "issues", ["one", "two"]),
        ({"original_url": "https://a.example/x"}, "url", "https://a.example/x"),
    ],
)
def test_keys_become_ours(front: dict[str, object], key: str, value: object) -> None:
    carried = carry(front, "a.md")
    assert carried.values[key] == value and not carried.left


@pytest.mark.parametrize(
    "front", [{"permalink": "/:year/:title/"}, {"aliases": ["../x"]}, {"lang": "English!"}]
)
def test_values_that_ours_cannot_have_are_left_and_told(front: dict[str, object]) -> None:
    carried = carry(front, "a.md")
    assert not carried.values and carried.left == tuple(front)


def test_a_sign_within_another_is_told_once() -> None:
    seed = b"---\ntitle: A\n---\n\nThe lamp shone.\n\n{{% note %}}\nOil. {{.Title}}\n{{% /note %}}\n"
    said = [one.message for one in imported(seed).problems]
    assert [one.partition(",")[0] for one in said] == [
        "not carried over: a shortcode of Hugo",
        "not carried over: a variable of Liquid or Jinja",
    ]


@pytest.mark.parametrize(
    "sign", ["[[", "{{", "{%", "%%", "==", "```\n", "![](", "^[", "$$", "[](", "{:", "`"]
)
def test_signs_that_never_end_take_no_time(sign: str) -> None:
    start = time.process_time()
    tuple(left_signs(sign * 20_000, 0))
    assert time.process_time() - start < 2


TEXT = st.text(st.sampled_from("ab \n*_[](){}<>!#|`~^:-+=%\"'&;.1é\u00a0"), max_size=120)


@settings(max_examples=150, deadline=None)
@given(TEXT, st.sampled_from(("", "---\ntitle: T\n---\n", "+++\ntitle = 'T'\n+++\n")))
def test_any_text_is_imported_proven_or_refused_with_a_reason(text: str, front: str) -> None:
    data = f"{front}{text}\n".encode()
    made = read_seed(data, "seeds/a.md", CONTEXT)
    if isinstance(made, Refused):
        assert made.problems
        assert all(one.code != "proof-markdown" for one in made.problems), made.problems
    else:
        proven(made, data)
