"""The JSON Schemas say what the models say."""

from pathlib import Path

import pytest
import yaml
from conftest import REPOSITORY
from jsonschema import Draft202012Validator

from glossator.config.fence import split_fence
from glossator.config.schema import SCHEMAS, schema_of

SITES = sorted({path.parent for path in REPOSITORY.glob("tests/golden/**/site.yaml")} | {REPOSITORY})


def faults(name: str, data: object) -> list[str]:
    return [one.message for one in Draft202012Validator(schema_of(name)).iter_errors(data)]


def read(text: str) -> object:
    """YAML as editors read it, with dates as the texts that they are."""
    loader = type("Loader", (yaml.SafeLoader,), {})
    kept = {
        key: [one for one in rules if "timestamp" not in one[0]]
        for key, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    loader.yaml_implicit_resolvers = kept
    return yaml.load(text, loader)


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(schema_of(name))


@pytest.mark.parametrize("site", SITES, ids=lambda path: path.name)
def test_sites_that_are_right_are_right_by_the_schemas(site: Path) -> None:
    assert faults("site", read((site / "site.yaml").read_text("utf-8"))) == []
    if (site / "content/topics.yaml").exists():
        assert faults("topics", read((site / "content/topics.yaml").read_text("utf-8"))) == []
    for kind, folder in (("article", "articles"), ("page", "pages")):
        for path in (site / "content" / folder).rglob("*.md"):
            fenced, _ = split_fence(path.read_text("utf-8"), path.name)
            assert fenced is not None
            if not path.name.endswith(".notes.md"):
                assert faults(kind, read(fenced.yaml)) == [], path


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("site", {"title": "x", "titel": "y"}),
        ("site", {"url": "https://example.org/"}),
        ("site", {"title": "x", "notes": "above"}),
        ("topics", {"name": "x"}),
        ("topics", [{"alias": ["x"]}]),
        ("article", {"title": "x", "draft": "perhaps"}),
        ("page", {"title": "x", "date": "2024-01-01"}),
    ],
)
def test_what_the_models_refuse_the_schemas_refuse(name: str, data: object) -> None:
    assert faults(name, data)


@pytest.mark.parametrize(
    "data",
    [
        {"title": "x", "authors": "Jane Roe", "topics": "Ferries"},
        {"title": "x", "authors": ["Jane Roe", {"name": "M. Ilić", "bio": "A pilot."}]},
    ],
)
def test_what_may_be_written_short_may_be_by_the_schema(data: object) -> None:
    assert faults("article", data) == []


@pytest.mark.parametrize("name", SCHEMAS)
def test_editors_are_told_what_each_key_means(name: str) -> None:
    schema = schema_of(name)
    keys = schema.get("properties") or schema["$defs"]["Topic"]["properties"]
    assert [key for key, one in keys.items() if not one.get("description")] == []
    assert [key for key, one in keys.items() if not one["description"].endswith((".", "…"))] == []
