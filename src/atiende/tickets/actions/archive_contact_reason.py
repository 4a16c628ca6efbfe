"""Offer a contact reason no more, nor those below it; cases keep what they have."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.platform.audit import record
from atiende.tickets.models import ContactReason


def archive_contact_reason(*, reason_id: int, by: Actor, at: dt.datetime) -> ContactReason:
    """Doing it again changes nothing. Raises NotPermitted and NotFound."""
    by.require("settings.manage")
    with transaction.atomic():
        reason = ContactReason.objects.select_for_update().filter(pk=reason_id).first()
        if reason is None:
            raise NotFound
        if not reason.is_in_use:
            return reason
        reason.is_in_use = False
        reason.version += 1
        reason.save(update_fields=["is_in_use", "version"])
        record(
            by=by,
            verb="tickets.contact_reason_archived",
            target_kind="contact_reason",
            target_id=reason_id,
            fields=["is_in_use"],
            at=at,
        )
        return reason
