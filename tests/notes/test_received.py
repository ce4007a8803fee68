"""Annotations from elsewhere: which forms are read, and what hostile ones come to."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator.config.json_text import read_json
from glossator.markdown.parser import parser
from glossator.notes import received
from glossator.notes.received import read_received
from glossator.notes.received_text import from_html, plain_markdown, safe_markdown
from glossator.notes.received_values import LONGEST_QUOTE, LONGEST_TEXT, Received

ROW: dict[str, Any] = {
    "id": "aaa",
    "uri": "https://example.org/plan",
    "user": "acct:jane@hypothes.is",
    "user_info": {"display_name": "Jane Roe"},
    "created": "2025-03-01T10:00:00.000000+00:00",
    "updated": "2025-03-04T10:00:00.000000+00:00",
    "text": "The office counted *less*.",
    "tags": ["work"],
    "permissions": {"read": ["group:__world__"]},
    "target": [
        {
            "source": "https://example.org/plan",
            "selector": [
                {"type": "RangeSelector", "startContainer": "/p[1]"},
                {"type": "TextPositionSelector", "start": 4, "end": 9},
                {"type": "TextQuoteSelector", "exact": "3 million", "prefix": "created ", "suffix": " jobs"},
            ],
        }
    ],
}
W3C: dict[str, Any] = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    "id": "https://example.org/a/1",
    "type": "Annotation",
    "motivation": "assessing",
    "creator": {"type": "Person", "name": "Jane Roe"},
    "created": "2025-03-01T00:00:00Z",
    "modified": "2025-03-04T00:00:00Z",
    "body": [
        {"type": "TextualBody", "value": "<p>The office counted <em>less</em>.</p>", "format": "text/html"},
        {"type": "TextualBody", "value": "False", "purpose": "classifying"},
        {"type": "TextualBody", "value": "work", "purpose": "tagging"},
    ],
    "target": {
        "source": "https://example.org/plan",
        "selector": {
            "type": "FragmentSelector",
            "value": "p1",
            "refinedBy": {
                "type": "TextQuoteSelector",
                "exact": "3 million",
                "prefix": "created ",
                "suffix": " jobs",
            },
        },
    },
}


def read(data: object) -> tuple[tuple[Received, ...], list[str]]:
    """The annotations in data, and what is said of the rest."""
    found, problems = read_received(json.dumps(data), "a.json")
    return found, [f"{one.code}: {one.message}" for one in problems]


def one(data: object) -> Received:
    (found,), problems = read(data)
    assert problems == []
    return found


def said(found: Received) -> tuple[object, ...]:
    quote = found.exact, found.prefix, found.suffix
    return (*quote, found.text, found.tags, found.author, found.created, found.revised)


MEANT = (
    *("3 million", "created ", " jobs"),
    "The office counted *less*.",
    ("work",),
    "Jane Roe",
    date(2025, 3, 1),
    date(2025, 3, 4),
)


@pytest.mark.parametrize(
    "data",
    [
        {"total": 1, "rows": [ROW]},
        {"export_date": "2025-03-05", "client_version": "1", "annotations": [ROW]},
        [ROW],
        W3C,
        [W3C],
        {"type": "AnnotationPage", "items": [W3C]},
        {"type": "AnnotationCollection", "first": {"type": "AnnotationPage", "items": [W3C]}},
    ],
    ids=["answer", "export", "rows", "annotation", "annotations", "page", "collection"],
)
def test_each_form_is_read_as_the_same(data: object) -> None:
    assert said(one(data)) == MEANT


def test_what_w3c_s_model_says_besides_is_kept() -> None:
    found = one(W3C)
    assert (found.motivation, found.verdict, found.is_hypothesis) == ("assessing", "False", False)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("https://example.org/log", "<https://example.org/log>"),
        ({"id": "https://example.org/log", "format": "audio/mpeg"}, "<https://example.org/log>"),
        ({"value": "*plain* # text"}, r"\*plain\* # text"),
        ({"value": "*marked*", "format": "text/markdown"}, "*marked*"),
        ({"type": "Choice", "items": [{"value": "a"}, {"value": "b"}]}, "a\n\nb"),
        ([{"value": "a"}, {"value": "b"}], "a\n\nb"),
        ([], ""),
    ],
)
def test_each_form_of_body_is_read(body: object, text: str) -> None:
    assert one(W3C | {"body": body}).text == text


def test_a_body_that_is_a_mere_text_is_read() -> None:
    data = {key: value for key, value in W3C.items() if key != "body"} | {"bodyValue": "a *text*"}
    assert one(data).text == r"a \*text\*"


@pytest.mark.parametrize(
    ("changed", "field", "value"),
    [
        ({"user_info": None}, "author", "jane"),
        ({"user_info": {"display_name": None}, "user": None}, "author", ""),
        ({"references": ["x", "bbb"]}, "parent", "bbb"),
        ({"permissions": {"read": ["acct:jane@hypothes.is"]}}, "private", True),
        ({"permissions": {"read": ["group:abc"]}}, "private", False),
        ({"created": "soon"}, "created", None),
        ({"updated": "2025-03-01T12:00:00+00:00"}, "revised", None),
        ({"target": []}, "exact", ""),
        ({"target": [{"source": "https://example.org/"}]}, "exact", ""),
        ({"tags": [3, "a", None]}, "tags", ("a",)),
        ({"text": "a\x00b\u202ec\ud800"}, "text", "ab\u202ec\ufffd"),
    ],
)
def test_rows_of_hypothesis_are_read_with_what_they_lack(
    changed: dict[str, object], field: str, value: object
) -> None:
    assert getattr(one([ROW | changed]), field) == value


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (3, "there are no annotations in this file"),
        ({"title": "x"}, "there are no annotations in this file"),
        ({"type": "AnnotationCollection", "first": "https://example.org/1"}, "this collection names its"),
    ],
)
def test_a_file_without_annotations_is_refused(data: object, message: str) -> None:
    found, problems = read(data)
    assert found == ()
    assert [problem.startswith(f"not-annotations: {message}") for problem in problems] == [True]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("text", "it is no object"),
        (None, "it is no object"),
        ({"uri": "x"}, "it has no id"),
        (ROW | {"id": 7}, "its 'id' is no text"),
        (ROW | {"text": ["a"]}, "its 'text' is no text"),
        (ROW | {"text": "a" * (LONGEST_TEXT + 1)}, "its 'text' is longer than"),
        ({"id": "a"}, "it has no target"),
        (W3C | {"body": 3}, "its body is neither a text nor an address"),
        (W3C | {"body": {"value": 3}}, "its 'value' is no text"),
        (
            ROW | {"target": [{"selector": [{"type": "TextQuoteSelector", "exact": 3}]}]},
            "its 'exact' is no text",
        ),
        (
            ROW
            | {"target": [{"selector": [{"type": "TextQuoteSelector", "exact": "a" * (LONGEST_QUOTE + 1)}]}]},
            "its 'exact' is longer than",
        ),
        (
            ROW | {"target": [{"selector": {"type": "TextQuoteSelector", "exact": e}} for e in "ab"]},
            "it is on several stretches of text",
        ),
    ],
)
def test_one_bad_annotation_is_said_with_its_place_and_stops_no_other(data: object, message: str) -> None:
    text = json.dumps({"rows": []}).replace("[]", f"[\n{json.dumps(data)},\n{json.dumps(ROW | {'id': 'z'})}]")
    found, (problem,) = read_received(text, "a.json")
    assert [each.id for each in found] == ["z"]
    assert problem.code == "bad-annotation"
    assert message in problem.message
    assert (problem.place.path, problem.place.line, problem.place.column) == ("a.json", 2, 1)


def test_two_annotations_of_one_id_are_not_both_taken() -> None:
    found, problems = read([ROW, ROW])
    assert len(found) == 1
    assert "an earlier one has its id, aaa" in problems[0]


@pytest.mark.parametrize("text", ["", "{", "[" * 200_000, '{"rows": [' * 200_000, "[1e999999]]", "\ud800"])
def test_what_is_no_json_is_said_to_be_none(text: str) -> None:
    found, (problem,) = read_received(text, "a.json")
    assert (found, problem.code) == ((), "json-syntax")


def test_a_file_of_a_size_that_nobody_writes_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(received, "LARGEST", 10)
    _, (problem,) = read_received(json.dumps([ROW]), "a.json")
    assert problem.code == "not-annotations"


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from([*ROW, *W3C, "value", "selector", "exact", "items", "first"]), inner
        )
    ),
    max_leaves=8,
)


@given(
    values | values.map(lambda value: {"rows": [value]}) | values.map(lambda value: [ROW | {"target": value}])
)
def test_whatever_a_file_holds_it_is_read_or_said_to_be_bad(data: object) -> None:
    found, problems = read(data)
    assert all(problem.startswith(("bad-annotation", "not-annotations")) for problem in problems)
    text = json.dumps(data)
    assert read_json(text, "a.json") == (data, ())
    assert all(isinstance(each, Received) for each in found)


@pytest.mark.parametrize(
    "text",
    [
        "# A heading\n\ntext",
        "A heading\n===",
        "text\n---\n",
        "```\nnever closed",
        "~~~~ x\n# a",
        "<!-- never closed",
        "<script>alert(1)</script>",
        "<div>\n\n## x\n",
        "see [^1] and\n\n[^1]: a note",
        "[@roe2020]",
        "[x]: http://example.org/\n\n[x]",
        "> a quotation\n\n1. one\n2. two",
        "- # in a list",
    ],
)
@pytest.mark.parametrize("made", [safe_markdown, plain_markdown])
def test_a_text_from_elsewhere_starts_no_note_and_holds_no_html(text: str, made: Any) -> None:
    tokens = parser().parse(f"{made(text)}\n\n## last")
    heads = [token for token in tokens if token.type == "heading_open" and not token.level]
    assert len(heads) == 1
    assert not [
        child for token in tokens for child in (token, *(token.children or ())) if "html" in child.type
    ]
    assert not [found for found in ("[^1]", "[@roe") if found in made(text).replace(f"\\{found}", "")]


def test_markdown_that_is_none_of_ours_stays() -> None:
    text = (
        "The *office* [counted](https://example.org/) `a < b`:\n\n> less\n\n- <https://example.org/>\n- # x"
    )
    assert safe_markdown(text) == text


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>One <em>two</em> <b>three </b>x</p><p>Four", "One *two* **three** x\n\nFour"),
        ('<a href="https://example.org/">log</a>', "[log](<https://example.org/>)"),
        ('<a href="javascript:alert(1)">log</a>', "log"),
        ("a<script>alert(1)</script><style>b</style>", "a"),
        ("1. a *b* &lt;c&gt; [d]", r"1\. a \*b\* \<c\> \[d\]"),
        ("<ul><li>a<li>b</ul>", "a\n\nb"),
        ("a<br>b", "a\n\nb"),
        ("", ""),
    ],
)
def test_html_becomes_markdown_of_the_same_words(html: str, markdown: str) -> None:
    assert from_html(html) == markdown


def test_elements_in_one_another_without_end_are_read() -> None:
    assert from_html("<div>" * 15_000 + "deep") == "deep"


def test_paragraphs_stay_paragraphs() -> None:
    text = "one\n\n- two\n\n3. three\n\n#four"
    assert plain_markdown(text) == "one\n\n\\- two\n\n3\\. three\n\n\\#four"


def test_a_text_of_empty_lines_is_read_in_time() -> None:
    gap = "\n" * (LONGEST_TEXT - 2)
    assert plain_markdown(f"a{gap}b") == f"a{gap}b"


def test_many_annotations_and_many_selectors_are_read_in_time() -> None:
    rows = [ROW | {"id": str(number), "text": "x\n" * 9} for number in range(4000)]
    found, problems = read_received(json.dumps(rows, indent=1), "a.json")
    assert (len(found), problems) == (4000, ())
    assert found[-1].place.column == 2
    hostile = W3C | {"target": {"selector": [1] * 1_000_000 + [{"type": "TextQuoteSelector", "exact": "x"}]}}
    assert read_received(json.dumps([hostile]), "a.json")[0][0].exact == "x"


def test_an_annotation_is_told_where_it_stands() -> None:
    text = '[{"id": 1},\n {"id": 2}, {"id": 3},\r\n\n  {}]'
    _, problems = read_received(text, "a.json")
    assert [(one.place.line, one.place.column, one.place.length) for one in problems] == [
        (1, 2, 9),
        (2, 2, 9),
        (2, 13, 9),
        (4, 3, 2),
    ]
    assert (problems[2].place.frame, problems[2].place.frame_first) == (
        ('[{"id": 1},', ' {"id": 2}, {"id": 3},', ""),
        1,
    )
