"""One action that does all an action may do: a row, an audit entry, an event, a job, and now and then a mail.

Nothing in its tables is unique but the step itself: what happens twice is seen twice.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import connection, transaction

from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.kernel.events import Event
from atiende.platform.audit import record
from atiende.platform.jobs import defer, job
from atiende.platform.live import register_topic, signal
from atiende.platform.mail import queue_mail
from atiende.platform.mail.sending import due_mail_ids, send_queued, tidy
from atiende.platform.outbox import Delivery, emit, handles

THINGS = 5
MAIL_EVERY = 3
TOPIC = "faults:1"

register_topic("faults", lambda user_id, topic_id: True)


@dataclass(frozen=True, slots=True)
class StepTaken(Event):
    name = "faults.step_taken.v1"
    aggregate_kind = "faults_thing"
    thing_id: int
    step: int

    @property
    def aggregate_id(self) -> int:
        return self.thing_id


@job("faults.work")
def work(*, step: int, asked_by: str) -> None:
    _insert("INSERT INTO faults_worked (step, asked_by) VALUES (%s, %s)", step, asked_by)


@handles(StepTaken)
def hear(event: StepTaken, delivery: Delivery) -> None:
    _insert("INSERT INTO faults_heard (step, event_id) VALUES (%s, %s)", event.step, delivery.event_id)
    defer(work, step=event.step, asked_by="handler")


def take_step(step: int) -> None:
    """All of it or nothing."""
    now = utc_now()
    with transaction.atomic():
        _insert("INSERT INTO faults_taken (step) VALUES (%s)", step)
        record(by=SYSTEM, verb="faults.step_taken", target_kind="faults_step", target_id=step, at=now)
        emit(StepTaken(thing_id=step % THINGS, step=step))
        defer(work, step=step, asked_by="action")
        signal(TOPIC)
        if step % MAIL_EVERY == 0:
            queue_mail(
                to=f"step{step}@example.com", subject=f"Step {step}", text="…", kind="faults.step", at=now
            )


def settle_mails() -> None:
    """What the sending job would do once the claims of dead workers and the waits for another try are over."""
    later = utc_now() + dt.timedelta(days=2)
    tidy(later)
    for mail_id in due_mail_ids(later, limit=10_000):
        send_queued(mail_id, lambda: later)


def _insert(statement: str, *values: int | str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
