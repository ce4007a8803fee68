"""What a server said of an address, and whether that means that the page is gone. Room `links`; values only."""

import socket
from dataclasses import dataclass, replace
from datetime import date, timedelta
from http import HTTPStatus
from typing import Literal

Outcome = Literal["ok", "broken", "unknown"]
GONE = frozenset((HTTPStatus.NOT_FOUND, HTTPStatus.GONE))
NO_HOST = frozenset((socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)))
PASSING = frozenset((408, 425, 429, 500, 502, 503, 504))
"""What a server may answer otherwise a moment later."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of an address that was asked for."""

    outcome: Outcome
    said: str
    """In words that follow "the address": `answers 404 (Not Found)`."""
    passing: bool = False
    """Whether asking again may bring another answer."""
    patience: float = 0.0
    """Seconds that the server asks to wait before that."""


@dataclass(frozen=True, slots=True)
class Dated:
    """An answer with its days."""

    outcome: Outcome
    said: str
    asked: date
    since: date
    """The first day of those on which the outcome was the same."""

    def is_fresh(self, today: date, days: int) -> bool:
        """Whether a good answer need not be asked for again: for so many days. All others are."""
        return self.outcome == "ok" and today - self.asked < timedelta(days=days) and self.asked <= today


def dated(answer: Answer, today: date, before: Dated | None) -> Dated:
    """The answer of today, given that of before."""
    now = Dated(answer.outcome, answer.said, today, today)
    return replace(now, since=before.since) if before and before.outcome == answer.outcome else now


def of_status(status: int, retry_after: str = "") -> Answer:
    """The answer that a status is. Only 404 and 410 say that a page is gone: others are also said to programs."""
    words = {one.value: one.phrase for one in HTTPStatus}.get(status, "")
    said = f"answers {status}" + (f" ({words})" if words else "")
    if status in GONE:
        return Answer("broken", said)
    if 200 <= status < 300:
        return Answer("ok", said)
    return Answer("unknown", said, status in PASSING, float(retry_after) if retry_after.isdecimal() else 0.0)


def of_failure(error: BaseException) -> Answer:
    """The answer that a failed connection is: only a host that does not exist is gone for good."""
    if isinstance(error, socket.gaierror):
        if error.errno in NO_HOST:
            return Answer("broken", "names a host that does not exist")
        return Answer("unknown", "names a host that cannot be looked up now", passing=True)
    if isinstance(error, UnicodeError):
        return Answer("broken", "names a host that cannot exist")
    if isinstance(error, TimeoutError):
        return Answer("unknown", "does not answer in time", passing=True)
    words = str(error).strip() or type(error).__name__
    return Answer("unknown", f"cannot be asked: {words}", passing=isinstance(error, OSError))
