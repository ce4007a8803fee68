"""Dates, names and head lines."""

from datetime import date

import pytest

from glossator.ingest.dates import find_date, parse_date
from glossator.ingest.headline import Knowledge, read_headline
from glossator.ingest.names import is_person_shaped, meaning_of, split_honorific, split_names
from glossator.topics.gazetteer import bundled

FIRST_NAMES = bundled().first_names
KNOWN = Knowledge(frozenset(["blue lantern"]), FIRST_NAMES, "en", frozenset(["vazha tavberidze"]))


@pytest.mark.parametrize(
    "text",
    [
        *(
            "June 3, 2025",
            "Jun. 3, 2025",
            "3 June 2025",
            "3rd of June 2025",
            "Tuesday, June 3rd, 2025",
            "2025-06-03",
        ),
        *("03.06.2025", "3. 6. 2025.", "3. Juni 2025", "3 juin 2025", "3 de junio de 2025", "3. jun 2025."),
        *(
            "3. јун 2025.",
            "3 червня 2025",
            "3 июня 2025",
            "3 czerwca 2025",
            "2025. június 3.",
            "2025年6月3日",
            "3-Jun-2025",
        ),
    ],
)
def test_a_date_is_read_in_the_shapes_of_many_countries(text: str) -> None:
    found = find_date(text)
    assert found and found.value == date(2025, 6, 3) and found.other is None


@pytest.mark.parametrize(
    "text", ["1986", "May 2025", "in 1986, a", "31 February 2020", "12:30", "3 apples 2020", "v2.3.2025.1"]
)
def test_a_bare_year_is_not_a_date(text: str) -> None:
    assert find_date(text) is None


def test_day_and_month_that_may_be_exchanged_are_two_readings() -> None:
    found = find_date("03/06/2025")
    assert found and {found.value, found.other} == {date(2025, 3, 6), date(2025, 6, 3)}
    assert parse_date("03/06/2025") is None
    assert parse_date("13/06/2025") == date(2025, 6, 13)


def test_a_month_that_two_languages_share_needs_the_language() -> None:
    assert parse_date("12 listopada 2020") is None
    assert parse_date("12 listopada 2020", "pl") == date(2020, 11, 12)
    assert parse_date("12 listopada 2020", "hr") == date(2020, 10, 12)


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("June 3, 2025 | Kyiv Post", "date outlet"),
        ("November 20, 2024 | Clifford D. May |", "date author"),
        ("May 10, 2022 | David Maxwell, Chung Kyung-young", "date author author"),
        ("16th March 2018 - Tablet Magazine", "date outlet"),
        ("8th January 2017 - Quoted by Jane Roe - The Arab Weekly", "date author outlet"),
        (
            "14th March 2018 - Co-authored by Jane Roe and John Doe - The National Interest",
            "date author author outlet",
        ),
        ("By Jane Roe", "author"),
        ("BY JANE ROE", "author"),
        ("By Jane Roe, Kyiv Post", "author outlet"),
        ("Posted on 3 June 2025 by Jane Roe", "date author"),
        ("Kyiv Post, Tuesday, June 3, 2025", "outlet date"),
        ("Published: 03.06.2025 14:05 Uhr", "date"),
        ("Updated June 4, 2025 at 10:30 AM ET", "updated"),
        ("Von Max Muster", "author"),
        ("Аутор: Ана Анић | 3. јун 2025.", "author date"),
        ("OPINION | June 3, 2025 | 5 min read", "section date other"),
        ("June 3, 2025 | Blue Lantern", "date outlet"),
        ("June 3, 2025 | Vazha Tavberidze", "date author"),
        ("June 3, 2025", "date"),
        ("Kyiv Post, June 3, 2025", "outlet date"),
        ("utorak, 3. jun 2025.", "date"),
        ("Jane Roe, Harbour Magazine, 3 June 2021", "author outlet date"),
        ("By Jane Roe, Special to the Harbour Post", "author outlet"),
        ("By Jane Roe, Senior Fellow", "author other"),
        ("By Jane Roe | roe@harbour.example", "author other"),
        ("Published June 3rd, 2021 by Jane Roe in History", "date author section"),
        ("Publié le 3 juin 2021 à 10 h 30", "date"),
    ],
)
def test_a_head_line_comes_apart(line: str, kinds: str) -> None:
    found = read_headline(line, KNOWN)
    assert " ".join(one.kind for one in found) == kinds
    assert all(one.sure for one in found)


@pytest.mark.parametrize(
    "line",
    [
        "June 3, 2025 was a warm day.",
        "On June 3, 2025, the minister said so.",
        "By any measure",
        "By June 3, 2025 the war was over",
        "Von hier aus",
        "Von Anfang an, sagt er, war es kalt",
        "In Kyiv, June 3, 2025 was a warm day",
        "Kyiv Post",
        "A Title | With a Bar",
        "He was born on 3 June 1925",
        "",
    ],
)
def test_prose_is_no_head_line(line: str) -> None:
    assert read_headline(line, KNOWN) == ()


@pytest.mark.parametrize(
    "line", ["June 3, 2025 | Politico", "June 3, 2025 | Bayou Sunrise", "06/03/2025", "By Reuters"]
)
def test_a_head_line_says_when_it_is_not_sure(line: str) -> None:
    assert not all(one.sure for one in read_headline(line, KNOWN))


def test_a_list_of_names_comes_apart_at_commas_and_conjunctions() -> None:
    assert split_names("Jane Roe, PhD, John van der Berg Jr. and Ana Anić") == (
        *("Jane Roe, PhD", "John van der Berg Jr.", "Ana Anić"),
    )
    assert split_names("Marko Marković i Ana Anić") == ("Marko Marković", "Ana Anić")
    assert split_names("Олена Коваль та Іван Франко") == ("Олена Коваль", "Іван Франко")


def test_an_honorific_is_apart_from_the_name() -> None:
    assert split_honorific("Dr. Jane Roe") == ("Dr.", "Jane Roe")
    assert split_honorific("Prof. Dr. Max Muster") == ("Prof. Dr.", "Max Muster")
    assert split_honorific("Drew Barry") == ("", "Drew Barry")


@pytest.mark.parametrize(
    "name", ["Jane Roe", "J. R. R. Tolkien", "Ludwig van der Rohe", "Zoë Ångström-Núñez", "Ана Анић"]
)
def test_a_person_is_told_by_the_shape(name: str) -> None:
    assert is_person_shaped(name)


@pytest.mark.parametrize(
    "name", ["Kyiv Post", "The Hague", "Reuters", "War on the Rocks", "jane roe", "Jane", "Top 10"]
)
def test_no_person_is_told_by_the_shape(name: str) -> None:
    assert not is_person_shaped(name)


def test_a_section_is_neither_outlet_nor_author() -> None:
    assert meaning_of("Opinion", (), FIRST_NAMES).kind == "section"
