"""Problems as texts for people."""

import re

from msgspec.structs import replace

from glossator.cli.frames import ansi, frame_text
from glossator.problem import Place, Problem, Severity, place_at, problem


def quote_problem(text: str, words: str, path: str = "content/articles/x.md") -> Problem:
    place = place_at(text, text.index(words), len(words), path)
    return problem(
        "quote-not-found", "the quoted words are not before the reference", place, "correct the quote"
    )


def test_a_frame_names_code_and_place_and_points_at_the_words() -> None:
    text = "one\nThe minister said so.\nthree\n"
    assert frame_text(quote_problem(text, "minister")).split("\n") == [
        "error[quote-not-found] content/articles/x.md:2:5",
        "  the quoted words are not before the reference",
        "1 | one",
        "2 | The minister said so.",
        "  |     ^^^^^^^^",
        "3 | three",
        "  help: correct the quote",
    ]


def test_carets_stand_under_words_after_tabs_and_wide_characters() -> None:
    rows = frame_text(quote_problem("\t計画 cre\u0301ated jobs", "cre\u0301ated")).split("\n")
    assert rows[2] == "1 |     計画 cre\u0301ated jobs"
    assert rows[3] == "  |          ^^^^^^^"


def test_line_numbers_of_two_widths_are_aligned() -> None:
    rows = frame_text(quote_problem("\n" * 8 + "a\nword\nb", "word")).split("\n")
    assert [row[:5] for row in rows[2:6]] == [" 9 | ", "10 | ", "   | ", "11 | "]


def test_of_a_long_paragraph_the_part_with_the_words_is_shown() -> None:
    text = "begin " * 100 + "TARGET" + " end" * 100
    rows = frame_text(quote_problem(text, "TARGET"), columns=60).split("\n")
    shown, carets = rows[2], rows[3]
    assert len(shown) <= 60
    assert shown[carets.index("^") : carets.rindex("^") + 1] == "TARGET"
    assert "…" in shown[:6] and shown.endswith("…")


def test_a_problem_of_a_whole_file_has_no_frame() -> None:
    place = Place("seeds/a.txt")
    text = frame_text(problem("seed-empty", "the file has no text", place))
    assert text == "error[seed-empty] seeds/a.txt\n  the file has no text"


def test_a_problem_of_a_whole_line_has_a_frame_without_carets() -> None:
    place = Place("site.yaml", 2, 0, 1, ("a", "b"), 1)
    assert "^" not in frame_text(problem("bad-value", "no", place))


def test_a_warning_says_that_it_is_one() -> None:
    warning = replace(quote_problem("word", "word"), severity=Severity.WARNING)
    assert frame_text(warning).startswith("warning[quote-not-found]")


def test_colours_change_no_character_of_the_text() -> None:
    one = quote_problem("The minister", "minister")
    coloured = frame_text(one, paint=ansi)
    assert "\x1b[1;31m" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == frame_text(one)


def test_what_a_file_holds_cannot_steer_the_terminal() -> None:
    one = problem("bad-value", "no '\x1b]0;x\x07'", place_at("\x1b[2Jx", 4, 1, "a\x1b.md"), "see \x9b")
    assert not set(frame_text(one)) & {"\x1b", "\x07", "\x9b"}
