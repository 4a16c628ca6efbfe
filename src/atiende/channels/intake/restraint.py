"""Storms restrain what happens by itself, never what comes in."""

from __future__ import annotations

import datetime as dt

from atiende.channels.queries.mail_threads import recent_mails_of_ticket
from atiende.kernel.ids import first_id_at

WINDOW = dt.timedelta(hours=1)
MOST_IN_WINDOW = 20


def may_reopen(ticket_id: int, *, at: dt.datetime) -> bool:
    """False for a case that mails pour into."""
    return recent_mails_of_ticket(ticket_id, since_id=first_id_at(at - WINDOW)) < MOST_IN_WINDOW
