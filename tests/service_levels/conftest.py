from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from atiende.kernel.actors import SYSTEM, Actor
from atiende.kernel.events import Event
from atiende.service_levels.actions.keep_clocks import keep_clocks
from atiende.service_levels.actions.save_policy import save_policy
from atiende.service_levels.actions.switch_policy_on import switch_policy_on
from atiende.service_levels.models import Clock, Policy
from atiende.service_levels.rules.kinds import ClockKind
from atiende.service_levels.rules.policy import Definition
from atiende.tickets.events import MessageQueued, MessageReceived, TicketOpened, TicketStatusChanged
from tests.tickets.conftest import (  # noqa: F401  fixtures
    AT,
    attachment,
    customer,
    house,
    later,
    opened,
    received,
    set_status,
    words,
)

HOUR = 3600
SETTER = Actor(id=1, label="Ana", grants=frozenset({"settings.manage"}))
NOTHING_LATER = 2**62


def told(event: Event, minutes: float) -> None:
    """The clocks hear of it as of something that happened so many minutes after AT."""
    at = AT + dt.timedelta(minutes=minutes)
    keep_clocks(event=event, event_id=NOTHING_LATER, at=at, by=SYSTEM)


def was_opened(case, minutes: float = 0, **more) -> None:
    facts = {"opened_by": 0, "is_automatic": False, "channel": "mail", **more}
    told(TicketOpened(ticket_id=case.ticket_id, message_id=1, customer_id=1, brand_id=1, **facts), minutes)


def was_answered(case, minutes: float, *, by: int = 7) -> None:
    told(
        MessageQueued(ticket_id=case.ticket_id, message_id=2, channel="mail", is_automatic=not by, by=by),
        minutes,
    )


def wrote(case, minutes: float) -> None:
    told(
        MessageReceived(
            ticket_id=case.ticket_id, message_id=3, customer_id=1, channel="mail", is_automatic=False
        ),
        minutes,
    )


def became(case, old: str, new: str, minutes: float) -> None:
    told(
        TicketStatusChanged(
            ticket_id=case.ticket_id, old=old, new=new, old_category=old, new_category=new, by=7
        ),
        minutes,
    )


def clock(case, kind: ClockKind) -> Clock:
    """The newest of this kind."""
    return Clock.objects.filter(ticket_id=case.ticket_id, kind=kind).latest("pk")


def minutes_after(at: dt.datetime | None) -> float | None:
    return None if at is None else (at - AT).total_seconds() / 60


Promising = Callable[..., Policy]


@pytest.fixture
def policy(db: None) -> Promising:
    """A policy that is on, around the clock."""

    def make(name: str = "Oro", **says) -> Policy:
        targets = says.pop("targets", {ClockKind.FIRST_ANSWER: HOUR, ClockKind.RESOLUTION: 8 * HOUR})
        definition = Definition(**{"targets": targets, "calendar": "always", **says})
        made = save_policy(name=name, definition=definition, by=SETTER, at=AT)
        return switch_policy_on(policy_id=made.pk, by=SETTER, at=AT)

    return make
