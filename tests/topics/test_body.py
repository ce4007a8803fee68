"""What a body shows: its runs, its stretches, its acronyms."""

from time import process_time

from glossator.topics.body import CUT, index_body


def runs(text: str) -> set[str]:
    return {" ".join(run) for run in index_body(text).written.runs}


def test_a_run_is_the_longest_sequence_of_capitalised_words() -> None:
    assert runs("they saw the European Central Bank fail") == {"European Central Bank"}


def test_a_possessive_ends_a_run() -> None:
    assert runs("and Germany's Volkswagen too") == {"Germany", "Volkswagen"}


def test_a_sentences_first_word_is_left_out_if_it_stands_in_lower_case_too() -> None:
    assert runs("Reports Lisbon wrote. Other reports were lost.") == {"Lisbon", "Other"}


def test_a_sentences_first_word_is_left_out_if_it_is_a_connector() -> None:
    assert runs("In Serbia it rained. The West slept.") == {"Serbia", "West"}


def test_the_article_of_a_name_stays_inside_a_sentence() -> None:
    assert runs("he read The Times") == {"The Times"}


def test_a_quotation_begins_a_sentence() -> None:
    assert runs("they asked: “Where Russia was”, and where not") == {"Russia"}


def test_a_line_end_ends_a_run() -> None:
    assert runs("Oslo\nBergen") == {"Oslo", "Bergen"}


def test_a_word_inside_a_longer_run_does_not_stand_alone() -> None:
    evidence = index_body("the Slavic Union and the Balkans").written
    assert evidence.alone == {"Balkans"}


def test_a_number_is_capitalised_and_never_stands_alone() -> None:
    evidence = index_body("on Apollo 11 in 1969").written
    assert evidence.runs == {("Apollo", "11"), ("1969",)}
    assert evidence.alone == frozenset()


def test_acronyms_know_their_neighbours() -> None:
    evidence = index_body("a UN Security Council vote, and the UN").written
    assert evidence.acronyms == {"UN": {((), ("Security", "Council")), ((), ())}}


def test_stretches_are_cut_in_the_order_of_words() -> None:
    assert index_body("Oslo, then Bergen").written.words == (CUT, "Oslo", CUT, "then", "Bergen")


def test_without_case_lower_case_words_stand_alone_and_connectors_do_not() -> None:
    folded = index_body("the natural gas of Norway").folded
    assert {"natural", "gas", "norway"} <= folded.alone
    assert "of" not in folded.alone


def test_an_empty_body_shows_nothing() -> None:
    assert index_body("").written.words == ()


def test_a_long_body_takes_time_in_proportion() -> None:
    sentence = "In Serbia the European Union's envoys met U.S. Senators, and “nobody” spoke of Kosovo. "

    def seconds(times: int) -> float:
        start = process_time()
        index_body(sentence * times)
        return process_time() - start

    seconds(200)
    assert seconds(8000) < 100 * max(seconds(400), 0.001)  # twenty times as long; squared would be 400
