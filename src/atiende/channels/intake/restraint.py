"""Storms restrain what happens by itself, never what comes in."""

from __future__ import annotations

import datetime as dt

from atiende.channels.models import AutomaticAnswer
from atiende.channels.queries.mail_threads import recent_mails_of_ticket
from atiende.channels.queries.own_addresses import mailboxes_by_address
from atiende.channels.rules.mail.own import plain_address
from atiende.kernel.ids import first_id_at
from atiende.platform.postgres.gathering import send_gathered

WINDOW = dt.timedelta(hours=1)
MOST_IN_WINDOW = 20
MOST_A_DAY = 3
"""Automatic answers to one address in 24 hours: two systems that answer each other fall silent."""

_DAY = dt.timedelta(days=1)


def may_reopen(ticket_id: int, *, at: dt.datetime) -> bool:
    """False for a case that mails pour into."""
    send_gathered()
    return recent_mails_of_ticket(ticket_id, since_id=first_id_at(at - WINDOW)) < MOST_IN_WINDOW


def may_answer_by_itself(address: str, ticket_id: int, *, at: dt.datetime) -> bool:
    """Once for a case and seldom for an address; never to one of ours."""
    if AutomaticAnswer.objects.filter(address=address, ticket_id=ticket_id).exists():
        return False
    return has_room_for_answer(address, at=at)


def has_room_for_answer(address: str, *, at: dt.datetime) -> bool:
    """Whether one more automatic answer may go there today; never to one of ours."""
    if not address or plain_address(address) in mailboxes_by_address():
        return False
    return AutomaticAnswer.objects.filter(address=address, at__gt=at - _DAY).count() < MOST_A_DAY
