"""Links follow the files that they name, however they are written, and nothing else does."""

import pytest

from glossator.edit.relinking import Linking, relinked
from glossator.edit.splices import spliced

MOVES = {"content/articles/a.md": "content/articles/2025/new name.md"}
NEW = "2025/new%20name.md"


def followed(text: str) -> str:
    return spliced(text, relinked(Linking(text, "content/articles/own.md", MOVES)))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[x](a.md)", f"[x]({NEW})"),
        ("[x](./a.md#p1)", f"[x](./{NEW}#p1)"),
        ("[x](<a.md> 't')", f"[x](<{NEW}> 't')"),
        ("[x](a\\.md)", f"[x]({NEW})"),
        ("[x](&#97;.md?q=1&amp;r#s)", f"[x]({NEW}?q=1%26r#s)"),
        ("[x](%61.md)", f"[x]({NEW})"),
        ("[x](\na.md\n)", f"[x](\n{NEW}\n)"),
        ("![x](../articles/a.md)", f"![x]({NEW})"),
        ("[![i](i.png)](a.md)", f"[![i](i.png)]({NEW})"),
        ("> [x][r]\n>\n> [r]: a.md 'title'", f"> [x][r]\n>\n> [r]: {NEW} 'title'"),
        ("[^n]: Never referred to: [x](a.md)", f"[^n]: Never referred to: [x]({NEW})"),
        ("<a href=a.md>x</a>", f"<a href={NEW}>x</a>"),
        (
            "<div>\n<img srcset='a.md 1x, b.png 2x'>\n</div>",
            f"<div>\n<img srcset='{NEW} 1x, b.png 2x'>\n</div>",
        ),
        ("é [x](a.md)\r\n[y](a.md)", f"é [x]({NEW})\r\n[y]({NEW})"),
    ],
)
def test_a_link_follows(before: str, after: str) -> None:
    assert followed(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "`[x](a.md)` and ``<a href='a.md'>``",
        "    [x](a.md)",
        "```\n[x](a.md)\n```",
        "\\[x](a.md) a.md",
        "[x](https://example.org/a.md) [y](/a.md) [z](b/a.md) [w](#a.md)",
        "[^a]: a.md",
        "href=a.md",
    ],
)
def test_what_is_no_link_stays(text: str) -> None:
    assert followed(text) == text


def test_front_matter_has_links_in_the_headnote_alone() -> None:
    text = "---\ntitle: On [x](a.md)\nheadnote: |\n  See [x](a.md).\n---\n\nText.\n"
    assert followed(text) == text.replace("See [x](a.md)", f"See [x]({NEW})")
