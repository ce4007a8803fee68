"""Settings, vocabulary and front matter: all errors of a file at once, each with its place."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from glossator.config.load import read_article, read_page, read_settings, read_vocabulary
from glossator.config.values import start_of
from glossator.ledger import Range
from glossator.problem import Problem

Found = list[tuple[str, int, int]]


def places(problems: tuple[Problem, ...]) -> Found:
    return sorted((p.code, p.place.line, p.place.column) for p in problems)


def matter(front: str) -> tuple[str, ...]:
    written, problems = read_article(f"---\n{front}\n---\n", "x.md")
    return () if written else tuple(f"{p.code}: {p.message} | {p.hint}" for p in problems)


def test_a_title_is_all_that_settings_need() -> None:
    settings, problems = read_settings("title: Notes\n")
    assert problems == ()
    assert settings
    assert (settings.base_path, list(settings.taxonomies)) == (
        "/",
        ["topics", "issues", "outlets", "authors"],
    )


def test_every_error_of_the_settings_is_said_at_once() -> None:
    text = (
        "titel: X\nurl: foo\npaginate: many\ntaxonomies:\n  topics: {mni: 2}\n"
        "import:\n  outlts: [a]\npermalinks: {article: /:slgu/}\nproblems: {unknown-kid: ignore}\n"
    )
    settings, problems = read_settings(text)
    assert settings is None
    assert places(problems) == [
        ("bad-value", 2, 6),
        ("bad-value", 3, 11),
        ("bad-value", 8, 23),
        ("bad-value", 9, 25),
        ("missing-key", 1, 1),
        ("unknown-key", 1, 1),
        ("unknown-key", 5, 12),
        ("unknown-key", 7, 3),
    ]
    hints = {p.hint for p in problems}
    assert {"did you mean 'title'?", "did you mean 'min'?", "did you mean 'outlets'?"} <= hints


def test_errors_come_in_the_order_of_their_lines() -> None:
    _, problems = read_settings("title: X\npaginate: many\nurl: foo\nlang: 12\ntimezone: Mars/Olympus\n")
    assert [one.place.line for one in problems] == [2, 3, 4, 5]


def test_a_form_is_told_in_words() -> None:
    _, problems = read_settings("title: X\nlang: english!\ntheme: ../x\n")
    assert [one.message for one in problems] == [
        "'lang' must be a language tag such as en or sr-Latn",
        "'theme' must be the name of a folder, without a path",
    ]


@pytest.mark.parametrize("name", [".", "..", "a/b", "/x", ""])
def test_a_theme_is_no_path(name: str) -> None:
    assert read_settings(f"title: X\ntheme: '{name}'\n")[0] is None


def test_an_unknown_time_zone_is_said_with_its_place() -> None:
    assert places(read_settings("title: X\ntimezone: Mars/Olympus\n")[1]) == [("unknown-zone", 2, 11)]


def test_errors_are_reported_by_mail_or_to_a_tracker() -> None:
    for address in ("desk@example.org", "https://github.com/user/repository/issues", ""):
        assert read_settings(f"title: X\nfeedback: '{address}'\n")[1] == ()
    for address in ("desk", "mailto:desk@example.org", "desk@example", "javascript:alert(1)", "https:///x"):
        assert [one.code for one in read_settings(f"title: X\nfeedback: '{address}'\n")[1]] == ["bad-value"]


def test_a_base_path_is_read_off_the_address() -> None:
    settings, _ = read_settings("title: X\nurl: https://user.github.io/repo\n")
    assert settings
    assert (settings.url, settings.base_path) == ("https://user.github.io/repo/", "/repo/")


def test_a_verdict_called_false_is_a_word() -> None:
    settings, problems = read_settings("title: X\nverdicts:\n- name: False\n  tone: false\n")
    assert problems == ()
    assert settings
    assert (settings.verdicts[0].name, settings.verdicts[0].tone) == ("False", "false")


def test_topics_may_be_numbers_and_keep_their_spelling() -> None:
    vocabulary, problems = read_vocabulary("- name: 1989\n- name: 1.10\n  aliases: 2.50\n")
    assert problems == ()
    assert [(t.name, t.aliases) for t in vocabulary.topics] == [("1989", ()), ("1.10", ("2.50",))]


def test_two_topics_may_not_share_a_name() -> None:
    _, problems = read_vocabulary("- name: Rome\n  aliases: [Roma]\n- name: roma\n- name: ROME\n")
    assert places(problems) == [("duplicate-topic", 3, 9), ("duplicate-topic", 4, 9)]


def test_an_alias_leads_to_the_name() -> None:
    vocabulary, _ = read_vocabulary("- name: United Nations\n  aliases: [UN]\n")
    assert [vocabulary.canonical(name) for name in ("un", "UNITED  nations", "EU")] == [
        "United Nations",
        "United Nations",
        "EU",
    ]


def test_a_vocabulary_is_a_list() -> None:
    assert places(read_vocabulary("name: Rome\n")[1]) == [("bad-value", 1, 1)]


def test_front_matter_takes_one_author_or_several() -> None:
    for authors in ("Jane Roe", "[Jane Roe]", "[{name: Jane Roe}]"):
        written, _ = read_article(f"---\ntitle: T\nauthors: {authors}\n---\n", "x.md")
        assert written
        assert [a.name for a in written.matter.authors] == ["Jane Roe"]


def test_empty_keys_are_as_good_as_none() -> None:
    written, problems = read_article("---\ntitle: T\ndek:\ntopics:\ndate:\n---\n", "x.md")
    assert problems == ()
    assert written
    assert (written.matter.dek, written.matter.topics, written.matter.date) == ("", (), None)


def test_the_ledger_is_read_in_line_order() -> None:
    front = "title: T\nsource: {file: seeds/a, sha256: %s, body: [[5, 9]], rest: [[1, 4, head], [6, 6, mark, 1, 2]]}"
    written, _ = read_article(f"---\n{front % ('0' * 64)}\n---\n", "x.md")
    assert written
    assert written.matter.source
    assert written.matter.source.ranges() == (
        Range(1, 4, "head"),
        Range(5, 9, "body"),
        Range(6, 6, "mark", 1, 2),
    )


@pytest.mark.parametrize(
    "front",
    [
        "title: T\nsource: {file: ../secret, sha256: %s}" % ("0" * 64),
        "title: T\nsource: {file: /etc/passwd, sha256: %s}" % ("0" * 64),
        "title: T\naliases: [../../x/]",
        "title: T\naliases: ['https://example.org/']",
        "title: T\ncanonical: 'javascript:alert(1)'",
        "title: T\nsource: {file: seeds/a, sha256: %s, url: 'javascript:x'}" % ("0" * 64),
    ],
)
def test_front_matter_cannot_reach_outside_the_site(front: str) -> None:
    assert [said.partition(":")[0] for said in matter(front)] == ["bad-value"]


def test_a_near_miss_of_a_key_says_what_was_meant() -> None:
    assert matter("title: T\ntopcis: [a]") == ("unknown-key: unknown key 'topcis' | did you mean 'topics'?",)


def test_a_date_that_does_not_exist_is_an_error() -> None:
    (said,) = matter("title: T\ndate: 2025-02-30")
    assert said.startswith("bad-value: 'date' must be a date such as 2025-03-01")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("--\ntitle: x\n---\n", 1),
        ("---\ntitle: x\n----\nbody", 3),
        ("\n---\ntitle: x\n---\n", 2),
        (" ---\ntitle: x\n---\n", 1),
        ("title: x\n---\nbody", 1),
        ("—\ntitle: x\n—\n", 1),
        ("+++\ntitle: x\n+++\n", 1),
        ("---\ntitle: x\n", 1),
        ("Just text\n", 1),
        ("", 1),
    ],
)
def test_a_near_miss_fence_is_said_where_it_is(text: str, line: int) -> None:
    written, problems = read_article(text, "x.md")
    assert written is None
    assert [(p.code, p.place.line) for p in problems] == [("front-matter-fence", line)]


def test_the_body_knows_where_it_starts() -> None:
    text = "---\ntitle: T\n...\nOne.\n"
    written, _ = read_page(text, "x.md")
    assert written
    assert (written.body, written.body_line, text[written.body_offset :]) == ("One.\n", 4, "One.\n")


def test_a_date_starts_in_the_zone_of_the_site() -> None:
    belgrade = ZoneInfo("Europe/Belgrade")
    assert start_of(date(2025, 7, 1), belgrade).astimezone(UTC) == datetime(2025, 6, 30, 22, tzinfo=UTC)
    assert start_of(datetime(2025, 7, 1, 9, tzinfo=UTC), belgrade) == datetime(2025, 7, 1, 9, tzinfo=UTC)
