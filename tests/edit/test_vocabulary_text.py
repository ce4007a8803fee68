"""The vocabulary's file changes where it is told to, and stays to the byte elsewhere."""

import pytest

from glossator.config.load import read_vocabulary
from glossator.config.vocabulary import Topic
from glossator.edit.vocabulary_text import with_topics
from glossator.problem import ProblemError

TEXT = """# Ours

- name: Boats  # afloat
  aliases: [Ships, "Vessels"]
  kind: thing

# Places
- {name: Harbour, related: [Boats]}

- name: Quay
  aliases:
    - Wharf # old
    - Pier
  parent: Harbour
"""


def topics(text: str = TEXT) -> list[Topic | None]:
    return list(read_vocabulary(text)[0].topics)


def changed(number: int, **values: object) -> str:
    after = topics()
    one = after[number]
    assert one is not None
    after[number] = one.model_copy(update=values)
    return with_topics(TEXT, after)


def test_nothing_changes_where_nothing_is_to() -> None:
    assert with_topics(TEXT, topics()) == TEXT


def test_a_name_and_its_aliases_change_in_place() -> None:
    now = changed(0, name="Crafts: small", aliases=("Vessels", "Boats"))
    assert now == TEXT.replace("name: Boats ", 'name: "Crafts: small" ').replace(
        '[Ships, "Vessels"]', '["Vessels", Boats]'
    )


def test_what_is_not_there_joins_behind_the_name() -> None:
    assert changed(0, parent="Trade") == TEXT.replace("# afloat\n", "# afloat\n  parent: Trade\n")
    assert changed(1, aliases=("Port",)) == TEXT.replace(
        "{name: Harbour,", "{name: Harbour, aliases: [Port],"
    )


def test_the_last_of_a_list_goes_with_its_key() -> None:
    assert changed(2, aliases=(), parent="") == TEXT.replace(
        "  aliases:\n    - Wharf # old\n    - Pier\n  parent: Harbour\n", ""
    )
    assert changed(1, related=()) == TEXT.replace(", related: [Boats]", "")


def test_an_entry_goes_and_comments_stay() -> None:
    first, second, third = topics()
    assert with_topics(TEXT, [None, second, third]) == TEXT.replace(
        '- name: Boats  # afloat\n  aliases: [Ships, "Vessels"]\n  kind: thing\n\n', ""
    )
    assert with_topics(TEXT, [first, second, None]).endswith("[Boats]}\n\n")


def test_topics_join_at_the_end_as_the_others_stand() -> None:
    more = (Topic(name="Sea", aliases=("The deep",), new=True),)
    assert with_topics(TEXT, topics(), more) == f"{TEXT}\n- name: Sea\n  aliases: [The deep]\n  new: true\n"
    assert with_topics("[]\n", [], more) == with_topics("", [], more)


def test_line_ends_stay_as_they_are() -> None:
    windows = TEXT.replace("\n", "\r\n")
    first, *others = topics()
    assert with_topics(windows, [None, *others]) == with_topics(TEXT, [None, *others]).replace("\n", "\r\n")
    assert first is not None


@pytest.mark.parametrize("text", ["[{name: A}, {name: B}]\n", "- name: A\n- &b {name: B}\n- *b\n"])
def test_a_list_that_cannot_be_changed_in_place_is_refused(text: str) -> None:
    with pytest.raises(ProblemError):
        with_topics(text, [None, *topics(text)[1:]], ())


def test_names_of_a_list_change_where_they_stand() -> None:
    text = "- name: Quay\n  related:\n    - Boats # afloat\n    - Harbour # still\n    - Sea\n"
    (quay,) = topics(text)
    assert quay is not None
    now = with_topics(text, [quay.model_copy(update={"related": ("Crafts", "Harbour", "Sea")})])
    assert now == text.replace("- Boats #", "- Crafts #")
    now = with_topics(text, [quay.model_copy(update={"related": ("Sea", "Harbour")})])
    assert read_vocabulary(now)[0].topics[0].related == ("Sea", "Harbour")


@pytest.mark.parametrize("number", [0, 1])
def test_a_file_with_aliases_for_what_changes_is_refused(number: int) -> None:
    text = "- name: Boats\n  kind: &k thing\n- name: Quay\n  kind: *k\n"
    after = topics(text)
    one = after[number]
    assert one is not None
    after[number] = one.model_copy(update={"kind": "place"})
    with pytest.raises(ProblemError) as raised:
        with_topics(text, after)
    assert "anchors" in raised.value.problems[0].hint
