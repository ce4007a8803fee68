"""`glossator topics` keeps the vocabulary and the articles that name its topics in order."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from commanding import Run
from siting import files_of

TOPICS = """# The site's own names.

- name: Boats
  aliases: [Vessels]
  kind: thing
  description: What floats.
- name: Harbour
  related: [Boats]
- name: Russia
- name: Russians
  related: [Russia]
- name: Ports
  kind: place
  slug: havens
  description: Where boats lie.
"""
FERRY = """---
title: The ferry
date: 2025-01-01
topics:
  - Boats # the first
  - harbour
topics_raw: Boats harbour
notes:
  n: {topics: [Boats]}
lang: en
---

The ferry ran.[^n]

[^n]: A note.
"""
QUAY = "---\ntitle: The quay\ndate: 2025-01-02\ntopics: [Boats, Port, EU]\nissues: Boats\n---\n\nThe quay stood.\n"


@pytest.fixture
def site(fresh: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.rmtree(fresh / "content/articles")
    put(fresh, "content/topics.yaml", TOPICS)
    put(fresh, "content/articles/ferry.md", FERRY)
    put(fresh, "content/articles/quay.md", QUAY)
    monkeypatch.chdir(fresh)
    return fresh


def put(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")


def read(root: Path, name: str) -> str:
    return (root / "content" / name).read_text(encoding="utf-8")


def git(root: Path, *arguments: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=T", "-c", "user.email=t@example.org", *arguments],
        cwd=root,
        check=True,
        capture_output=True,
    )


def test_the_list_tells_uses_unknown_names_and_near_duplicates(run: Run, site: Path) -> None:
    ran = run("topics", "list", "--format", "json")
    found = {one["name"]: one for one in json.loads(ran.out)}
    assert found["Boats"]["articles"] == 2
    assert found["EU"] == {
        "name": "EU", "kind": "", "articles": 1, "parent": "", "status": "unknown", "like": [],
    }  # fmt: skip
    assert found["Ports"]["like"] == ["Port"]
    assert found["Russia"]["like"] == [], "the vocabulary itself tells them apart"
    said = run("topics", "list").err
    assert "nearly the same: 'Port' and 'Ports'" in said
    assert "3 topics on one article only: EU, Harbour, Port" in said
    assert "2 names that the vocabulary does not know: EU, Port" in said


def test_the_list_tells_parents_and_relations_that_lead_nowhere(run: Run, site: Path) -> None:
    circle = "- name: B\n  parent: C\n  aliases: [D]\n- name: C\n  parent: D\n  related: [Ghost]\n"
    below = "- name: A\n  parent: B\n- name: E\n  parent: A\n"
    put(site, "content/topics.yaml", TOPICS + circle + below)
    said = run("topics", "list").err
    assert "'C' has 'Ghost' as related, which the vocabulary does not have" in said
    assert "the parents of 'B' lead back to it: 'C'" in said
    assert "the parents of 'C' lead back to it: 'D'" in said
    assert "the parents of 'A'" not in said and "the parents of 'E'" not in said


def test_a_topic_gets_another_name_everywhere(run: Run, site: Path) -> None:
    ran = run("topics", "rename", "boats", "Ships", "--write")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err.endswith("'boats' is 'Ships' in 2 articles.\n")
    assert read(site, "topics.yaml") == TOPICS.replace(
        "name: Boats\n  aliases: [Vessels]", "name: Ships\n  aliases: [Vessels, Boats]"
    ).replace("related: [Boats]", "related: [Ships]")
    renamed = FERRY.replace("- Boats # the first", "- Ships # the first").replace("[Boats]}", "[Ships]}")
    assert read(site, "articles/ferry.md") == renamed
    assert read(site, "articles/quay.md") == QUAY.replace("Boats", "Ships")
    assert run("check").status == 0


def test_its_old_address_leads_to_the_new_one(run: Run, site: Path) -> None:
    run("topics", "rename", "Boats", "Ships", "--write")
    assert run("build").status == 0
    assert "url=http://localhost:8000/topics/ships/" in (site / "output/topics/boats/index.html").read_text(
        "utf-8"
    )


def test_a_name_that_is_taken_merges_two(run: Run, site: Path) -> None:
    ran = run("topics", "rename", "Ports", "Harbour", "--write")
    assert "not kept" not in ran.err, "Harbour said nothing of what Ports says"
    gone = "- name: Ports\n  kind: place\n  slug: havens\n  description: Where boats lie.\n"
    joined = "  aliases: [Ports, havens]\n  description: Where boats lie.\n  kind: place\n"
    assert read(site, "topics.yaml") == TOPICS.replace(gone, "").replace(
        "- name: Harbour\n", f"- name: Harbour\n{joined}"
    )
    ran = run("topics", "rename", "Harbour", "Vessels", "--write")
    assert "not kept of 'Harbour': description: Where boats lie.\n" in ran.err
    assert "topics:\n  - Boats # the first\ntopics_raw" in read(site, "articles/ferry.md"), "once, not twice"
    assert "related: [Boats]" not in read(site, "topics.yaml")
    assert run("check").status == 0


def test_a_name_that_only_articles_have_joins_the_vocabulary(run: Run, site: Path) -> None:
    run("topics", "rename", "Port", "Ports", "--write")
    assert "topics: [Boats, Ports, EU]" in read(site, "articles/quay.md")
    assert "- name: Ports\n  aliases: [Port]\n" in read(site, "topics.yaml")
    run("topics", "rename", "EU", "European Union", "--write")
    assert read(site, "topics.yaml").endswith("- name: European Union\n  aliases: [EU]\n")


def test_a_patch_is_printed_that_git_applies(run: Run, site: Path) -> None:
    before = files_of(site / "content")
    ran = run("topics", "rename", "Boats", "Ships")
    assert files_of(site / "content") == before
    assert "3 files would change" in ran.err
    put(site, "patch", ran.out)
    git(site, "apply", "patch")
    applied = files_of(site / "content")
    for path, data in before.items():
        put(site, f"content/{path}", data.decode())
    run("topics", "rename", "Boats", "Ships", "--write")
    assert files_of(site / "content") == applied


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Boots", "Ships", "did you mean 'Boats'?"),
        ("Vessels", "Ships", "'Vessels' is another name of 'Boats'"),
    ],
)
def test_what_is_no_topic_is_not_renamed(run: Run, site: Path, old: str, new: str, said: str) -> None:
    ran = run("topics", "rename", old, new, "--write")
    assert ran.status == 1
    assert said in ran.err
    assert read(site, "topics.yaml") == TOPICS


def test_topics_that_cannot_be_changed_in_place_are_refused_whole(run: Run, site: Path) -> None:
    put(site, "content/articles/odd.md", "---\ntitle: &t Boats\ndate: 2025-01-03\ntopics: [*t]\n---\n\nX.\n")
    before = files_of(site / "content")
    ran = run("topics", "rename", "Boats", "Ships", "--write")
    assert (ran.status, "odd.md" in ran.err) == (1, True)
    assert "without anchors (&) and aliases (*)" in ran.err
    assert files_of(site / "content") == before


@pytest.mark.parametrize("change", [("rename", "Boats", "Ships"), ("split", "Boats", "Ferries", "Harbour")])
def test_articles_that_cannot_be_read_are_told_where_a_topic_changes(
    run: Run, site: Path, change: tuple[str, ...]
) -> None:
    put(site, "content/articles/torn.md", "---\ntitle: [\ntopics: [Boats]\n---\n\nX.\n")
    (site / "content/articles/old.md").write_bytes(b"---\ntitle: Caf\xe9\ntopics: [Boats]\n---\n\nX.\n")
    before = [(site / "content/articles" / name).read_bytes() for name in ("torn.md", "old.md")]
    ran = run("topics", *change, "--write")
    assert (ran.status, "torn.md:" in ran.err, ran.err.count("old.md")) == (1, True, 1)
    assert "topics: [Boats]" not in read(site, "articles/ferry.md")
    assert [(site / "content/articles" / name).read_bytes() for name in ("torn.md", "old.md")] == before


def test_an_anchor_on_a_list_of_topics_moves_no_item_of_it(run: Run, site: Path) -> None:
    text = "---\ntitle: X\ndate: 2025-01-03\ntopics: &t\n- Boats\n- Sea\nissues: *t\n---\n\nX.\n"
    put(site, "content/articles/odd.md", text)
    assert run("topics", "split", "Boats", "Ferries", "Tugs", "--write").status == 0
    assert read(site, "articles/odd.md") == text.replace("- Boats", "- Ferries\n- Tugs")


def test_a_topic_that_only_unreadable_articles_may_name_is_told_with_them(run: Run, site: Path) -> None:
    put(site, "content/articles/torn.md", "---\ntitle: [\ntopics: [Lamps]\n---\n\nX.\n")
    ran = run("topics", "rename", "Lamps", "Lights", "--write")
    assert (ran.status, "torn.md:" in ran.err, "there is no topic 'Lamps'" in ran.err) == (1, True, True)


def test_a_folder_that_cannot_be_read_is_told_since_topics_in_it_stay(run: Run, site: Path) -> None:
    put(site, "content/articles/deep/far.md", "---\ntitle: Far\ntopics: [Boats]\n---\n\nX.\n")
    (site / "content/articles/deep").chmod(0)
    try:
        if os.access(site / "content/articles/deep", os.R_OK):
            pytest.skip("this user may read everything")
        ran = run("topics", "rename", "Boats", "Ships", "--write")
    finally:
        (site / "content/articles/deep").chmod(0o755)
    assert (ran.status, "error[unreadable] content/articles/deep" in ran.err) == (1, True)
    assert "Ships" in read(site, "articles/ferry.md")


def test_one_topic_becomes_several(run: Run, site: Path) -> None:
    ran = run("topics", "split", "Boats", "Ferries", "Harbour", "--write")
    assert "not kept of 'Boats': description: What floats." in ran.err
    assert "pages/topics/boats.md: a page at the old address, which names them." in ran.err
    assert "topics:\n  - Ferries # the first\n  - harbour\n" in read(site, "articles/ferry.md")
    assert "topics: [Ferries, Harbour, Port, EU]\nissues: [Ferries, Harbour]\n" in read(
        site, "articles/quay.md"
    )
    text = read(site, "topics.yaml")
    assert "Boats" not in text
    assert text.endswith("- name: Ferries\n")
    assert run("topics", "split", "Harbour", "Ferries").status == 2
    assert run("topics", "split", "Harbour", "Harbour", "Ferries").status == 1


def test_the_addresses_of_a_topic_that_became_several_lead_to_these(run: Run, site: Path) -> None:
    put(site, "content/topics.yaml", f"{TOPICS}- name: Secret\n  hide: true\n")
    assert run("build", "--base-url", "https://example.org/repo/").status == 0
    assert run("topics", "split", "Boats", "Ferries [of all]", "Ports", "Secret", "--write").status == 0
    assert read(site, "pages/topics/boats.md") == (
        "---\ntitle: Boats\naliases: [/topics/vessels/]\n---\n\n"
        "- [Ferries \\[of all\\]](/topics/ferries-of-all/)\n- [Ports](/topics/havens/)\n- Secret\n"
    )
    ran = run("build", "--base-url", "https://example.org/repo/")
    assert ran.status == 0 and "nothing answers it now" not in ran.out + ran.err
    page = (site / "output/topics/boats/index.html").read_text("utf-8")
    assert '<a href="/repo/topics/havens/">Ports</a>' in page
    assert "/repo/topics/boats/" in (site / "output/topics/vessels/index.html").read_text("utf-8")
    assert run("check").status == 0


def test_a_page_that_stands_for_a_topic_already_is_left_as_it_is(run: Run, site: Path) -> None:
    put(site, "content/pages/topics/boats.md", "---\ntitle: Boats\n---\n\nMine.\n")
    assert run("topics", "split", "Boats", "Ferries", "Tugs", "--write").status == 0
    assert read(site, "pages/topics/boats.md").endswith("Mine.\n")


def test_where_pages_have_other_addresses_the_page_of_a_split_topic_has_the_old_one_as_well(
    run: Run, site: Path
) -> None:
    put(site, "site.yaml", "title: T\npermalinks: {page: '/p/:slug/'}\n")
    assert run("topics", "split", "Boats", "Ferries", "Tugs", "--write").status == 0
    assert "aliases: [/topics/boats/, /topics/vessels/]\n" in read(site, "pages/topics/boats.md")


def test_a_name_that_another_topic_keeps_as_an_alias_leaves_no_page(run: Run, site: Path) -> None:
    assert run("topics", "split", "Vessels", "Ferries", "Tugs", "--write").status in (0, 1)
    assert not (site / "content/pages/topics").exists()


def test_a_topic_may_become_one_of_its_aliases_and_another(run: Run, site: Path) -> None:
    assert run("topics", "split", "Boats", "vessels", "Tugs", "--write").status == 0
    assert "aliases" not in read(site, "pages/topics/boats.md"), "its own page answers the alias's address"
    assert "- name: vessels\n" in read(site, "topics.yaml") and "Boats" not in read(site, "topics.yaml")
    assert run("build").status == 0


def test_a_term_that_takes_the_address_of_the_split_one_answers_it_alone(run: Run, site: Path) -> None:
    assert run("topics", "split", "Boats", "Boats!", "Tugs", "--write").status == 0
    assert not (site / "content/pages/topics").exists()
    assert run("build").status == 0


def test_parts_of_a_split_topic_that_have_no_page_are_not_linked(run: Run, site: Path) -> None:
    put(site, "site.yaml", "title: T\ntaxonomies: {topics: {min: 2}}\n")
    put(site, "content/articles/more.md", "---\ntitle: M\ndate: 2025-01-09\ntopics: [vessels]\n---\n\nX.\n")
    for name in ("quay", "gone"):
        (site / f"content/articles/{name}.md").unlink(missing_ok=True)
    assert run("topics", "split", "Boats", "Tugs", "Vessels", "--write").status == 0
    assert read(site, "pages/topics/boats.md").endswith("- Tugs\n- [Vessels](/topics/vessels/)\n")
    assert run("build", "--strict", "--base-url", "https://example.org/").status == 0


def test_a_line_that_ran_together_is_read_again(run: Run, site: Path) -> None:
    raw = "Boats Harbour Tax Havens Old Quays New Piers"
    text = f"---\ntitle: W\ndate: 2025-01-04\ntopics: []\ntopics_raw: {raw}\n---\n\nA boat lay there.\n"
    put(site, "content/articles/waiting.md", text)
    assert run("topics", "split").status == 1
    names = "".join(f"- name: {name}\n" for name in ("Tax Havens", "Old Quays", "New Piers"))
    put(site, "content/topics.yaml", TOPICS + names)
    ran = run("topics", "split", "--write")
    assert (ran.status, ran.out) == (0, "")
    listed = "topics: [Boats, Harbour, Tax Havens, Old Quays, New Piers]\n"
    assert read(site, "articles/waiting.md") == text.replace("topics: []\n", listed)
    assert run("topics", "split").err == "No article waits for its topics to be told apart.\n"


def test_an_article_without_topics_gets_suggestions_with_evidence(run: Run, site: Path) -> None:
    text = "---\ntitle: S\ndate: 2025-01-05\n---\n\nBoats by the Harbour. Boats of Anna Petrova, and Anna Petrova.\n"
    put(site, "content/articles/plain.md", text)
    found = json.loads(run("topics", "suggest", "--format", "json").out)
    told = {one["topic"]: (one["status"], one["evidence"]) for one in found}
    assert {one["article"] for one in found} == {"content/articles/plain.md"}
    assert told["Boats"] == ("listed", "2 mentions")
    assert told["Anna Petrova"] == ("unknown", "2 mentions")
    run("topics", "suggest", "--write")
    assert read(site, "articles/plain.md") == text.replace(
        "2025-01-05\n", "2025-01-05\ntopics:\n  - Boats\n  - Harbour\n"
    )
    assert run("topics", "suggest").err == "Every article has topics.\n"


def test_a_definition_that_nobody_changed_follows_the_vocabulary(run: Run, site: Path) -> None:
    definition = "[^boats]: **Definition** “Boats” What floats.\n"
    article = (
        f"---\ntitle: D\ndate: 2025-01-06\ntopics: [Boats]\n---\n\nBoats[^boats] lay there.\n\n{definition}"
    )
    put(site, "content/articles/kept.md", article)
    put(site, "content/articles/edited.md", article.replace("What floats.", "What floats, mostly."))
    git(site, "init")
    git(site, "add", ".")
    git(site, "commit", "-m", "x")
    put(site, "content/topics.yaml", TOPICS.replace("What floats.", "Whatever floats."))
    ran = run("topics", "refresh", "--write")
    assert "content/articles/kept.md: “boats”" in ran.err
    assert read(site, "articles/kept.md") == article.replace("What floats.", "Whatever floats.")
    assert "What floats, mostly." in read(site, "articles/edited.md")
    assert run("topics", "refresh").err == "No definition equals an earlier description.\n"


def test_without_a_repository_there_is_nothing_to_refresh_by(run: Run, site: Path) -> None:
    ran = run("topics", "refresh")
    assert ran.status == 1
    assert "error[no-revision]" in ran.err and "put the site under git" in ran.err


def test_a_name_of_nothing_is_wrong_usage(run: Run, site: Path) -> None:
    assert run("topics", "rename", "Boats", " ").status == 2
    assert run("topics", "split", "Boats", "A", "").status == 2
    assert read(site, "topics.yaml") == TOPICS


@pytest.mark.parametrize(
    "command", [("list",), ("list", "--format", "json"), ("suggest",), ("refresh",), ("split",)]
)
def test_where_the_vocabulary_cannot_be_read_no_command_takes_it_for_empty(
    run: Run, site: Path, command: tuple[str, ...]
) -> None:
    put(site, "content/topics.yaml", f"{TOPICS}- nam: Quays\n")
    ran = run("topics", *command)
    assert (ran.status, ran.out) == (1, "")
    assert "error[unknown-key] content/topics.yaml:16:" in ran.err


def test_topics_are_listed_though_one_is_named_twice(run: Run, site: Path) -> None:
    put(site, "content/topics.yaml", f"{TOPICS}- name: Boats\n")
    assert "Boats" in run("topics", "list").out
