"""`glossator move` moves an article with all that belongs to it; links follow, and the old address redirects."""

import shutil
import subprocess
from pathlib import Path

import pytest
from commanding import Run
from dying import dying
from siting import files_of

FERRY = """---
title: The ferry
date: 2025-01-01
topics: [Boats]
# The editor's own remark.
lang: en
---

The ferry ran for [ten years](harbour.md) with `[a](ferry.md)` on its side.[^n]

[^n]: See [itself](./ferry.md#p1), ![a map](ferry/map%20one.png) and ![all](pictures/all.png).
"""
HARBOUR = """---
title: The harbour
date: 2025-01-02
headnote: Before [the ferry](ferry.md).
---

From [here](<ferry.md> "t") to [there][f] and <a href='ferry.md#p1'>on</a>, ![all](pictures/all.png).[^b]

    [code](ferry.md)

[^b]: See [it](../articles/ferry.md?x=1#note-n).

[f]: ferry.md
"""
ABOUT = "---\ntitle: About\n---\n\n[The ferry](../articles/ferry.md), twice: [ferry](/articles/ferry/).\n"
NOTES = "## n2: Note\n\n> The ferry ran for\n\nSee [the harbour](harbour.md) and [it](ferry.md).\n"
TOWER = "---\ntitle: T\ndate: 2025-01-03\n---\n\n![p](p.png) Words.[^a]\n\n[^a]: A.\n"
SEED = "A tower\n\nJune 3, 2025\n\nIt stood by the water for years and years, white and tall.\n"
OTHERS = "## h: Note\n\n> From here\n\nSee [the ferry](ferry.md#note-n).\n"


@pytest.fixture
def site(fresh: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.rmtree(fresh / "content/articles")
    texts = {"ferry": FERRY, "harbour": HARBOUR, "ferry.jane.notes": NOTES, "harbour.notes": OTHERS}
    for name, text in texts.items():
        put(fresh, f"content/articles/{name}.md", text)
    put(fresh, "content/pages/about.md", ABOUT)
    put(fresh, "content/articles/ferry/map one.png", "map")
    put(fresh, "content/articles/pictures/all.png", "all")
    monkeypatch.chdir(fresh)
    return fresh


def put(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")


def read(root: Path, path: str) -> str:
    return (root / path).read_text(encoding="utf-8")


def content(root: Path) -> dict[str, bytes]:
    return files_of(root / "content")


def test_an_article_moves_with_its_notes_and_its_own_files(run: Run, site: Path) -> None:
    ran = run("move", "ferry", "boat", "--write")
    assert (ran.status, ran.out) == (0, "")
    assert "/articles/ferry/ leads to /articles/boat/\n" in ran.err
    assert {one for one in content(site) if one.startswith("articles/")} == {
        "articles/boat.jane.notes.md",
        "articles/boat.md",
        "articles/boat/map one.png",
        "articles/harbour.md",
        "articles/harbour.notes.md",
        "articles/pictures/all.png",
    }
    assert run("check", "--links", "internal").out == "No problems.\n"


def test_links_follow_in_every_syntax_and_nothing_else_changes(run: Run, site: Path) -> None:
    run("move", "ferry", "boat", "--write")
    moved = FERRY.replace("lang: en\n", "lang: en\naliases:\n  - /articles/ferry/\n")
    moved = moved.replace("./ferry.md#p1", "./boat.md#p1").replace("ferry/map%20one", "boat/map%20one")
    assert read(site, "content/articles/boat.md") == moved
    harbour = HARBOUR.replace("ferry.md", "boat.md").replace("[code](boat.md)", "[code](ferry.md)")
    assert read(site, "content/articles/harbour.md") == harbour.replace("../articles/boat.md", "boat.md")
    assert read(site, "content/pages/about.md") == ABOUT.replace(
        "../articles/ferry.md", "../articles/boat.md"
    )
    assert read(site, "content/articles/boat.jane.notes.md") == NOTES.replace("ferry.md", "boat.md")
    assert read(site, "content/articles/harbour.notes.md") == OTHERS.replace("ferry.md", "boat.md")


def test_into_another_folder_its_own_links_still_lead_where_they_led(run: Run, site: Path) -> None:
    run("move", "content/articles/ferry.md", "2025/ferry", "--write")
    text = read(site, "content/articles/2025/ferry.md")
    assert "[ten years](../harbour.md)" in text
    assert "(./ferry.md#p1), ![a map](ferry/map%20one.png) and ![all](../pictures/all.png)" in text
    assert "aliases" not in text, "its address is as before"
    assert "[the harbour](../harbour.md) and [it](ferry.md)" in read(
        site, "content/articles/2025/ferry.jane.notes.md"
    )
    assert "(2025/ferry.md#note-n)" in read(site, "content/articles/harbour.notes.md")
    assert run("check").out == "No problems.\n"


def test_the_old_address_redirects_and_a_way_back_leaves_no_loop(run: Run, site: Path) -> None:
    run("move", "/articles/ferry/", "/articles/boat/", "--write")
    assert run("build").status == 0
    old, new = (read(site, f"output/articles/{name}/index.html") for name in ("ferry", "boat"))
    assert 'content="0; url=http://localhost:8000/articles/boat/"' in old
    assert "<h1" in new
    run("move", "http://localhost:8000/articles/boat/", "ferry", "--write")
    text = read(site, "content/articles/ferry.md")
    assert "aliases:\n  - /articles/boat/\n" in text
    assert run("check").out == "No problems.\n"


def test_a_patch_is_printed_that_git_applies(run: Run, site: Path) -> None:
    before = content(site)
    ran = run("move", "ferry", "2025/boat")
    assert ran.status == 0
    assert "rename from content/articles/ferry/map one.png\n" in ran.out
    assert content(site) == before
    git = ["git", "apply", "--unsafe-paths", f"--directory={site}", "-"]
    subprocess.run(git, input=ran.out, text=True, check=True, cwd=site)
    applied = content(site)
    shutil.rmtree(site / "content")
    for path, data in before.items():
        put(site, f"content/{path}", data.decode())
    run("move", "ferry", "2025/boat", "--write")
    assert content(site) == applied


def test_a_bundle_moves_as_a_folder(run: Run, site: Path) -> None:
    put(
        site,
        "content/articles/tower/index.md",
        TOWER,
    )
    put(site, "content/articles/tower/p.png", "p")
    put(site, "content/articles/tower/deep/data.csv", "1")
    put(site, "content/articles/tower/index.notes.md", "## k: Note\n\n> Words\n\nK.\n")
    ran = run("move", "tower", "lighthouse", "--write")
    assert ran.status == 0
    assert {one for one in content(site) if "lighthouse" in one} == {
        "articles/lighthouse/deep/data.csv",
        "articles/lighthouse/index.md",
        "articles/lighthouse/index.notes.md",
        "articles/lighthouse/p.png",
    }
    assert not (site / "content/articles/tower").exists()
    assert "![p](p.png)" in read(site, "content/articles/lighthouse/index.md")
    assert run("check").out == "No problems.\n"


def test_a_folder_takes_it_under_its_own_name(run: Run, site: Path) -> None:
    run("move", "ferry", "2025/", "--write")
    assert (site / "content/articles/2025/ferry.md").is_file()
    assert run("move", "ferry", "2025/", "--write").err == "It is there already.\n"


def test_a_notes_file_that_is_no_text_moves_as_it_is(run: Run, site: Path) -> None:
    (site / "content/articles/ferry.old.notes.md").write_bytes(b"\xff\xfe")
    run("move", "ferry", "boat", "--write")
    assert (site / "content/articles/boat.old.notes.md").read_bytes() == b"\xff\xfe"


def test_a_slug_in_front_matter_gives_way_to_the_new_name(run: Run, site: Path) -> None:
    put(site, "content/articles/harbour.md", HARBOUR.replace("date:", "slug: port # old\ndate:"))
    ran = run("move", "harbour", "quay", "--write")
    assert "/articles/port/ leads to /articles/quay/\n" in ran.err
    assert "slug" not in read(site, "content/articles/quay.md")


def test_a_page_moves_to_an_address_of_several_folders(run: Run, site: Path) -> None:
    ran = run("move", "/about/", "/the/site/about/", "--write")
    assert "/about/ leads to /the/site/about/\n" in ran.err
    assert "../../../articles/ferry.md" in read(site, "content/pages/the/site/about.md")
    assert run("check").out == "No problems.\n"


@pytest.mark.parametrize(
    ("new", "said"),
    [
        ("harbour", "content/articles/harbour.md lies there"),
        ("HARBOUR.md", "content/articles/harbour.md lies there"),
        ("port", "content/articles/harbour.md has the address /articles/port/"),
        ("quay", "content/articles/quay.jane.notes.md lies there"),
        ("/elsewhere/ferry/", "'/elsewhere/ferry/' is no place for it"),
        ("../pages/ferry.md", "is no place for it"),
        ("", "'' is no place for it"),
        ("..", "'..' is no place for it"),
        (".hidden.md", "'.hidden.md' is no place for it"),
    ],
)
def test_a_move_that_would_overwrite_or_get_lost_is_refused(
    run: Run, site: Path, new: str, said: str
) -> None:
    put(site, "content/articles/harbour.md", HARBOUR.replace("date:", "aliases: [/articles/port/]\ndate:"))
    put(site, "content/articles/quay.jane.notes.md", NOTES)
    before = content(site)
    ran = run("move", "ferry", new, "--write")
    assert ran.status == 1
    assert said in ran.err
    assert content(site) == before


def test_a_link_that_cannot_be_changed_is_told_at_its_line(run: Run, site: Path) -> None:
    put(site, "content/pages/about.md", "---\ntitle: About\n---\n\n> See [it](\n> ../articles/ferry.md).\n")
    ran = run("move", "ferry", "boat", "--write")
    assert ran.status == 1
    assert "error[broken-link] content/pages/about.md:5" in ran.err
    assert "let it lead to 'articles/boat.md'" in ran.err
    assert (site / "content/articles/boat.md").is_file()


def test_a_name_that_means_nothing_is_wrong_usage(run: Run, site: Path) -> None:
    assert "Did you mean 'ferry'?" in run("move", "fery", "boat").err
    ran = run("move", "/articles/fery/", "boat")
    assert ran.status == 2
    assert "Nothing has the address '/articles/fery/'. Did you mean '/articles/ferry/'?" in ran.err


@pytest.mark.parametrize("typed", ["old//boat", "old/./boat.md", "./old/boat"])
def test_what_a_path_has_too_much_of_is_left_out(run: Run, site: Path, typed: str) -> None:
    assert run("move", "ferry", typed, "--write").status == 0
    assert (site / "content/articles/old/boat.md").is_file()


@pytest.mark.parametrize("typed", ["content/articles/fery.md", "articles/fery", "fery.md", "err"])
def test_a_path_or_a_part_of_a_name_is_a_hint_as_well(run: Run, site: Path, typed: str) -> None:
    assert f"There is no article '{typed}'. Did you mean 'ferry'?" in run("move", typed, "boat").err


def test_what_was_imported_is_remembered_at_its_new_place(run: Run, site: Path) -> None:
    put(
        site,
        "seeds/tower.txt",
        SEED,
    )
    assert run("import", "seeds").status == 0
    path = next(one for one in content(site) if "tower" in one)
    run("move", f"content/{path}", "lighthouse", "--write")
    assert "\tcontent/articles/lighthouse.md\n" in read(site, "seeds/.imported")
    assert run("check", "lighthouse").status == 0
    assert "seeds/tower.txt has the article content/articles/lighthouse.md" in run("import", "seeds").out


def test_a_move_that_is_killed_at_any_step_is_whole_or_not_begun(
    run: Run, site: Path, tmp_path: Path
) -> None:
    before = content(site)
    move = ["move", "ferry", "2025/boat", "--write"]
    run(*move)
    after = content(site)
    assert after != before
    seen = set()
    for step in range(1, 40):
        shutil.rmtree(site / "content")
        for path, data in before.items():
            put(site, f"content/{path}", data.decode())
        status = dying(site, step, "from glossator.cli.main import main", f"sys.exit(main({move!r}))")
        run("list", "withheld")
        found = {path: data for path, data in content(site).items() if "/." not in f"/{path}"}
        assert found in (before, after), step
        seen.add(found == after)
        if status == 0:
            break
    assert seen == {False, True}
    assert status == 0, "it was never left alone"


def test_texts_that_cannot_be_read_are_told_since_their_links_stay(run: Run, site: Path) -> None:
    (site / "content/articles/old.md").write_bytes(b"---\ntitle: caf\xe9\n---\n\n[It](ferry.md).\n")
    ran = run("move", "ferry", "boat", "--write")
    assert ran.status == 1
    assert "error[encoding] content/articles/old.md" in ran.err
    assert (site / "content/articles/boat.md").is_file()
