"""Raw files of one folder: shared lines, equal titles, topics that they teach each other, bad ones among good."""

from collections.abc import Mapping

import yaml

from glossator.config.settings import ImportSettings, Settings
from glossator.ingest.folder import read_folder, shared_lines
from glossator.ingest.read import read_seed
from glossator.ingest.values import ImportContext, Imported, Refused

CONTEXT = ImportContext(Settings(title="A site"))
TEXT = (
    "The lighthouse at Cape Morrow was built by people who had never seen one. They worked from a drawing in a "
    "letter, and the letter had been wet. What stands there today leans a little to the east.\n\n"
    "For forty years nobody kept a record of the light. The first keeper could not write, and the second would not."
)


def seed(number: int, *, title: str = "", head: str = "", tail: str = "") -> tuple[str, bytes]:
    own = title or f"The Light Number {number}"
    text = f"{head}June {number}, 2021 | Harbour Magazine\n\n{own}\n\n{TEXT}\n\n{tail}"
    return f"seeds/{number}.txt", text.encode()


def imported(seeds: list[tuple[str, bytes]], context: ImportContext = CONTEXT) -> list[Imported]:
    made = read_folder(seeds, context)
    assert all(isinstance(one, Imported) for one in made)
    return [one for one in made if isinstance(one, Imported)]


def matter_of(made: Imported) -> Mapping[str, object]:
    loaded = yaml.safe_load(made.article.split("---\n")[1])
    assert isinstance(loaded, dict)
    return loaded


def body_of(made: Imported) -> str:
    return made.article.split("---\n", 2)[2]


def test_lines_at_the_edge_of_many_texts_are_left_out() -> None:
    seeds = [
        seed(n, head="Lamps and Nets since 1871\n\n", tail="A harbour is more than its water")
        for n in range(1, 7)
    ]
    for one in imported(seeds):
        assert "Lamps and Nets" not in one.article and "more than its water" not in body_of(one)
        assert matter_of(one)["outlet"] == "Harbour Magazine"
        assert one.title.startswith("The Light Number")


def test_a_sentence_that_many_texts_share_is_left_out_but_asked_about() -> None:
    shared = "The keepers of the northern lights wrote down nothing at all in their first forty years."
    for one in imported([seed(n, tail=shared) for n in range(1, 7)]):
        assert "forty years." not in body_of(one) and one.verdict == "look"
        assert [problem.code for problem in one.problems] == ["seed-uncertain"]


def test_the_same_lines_in_one_text_are_kept() -> None:
    (one,) = imported([seed(1, tail="A harbour is more than its water")])
    assert "more than its water" in body_of(one)


def test_a_line_is_shared_by_four_texts_and_three_in_ten() -> None:
    few = [("Lamps", "x")] * 3 + [("z", "y")] * 2
    assert shared_lines(few) == set()
    assert "lamps" in shared_lines([*few, ("Lamps",)])
    assert "lamps" not in shared_lines([*few, ("Lamps",), *[(f"{n}",) for n in range(20)]])


def test_what_the_settings_drop_is_left_out_of_one_text_too() -> None:
    settings = Settings(title="A site", import_=ImportSettings(drop=("A harbour is more than its water",)))
    (one,) = imported([seed(1, tail="A harbour is  more than its WATER")], ImportContext(settings))
    assert "WATER" not in one.article and one.verdict == "sure"


def test_an_outlet_of_the_settings_is_sure() -> None:
    settings = Settings(title="A site", import_=ImportSettings(outlets=("Bayou Sunrise",)))
    text = f"June 3, 2021 | Bayou Sunrise\n\nThe Light Nobody Needed\n\n{TEXT}".encode()
    unsure, sure = (read_seed(text, "seeds/x.txt", one) for one in (CONTEXT, ImportContext(settings)))
    assert (unsure.verdict, sure.verdict) == ("look", "sure")
    assert isinstance(sure, Imported) and matter_of(sure)["outlet"] == "Bayou Sunrise"


def test_a_moment_adds_its_day_to_a_slug() -> None:
    page = (
        "<html><head><title>Lamps</title><meta property='article:published_time' content='2021-06-03T06:30:00+02:00'>"
        f"</head><body><article><h1>Lamps</h1><p>{'The lamp shone upon a harbour that had no ships. ' * 9}</p>{{}}"
        "</article></body></html>"
    )
    seeds = [(f"seeds/{name}.html", page.format(f"<p>{name}</p>").encode()) for name in ("one", "two")]
    made = read_folder(seeds, ImportContext(Settings(title="A site")))
    assert [one.slug for one in made if isinstance(one, Imported)] == ["lamps", "lamps-2021-06-03"]


def test_equal_titles_get_their_dates_and_then_numbers_in_their_slugs() -> None:
    seeds = [
        seed(1, title="The Light"),
        seed(2, title="The Light"),
        ("seeds/b.txt", seed(2, title="The Light")[1]),
    ]
    seeds[2] = (seeds[2][0], seeds[2][1] + b"\n\nAnother end than the other's.")
    assert [one.slug for one in imported(seeds)] == [
        "the-light",
        "the-light-2021-06-02",
        "the-light-2021-06-02-2",
    ]


def test_articles_of_one_title_keep_their_order_where_the_first_has_to_wait_for_its_topics() -> None:
    lists = ("Cape MorrowLighthouses", "Lighthouses, Cape Morrow", "Harbours")
    seeds = [
        (f"seeds/{n}.txt", f"June {n}, 2021\n\nThe Light\n\n{TEXT} {n}\n\nTopics:\n\n{own}\n".encode())
        for n, own in enumerate(lists, 1)
    ]
    assert any(split.inferred for split in imported(seeds)[0].topics)
    alone = ["the-light", "the-light-2021-06-02", "the-light-2021-06-03"]
    assert [one.slug for one in imported(seeds)] == alone


def test_a_slug_that_is_taken_is_not_taken_again() -> None:
    (one,) = read_folder([seed(3, title="The Light")], CONTEXT, ["The-Light"])
    assert isinstance(one, Imported) and one.slug == "the-light-2021-06-03"


def test_a_bad_file_stops_no_other() -> None:
    made = read_folder(
        [seed(1), ("seeds/image.txt", b"\x89PNG\r\n\x1a\n\0"), ("seeds/e.txt", b""), seed(2)], CONTEXT
    )
    assert [one.verdict for one in made] == ["sure", "failed", "failed", "sure"]
    assert isinstance(made[1], Refused) and made[1].problems[0].hint


def test_names_that_two_lists_cut_surely_help_a_third() -> None:
    lists = ("Vardo Lorn Kyiv", "Kyiv Vardo Lorn", "Vardo Lorn Moscow")
    body = (
        "Vardo Lorn came from Kyiv to Moscow, and Vardo Lorn went to Kyiv. Moscow knew it, and so did Kyiv."
    )
    seeds = [
        (f"seeds/{n}.txt", f"The Light {n}\n\n{TEXT}\n\n{body}\n\nTopics:\n\n{own}\n".encode())
        for n, own in enumerate(lists)
    ]
    assert [matter_of(one)["topics"] for one in imported(seeds)] == [
        ["Vardo Lorn", "Kyiv"],
        ["Kyiv", "Vardo Lorn"],
        ["Vardo Lorn", "Moscow"],
    ]
