"""Work in the background."""

from __future__ import annotations

import contextlib
import datetime as dt

from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import Refusal
from atiende.platform.jobs import job
from atiende.tickets.actions.send_waiting_reply import send_waiting_reply
from atiende.tickets.actions.wake_ticket import wake_ticket
from atiende.tickets.models.submitting import forget_submissions
from atiende.tickets.queries.snoozed import due_snoozes, snoozes_overtaken
from atiende.tickets.queries.waiting import due_waiting_replies
from atiende.tickets.search_upkeep import finish_search_rows, learn_search_words

KEPT = dt.timedelta(days=30)
"""A message may wait that long in the browser of somebody without a connection, unsure whether it was sent."""
WOKEN_AT_ONCE = 500
SENT_AT_ONCE = 200


@job("tickets.forget_submissions", cron="17 3 * * *", retries=0)
def forget_old_submissions() -> None:
    forget_submissions(before=utc_now() - KEPT)


@job("tickets.learn_search_words", cron="*/5 * * * *", retries=0)
def learn_words_of_searching() -> None:
    """Every five minutes: words of new messages, at most so many that the next run is not waited for."""
    for _ in range(10):
        if not learn_search_words(at=utc_now()):
            break


@job("tickets.finish_search_rows", cron="* * * * *", retries=0)
def finish_rows_of_searching() -> None:
    """Every minute: the rest of long cases that changed hands or name."""
    finish_search_rows()


@job("tickets.wake_snoozed", cron="* * * * *", retries=0, rests=True)
def wake_snoozed_tickets() -> None:
    """Every minute: what was put off until now, or until what has happened since.

    What was merged meanwhile is left to the next time.
    """
    for ticket_id in due_snoozes(at=utc_now(), limit=WOKEN_AT_ONCE):
        with contextlib.suppress(Refusal):
            wake_ticket(ticket_id=ticket_id, by=SYSTEM, at=utc_now())
    for ticket_id, why in snoozes_overtaken(limit=WOKEN_AT_ONCE):
        with contextlib.suppress(Refusal):
            wake_ticket(ticket_id=ticket_id, by=SYSTEM, at=utc_now(), why=why)


@job("tickets.send_waiting_replies", cron="* * * * *", retries=0, rests=True)
def send_waiting_replies() -> None:
    """Every minute: replies whose moment has come. Each for itself: what one of them meets holds no other."""
    for waiting_id in due_waiting_replies(at=utc_now(), limit=SENT_AT_ONCE):
        with contextlib.suppress(Refusal):
            send_waiting_reply(waiting_id=waiting_id, by=SYSTEM, at=utc_now())
