"""What passed through a mailbox lately, and what waits in it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Q

from atiende.channels.models import Mailbox, OutgoingMail, RawMail
from atiende.channels.queries.raw_mails import raw_mails_visible_to
from atiende.kernel.actors import Actor

_State = OutgoingMail.State


@dataclass(frozen=True, slots=True)
class MailboxFigures:
    """`received`: since the moment asked for. `waiting_here`: kept and not yet understood."""

    received: int
    waiting_here: int
    quarantined: int
    to_send: int
    unsent: int


def figures_of_mailbox(mailbox: Mailbox, *, since: dt.datetime) -> MailboxFigures:
    """In two queries. `unsent`: failed, or of a fate that nobody knows."""
    rows = RawMail.objects.filter(mailbox=mailbox)
    came = rows.aggregate(
        received=Count("pk", filter=Q(received_at__gte=since)),
        waiting_here=Count("pk", filter=Q(state=RawMail.State.KEPT)),
        quarantined=Count("pk", filter=Q(state=RawMail.State.QUARANTINED)),
    )
    left = OutgoingMail.objects.filter(mailbox=mailbox).aggregate(
        to_send=Count("pk", filter=Q(state__in=(_State.QUEUED, _State.SENDING))),
        unsent=Count("pk", filter=Q(state__in=(_State.UNCERTAIN, _State.FAILED))),
    )
    return MailboxFigures(**came, **left)


def list_latest_mails(actor: Actor, mailbox_id: int, *, size: int = 10) -> list[RawMail]:
    """The latest that came into it, with the number of their case."""
    rows = raw_mails_visible_to(actor).filter(mailbox_id=mailbox_id).select_related("ticket")
    return list(rows.order_by("-pk")[:size])
