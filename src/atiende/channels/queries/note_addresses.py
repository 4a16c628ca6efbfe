"""By which mailbox staff answer about a case."""

from __future__ import annotations

from atiende.channels.models import Mailbox
from atiende.channels.queries.sending_mailbox import mailbox_for_case
from atiende.notifications.queries import register_mailbox_finder
from atiende.tickets.queries.naming import place_of_case


def register() -> None:
    register_mailbox_finder(mailbox_address)


def mailbox_address(ticket_id: int) -> str:
    """The address of the mailbox from which its mails leave; empty when there is none that reads."""
    place = place_of_case(ticket_id)
    found = None if place is None else mailbox_for_case(ticket_id, brand_id=place[0], team_id=place[1])
    return found.address if isinstance(found, Mailbox) else ""
