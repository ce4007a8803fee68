"""What a reading of an article depends on besides its text. Room `notes`; imports root and config."""

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct, field
from msgspec.structs import replace

from glossator.config import kinds
from glossator.config.bibliography import NO_BIBLIOGRAPHY, Bibliography
from glossator.config.kinds import NoteKind
from glossator.config.matter import Matter, NoteMatter
from glossator.config.settings import Settings, Verdict
from glossator.extend.hooks import NO_EXTENSIONS, Extensions, Hook

KINDS: Mapping[str, NoteKind] = MappingProxyType({one.word: kind for kind, one in kinds.KINDS.items()})
"""The words that open a note, whatever settings add."""


def _default_scale() -> tuple[Verdict, ...]:
    return Settings(title="-").verdicts


class Strings(Struct, frozen=True):
    """The words that a reading itself writes into HTML, to be handed in by the theme in the site's language."""

    reference: str = "Note {number}"
    """The name of a reference to a note; its kind and verdict follow."""
    kinds: Mapping[str, str] = field(default_factory=dict)
    """Kind to its word; a kind that is not here is its own."""


NO_STRINGS = Strings()
"""The words in English."""


class EditionOptions(Struct, frozen=True):
    """Where the text stands, and what the site and the front matter say about its notes."""

    path: str = "articles/untitled.md"
    """The file under `content/`: relative links start here."""
    first_line: int = 1
    """The line of the file on which the text starts: notes tell the file's lines, problems the text's."""
    lang: str = "en"
    site_lang: str = ""
    """The language of `strings`; empty where it is the text's own."""
    kinds: Mapping[str, NoteKind] = field(default_factory=dict)
    """Further words that open a note."""
    scale: tuple[Verdict, ...] = field(default_factory=_default_scale)
    annotator: str = ""
    """The author of typed notes without a byline."""
    speaker: str = ""
    """Who made the claims that name no speaker."""
    notes: Mapping[str, NoteMatter] = field(default_factory=dict)
    """More about notes, by label."""
    require_check: tuple[NoteKind, ...] = ()
    """Kinds of note that are published only when somebody else than their author has checked them."""
    drafts: bool = False
    """Whether draft notes are shown."""
    strings: Strings = NO_STRINGS
    bibliography: Bibliography = NO_BIBLIOGRAPHY
    """The works that notes may cite."""
    extensions: Extensions = NO_EXTENSIONS
    """What the site's extensions bring: rules of the parser, and readers of raw files."""

    @property
    def plugins(self) -> tuple[Hook, ...]:
        """Rules that extensions add to the parser."""
        return self.extensions.markdown


def site_options(
    settings: Settings, *, drafts: bool = False, strings: Strings = NO_STRINGS
) -> EditionOptions:
    """What settings say about every file: all that parsing may know of the site."""
    return EditionOptions(
        path="",
        lang=settings.lang,
        site_lang=settings.lang,
        kinds=settings.kinds,
        scale=settings.verdicts,
        annotator=settings.annotator,
        require_check=settings.require_check,
        bibliography=settings.cited,
        drafts=drafts,
        strings=strings,
        extensions=settings.extended,
    )


def edition_options(
    site: EditionOptions, path: str, matter: Matter | None = None, first_line: int = 1
) -> EditionOptions:
    """The options for the file `path` under `content/`, whose text starts on a line: the site's, overruled by an
    article's front matter."""
    if matter is None:
        return replace(site, path=path, first_line=first_line)
    return replace(
        site,
        path=path,
        first_line=first_line,
        lang=matter.lang or site.lang,
        annotator=matter.annotator or site.annotator,
        speaker=matter.speaker,
        notes=matter.notes,
    )
