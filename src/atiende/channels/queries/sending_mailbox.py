"""From which mailbox a message leaves."""

from __future__ import annotations

from atiende.channels.models import Mailbox, RawMail
from atiende.tickets.queries import SendableMessage


def mailbox_for(message: SendableMessage) -> Mailbox | None:
    """The one that the case last came in by; else the first of the brand that may send, its team's before others.

    None when the brand has no mailbox that may send.
    """
    return mailbox_for_case(message.ticket_id, brand_id=message.brand_id, team_id=message.team_id)


def mailbox_for_case(ticket_id: int, *, brand_id: int, team_id: int | None) -> Mailbox | None:
    """The same, for what is no message of the case."""
    came_in_by = (
        RawMail.objects.filter(ticket_id=ticket_id, mailbox__is_receive_only=False)
        .order_by("-pk")
        .values_list("mailbox_id", flat=True)
        .first()
    )
    if came_in_by is not None:
        return Mailbox.objects.select_related("brand").get(pk=came_in_by)
    return mailbox_of_brand(brand_id, team_id=team_id)


def mailbox_of_brand(brand_id: int, *, team_id: int | None = None) -> Mailbox | None:
    """The first of the brand that may send, its team's before others."""
    may_send = Mailbox.objects.filter(is_receive_only=False, brand_id=brand_id).select_related("brand")
    candidates = list(may_send.order_by("pk"))
    of_team = [mailbox for mailbox in candidates if mailbox.team_id == team_id]
    return next(iter([*of_team, *candidates]), None)
