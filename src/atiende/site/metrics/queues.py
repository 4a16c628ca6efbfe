"""What waits in the database. It is asked at most every ten seconds, however often somebody reads the figures."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from typing import Any, Final

from django.db import Error, connection
from prometheus_client.core import GaugeMetricFamily, Metric

from atiende.kernel.clock import utc_now
from atiende.kernel.ids import instant_of

KEPT_SECONDS: Final = 10.0
_STATES: Final = ("queued", "sending", "uncertain", "failed")
_OUTBOX: Final = """
SELECT count(*) FILTER (WHERE state = 'pending'), count(*) FILTER (WHERE state = 'waiting'),
    count(DISTINCT (aggregate, handler)) FILTER (WHERE state = 'stuck'),
    min(event_id) FILTER (WHERE state = 'pending' AND attempts = 0)
FROM platform_delivery
"""
_JOBS: Final = """
SELECT status::text, count(*), coalesce(extract(epoch FROM now() - min(coalesce(scheduled_at, now()))), 0)
FROM procrastinate_jobs WHERE status IN ('todo', 'doing', 'failed') GROUP BY status
"""
_MAILBOXES: Final = """
SELECT reading.mailbox_id, extract(epoch FROM now() - reading.last_success_at), reading.failing_since IS NOT NULL
FROM channels_mailboxreading reading JOIN channels_mailaccess access USING (mailbox_id)
WHERE access.direction = 'in'
AND NOT EXISTS (SELECT FROM channels_mailboxpause pause WHERE pause.mailbox_id = reading.mailbox_id)
"""
# By mailbox, because the index begins with it: what was sent is never walked through.
_ANSWERS: Final = """
SELECT state, sum(found.waiting) FROM channels_mailbox mailbox, unnest(%s::text[]) AS state,
LATERAL (SELECT count(*) AS waiting FROM channels_outgoingmail mail
    WHERE mail.mailbox_id = mailbox.id AND mail.state = state) AS found GROUP BY state
"""
_NOTICES: Final = "SELECT state, count(*) FROM platform_outgoing_mail WHERE state = ANY(%s) GROUP BY state"
_CONNECTIONS: Final = """
SELECT coalesce(state, 'other'), count(*) FROM pg_stat_activity WHERE datname = current_database() GROUP BY 1
"""

Rows = list[tuple[Any, ...]]


class OfTheQueues:
    """Figures of the whole installation: every worker tells the same ones."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._asked_at = -KEPT_SECONDS
        self._kept: list[Metric] = []

    def collect(self) -> Iterator[Metric]:
        with self._guard:
            if time.monotonic() - self._asked_at >= KEPT_SECONDS:
                self._kept, self._asked_at = _asked(), time.monotonic()
            yield from self._kept


def _asked() -> list[Metric]:
    there = GaugeMetricFamily("atiende_database_up", "Whether the database answers.")
    try:
        found = [metric for part in (_outbox, _jobs, _mailboxes, _mails, _connections) for metric in part()]
    except Error:
        connection.close()
        there.add_metric((), 0)
        return [there]
    there.add_metric((), 1)
    return [there, *found]


def _outbox() -> list[Metric]:
    ((pending, waiting, stuck, oldest),) = _rows(_OUTBOX)
    lag = max(0.0, (utc_now() - instant_of(oldest)).total_seconds()) if oldest else 0.0
    deliveries = GaugeMetricFamily("atiende_outbox_deliveries", "Deliveries of events.", labels=("state",))
    deliveries.add_metric(("pending",), pending)
    deliveries.add_metric(("waiting",), waiting)
    return [
        deliveries,
        GaugeMetricFamily(
            "atiende_outbox_lag_seconds", "Age of the oldest delivery not yet tried.", value=lag
        ),
        GaugeMetricFamily("atiende_outbox_stuck_lanes", "Lanes that wait for a person.", value=stuck),
    ]


def _jobs() -> list[Metric]:
    count = GaugeMetricFamily("atiende_jobs", "Jobs by state.", labels=("state",))
    oldest = GaugeMetricFamily("atiende_job_lag_seconds", "How long the oldest due job has waited.")
    found = {state: (number, age) for state, number, age in _rows(_JOBS)}
    for state in ("todo", "doing", "failed"):
        count.add_metric((state,), found.get(state, (0, 0))[0])
    oldest.add_metric((), max(0.0, float(found.get("todo", (0, 0))[1])))
    return [count, oldest]


def _mailboxes() -> list[Metric]:
    """By number: names and addresses may be those of people."""
    age = GaugeMetricFamily(
        "atiende_mailbox_read_age_seconds", "Since the mailbox was last read.", labels=("mailbox",)
    )
    failing = GaugeMetricFamily("atiende_mailbox_failing", "Whether it cannot be read.", labels=("mailbox",))
    for mailbox_id, seconds, is_failing in _rows(_MAILBOXES):
        if seconds is not None:
            age.add_metric((str(mailbox_id),), float(seconds))
        failing.add_metric((str(mailbox_id),), float(is_failing))
    return [age, failing]


def _mails() -> list[Metric]:
    mails = GaugeMetricFamily("atiende_outgoing_mails", "Mails not yet gone.", labels=("kind", "state"))
    for kind, statement in (("answer", _ANSWERS), ("notice", _NOTICES)):
        found = {row[0]: row[1] for row in _rows(statement, [list(_STATES)])}
        for state in _STATES:
            mails.add_metric((kind, state), float(found.get(state, 0)))
    return [mails]


def _connections() -> list[Metric]:
    open_ones = GaugeMetricFamily("atiende_database_connections", "Open to this database.", labels=("state",))
    for state, count in _rows(_CONNECTIONS):
        open_ones.add_metric((state,), count)
    ((most,),) = _rows("SELECT current_setting('max_connections')::int")
    return [
        open_ones,
        GaugeMetricFamily("atiende_database_connections_max", "Taken by the server at most.", value=most),
    ]


def _rows(statement: str, parameters: list[Any] | None = None) -> Rows:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return list(cursor.fetchall())
