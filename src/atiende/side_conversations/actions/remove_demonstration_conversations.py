"""Remove what was written aside in the demonstration's cases, and let go of its files."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.platform.audit import record_each
from atiende.platform.demonstration import marked
from atiende.platform.storage import release
from atiende.side_conversations.models import SideConversation, SideMessage


def remove_demonstration_conversations(*, by: Actor, at: dt.datetime) -> None:
    """Before the cases go. Raises NotPermitted."""
    by.require("settings.manage")
    with transaction.atomic():
        rows = SideConversation.objects.filter(ticket__brand_id__in=marked("brand"))
        ids = sorted(rows.values_list("pk", flat=True))
        messages = SideMessage.objects.filter(conversation_id__in=ids)
        held = [file["file_id"] for files in messages.values_list("files", flat=True) for file in files]
        for file_id in sorted(each for each in held if each is not None):
            release(file_id)
        rows.delete()
        if ids:
            record_each(
                by=by,
                verb="side_conversations.demonstration_removed",
                target_kind="side_conversation",
                target_ids=ids,
                at=at,
            )
