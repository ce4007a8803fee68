"""`glossator explain`."""

from collections.abc import Sequence
from difflib import SequenceMatcher

import click
from click.shell_completion import CompletionItem

from glossator.cli.app import Call
from glossator.cli.grids import grid
from glossator.cli.manual import explained, explanations, manual
from glossator.codes import CODES

_LIKELY = 0.8
"""Below which likeness a code is no guess."""
_SHOWN = 3


def complete_code(_ctx: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Codes for the shell's completion."""
    known = ((code, one.summary) for code, one in CODES.items() if code.startswith(incomplete))
    return [CompletionItem(code, help=summary) for code, summary in known]


@click.command("explain", epilog="\b\nExample:\n  glossator explain quote-not-found")
@click.argument("code", metavar="[CODE]", required=False, shell_complete=complete_code)
@click.pass_obj
def command(call: Call, code: str | None) -> int:
    """Tell what a problem means and what to do.

    CODE stands in brackets where a problem is printed: error[quote-not-found]. Without one, all codes are listed.
    """
    at = call.console
    if code is None:
        rows = ((name, one.severity, one.summary) for name, one in CODES.items())
        at.say(grid(("code", "severity", "what is wrong"), rows, at.columns))
        return 0
    name = code.strip().removeprefix("error").removeprefix("warning").strip("[]").lower()
    if name not in CODES:
        meant = " or ".join(f"'{one}'" for one in _near(name))
        hint = f"Did you mean {meant}?" if meant else "'glossator explain' lists all."
        raise click.UsageError(f"There is no problem code '{code}'. {hint}")
    page = explanations(manual().read_text(encoding="utf-8"))
    at.say(explained(page[name], CODES[name].severity, at.columns))
    return 0


def _near(typed: str) -> Sequence[str]:
    """The codes that may be meant, the likeliest first: about as many as are as likely."""
    likely = {code: max(_likeness(way, code) for way in (typed, _as_codes_say(typed))) for code in CODES}
    least = max(_LIKELY, max(likely.values()) - 0.1)
    return [code for code in sorted(likely, key=lambda one: -likely[one]) if likely[code] >= least][:_SHOWN]


def _as_codes_say(typed: str) -> str:
    return typed.replace("missing", "not-found")


def _likeness(typed: str, code: str) -> float:
    """How many words two codes share (Dice's coefficient), and how many letters: 0 to 2."""
    words, others = {*typed.split("-")}, {*code.split("-")}
    shared = 2 * len(words & others) / (len(words) + len(others))
    return shared + SequenceMatcher(None, typed, code).ratio()
