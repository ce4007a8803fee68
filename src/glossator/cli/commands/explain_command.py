"""`glossator explain`."""

from difflib import get_close_matches

import click
from click.shell_completion import CompletionItem

from glossator.cli.app import Call
from glossator.cli.grids import grid
from glossator.cli.manual import explained, explanations, manual
from glossator.codes import CODES


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
        near = get_close_matches(name, CODES, 1, 0.5)
        meant = f" Did you mean '{near[0]}'?" if near else " 'glossator explain' lists all."
        raise click.UsageError(f"There is no problem code '{code}'.{meant}")
    page = explanations(manual().read_text(encoding="utf-8"))
    at.say(explained(page[name], CODES[name].severity, at.columns))
    return 0
