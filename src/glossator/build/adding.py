"""The functions of extensions that add pages are called, and what they give is checked and read. Room `build`."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from glossator.build.cache import Cache
from glossator.build.reads import offered_names
from glossator.build.themed import rendering_options
from glossator.codec import digest, encode
from glossator.config.load import Written
from glossator.config.matter import PageMatter
from glossator.extend.catalogue import Catalogue, Page
from glossator.extend.hooks import Hook, told
from glossator.notes.options import EditionOptions
from glossator.problem import Place, Problem, ProblemError, problem
from glossator.regular import read_regular
from glossator.site.added import Added, catalogued
from glossator.site.articles import Shelf
from glossator.site.offered import VIEWS
from glossator.site.parse import parse_page
from glossator.sources.bundle import Bundle
from glossator.sources.site import CONTENT, Site
from glossator.theme.inspect import problems_of
from glossator.theme.theme import Theme
from glossator.utf8 import decode

PLAIN = "page.html"


@dataclass(slots=True)
class Adding:
    """Adds pages, and keeps what came of it besides."""

    site: Site
    options: EditionOptions
    theme: Theme | None
    cache: Cache
    texts: dict[str, bytes] = field(default_factory=dict)
    """The digests of the pages' texts, by key; the texts themselves go into the cache."""
    problems: list[Problem] = field(default_factory=list)
    read: set[str] = field(default_factory=set)
    """The files that the functions read, by path from the site's folder."""

    def add(self, shelf: Shelf) -> tuple[Added, ...]:
        """The pages of all functions."""
        hooks = self.site.settings.extended.pages
        if not hooks:
            return ()
        catalogue = self._catalogue(shelf)
        made = [(hook, page) for hook in hooks for page in self._made(hook, catalogue)]
        added = tuple(one for hook, page in made if (one := self._added(hook, page)))
        self.cache.keep_content({}, ())  # ends the transaction that their texts are part of
        return added

    def _catalogue(self, shelf: Shelf) -> Catalogue:
        settings = self.site.settings
        return Catalogue(
            title=settings.title,
            url=settings.url,
            lang=settings.lang,
            extra=settings.extra,
            articles=tuple(catalogued(shelf)),
            read=self._text,
        )

    def _text(self, path: str) -> str:
        """The text of a file. Raises OSError, and ProblemError where it is no UTF-8."""
        self.read.add(path)
        text, problems = decode(read_regular(self.site.root / path))
        if problems:
            raise ProblemError(problem(one.code, one.message, Place(path), one.hint) for one in problems)
        return text

    def _made(self, hook: Hook, catalogue: Catalogue) -> Iterator[Page]:
        """What a function gives, as far as it gives pages."""
        try:
            with told(hook.origin):  # a generator runs only here
                given = hook(catalogue)
                pages = tuple(given) if isinstance(given, Iterable) else (given,)
        except ProblemError as error:
            self.problems += error.problems
            return
        for page in pages:
            if isinstance(page, Page):
                yield page
            else:
                self._refuse(hook, f"a function for pages gives {type(page).__name__}, and must give Pages")

    def _refuse(self, hook: Hook, said: str) -> None:
        place = hook.registered.place
        self.problems.append(problem("bad-extension", said, place, "docs/extending.md has an example"))

    def _added(self, hook: Hook, page: Page) -> Added | None:
        """A page that can be linked and printed; None where it cannot, which is a problem."""
        fault = _fault(page)
        if fault:
            self._refuse(hook, fault)
            return None
        if self.theme is not None and (found := tuple(_template_problems(page, self.theme, self.site, hook))):
            self.problems += found
            return None
        matter = PageMatter(
            title=page.title,
            summary=page.description,
            lang=page.lang,
            noindex=page.noindex,
            extra=dict(page.extra),
        )
        path = page.source or f"page:{page.path.strip('/').replace('/', '~')}"
        bundle = Bundle(path, page.content, Written(matter, page.content, 1, 0))
        try:
            parsed = parse_page(bundle, self.options)
        except ProblemError as error:
            self.problems += error.problems
            return None
        galley = encode(parsed.galley)
        self.texts[parsed.facts.key] = digest((galley,))
        self.cache.keep_galleys([(self.texts[parsed.facts.key], galley)])
        self.problems += parsed.problems
        home = hook.registered.place.path
        return Added(parsed.facts, page.path, page.template, page.source or f"the page {page.path} of {home}")


def _fault(page: Page) -> str:
    """Why a page cannot be one; empty where it can."""
    if not page.title.strip() or "\n" in page.title:
        return f"the page '{page.path}' needs a title on one line"
    parts = page.path.split("/")
    is_odd = any(part in (".", "..") for part in parts) or any(map(_is_odd, page.path))
    if not page.path.startswith("/") or is_odd or "//" in page.path:
        return f"'{page.path}' is no address in the site, such as '/map/': it has no spaces and no ?, # or %"
    if page.source.startswith(f"{CONTENT}/"):
        return f"'{page.source}' has a page of its own"
    try:
        encode(dict(page.extra))
    except TypeError as error:
        return (
            f"the page '{page.path}' has in 'extra' what is neither text, number, list nor mapping: {error}"
        )
    return ""


def _is_odd(char: str) -> bool:
    """Whether an address cannot have a character as it stands: a space or one that cannot be seen, or a sign with a
    meaning of its own there."""
    return char in '\\?#%<>"' or char.isspace() or not char.isprintable()


def _template_problems(page: Page, theme: Theme, site: Site, hook: Hook) -> Iterator[Problem]:
    if page.template == PLAIN:
        return
    place = hook.registered.place
    if page.template in VIEWS:
        said = f"'{page.template}' is for pages of another kind, and reads what this one does not have"
        yield problem("bad-extension", said, place, "give the template another name")
    elif page.template not in theme.templates:
        said = f"there is no template '{page.template}'"
        yield problem("missing-template", said, place, f"put it into templates/{page.template}")
    else:
        offered = {page.template: offered_names()[PLAIN]}
        yield from problems_of(theme, offered, rendering_options(site.settings))


def files_of(site: Site, adding: Adding) -> frozenset[str]:
    """The files on which the extensions of a site depend."""
    return site.settings.extended.files.union(Path(path).as_posix() for path in adding.read)
