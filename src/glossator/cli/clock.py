"""What time it is: of `SOURCE_DATE_EPOCH` where it is set, else of the clock. Room `cli`.

https://reproducible-builds.org/specs/source-date-epoch/
"""

import os
from collections.abc import Mapping
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import click

EPOCH = "SOURCE_DATE_EPOCH"


def now(environ: Mapping[str, str] = os.environ) -> datetime:
    """The moment that a run takes for the present, in UTC. Raises click.UsageError for a bad SOURCE_DATE_EPOCH."""
    epoch = environ.get(EPOCH)
    if not epoch:
        return datetime.now(UTC)
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):
        said = f"{EPOCH} must be a number of seconds since 1970-01-01, not '{epoch}'."
        raise click.UsageError(said) from None


def today(moment: datetime, zone: str) -> date:
    """The day that a moment has in a time zone."""
    return moment.astimezone(ZoneInfo(zone)).date()
