"""Settle a file that was held back: it is clean and shown from now on, or it stays away for good."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.platform.storage import StoredFile, hold
from atiende.tickets.models import Attachment
from atiende.tickets.rules.incoming import UNCHECKED


def release_attachment(
    *, attachment_id: int, file: StoredFile | None, problem: str, by: Actor, at: dt.datetime
) -> bool:
    """False when it was settled before. `problem` says why there is no file. Raises NotPermitted, NotFound."""
    by.require("tickets.manage")
    with transaction.atomic():
        rows = Attachment.objects.select_for_update(of=("self",)).select_related("message")
        attachment = rows.filter(pk=attachment_id).first()
        if attachment is None:
            raise NotFound
        if attachment.problem != UNCHECKED:
            return False
        attachment.file_id = file.id if file is not None else None
        attachment.problem = problem
        attachment.save(update_fields=["file", "problem"])
        if file is not None:
            hold(file)
        record(
            by=by,
            verb="tickets.attachment_released",
            target_kind="message",
            target_id=attachment.message_id,
            at=at,
            details={"attachment_id": attachment_id, "problem": problem},
        )
        signal(f"ticket:{attachment.message.ticket_id}")
    return True
