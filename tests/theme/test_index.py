"""Names in the order of an alphabet, under their letters and kinds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser
from theme_pages import rendered

from glossator.site.shown import Term
from glossator.theme.index import by_kind, by_letter

NAMES = st.lists(st.text(min_size=1, max_size=12), max_size=30)


def lettered(lang: str, *names: str) -> list[tuple[str, list[str]]]:
    found = by_letter([Term(name) for name in names], lang)
    return [(letter, [word.name for word in run]) for letter, run in found]


def order(lang: str, names: str) -> str:
    return " ".join(name for _, run in lettered(lang, *names.split()) for name in run)


@pytest.mark.parametrize(
    ("lang", "names"),
    [
        (
            "sr",
            "Авала Дунав Ђердап Еспап Земун Ивањица Јагодина Лим Љиг Ниш Његош Тимок Ћуприја Чачак Џеп Шабац",
        ),
        ("sr-Latn-RS", "Cer Čačak Ćuprija Drina Džep Đerdap Lim Ljig Niš Njegoš Sava Šabac Zemun Žiča"),
        ("uk-UA", "Галич Ґоґоль Дніпро Енергодар Євпаторія Житомир Ізмаїл Їжак Йосипівка Київ Яготин"),
        ("sv", "Alingsås Uppsala Ystad Ånge Älmhult Örebro"),
        ("de", "Aachen Ahlen Ärmelkanal Öresund Oslo Zürich"),
        ("cs", "Cheb Jihlava"),
        ("xx", "Apple Éclair Fig"),
    ],
)
def test_names_stand_in_the_order_of_their_language(lang: str, names: str) -> None:
    backwards = " ".join(reversed(names.split()))
    assert order(lang, backwards) == names


def test_letters_with_marks_head_a_run_of_their_own_only_where_the_language_has_them() -> None:
    assert [letter for letter, _ in lettered("sr-Latn", "Lim", "Ljig", "Čačak", "Cer")] == [
        "C",
        "Č",
        "L",
        "Lj",
    ]
    assert lettered("en", "Čačak", "Cer") == [("C", ["Čačak", "Cer"])]
    assert lettered("de", "Ohm", "Öresund") == [("O", ["Ohm", "Öresund"])]


def test_digits_stand_first_and_quotation_marks_do_not_count() -> None:
    assert lettered("en", "Abbey", "1871", "“Zero hour”", "Zebra") == [
        ("#", ["1871"]),
        ("A", ["Abbey"]),
        ("Z", ["Zebra", "“Zero hour”"]),
    ]


def test_another_alphabet_comes_behind_the_site_s() -> None:
    assert [letter for letter, _ in lettered("sr", "Zemun", "Шабац")] == ["Ш", "Z"]
    assert [letter for letter, _ in lettered("en", "Шабац", "Zemun")] == ["Z", "Ш"]


@given(NAMES, st.sampled_from(["en", "sr", "uk", "sr-Latn"]))
def test_no_name_is_lost_and_no_letter_stands_twice(names: list[str], lang: str) -> None:
    found = lettered(lang, *names)
    assert sorted(name for _, run in found for name in run) == sorted(names)
    letters = [letter for letter, _ in found]
    assert len(letters) == len(set(letters))


def kinds(**named: int) -> list[tuple[str, int]]:
    terms = [Term(f"{kind}{n}", kind=kind.strip("_")) for kind, many in named.items() for n in range(many)]
    return [(kind, len(some)) for kind, some in by_kind(terms)]


def test_kinds_go_by_size_and_the_unknown_last() -> None:
    assert kinds(person=2, place=5, _=4) == [("place", 5), ("person", 2), ("", 4)]


def test_terms_stay_together_where_most_kinds_are_unknown_or_all_the_same() -> None:
    assert kinds(place=2, _=3) == [("", 5)]
    assert kinds(person=4) == [("", 4)]


def _index(many: int, *named: str) -> LexborHTMLParser:
    terms = tuple(
        Term(f"{letter}{n}", "/t/", 1, named[n % len(named)] if named else "")
        for letter in "AB"
        for n in range(many)
    )
    return LexborHTMLParser(rendered("terms", terms=terms))


def test_a_short_index_has_no_letters_and_a_long_one_has_a_way_to_each() -> None:
    assert not _index(30).css(".letter, .jumps")
    tree = _index(31)
    assert [node.attributes["href"] for node in tree.css(".letters a")] == ["#A", "#B"]
    assert [node.text() for node in tree.css(".letter > h2")] == ["A", "B"]
    assert len(tree.css(".words li")) == 62


def test_kinds_have_a_way_to_each_and_letters_of_their_own() -> None:
    tree = _index(62, "place", "fish")
    assert [node.text() for node in tree.css(".jumps:not(.letters) a")] == ["Fish", "Places"]
    assert [node.text().split() for node in tree.css(".group > h2")] == [["Fish", "62"], ["Places", "62"]]
    assert [node.attributes["id"] for node in tree.css(".letter")] == ["k1-A", "k1-B", "k2-A", "k2-B"]
    assert {node.tag for node in tree.css(".letter > :first-child")} == {"h3"}
