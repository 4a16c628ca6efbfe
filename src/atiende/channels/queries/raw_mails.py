"""Mails as they came, as far as the actor may see them."""

from __future__ import annotations

import datetime as dt

from django.db.models import QuerySet

from atiende.channels.models import RawMail
from atiende.channels.queries.mailboxes import mailboxes_visible_to
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound

GRACE = dt.timedelta(minutes=2)
"""What was kept just now is in the hands of its reader."""


def raw_mails_visible_to(actor: Actor) -> QuerySet[RawMail]:
    """Those of the mailboxes that the actor manages."""
    return RawMail.objects.filter(mailbox__in=mailboxes_visible_to(actor))


def get_raw_mail_for(actor: Actor, raw_mail_id: int) -> RawMail:
    """With its mailbox. NotFound when there is none or the actor may not see it."""
    found = raw_mails_visible_to(actor).select_related("mailbox").filter(pk=raw_mail_id).first()
    if found is None:
        raise NotFound
    return found


def list_quarantine(actor: Actor, *, before: int | None = None, size: int = 50) -> list[RawMail]:
    """What waits for a person, the latest first."""
    rows = raw_mails_visible_to(actor).filter(state=RawMail.State.QUARANTINED).select_related("mailbox")
    return list((rows.filter(pk__lt=before) if before else rows).order_by("-pk")[:size])


def list_without_case(
    actor: Actor, *, mailbox_id: int | None = None, before: int | None = None, size: int = 50
) -> list[RawMail]:
    """Mails that are news about something and opened no case: returned mail, automatic answers, complaints of spam."""
    rows = raw_mails_visible_to(actor).filter(state=RawMail.State.PROCESSED, ticket=None)
    if mailbox_id is not None:
        rows = rows.filter(mailbox_id=mailbox_id)
    found = (rows.filter(pk__lt=before) if before else rows).select_related("mailbox")
    return list(found.order_by("-pk")[:size])


def kept_and_waiting(at: dt.datetime, *, limit: int) -> list[int]:
    """Mails that nobody understood yet although there was time, the longest waiting first."""
    waiting = RawMail.objects.filter(state=RawMail.State.KEPT, received_at__lt=at - GRACE)
    return list(waiting.order_by("received_at", "pk").values_list("pk", flat=True)[:limit])


def count_understood(mailbox_id: int) -> int:
    """How many mails of a mailbox became part of a case or were news about one; for the benchmark."""
    return RawMail.objects.filter(mailbox_id=mailbox_id, state=RawMail.State.PROCESSED).count()
