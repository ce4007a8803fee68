"""Front matter as frozen values: of an article, of a page.

Room `config`; imports the root only. Key order here is the order in which an import writes them.
"""

from typing import Annotated

from pydantic import BeforeValidator, Field, field_validator

from glossator.config.values import Address, Language, Line, Moment, Name, Names, OwnAddress, SitePath, Strict
from glossator.ledger import BODY, Range


class AuthorMatter(Strict):
    name: Name
    honorific: Line = ""
    bio: str = ""


class PullQuoteMatter(Strict):
    text: str
    after: int = Field(ge=0)


class Emendation(Strict):
    """A place where the Markdown deliberately differs from the raw text: it has `to` where the raw text has `from`."""

    from_: str = Field(alias="from", min_length=1)
    to: str
    context: str = ""
    nth: int = Field(default=1, ge=1)
    why: str = Field(min_length=1)
    by: Line = ""
    date: Moment | None = None


class Redaction(Strict):
    """Lines of the raw text in which words are blacked out, in the raw file itself."""

    lines: tuple[int, int]
    """First and last."""
    sha256: str = Field(default="", pattern=r"^([0-9a-f]{64})?$")
    """Of the raw file as it was before."""
    why: str = Field(min_length=1)
    by: Line = ""
    date: Moment | None = None


class SourceMatter(Strict):
    """Where the text comes from, and which of its lines became what (see `glossator.ledger`)."""

    file: SitePath
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    encoding: str = "utf-8"
    body: tuple[tuple[int, ...], ...] = ()
    """`[first, last]`, or `[first, last, start, end]` with columns."""
    rest: tuple[tuple[int | str, ...], ...] = ()
    """`[first, last, class]`, or `[first, last, class, start, end]` with columns."""
    url: Address = ""
    retrieved: Moment | None = None
    redactions: tuple[Redaction, ...] = ()

    @field_validator("body")
    @classmethod
    def _body_rows(cls, rows: tuple[tuple[int, ...], ...]) -> tuple[tuple[int, ...], ...]:
        if any(len(row) not in (2, 4) for row in rows):
            raise ValueError("each entry is [first, last] or [first, last, start, end]")
        return rows

    @field_validator("rest")
    @classmethod
    def _rest_rows(cls, rows: tuple[tuple[int | str, ...], ...]) -> tuple[tuple[int | str, ...], ...]:
        if any(not _is_rest(row) for row in rows):
            raise ValueError("each entry is [first, last, class] or [first, last, class, start, end]")
        return rows

    def ranges(self) -> tuple[Range, ...]:
        """The ledger of the raw text, in line order."""
        body = (Range(row[0], row[1], BODY, *row[2:]) for row in self.body)
        rest = (Range(int(r[0]), int(r[1]), str(r[2]), *(int(n) for n in r[3:])) for r in self.rest)
        return tuple(sorted((*body, *rest)))


def _is_rest(row: tuple[int | str, ...]) -> bool:
    numbers = (*row[:2], *row[3:])
    return len(row) in (3, 5) and isinstance(row[2], str) and all(isinstance(n, int) for n in numbers)


class NoteMatter(Strict):
    """More about one note, by label."""

    topics: Names = ()
    lang: Line = ""
    archive: Address = ""


def _authors(value: object) -> object:
    """`authors: Jane Roe`, `authors: [Jane Roe]` and `authors: [{name: Jane Roe}]` are one."""
    listed = value if isinstance(value, list | tuple) else [value]
    return [{"name": one} if isinstance(one, str) else one for one in listed]


class Matter(Strict):
    """The front matter of an article."""

    title: Name
    """The article's title."""
    date: Moment | None = None
    """When it was first published; a future date withholds it until then."""
    outlet: Line = ""
    """Where it was first published."""
    authors: Annotated[tuple[AuthorMatter, ...], BeforeValidator(_authors)] = ()
    """Names, or mappings of name, honorific and bio."""
    dek: str = ""
    """The source's own standfirst."""
    pullquotes: tuple[PullQuoteMatter, ...] = ()
    """Sentences that the source repeats as pull quotes, and after which block each stands."""
    topics: Names = ()
    """Its topics."""
    issues: Names = ()
    """Its issues."""
    topics_raw: str = ""
    """The raw text's run-together topics as they came, kept while any boundary was inferred."""
    issues_raw: str = ""
    """Likewise its issues."""
    lang: Language = ""
    """The article's language; by default the site's."""
    draft: bool = False
    """Whether it is withheld."""
    slug: Line = ""
    """The last part of its address; by default the file's name."""
    expires: Moment | None = None
    """From when on it is withheld."""
    aliases: tuple[OwnAddress, ...] = ()
    """Old addresses that lead here."""
    summary: str = ""
    """What lists say of it; by default the dek."""
    headnote: str = ""
    """The editor's introduction, in Markdown; outside the source."""
    annotator: Line = ""
    """The author of its typed notes without a byline."""
    speaker: Line = ""
    """Who made the claims that name no speaker."""
    notes: dict[str, NoteMatter] = {}
    """More about single notes, by label."""
    emend: tuple[Emendation, ...] = ()
    """Where the text deliberately differs from the raw text."""
    edited: tuple[str, ...] = ()
    """Keys of front matter that the editor changed on purpose: shown as the editor's, not compared."""
    rights: str = ""
    """A line about rights, shown on the page."""
    canonical: Address = ""
    """The address that search engines should know it by."""
    noindex: bool = False
    """Whether search engines are asked to leave it out."""
    extra: dict[str, object] = {}
    """Keys of your own, which templates read as `extra`."""
    source: SourceMatter | None = None
    """Where the words come from; an import writes it."""


class PageMatter(Strict):
    """The front matter of an undated page (about, method, imprint)."""

    title: Name
    """The page's title."""
    slug: Line = ""
    """The last part of its address; by default the file's name."""
    summary: str = ""
    """What search engines may say of it."""
    draft: bool = False
    """Whether it is withheld."""
    lang: Language = ""
    """The page's language; by default the site's."""
    aliases: tuple[OwnAddress, ...] = ()
    """Old addresses that lead here."""
    noindex: bool = False
    """Whether search engines are asked to leave it out."""
    extra: dict[str, object] = {}
    """Keys of your own, which templates read as `extra`."""
