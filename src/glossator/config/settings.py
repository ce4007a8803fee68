"""`site.yaml` as a frozen value: every setting with its default and what it does.

Room `config`; imports root and `extend`. The descriptions feed the JSON Schema and the docs.
"""

from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import BeforeValidator, Field, PrivateAttr

from glossator.config import kinds
from glossator.config.bibliography import NO_BIBLIOGRAPHY, Bibliography
from glossator.config.setting_values import (
    Feedback,
    Module,
    OtherUrl,
    Permalink,
    ProblemCode,
    Repository,
    SiteUrl,
    StyleName,
    StyleValue,
    Word,
)
from glossator.config.values import Address, FolderName, Language, Line, Name, Names, SitePath, Strict, listed
from glossator.extend.hooks import NO_EXTENSIONS, Extensions

NoteKind = kinds.NoteKind
VerdictTone = Literal["false", "misleading", "unproven", "true"]


class MenuEntry(Strict):
    title: Name
    url: Address


class Verdict(Strict):
    """One step of the scale on which claims are rated."""

    name: Word
    """As it stands in a note's head: `False`."""
    tone: VerdictTone
    """Which of the four tones the theme shows it in."""
    description: str = ""
    rating: int | None = None
    """Its place on the scale, for ClaimReview; 1 is the worst."""


class Taxonomy(Strict):
    """One way to group articles; its key in `taxonomies` is a front matter key that holds names."""

    title: Line = ""
    min: int = Field(default=1, ge=1)
    """Terms with fewer articles stay plain words, without a page."""
    feed: bool = True


class Indexes(Strict):
    """Which pages gather articles by year, and notes. A year has a page where it has an article; what gathers notes
    exists only where there are two to list."""

    years: bool = True
    kinds: bool = True
    """`/notes/<kind>/`"""
    annotators: bool = True
    """`/notes/by/<name>/`"""
    claims: bool = True
    """`/claims/`, each claim's own page and how claims are rated."""
    corrections: bool = True
    glossary: bool = True
    sources: bool = True
    feed: bool = True
    """The feed of new notes."""


class ImportSettings(Strict):
    """What an import may know of the raw texts."""

    outlets: Names = ()
    """Names of outlets: what follows a date and is one of these is no author."""
    drop: Names = ()
    """Lines that are never part of an article, such as a share bar's."""


class LinkSettings(Strict):
    """How `check --links` treats links to other sites."""

    allow: Names = ()
    """Patterns such as `https://example.org/*`: where there are any, only addresses that fit one are asked for."""
    skip: Names = ()
    """Patterns of addresses that are never asked for."""
    delay: float = Field(default=1, ge=0)
    """Seconds between two questions to one host."""
    retries: int = Field(default=2, ge=0)
    """How often a question is put again that found no answer."""
    timeout: float = Field(default=20, gt=0)
    """Seconds to wait for an answer."""
    days: int = Field(default=7, ge=0)
    """For how many days an address that answered is not asked for again."""


def _default_taxonomies() -> dict[str, Taxonomy]:
    titles = {"topics": "Topics", "issues": "Issues", "outlets": "Outlets", "authors": "Authors"}
    return {key: Taxonomy(title=title) for key, title in titles.items()}


def _default_scale() -> tuple[Verdict, ...]:
    return (
        Verdict(name="False", tone="false", rating=1, description="The evidence contradicts the claim."),
        Verdict(
            name="Misleading",
            tone="misleading",
            rating=2,
            description="The words may be correct, but they suggest something that the evidence does not support.",
        ),
        Verdict(
            name="Unproven",
            tone="unproven",
            rating=3,
            description="There is not enough evidence to decide either way.",
        ),
        Verdict(name="True", tone="true", rating=4, description="The evidence supports the claim."),
    )


class Settings(Strict):
    """A site's settings. Everything has a default but the title."""

    title: Name
    """What the site is called."""
    url: SiteUrl = "http://localhost:8000/"
    """The address under which the site is published, with its base path."""
    description: Line = ""
    """What it is, in a sentence."""
    lang: Annotated[Language, Field(min_length=2)] = "en"
    """The language of the site's own words."""
    timezone: str = "UTC"
    """Name from the IANA time zone database: what "today" is, and where a date starts."""
    author: Line = ""
    """Who publishes the site, for feeds and metadata."""
    theme: FolderName = "default"
    """The name of a folder of `themes/`, or of a theme that comes with Glossator."""
    output: SitePath = "output"
    """The folder that builds write to."""
    menu: tuple[MenuEntry, ...] | None = None
    """The navigation, in order; left out, it is made of what the site has."""
    paginate: int = Field(default=20, ge=1)
    """Articles on a page of a list; the newest page holds up to twice as many less one."""
    permalinks: dict[Literal["article", "page"], Permalink] = {}
    """Addresses by kind: `:slug`, `:year`, `:month`, `:day` for articles, `:path` for pages."""
    slugs: Literal["unicode", "ascii"] = "unicode"
    """Whether addresses may have letters beyond ASCII."""
    taxonomies: dict[Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*$")], Taxonomy] = Field(
        default_factory=_default_taxonomies
    )
    """Front matter keys that group articles."""
    related: int = Field(default=5, ge=0)
    """How many related articles an article names."""
    feed_items: int = Field(default=20, ge=1)
    """How many articles a feed carries, whole."""
    definitions: int = Field(default=3, ge=0)
    """How many definition notes an import writes into an article."""
    tag: Literal["vocabulary", "suggest", "off"] = "suggest"
    """What an import does about an article without topics."""
    kinds: dict[str, NoteKind] = {}
    """Further words for kinds of note: `Faktencheck: claim`."""
    verdicts: tuple[Verdict, ...] = Field(default_factory=_default_scale)
    """The scale on which claims are rated, worst first."""
    annotator: Line = ""
    """The author of notes without a byline, unless front matter names another."""
    notes: Literal["beside", "end", "hidden"] = "beside"
    """Where articles show their notes, until a reader chooses."""
    search: bool = False
    """Whether readers can search the site; it takes the extra `search`."""
    feedback: Feedback = ""
    """A mail address or an issue tracker to which readers report errors."""
    canonical: OtherUrl = ""
    """The address under which search engines should know the site, where that is another: a mirror's original."""
    noindex: bool = False
    """Whether search engines are asked to leave the whole site out."""
    repo: Repository = ""
    """The repository on GitHub that has the site's files, for links to edit an article there."""
    rights: Line = ""
    """Who holds the rights in articles that do not say so themselves."""
    require_check: Annotated[tuple[NoteKind, ...], BeforeValidator(listed)] = ()
    """Kinds of note that are published only when somebody else than their author has checked them."""
    raw_text: bool = True
    """Whether pages link the raw text and the output carries it."""
    bibliography: SitePath = ""
    """A file of works in CSL-JSON, which notes cite: `[@key, 45]`."""
    citation_style: Line = "chicago-notes-bibliography"
    """How they are cited: the name of a CSL style, or a `.csl` file of the site."""
    indexes: Indexes = Indexes()
    """Pages that gather articles by year, and notes."""
    card_images: bool = False
    """Whether each article has a picture that is shown where it is shared; it takes the extra `cards`."""
    exports: tuple[Literal["annotations", "schema", "text", "cards"], ...] = (
        "annotations",
        "schema",
        "text",
        "cards",
    )
    """What the output carries for programs: the notes as W3C annotations, articles in the words of schema.org."""
    links: LinkSettings = LinkSettings()
    """How links to other sites are checked."""
    problems: dict[ProblemCode, Literal["error", "warning", "ignore"]] = {}
    """Severity per problem code."""
    import_: ImportSettings = Field(default=ImportSettings(), alias="import")
    """What an import may know of the raw texts."""
    extensions: Annotated[tuple[Module, ...], BeforeValidator(listed)] = ()
    """Python modules that add to Glossator: `tables` is `extensions/tables.py` of the site, or an installed one."""
    style: dict[StyleName, StyleValue] = {}
    """Colours, faces and widths of the theme, by the names of its custom properties: `measure: 38rem`."""
    extra: dict[str, object] = {}
    """Free: templates read it as `site_extra`."""
    _cited: Bibliography = PrivateAttr(default=NO_BIBLIOGRAPHY)
    _extended: Extensions = PrivateAttr(default=NO_EXTENSIONS)

    @property
    def cited(self) -> Bibliography:
        """What the file has that `bibliography` names, once it is read."""
        return self._cited

    def citing(self, bibliography: Bibliography) -> Self:
        """The same settings, the bibliography read."""
        copy = self.model_copy()
        copy._cited = bibliography
        return copy

    @property
    def extended(self) -> Extensions:
        """What the modules bring that `extensions` names, once they are loaded."""
        return self._extended

    def extending(self, extensions: Extensions) -> Self:
        """The same settings, the extensions loaded."""
        copy = self.model_copy()
        copy._extended = extensions
        return copy

    @property
    def base_path(self) -> str:
        """The path of the site's address: `/` or `/repository/`."""
        return urlsplit(self.url).path

    def absolute(self, path: str) -> str:
        """The whole address of a path from the site's root."""
        return self.url + path.removeprefix("/")
