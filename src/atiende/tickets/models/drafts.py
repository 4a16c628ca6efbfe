"""The one door of drafts: a draft holds its files, and lets go of them when it goes."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any, Final

from django.db import connection

from atiende.kernel.refusals import NotFound
from atiende.platform.storage import hold, release
from atiende.tickets.models.people import Draft
from atiende.tickets.rules.drafts import DraftFile, DraftWords

_BEGIN: Final = """
INSERT INTO tickets_draft (ticket_id, agent_id, kind, text, html, files, saved_at)
VALUES (%s, %s, %s, '', '', '[]', %s)
ON CONFLICT (ticket_id, agent_id, kind) DO NOTHING
"""


def keep_draft(*, ticket_id: int, agent_id: int, kind: str, words: DraftWords, at: dt.datetime) -> None:
    """What was saved later stands. A file that is no longer there is left out."""
    with connection.cursor() as cursor:
        cursor.execute(_BEGIN, [ticket_id, agent_id, kind, at])
    draft = Draft.objects.select_for_update().get(ticket_id=ticket_id, agent_id=agent_id, kind=kind)
    if draft.saved_at > at:
        return
    draft.files = exchanged(draft.files, words.files)
    draft.text, draft.html, draft.saved_at = words.text, words.html, at
    draft.recipients = (
        None if words.recipients is None else dict(zip(("to", "cc", "bcc"), words.recipients, strict=False))
    )
    draft.save(update_fields=["text", "html", "recipients", "files", "saved_at"])


def forget_drafts(**wanted: Any) -> None:
    """Those that these conditions name, with their files."""
    drafts = list(Draft.objects.select_for_update().filter(**wanted).order_by("pk"))
    if not drafts:
        return
    Draft.objects.filter(pk__in=[draft.pk for draft in drafts]).delete()
    let_go(Counter(file["file_id"] for draft in drafts for file in draft.files))


def exchanged(old: list[dict[str, Any]], new: Iterable[DraftFile]) -> list[dict[str, Any]]:
    """Hold what is new, let go of what is left out; what the draft holds now."""
    left, kept = Counter(file["file_id"] for file in old), []
    for file in new:
        if left[file.file_id]:
            left[file.file_id] -= 1
        elif not _held(file.file_id):
            continue
        kept.append(asdict(file))
    let_go(left)
    return kept


def _held(file_id: int) -> bool:
    try:
        hold(file_id)
    except NotFound:
        return False
    return True


def let_go(times: Counter[int]) -> None:
    for file_id in sorted(times.elements()):
        release(file_id)
