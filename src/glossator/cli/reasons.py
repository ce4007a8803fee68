"""Why something is as it is, in words. Room `cli`, pure."""

import textwrap
from collections.abc import Iterable, Iterator

from glossator.build.reasons import Answer, Fate, Made
from glossator.cli.summary import numbered

LABEL = 12
"""Cells of the column of labels."""
SHOWN = 10
"""How many files of many are named."""
TEMPLATES = "templates/"
WORDS = {
    "template": "its template",
    "phrases": "a phrase that it uses",
    "assets": "an asset that it links",
    "settings": "the time zone or the scale of verdicts",
    "filters": "a filter of an extension",
    "base path": "the path in the site's address",
    "names": "which names its template reads",
    "texts": "the text that it shows",
    "content": "its content",
    "file": "the file in the output folder",
}


def answer_lines(answer: Answer, columns: int) -> list[str]:
    """What is known of a page or file, in lines of at most `columns` cells where its words allow."""
    lines = [line for made in answer.made for line in (*_made_lines(made, answer, columns), "")]
    for one in answer.withheld:
        lines += [f"{one.path} is not published: {one.why}", ""]
    if answer.used_by:
        count = numbered(len(answer.used_by), "page")
        lines += [
            *_row("shown in" if answer.made else "used by", f"{count}: {_some(answer.used_by)}", columns)
        ]
    return lines[:-1] if lines and not lines[-1] else lines


def _made_lines(made: Made, answer: Answer, columns: int) -> Iterator[str]:
    yield made.address
    yield from _row("next build", _fate(made, answer), columns)
    yield from _row("file", made.path, columns)
    yield from _row("source", made.source, columns)
    if made.template:
        yield from _row("template", made.template, columns)
    for folder, names in _by_folder(made.templates).items():
        yield from _row("", f"{folder}: {', '.join(names)}", columns)
    if made.reads:
        yield from _row("reads", ", ".join(made.reads), columns)
    if made.texts:
        yield from _row("texts", _some(made.texts), columns)


def _fate(made: Made, answer: Answer) -> str:
    errors = answer.errors
    if not errors or made.fate is Fate.KEEP:
        return _done(made)
    if made.fate is Fate.REMOVE and answer.problems:
        return "writes nothing, and the file stays as it is: errors keep it from being made"
    return (
        f"{_done(made)}, once {numbered(errors, 'error')} of the site {'is' if errors == 1 else 'are'} mended"
    )


def _done(made: Made) -> str:
    match made.fate:
        case Fate.KEEP:
            return "keeps it: nothing that it is made of has changed"
        case Fate.NEW:
            return "makes it: it is new"
        case Fate.REMOVE:
            return "removes it: nothing makes it any more"
        case Fate.PRINT if made.changed == ("cache",):
            return "makes it again: no build is remembered that wrote it"
        case Fate.PRINT:
            return f"makes it again, because of {_reasons(made.changed)}"


def _reasons(changed: Iterable[str]) -> str:
    """`its template and the values of title, menu`."""
    listed = tuple(changed)
    names = ", ".join(name for name in listed if name not in WORDS)
    told = [
        *(WORDS[name] for name in listed if name in WORDS),
        *([f"the values of {names}"] if names else []),
    ]
    return "; ".join(told)


def _by_folder(files: Iterable[str]) -> dict[str, list[str]]:
    """Templates by the folder of their theme, or of the site."""
    found: dict[str, list[str]] = {}
    for file in files:
        before, folder, name = file.rpartition(TEMPLATES)
        found.setdefault(before + folder, []).append(name)
    return found


def _some(paths: tuple[str, ...]) -> str:
    rest = len(paths) - SHOWN
    return ", ".join(paths[:SHOWN]) + (f" and {rest} more" if rest > 0 else "")


def _row(label: str, text: str, columns: int) -> list[str]:
    indent = " " * (LABEL + 2)
    return textwrap.wrap(
        text,
        max(columns, LABEL + 20),
        initial_indent=f"  {label:<{LABEL}}",
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
