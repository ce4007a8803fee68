"""A dek that stands but once, and first paragraphs that must stay in the text."""

import pytest

from glossator.config.settings import Settings
from glossator.ingest.read import read_seed
from glossator.ingest.values import ImportContext, Imported

CONTEXT = ImportContext(Settings(title="A site"))
HEAD = "June 3, 2021 | Harbour Magazine\n\nThe Light Nobody Needed\n\nBy Jane Roe\n\n"
DEK = "The lighthouse at Cape Morrow shone for sixty years upon a harbour that had no ships."
LONG = (
    "The keepers of the light were paid by the year and not by the lamp, and so it burned when the weather was "
    "fair as well as when it was foul. Nobody on the board had ever climbed the tower. The oil came in barrels from "
    "the south, and the barrels went back full of gulls' eggs, which the keepers sold. What they wrote down in the "
    "evening they had forgotten by the morning."
)
SHORT = "The keepers were paid by the year, and the lamp burned in all weathers. Nobody on the board came."


def imported(*blocks: str, head: str = HEAD) -> Imported:
    made = read_seed((head + "\n\n".join(blocks)).encode(), "seeds/x.txt", CONTEXT)
    assert isinstance(made, Imported)
    return made


def dek_of(made: Imported) -> str:
    return next((one.value for one in made.derived if one.key == "dek"), "")


def body_of(made: Imported) -> str:
    return made.article.split("---\n", 2)[2]


def test_the_only_short_block_above_long_paragraphs_is_a_dek() -> None:
    made = imported(DEK, *[LONG] * 6)
    assert dek_of(made) == DEK and DEK not in body_of(made)
    assert made.verdict == "sure"


def test_a_dek_is_found_where_each_paragraph_is_a_line() -> None:
    text = "\n".join(("June 3, 2021 | Harbour Magazine", "The Light Nobody Needed", DEK, *[LONG] * 6))
    assert dek_of(imported(text, head="")) == DEK


@pytest.mark.parametrize(
    "blocks",
    [
        (DEK, LONG, LONG, LONG),
        (DEK, *[LONG] * 6, "That was the end of the matter, and nobody lit the lamp again."),
        ("The light shone upon a harbour without ships.", *[LONG] * 6),
        ("The light shone for sixty years. No ship ever saw it.", *[LONG] * 6),
    ],
    ids=["few paragraphs", "another short paragraph", "few words", "two sentences"],
)
def test_a_likely_dek_asks_the_editor_to_look(blocks: tuple[str, ...]) -> None:
    made = imported(*blocks)
    assert dek_of(made) == blocks[0]
    assert [one.code for one in made.problems] == ["seed-uncertain"]
    assert made.problems[0].message.startswith("dek:")


def test_without_date_and_byline_a_dek_is_never_sure() -> None:
    made = imported(DEK, *[LONG] * 6, head="The Light Nobody Needed\n\n")
    assert dek_of(made) == DEK and made.verdict == "look"


@pytest.mark.parametrize(
    "blocks",
    [
        (DEK, *[SHORT] * 12),
        (DEK, SHORT, *[LONG] * 6),
        (DEK, LONG, SHORT, LONG, SHORT, LONG),
        (DEK, LONG, LONG),
        ("Nobody came.", *[LONG] * 6),
        (f"{DEK[:-1]}:", *[LONG] * 6),
        (f"“{DEK}”", *[LONG] * 6),
        (f"WESTHAVEN — {DEK}", *[LONG] * 6),
        (f"WESTHAVEN, Morrow (AP) — {DEK}", *[LONG] * 6),
        (f"KYIV (Reuters) - {DEK}", *[LONG] * 6),
        ("The harbour board put out the light at Cape Morrow on Monday after sixty years.", *[LONG] * 6),
        ("The light at Cape Morrow is to be put out after sixty years, the harbour board said.", *[LONG] * 6),
        ("I came to Cape Morrow to see a light that no ship had ever seen.", *[LONG] * 6),
        (DEK, f"But it shone. {LONG}", *[LONG] * 6),
        (DEK, f"This was a mistake. {LONG}", *[LONG] * 6),
        (DEK, "A section", *[LONG] * 6),
    ],
    ids=lambda blocks: blocks[0][:30] + "|" + blocks[1][:12],
)
def test_a_first_paragraph_stays_in_the_text(blocks: tuple[str, ...]) -> None:
    made = imported(*blocks)
    assert dek_of(made) == ""
    assert blocks[0][:20] in body_of(made)


def test_a_dek_that_is_known_already_leaves_the_first_paragraph_alone() -> None:
    head = f"The Light Nobody Needed\n\n{DEK}\n\nJune 3, 2021 | Harbour Magazine\n\n"
    first = "A lamp needs somebody who looks at it and somebody who does not look away."
    made = imported(first, *[LONG] * 6, head=head)
    assert dek_of(made) == DEK and first in body_of(made)


def test_a_title_and_a_post_make_a_biography_whatever_the_post() -> None:
    bio = "Dr. Ana Kos-Marin serves as reader in lamps at the Institute for the Study of Harbours."
    made = imported(*[LONG] * 6, bio, head="June 3, 2021 | Harbour Magazine\n\nThe Light Nobody Needed\n\n")
    values = {one.key: one.value for one in made.derived}
    assert (values["authors.0.name"], values["authors.0.honorific"]) == ("Ana Kos-Marin", "Dr.")
    assert values["authors.0.bio"] == bio and bio not in body_of(made)


def test_a_last_paragraph_about_a_person_with_a_title_stays() -> None:
    last = "Dr. Ana Kos-Marin was not amused, and she put out the lamp herself."
    assert last in body_of(imported(*[LONG] * 6, last, head="The Light\n\n"))


def test_a_heading_below_a_pull_quote_is_a_heading() -> None:
    quote = "The barrels went back full of gulls' eggs, which the keepers sold."
    made = imported(LONG, LONG, quote, "An end in sight", LONG, LONG)
    assert "\n## An end in sight\n" in body_of(made)
