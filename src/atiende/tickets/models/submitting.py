"""Once is enough: the second time that something is sent in answers with what the first time made."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Final

from django.db import connection

from atiende.kernel.actors import Actor
from atiende.tickets.errors import SubmissionOfAnother
from atiende.tickets.models.submission import Submission

_CLAIM: Final = """
INSERT INTO tickets_submission (actor_id, submission, made_at) VALUES (%s, %s, %s)
ON CONFLICT (actor_id, submission) DO NOTHING
"""


def made_before(
    submission: uuid.UUID | None, *, ticket_id: int | None = None, by: Actor, at: dt.datetime
) -> Submission | None:
    """What this submission made already; None the first time. Two at once: the second waits for the first.

    Raises SubmissionOfAnother when it was sent in for another ticket than `ticket_id`.
    """
    if submission is None:
        return None
    with connection.cursor() as cursor:
        cursor.execute(_CLAIM, [by.id, submission, at])
        is_first = cursor.rowcount == 1
    if is_first:
        return None
    made = Submission.objects.get(actor_id=by.id, submission=submission)
    if ticket_id is not None and made.ticket_id != ticket_id:
        raise SubmissionOfAnother
    return made


def keep_made(submission: uuid.UUID | None, *, ticket_id: int, message_id: int, by: Actor) -> None:
    """Note what the submission made, in the transaction that made it."""
    if submission is not None:
        rows = Submission.objects.filter(actor_id=by.id, submission=submission)
        rows.update(ticket_id=ticket_id, message_id=message_id)


def forget_submissions(*, before: dt.datetime) -> int:
    """How many went. The messages that they made stay."""
    gone, _ = Submission.objects.filter(made_at__lt=before).delete()
    return gone
