"""The promises of the demonstration company, and the clocks of its cases under way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Final

from atiende.kernel.actors import SYSTEM, Actor
from atiende.kernel.events import Event
from atiende.kernel.refusals import InvalidInput
from atiende.organisation.rules.demonstration import name_apart
from atiende.platform.demonstration import mark
from atiende.service_levels.actions.keep_clocks import keep_clocks
from atiende.service_levels.actions.save_policy import save_policy
from atiende.service_levels.actions.switch_policy_on import switch_policy_on
from atiende.service_levels.rules.kinds import Cause, ClockKind
from atiende.service_levels.rules.policy import Definition, Escalation
from atiende.tickets.events import MessageQueued, TicketOpened, TicketSnoozed, TicketStatusChanged
from atiende.tickets.queries import PromiseFacts, promise_facts
from atiende.tickets.queries.promising import newest_cases_of

HOUR: Final = 3600
CASES: Final = 60
_HELD: Final = frozenset({Cause.WAITING_CUSTOMER, Cause.SNOOZED})
_ALL_FACTS: Final = 2**62


def load_promises(brands: Mapping[str, int], teams: Mapping[str, int], *, by: Actor, at: dt.datetime) -> None:
    """Three policies for the demonstration's brands alone, and what they make of its newest cases."""
    ids = tuple(str(pk) for pk in brands.values())
    made = [
        _policy("Urgentes", _urgent(ids, teams["reclamaciones"]), by, at),
        _policy("Outlet", _outlet(str(brands["outlet"])), by, at),
        _policy("Todos los casos", _usual(ids), by, at),
    ]
    mark("service_policy", made)
    for ticket_id in newest_cases_of(brands.values(), limit=CASES):
        facts = promise_facts(ticket_id)
        if facts is not None and not (facts.is_spam or facts.is_merged):
            for moment, event in _history(facts, at):
                keep_clocks(event=event, event_id=_ALL_FACTS, at=moment, by=SYSTEM)


def _urgent(brands: tuple[str, ...], complaints: int) -> Definition:
    return Definition(
        conditions={"brand": brands, "priority": ("4", "3")},
        targets={
            ClockKind.FIRST_ANSWER: HOUR,
            ClockKind.NEXT_ANSWER: 2 * HOUR,
            ClockKind.RESOLUTION: 8 * HOUR,
        },
        promises={ClockKind.RESOLUTION: 16 * HOUR},
        pauses=_HELD,
        steps=(50, 75, 90),
        escalations=(Escalation(100, "tell_team", str(complaints), ClockKind.RESOLUTION),),
    )


def _outlet(brand: str) -> Definition:
    return Definition(
        conditions={"brand": (brand,)},
        targets={ClockKind.FIRST_ANSWER: 8 * HOUR, ClockKind.RESOLUTION: 45 * HOUR},
        pauses=_HELD,
        steps=(75,),
    )


def _usual(brands: tuple[str, ...]) -> Definition:
    return Definition(
        conditions={"brand": brands},
        targets={
            ClockKind.FIRST_ANSWER: 4 * HOUR,
            ClockKind.NEXT_ANSWER: 8 * HOUR,
            ClockKind.RESOLUTION: 27 * HOUR,
            ClockKind.TEAM: 18 * HOUR,
        },
        pauses=_HELD,
        steps=(75, 90),
    )


def _policy(name: str, definition: Definition, by: Actor, at: dt.datetime) -> int:
    """A company that has one of this name keeps it."""
    try:
        made = save_policy(name=name, definition=definition, by=by, at=at)
    except InvalidInput:
        made = save_policy(name=name_apart(name), definition=definition, by=by, at=at)
    return switch_policy_on(policy_id=made.pk, by=by, at=at).pk


def _history(facts: PromiseFacts, at: dt.datetime) -> list[tuple[dt.datetime, Event]]:
    """What the correspondence says happened, as far as clocks care."""
    pk, told = facts.ticket_id, list[tuple[dt.datetime, Event]]()
    opened = TicketOpened(
        ticket_id=pk,
        message_id=0,
        customer_id=facts.customer_id,
        brand_id=facts.brand_id,
        channel=facts.channel,
        is_automatic=False,
    )
    told.append((facts.opened_at, opened))
    if facts.first_reply_at is not None:
        by = facts.assignee_id or -1
        answer = MessageQueued(ticket_id=pk, message_id=0, channel=facts.channel, is_automatic=False, by=by)
        told.append((facts.first_reply_at, answer))
    last = facts.first_reply_at or facts.opened_at
    if facts.category not in ("new", "open"):
        status = TicketStatusChanged(
            ticket_id=pk,
            old="open",
            new=facts.category,
            old_category="open",
            new_category=facts.category,
            by=0,
        )
        told.append((max(last, facts.resolved_at or last), status))
    if facts.snoozed_until is not None:
        told.append((max(last, at), TicketSnoozed(ticket_id=pk, until=facts.snoozed_until.isoformat(), by=0)))
    return told
