"""What a page may ask for, as values read from JSON. Room `preview`; imports the root and config."""

from typing import Annotated, Literal

import msgspec

from glossator.config.settings import NoteKind

Short = Annotated[str, msgspec.Meta(max_length=500)]
Words = Annotated[str, msgspec.Meta(max_length=100_000)]
Names = Annotated[tuple[Short, ...], msgspec.Meta(max_length=200)]


class Command(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="do", kw_only=True):
    """Something that is asked for on an article's page."""

    article: Short
    """The path of its file."""


class Change(Command, frozen=True, kw_only=True):
    """Something that changes its files."""

    digest: Short
    """Of the files as they were when what is changed was shown."""


class Said(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a note says."""

    text: Words = ""
    kind: NoteKind | Literal[""] = ""
    """Empty for a plain footnote."""
    verdict: Short = ""
    lang: Short = ""
    speaker: Short = ""
    draft: bool = False
    topics: Names = ()
    author: Short = ""


class Add(Change, frozen=True, kw_only=True, tag="add"):
    """A new note, on words that are selected."""

    exact: Words
    prefix: Words = ""
    suffix: Words = ""
    note: Said
    where: Literal["auto", "article", "file"] = "auto"


class Edit(Change, frozen=True, kw_only=True, tag="edit"):
    """Another text, kind or verdict of a note."""

    label: Short
    note: Said


class Delete(Change, frozen=True, kw_only=True, tag="delete"):
    """A note less."""

    label: Short


class Topics(Change, frozen=True, kw_only=True, tag="topics"):
    """The article's topics, all of them."""

    topics: Names


class Meant(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A difference that is meant."""

    id: Short
    why: Short = ""
    """Of changed words."""


class Accept(Change, frozen=True, kw_only=True, tag="accept"):
    """Differences from the raw text that are meant."""

    meant: tuple[Meant, ...]
    by: Short = ""


class Undo(Command, frozen=True, kw_only=True, tag="undo"):
    """The last change taken back."""

    id: Short
    """Of the change: another one that was made since is left alone."""


class Read(Command, frozen=True, kw_only=True, tag="read"):
    """A note as it can be edited."""

    label: Short


class Render(Command, frozen=True, kw_only=True, tag="render"):
    """A note's text as it will be shown."""

    text: Words


class Differences(Command, frozen=True, kw_only=True, tag="differences"):
    """In what the article differs from its raw text."""


Asked = Add | Edit | Delete | Topics | Accept | Undo | Read | Render | Differences


def read_command(body: bytes) -> Asked:
    """A command out of JSON. Raises ValueError with one sentence where it is none."""
    try:
        return _READER.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ValueError(str(error)) from None


_READER: msgspec.json.Decoder[Asked] = msgspec.json.Decoder(Asked)
