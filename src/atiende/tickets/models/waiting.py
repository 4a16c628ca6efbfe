"""The one door of replies that wait: each holds its files, and lets go of them when it goes."""

from __future__ import annotations

from collections import Counter
from typing import Any

from atiende.tickets.models.drafts import exchanged, let_go
from atiende.tickets.models.waiting_reply import WaitingReply
from atiende.tickets.rules.drafts import DraftFile


def keep_waiting(reply: WaitingReply, files: tuple[DraftFile, ...]) -> None:
    """A file that is no longer there is left out."""
    reply.files = exchanged([], files)
    reply.save(force_insert=True)


def forget_waiting(**wanted: Any) -> None:
    """Those that these conditions name, with their files."""
    found = list(WaitingReply.objects.select_for_update().filter(**wanted).order_by("pk"))
    if not found:
        return
    WaitingReply.objects.filter(pk__in=[reply.pk for reply in found]).delete()
    let_go(Counter(file["file_id"] for reply in found for file in reply.files))
