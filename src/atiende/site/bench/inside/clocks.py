"""Open clocks of promises by the hundred thousand: their cost while nothing is due, and acting on many at once."""

from __future__ import annotations

import datetime as dt
import json
import sys
import time

import django

django.setup()

from django.db import connection  # noqa: E402  after Django is set up

from atiende.customers.actions.identify_customer import identify_customer  # noqa: E402
from atiende.identity.actions.create_user import create_user  # noqa: E402
from atiende.kernel.actors import SYSTEM  # noqa: E402
from atiende.organisation.actions.create_agent import create_agent  # noqa: E402
from atiende.organisation.actions.provide_first_brand import provide_first_brand  # noqa: E402
from atiende.service_levels.actions.act_on_alarms import act_on_alarms  # noqa: E402
from atiende.service_levels.actions.save_policy import save_policy  # noqa: E402
from atiende.service_levels.actions.switch_policy_on import switch_policy_on  # noqa: E402
from atiende.service_levels.rules.kinds import ClockKind  # noqa: E402
from atiende.service_levels.rules.policy import Definition, Escalation  # noqa: E402
from atiende.site.schema import apply_pending  # noqa: E402

NOW = dt.datetime(2026, 11, 23, 10, tzinfo=dt.UTC)
HOURS = 4
EACH = 10
"""Clocks of one case."""
_TICKETS = """
INSERT INTO tickets_ticket (
    assignee_id, brand_id, customer_id, subject, status_id, category, priority, channel, language,
    time_zone, custom_fields, is_spam, opened_at, updated_at, last_message_at, reopenings, version)
SELECT (%(agents)s::bigint[])[1 + nth %% 20], %(brand)s, %(customer)s, 'bench', %(status)s, 'open', 2, 'mail', 'es',
    'Europe/Madrid', '{}', false,     %(now)s, %(now)s, %(now)s, 0, 1 FROM generate_series(1, %(tickets)s) AS nth
"""
_CLOCKS = """
INSERT INTO service_levels_clock (ticket_id, kind, rule, policy_id, policy_number, calendar, zone, target_seconds,
    consumed_seconds, steps, done_step, started_at, running_since, pauses, due_at, is_provisional, next_alarm_at, "end")
SELECT ticket.id, 'resolution', 'bench ' || nth, %(policy)s, 1, 'always', 'UTC', %(seconds)s, 0, '{100}', 0,
    moment.at - make_interval(secs => %(seconds)s), moment.at - make_interval(secs => %(seconds)s), '{}', moment.at,
    false, moment.at, ''
FROM generate_series(1, %(each)s) AS nth
    CROSS JOIN (SELECT id, row_number() OVER (ORDER BY id) AS place FROM tickets_ticket WHERE subject = 'bench') ticket
    CROSS JOIN LATERAL (
        SELECT %(now)s::timestamptz + make_interval(hours => 1 + ((ticket.place * 31 + nth) %% 2000)::int) AS at
    ) moment
"""
_DUE_WITHIN_A_MINUTE = """
UPDATE service_levels_clock SET done_step = 0, breached_at = NULL, due_at = moment.at, next_alarm_at = moment.at,
    started_at = moment.at - make_interval(secs => %(seconds)s),
    running_since = moment.at - make_interval(secs => %(seconds)s)
FROM (
    SELECT id, %(now)s::timestamptz - make_interval(secs => (id %% 60)::int) AS at
    FROM service_levels_clock WHERE stopped_at IS NULL ORDER BY id LIMIT %(due)s
) moment WHERE moment.id = service_levels_clock.id
"""


def main(clocks: int, due: int, runs: int) -> None:
    """Prints as JSON, for each run, the seconds of a look that finds nothing and of acting on `due` among `clocks`."""
    apply_pending()
    _fill(clocks)
    told: dict[str, list[float]] = {"idle": [], "took": [], "acted": []}
    for _ in range(runs):
        with connection.cursor() as cursor:
            cursor.execute(_DUE_WITHIN_A_MINUTE, {"now": NOW, "seconds": HOURS * 3600, "due": due})
        told["idle"].append(_seconds(NOW - dt.timedelta(hours=1))[0])
        took, acted = _seconds(NOW)
        told["took"].append(took)
        told["acted"].append(acted)
    sys.stdout.write(json.dumps(told) + "\n")


def _seconds(at: dt.datetime) -> tuple[float, int]:
    begun = time.perf_counter()
    acted = act_on_alarms(by=SYSTEM, at=at)
    return time.perf_counter() - begun, acted


def _fill(clocks: int) -> None:
    says = Definition(
        targets={ClockKind.RESOLUTION: HOURS * 3600},
        calendar="always",
        steps=(),
        escalations=(Escalation(100, "tell_assignee"),),
    )
    policy = save_policy(name="bench", definition=says, by=SYSTEM, at=NOW)
    switch_policy_on(policy_id=policy.pk, by=SYSTEM, at=NOW)
    brand = provide_first_brand(by=SYSTEM, at=NOW)
    customer = identify_customer(kind="email", value="bench@example.com", name="Bench", by=SYSTEM, at=NOW)
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM tickets_ticketstatus WHERE key = 'open'")
        values = {
            "now": NOW,
            "status": cursor.fetchone()[0],
            "brand": brand.pk,
            "customer": customer,
            "agents": _agents(),
        }
        cursor.execute(_TICKETS, {**values, "tickets": -(-clocks // EACH)})
        cursor.execute(_CLOCKS, {"now": NOW, "policy": policy.pk, "seconds": HOURS * 3600, "each": EACH})
        cursor.execute("ANALYZE service_levels_clock, tickets_ticket")


def _agents() -> list[int]:
    found = []
    for number in range(20):
        user = create_user(
            email=f"agent{number}@bench.example",
            name=f"Agent {number}",
            password=None,
            role_codes=["agent"],
            time_zone="Europe/Madrid",
            by=SYSTEM,
            at=NOW,
        )
        found.append(int(create_agent(user_id=user.pk, by=SYSTEM, at=NOW).pk))
    return found


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
