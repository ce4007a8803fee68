"""Whatever moves: every text says what it said, and its links lead where they led."""

import posixpath
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from hypothesis import given, settings
from hypothesis import strategies as st

from glossator.config.load import read_article
from glossator.edit.moving import move
from glossator.edit.splices import plain_ends
from glossator.model import Ref
from glossator.notes.edition import read_edition
from glossator.notes.options import EditionOptions
from glossator.problem import ProblemError
from glossator.site.parse import key_of
from glossator.sources.site import read_site

HEAD = "---\ntitle: T\ndate: 2025-01-01\n---\n\n"
TEXTS = ("articles/a.md", "articles/b c.md", "articles/d/index.md", "articles/d/e.md", "pages/p.md")
FILES = ("articles/a/m.png", "articles/d/ü(1).png", "articles/s.png")
NEW = ("articles/z.md", "articles/x/y z.md", "articles/a/index.md", "articles/w/index.md", "articles/d.md")
FORMS = (
    "[w]({})",
    "![w](<{}> 't')",
    '<a href="{}">w</a>',
    "`[w]({})` w",
    "\\[w]({}) w",
    "[w][r{n}]\n\n[r{n}]: {}\n",
    "> * [w]({})\n\n",
    "    [w]({})\n\n",
    "w[^n{n}] w\n\n[^n{n}]: [w]({})\n\n",
    "<p>[w]({})</p>\n\n",
    "[![w]({})](a.md)",
)


@st.composite
def bodies(draw: st.DrawFn, path: str) -> str:
    parts = []
    for number in range(draw(st.integers(1, 5))):
        target = draw(st.sampled_from((*TEXTS, *FILES)))
        seen = posixpath.relpath(target, posixpath.dirname(path))
        forms = (quote(seen), quote(seen, safe="/ü"), f"./{quote(seen)}#p1", f"{quote(seen)}?q#a")
        address = draw(st.sampled_from(forms))
        form = draw(st.sampled_from(FORMS))
        parts.append(form.replace("{n}", str(number)).replace("{}", address))
    return draw(st.sampled_from(("w ", "w\n\n"))).join(parts) + "\n"


@st.composite
def sites(draw: st.DrawFn) -> dict[str, str]:
    head = {path: HEAD if path.startswith("articles") else "---\ntitle: T\n---\n\n" for path in TEXTS}
    texts = {f"content/{path}": head[path] + draw(bodies(path)) for path in TEXTS}
    end = draw(st.sampled_from(("\n", "\r\n")))
    return {path: text.replace("\n", end) for path, text in texts.items()}


@given(sites(), st.sampled_from(TEXTS[:4]), st.sampled_from(NEW))
@settings(max_examples=60)
def test_words_stay_and_links_follow(texts: dict[str, str], old: str, new: str) -> None:
    with TemporaryDirectory() as folder:
        root = Path(folder)
        for path, text in {
            **texts,
            **{f"content/{one}": "x" for one in FILES},
            "site.yaml": "title: T\n",
        }.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(text.encode())
        try:
            made = move(read_site(root), f"content/{old}", f"content/{new}")
        except ProblemError as error:
            assert {one.code for one in error.problems} <= {"file-exists", "duplicate-output"}
            return
    assert made.problems == ()
    moves = {
        one.path.removeprefix("content/"): one.to.removeprefix("content/") for one in made.patches if one.to
    }
    changed = {one.path: one.now.decode() for one in made.patches}
    for path, text in texts.items():
        key = key_of(path)
        before, after = read(text, key), read(changed.get(path, text), moves.get(key, key))
        assert after[0] == before[0]
        assert after[1] == followed(before[1], moves)


def read(text: str, key: str) -> tuple[str, Counter[Ref]]:
    """What a text says to its reader, and what it links."""
    written, _ = read_article(plain_ends(text), key)
    assert written is not None
    edition = read_edition(written.body, EditionOptions(path=key))
    return edition.plain, Counter(edition.refs)


def followed(refs: Counter[Ref], moves: Mapping[str, str]) -> Counter[Ref]:
    return Counter(Ref(moves.get(one.target, one.target), one.fragment, one.query) for one in refs)
