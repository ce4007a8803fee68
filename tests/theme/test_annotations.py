"""Notes as W3C annotations: what each kind becomes, and that no note breaks the model."""

import copy
import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import w3c
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace
from theme_pages import CLAIM, rendered

from glossator.model import Byline, Note, Ref, Selection
from glossator.theme.annotations import MOTIVATIONS, Annotated, annotations
from glossator.theme.linked_data import json_text

KINDS = tuple(MOTIVATIONS)
BASE = replace(
    CLAIM,
    topics=("Work",),
    selection=Selection(20, 42, "created 3 million jobs", "The minister said ", " last year."),
)


def about(**changed: Any) -> Annotated:
    given: dict[str, Any] = {
        "url": "https://example.org/articles/plan/",
        "date": date(2025, 2, 1),
        "lang": "en",
        "zone": ZoneInfo("Europe/Belgrade"),
        "verdicts": {"false": "False"},
        "html": "".join,
    }
    return Annotated(**given | changed)


def annotation(note: Note, **changed: Any) -> Any:
    (made,) = annotations((note,), about(**changed))
    return json.loads(json_text(made))


def test_a_claim_assesses_its_words() -> None:
    assert annotation(BASE) == {
        "id": "https://example.org/articles/plan/#note-n",
        "type": "Annotation",
        "motivation": "assessing",
        "creator": {"type": "Person", "name": "Jane Roe"},
        "created": "2025-02-28T23:00:00Z",
        "modified": "2025-03-31T22:00:00Z",
        "body": [
            {
                "type": "TextualBody",
                "value": "<p>The office counted less.</p>",
                "format": "text/html",
                "language": "en",
            },
            {
                "type": "TextualBody",
                "value": "False",
                "format": "text/plain",
                "language": "en",
                "purpose": "classifying",
            },
            {
                "type": "TextualBody",
                "value": "Work",
                "format": "text/plain",
                "language": "en",
                "purpose": "tagging",
            },
        ],
        "target": {
            "type": "SpecificResource",
            "source": "https://example.org/articles/plan/",
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": "created 3 million jobs",
                    "prefix": "The minister said ",
                    "suffix": " last year.",
                },
                {"type": "TextPositionSelector", "start": 20, "end": 42},
            ],
            "state": {"type": "TimeState", "sourceDate": "2025-04-02T22:00:00Z"},
        },
    }


@pytest.mark.parametrize(
    ("kind", "motivation"),
    [
        ("", "commenting"),
        ("note", "commenting"),
        ("context", "commenting"),
        ("claim", "assessing"),
        ("source", "linking"),
        ("correction", "editing"),
        ("translation", "describing"),
        ("definition", "identifying"),
    ],
)
def test_each_kind_has_its_motivation(kind: str, motivation: str) -> None:
    assert annotation(replace(BASE, kind=kind))["motivation"] == motivation


def test_a_translation_is_in_its_language() -> None:
    note = replace(BASE, kind="translation", lang="sr", verdict="", topics=())
    assert annotation(note)["body"][0]["language"] == "sr"


def test_a_draft_is_never_exported() -> None:
    assert annotations((replace(BASE, draft=True),), about()) == []


def test_a_note_without_a_date_is_of_the_article_s() -> None:
    note = replace(BASE, byline=Byline())
    made = annotation(note)
    assert made["target"]["state"]["sourceDate"] == "2025-01-31T23:00:00Z"
    assert not {"created", "modified", "creator"} & made.keys()
    moment = datetime(2025, 2, 1, 12, 30, 5, 999, tzinfo=UTC)
    assert annotation(note, date=moment)["target"]["state"]["sourceDate"] == "2025-02-01T12:30:05Z"
    assert "state" not in annotation(note, date=None)["target"]


def test_a_note_that_hangs_on_its_reference_selects_the_point() -> None:
    note = replace(BASE, quote="", selection=Selection(5, 5, "", "Done.", ""))
    assert annotation(note)["target"]["selector"] == [
        {"type": "TextQuoteSelector", "exact": "", "prefix": "Done.", "suffix": ""},
        {"type": "TextPositionSelector", "start": 5, "end": 5},
    ]


def test_a_note_on_a_note_is_on_the_whole_article() -> None:
    assert "selector" not in annotation(replace(BASE, selection=None))["target"]


texts = st.text(max_size=20)
days = st.none() | st.dates()
notes = st.builds(
    Note,
    label=st.just("n"),
    id=st.from_regex(r"[\w.-]+", fullmatch=True),
    number=st.just(1),
    kind=st.sampled_from(KINDS),
    verdict=st.sampled_from(("", "false", "gone")),
    quote=texts,
    speaker=texts,
    byline=st.builds(Byline, texts, days, days, texts, days),
    lang=st.sampled_from(("", "sr-Latn")),
    html=st.lists(texts, max_size=2).map(tuple),
    plain=texts,
    line=st.just(1),
    references=st.just(1),
    draft=st.booleans(),
    topics=st.lists(texts, max_size=2).map(tuple),
    selection=st.none() | st.builds(Selection, st.integers(0, 9), st.integers(9, 99), texts, texts, texts),
)


@given(st.lists(notes, max_size=4), st.none() | st.dates() | st.datetimes())
@example([], date.min)
def test_whatever_a_note_is_its_annotation_is_one_of_the_model(found: list[Note], day: date | None) -> None:
    made = json.loads(json_text(annotations(tuple(found), about(date=day))))
    assert len(made) == sum(not note.draft for note in found)
    for one in made:
        assert w3c.faults_of_annotation(one) == []


Change = Callable[[Any], object]
BREACHES: list[tuple[str, Change]] = [
    ("3.1 an annotation has exactly one IRI", lambda one: one.pop("id")),
    ("3.1 an annotation has exactly one IRI", lambda one: one.update(id=["https://a.b/", "https://a.c/"])),
    ("3.1 it is an Annotation", lambda one: one.update(type="Note")),
    ("3.1 it has at least one target", lambda one: one.update(target=[])),
    (
        "3.2.1 what it relates has an IRI, a source or text of its own",
        lambda one: one.update(target={"type": "Text"}),
    ),
    ("3.2.4 a textual body has exactly one value", lambda one: one["body"][1].pop("value")),
    ("3.2.4 a textual body has exactly one value", lambda one: one["body"][0].update(value=["a", "b"])),
    ("3.2.5 a body that is a mere text stands alone", lambda one: one.update(bodyValue="text")),
    (
        "3.3.1 there is at most one time of creation, and of change",
        lambda one: one.update(created="2025-03-01"),
    ),
    (
        "3.3.1 there is at most one time of creation, and of change",
        lambda one: one.update(modified="2025-03-01T00:00:00+01:00"),
    ),
    ("3.3.2 who made it has at most one IRI", lambda one: one["creator"].update(id="Jane Roe")),
    ("3.3.5 a motivation is one of the model's", lambda one: one.update(motivation="doubting")),
    ("3.3.5 so is the purpose of a body", lambda one: one["body"][1].update(purpose="doubting")),
    ("4 a specific resource has exactly one source", lambda one: one["target"].pop("source")),
    (
        "4.2 a selector says what kind it is, and has what its kind needs",
        lambda one: one["target"]["selector"][0].pop("exact"),
    ),
    (
        "4.2 a selector says what kind it is, and has what its kind needs",
        lambda one: one["target"]["selector"][1].update(start=-1),
    ),
    (
        "4.2 a selector says what kind it is, and has what its kind needs",
        lambda one: one["target"]["selector"][1].pop("type"),
    ),
    (
        "4.3 a state says what kind it is, and has what its kind needs",
        lambda one: one["target"]["state"].update(sourceDate="2025-03-01"),
    ),
]


@pytest.mark.parametrize(("said", "breach"), BREACHES)
def test_the_checks_find_what_breaks_the_model(said: str, breach: Change) -> None:
    broken = copy.deepcopy(annotation(BASE))
    breach(broken)
    assert said in w3c.faults_of_annotation(broken)


def test_each_check_of_an_annotation_is_known_to_fail() -> None:
    assert {said for said, _ in BREACHES} == w3c.ANNOTATION.keys()


PAGE: dict[str, Any] = {
    "@context": w3c.CONTEXT,
    "id": "https://example.org/articles/plan/annotations.json",
    "type": "AnnotationPage",
    "items": [{"id": "https://a.b/", "type": "Annotation", "target": "https://a.b/c"}],
}


@pytest.mark.parametrize(
    "breach",
    [
        {"@context": "https://schema.org"},
        {"id": "/annotations.json"},
        {"type": "Page"},
        {"items": []},
        {"items": [{}]},
        {"partOf": 3},
        {"startIndex": -1},
    ],
)
def test_the_checks_find_pages_and_collections_that_are_none(breach: dict[str, Any]) -> None:
    assert w3c.faults_of_page(PAGE) == []
    assert w3c.faults_of_page(PAGE | breach)
    collection = PAGE | {"type": "AnnotationCollection", "first": PAGE["id"], "total": 1}
    assert w3c.faults_of_collection(collection) == []
    assert w3c.faults_of_collection({**collection, "first": None})
    assert w3c.faults_of_collection({**collection, "total": "1"})


def test_the_default_theme_writes_a_page_of_the_collection() -> None:
    page = json.loads(rendered("annotations"))
    assert w3c.faults_of_page(page) == []
    assert page["id"] == "https://example.org/repo/articles/one/annotations.json"
    assert page["partOf"] == "https://example.org/repo/annotations.json"
    assert page["next"] == "https://example.org/repo/articles/newer/annotations.json"
    assert "prev" not in json.loads(rendered("annotations", previous_url=""))
    collection = json.loads(rendered("collection"))
    assert w3c.faults_of_collection(collection) == []


def test_addresses_in_a_body_are_whole_and_its_ids_are_gone() -> None:
    other = Ref("articles/other.md")
    html = ('<p id="x"><a href="', other, '">a</a><a href="#note-b">b</a><a href="/c/">c</a></p>')
    bodies = {"articles/one.md": type("Body", (), {"notes": (replace(BASE, html=html),)})}
    (made,) = json.loads(rendered("annotations", bodies=bodies))["items"]
    root = "https://example.org/repo"
    assert made["body"][0]["value"] == (
        f'<p><a href="{root}/articles/other/">a</a>'
        f'<a href="{root}/articles/one/#note-b">b</a><a href="{root}/c/">c</a></p>'
    )
