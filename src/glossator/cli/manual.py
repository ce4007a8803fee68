"""The page of the documentation on problems, which comes with the package, becomes an explanation a code. Room `cli`.

`docs/problems.md` is the one text: what the site of the documentation shows is what the terminal prints.
"""

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

PAGE = "problems.md"
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
FENCE = re.compile(r"`{3,}|~{3,}")
HEADING = re.compile(r"#{2,3} (.+)")
SEVERITY = re.compile(r"\*[^*]+\*\s+")
WIDTH = 88


@dataclass(frozen=True, slots=True)
class Explanation:
    """A problem's section: in Markdown, but for the example."""

    code: str
    meaning: str
    """What is wrong, and why it matters."""
    example: str
    remedy: str
    settled: bool
    """Whether no setting changes its severity."""


def manual() -> Path:
    """The page: inside an installed package, or in the documentation of a checkout."""
    package = Path(__file__).resolve().parents[1]
    inside = package / PAGE
    return inside if inside.is_file() else package.parents[1] / "docs" / PAGE


def explanations(page: str) -> Mapping[str, Explanation]:
    """The sections of the page, by code."""
    return {code: _explanation(code, lines) for code, lines in _sections(page.split("\n"))}


def _sections(lines: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """The lines under each heading of the third level. What looks like one in an example is none."""
    code, held, fence = "", list[str](), ""
    for line in lines:
        heading = HEADING.fullmatch(line) if not fence else None
        if heading:
            yield from [(code, held)] if code else []
            code, held = heading[1] if line.startswith("### ") else "", []
            continue
        fence = _fence_after(line, fence)
        held.append(line)
    yield from [(code, held)] if code else []


def _fence_after(line: str, fence: str) -> str:
    """The fence of the code block that is open behind a line; empty for none."""
    marks = FENCE.match(line)
    if not fence:
        return marks[0] if marks else ""
    is_end = marks is not None and line.strip() == marks[0] and marks[0].startswith(fence)
    return "" if is_end else fence


def _explanation(code: str, lines: list[str]) -> Explanation:
    first = next(at for at, line in enumerate(lines) if FENCE.match(line))
    fence = _fence_after(lines[first], "")
    last = next(at for at in range(first + 1, len(lines)) if not _fence_after(lines[at], fence))
    meaning = "\n".join(lines[:first]).strip()
    return Explanation(
        code,
        SEVERITY.sub("", meaning, count=1),
        "\n".join(lines[first + 1 : last]),
        "\n".join(lines[last + 1 :]).strip(),
        "settled" in meaning.partition("*")[2].partition("*")[0],
    )


def explained(one: Explanation, severity: str, columns: int) -> str:
    """An explanation as the terminal prints it."""
    width = min(columns, WIDTH)
    head = f"{severity}[{one.code}]" + (" (no setting changes this)" if one.settled else "")
    example = textwrap.indent(one.example, "    ")
    return "\n\n".join(
        (head, _wrapped(one.meaning, width), f"For example:\n\n{example}", _wrapped(one.remedy, width))
    )


def _wrapped(markdown: str, width: int) -> str:
    """Paragraphs of Markdown for a terminal: links are their words, code blocks and lists stay as they are."""
    parts = re.split(r"\n{2,}", LINK.sub(r"\1", markdown))
    return "\n\n".join(part if _is_laid_out(part) else textwrap.fill(part, width) for part in parts)


def _is_laid_out(part: str) -> bool:
    return part.startswith(("```", "- ", "1. ", "| ", "    "))
