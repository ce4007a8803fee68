"""What schema.org (version 29) says of the types that pages use, as one JSON Schema: which properties each has, and of
what type their values are. A property that a type does not have is a mistake."""

from typing import Any

from jsonschema import Draft202012Validator

Schema = dict[str, Any]

TEXT: Schema = {"type": "string", "minLength": 1}
URL: Schema = {"type": "string", "pattern": r"^https?://[^\s<>\"]+$"}
DAY: Schema = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?([+-]\d\d:\d\d|Z)?)?$"}
WHOLE: Schema = {"type": "integer", "minimum": 0}
LANGUAGE: Schema = {"type": "string", "pattern": r"^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$"}


def several(*kinds: str) -> Schema:
    """One value of the types, or a list of them."""
    one = {"anyOf": [{"$ref": f"#/$defs/{kind}"} for kind in kinds]}
    return {"anyOf": [one, {"type": "array", "minItems": 1, "items": one}]}


def texts(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "array", "minItems": 1, "items": schema}]}


def of(kind: str, required: tuple[str, ...], **properties: Schema) -> Schema:
    """A thing of a type."""
    return {
        "type": "object",
        "required": ["@type", *required],
        "properties": {"@type": {"const": kind}, "@context": {"const": "https://schema.org"}, **properties},
        "additionalProperties": False,
    }


WORK = {
    "@id": URL,
    "url": URL,
    "mainEntityOfPage": URL,
    "inLanguage": LANGUAGE,
    "author": several("Person", "Organization", "Named"),
    "publisher": several("Organization"),
    "datePublished": DAY,
    "dateModified": DAY,
    "isPartOf": several("WebSite"),
}
SCHEMA: Schema = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$defs": {
        "Person": of("Person", ("name",), name=TEXT, url=URL),
        "Named": {
            "type": "object",
            "required": ["name"],
            "properties": {"name": TEXT},
            "additionalProperties": False,
        },
        "Organization": of("Organization", ("name",), name=TEXT, url=URL),
        "WebSite": of("WebSite", ("name", "url"), name=TEXT, url=URL),
        "Thing": of(
            "Thing", ("name",), name=TEXT, url=URL, sameAs={"type": "array", "items": URL, "minItems": 1}
        ),
        "Comment": of("Comment", ("text", "url"), **WORK, text=TEXT),
        "CorrectionComment": of("CorrectionComment", ("text", "url"), **WORK, text=TEXT),
        "CreativeWork": of("CreativeWork", ("description",), **WORK, description=TEXT, archivedAt=URL),
        "Claim": of("Claim", ("text",), **WORK, text=TEXT, appearance=several("Article")),
        "Article": of("Article", ("headline", "url"), **WORK, headline=TEXT),
        "DefinedTerm": of("DefinedTerm", ("name", "description"), name=TEXT, description=TEXT, url=URL),
        "DefinedTermSet": of(
            "DefinedTermSet", ("hasDefinedTerm",), **WORK, hasDefinedTerm=several("DefinedTerm")
        ),
        "Rating": of(
            "Rating",
            ("alternateName",),
            alternateName=TEXT,
            ratingValue=WHOLE,
            bestRating=WHOLE,
            worstRating=WHOLE,
        ),
        "ClaimReview": of(
            "ClaimReview",
            ("claimReviewed", "itemReviewed", "reviewRating", "author", "url"),
            **WORK,
            claimReviewed=TEXT,
            itemReviewed=several("Claim"),
            reviewRating=several("Rating"),
            reviewBody=TEXT,
        ),
        "NewsArticle": of(
            "NewsArticle",
            ("headline", "url"),
            **WORK,
            headline=TEXT,
            abstract=TEXT,
            image=URL,
            sdPublisher=several("Organization"),
            isBasedOn=texts(URL),
            about=several("Thing"),
            wordCount=WHOLE,
            keywords=texts(TEXT),
            copyrightNotice=TEXT,
            comment=several("Comment"),
            correction=several("CorrectionComment"),
            citation=several("CreativeWork"),
            hasPart=several("Claim", "DefinedTermSet"),
        ),
    },
}


def faults(data: dict[str, Any]) -> list[str]:
    """What is wrong with a thing by the schema of its type, each with its place."""
    schema = SCHEMA | {"$ref": f"#/$defs/{data.get('@type')}"}
    found = Draft202012Validator(schema).iter_errors(data)
    return [f"{'/'.join(map(str, one.absolute_path))}: {one.message[:300]}" for one in found]
