"""What becomes of a mail that waits in a table. Each step is a conditional update: two workers never send the same one.

queued → (claimed) → sending → sent | failed | uncertain; back to queued only when the server certainly has not got it.
The table has the columns state, attempts, next_attempt_at, claimed_until, ended_at and last_error.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar

from django.db import InterfaceError, OperationalError
from django.db.models import F, Model, Q, QuerySet

from atiende.platform.mail.smtp import Outcome

CLAIM = dt.timedelta(minutes=15)
WAITS = tuple(dt.timedelta(minutes=m) for m in (1, 5, 15, 60, 180, 360, 720, 1440, 1440))
Row = TypeVar("Row", bound=Model)

_log = logging.getLogger(__name__)


class State(StrEnum):
    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNCERTAIN = "uncertain"


class ClaimLost(Exception):
    """Another worker took the mail over because this one was too slow."""


@contextmanager
def left_to_its_row() -> Iterator[None]:
    """Around one attempt: a database that goes away in its middle is no failed job that a person has to look at.

    The row says what is owed, and the round of the next minutes does it or calls it uncertain.
    """
    try:
        yield
    except (OperationalError, InterfaceError) as error:
        _log.warning("a mail is left to the next round: %s", error)


@dataclass(frozen=True, slots=True)
class Attempts(Generic[Row]):
    """The attempts at sending the mails of one table."""

    table: type[Row]

    def claimed(self, mail_id: int, at: dt.datetime) -> Row | None:
        """The mail, ours for a quarter of an hour; None when it is not due or somebody else has it."""
        free = self._rows.filter(_is_free(at), pk=mail_id, state=State.QUEUED, next_attempt_at__lte=at)
        if not free.update(claimed_until=at + CLAIM, attempts=F("attempts") + 1):
            return None
        return self._rows.get(pk=mail_id)

    def mark_sending(self, mail: Any, at: dt.datetime) -> None:
        """From here on nobody knows whether the server has it. Raises ClaimLost."""
        ours = self._rows.filter(pk=mail.pk, state=State.QUEUED, attempts=mail.attempts)
        if not ours.update(state=State.SENDING, claimed_until=at + CLAIM):
            raise ClaimLost

    def not_delivered(self, mail: Any, outcome: Outcome, words: str, at: dt.datetime) -> State:
        """Wait for the next attempt, or end; returns the state."""
        if outcome is Outcome.UNCERTAIN:
            return self.end(mail, State.UNCERTAIN, words, at)
        if outcome is Outcome.REFUSED or mail.attempts > len(WAITS):
            return self.end(mail, State.FAILED, words, at)
        self._ours(mail).update(
            state=State.QUEUED,
            claimed_until=None,
            next_attempt_at=at + WAITS[mail.attempts - 1],
            last_error=words,
        )
        return State.QUEUED

    def end(self, mail: Any, state: State, words: str, at: dt.datetime) -> State:
        self._ours(mail).update(state=state, claimed_until=None, ended_at=at, last_error=words)
        return state

    def queue_again(self, mail_id: int, at: dt.datetime) -> bool:
        """A person sends it once more; False unless it failed or its fate is uncertain."""
        ended = self._rows.filter(pk=mail_id, state__in=[State.FAILED, State.UNCERTAIN])
        fresh = {"attempts": 0, "next_attempt_at": at, "claimed_until": None, "ended_at": None}
        return bool(ended.update(state=State.QUEUED, **fresh))

    def due_ids(self, at: dt.datetime, *, limit: int) -> list[int]:
        """Mails whose time has come, the longest waiting first."""
        due = self._rows.filter(_is_free(at), state=State.QUEUED, next_attempt_at__lte=at)
        return list(due.order_by("next_attempt_at").values_list("pk", flat=True)[:limit])

    def left_in_the_middle(self, at: dt.datetime) -> QuerySet[Row]:
        """Mails that a worker was handing over when it ended."""
        return self._rows.filter(state=State.SENDING, claimed_until__lt=at)

    @property
    def _rows(self) -> QuerySet[Row]:
        return self.table._default_manager.all()

    def _ours(self, mail: Any) -> QuerySet[Row]:
        """The row while this attempt still owns it; a mail already told uncertain may yet turn out to be sent."""
        states = [State.QUEUED, State.SENDING, State.UNCERTAIN]
        return self._rows.filter(pk=mail.pk, attempts=mail.attempts, state__in=states)


def _is_free(at: dt.datetime) -> Q:
    return Q(claimed_until=None) | Q(claimed_until__lt=at)
