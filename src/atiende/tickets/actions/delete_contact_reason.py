"""Delete a contact reason that no case ever had."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.platform.audit import record
from atiende.tickets.errors import ReasonIsUsed
from atiende.tickets.models import ContactReason
from atiende.tickets.queries.contact_reasons import ReasonUse, use_of_reason


def delete_contact_reason(*, reason_id: int, by: Actor, at: dt.datetime) -> None:
    """Raises NotPermitted, NotFound, and ReasonIsUsed, which names what has it: then it can be archived."""
    by.require("settings.manage")
    with transaction.atomic():
        reason = ContactReason.objects.select_for_update().filter(pk=reason_id).first()
        if reason is None:
            raise NotFound
        use = use_of_reason(reason_id)
        if use.is_used:
            raise ReasonIsUsed(where=_words(use))
        reason.delete()
        record(
            by=by,
            verb="tickets.contact_reason_deleted",
            target_kind="contact_reason",
            target_id=reason_id,
            at=at,
        )


def _words(use: ReasonUse) -> str:
    found = list(use.fields)
    if use.below:
        found.append(gettext("categories below it"))
    if use.cases:
        found.append(gettext("cases"))
    return ", ".join(found)
