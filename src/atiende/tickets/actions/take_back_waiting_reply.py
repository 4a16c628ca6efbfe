"""Take back a reply that waits: into the draft of who wrote it, or away."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound, NotPermitted
from atiende.platform.audit import record
from atiende.tickets.actions.save_draft import save_draft
from atiende.tickets.announcing import tell_watchers
from atiende.tickets.models import WaitingReply
from atiende.tickets.models.waiting import forget_waiting
from atiende.tickets.queries.drafts import drafts_of
from atiende.tickets.queries.visibility import require_seen
from atiende.tickets.rules.drafts import DraftFile
from atiende.tickets.rules.formatting import as_html


def take_back_waiting_reply(*, waiting_id: int, is_edited: bool, by: Actor, at: dt.datetime) -> None:
    """`is_edited`: it stands in the draft again, below what stands there; that only for who wrote it.

    Others who see the case may throw it away with `tickets.manage`. Raises NotPermitted, NotFound and InvalidInput.
    """
    by.require("tickets.reply")
    with transaction.atomic():
        waiting = WaitingReply.objects.select_for_update().filter(pk=waiting_id).first()
        if waiting is None:
            raise NotFound
        require_seen(by, waiting.ticket_id)
        if waiting.agent_id != by.id and (is_edited or not by.may("tickets.manage")):
            raise NotPermitted(missing="tickets.manage")
        if is_edited:
            _to_draft(waiting, by=by, at=at)
        forget_waiting(pk=waiting_id)
        record(
            by=by,
            verb="tickets.waiting_reply_taken_back",
            target_kind="ticket",
            target_id=waiting.ticket_id,
            at=at,
        )
        tell_watchers(waiting.ticket)


def _to_draft(waiting: WaitingReply, *, by: Actor, at: dt.datetime) -> None:
    before = drafts_of(by, waiting.ticket_id).get("reply")
    text, html, files = waiting.text, waiting.html, list(waiting.files)
    if before is not None and before.text.strip():
        if before.html or html:
            html = f"{before.html or as_html(before.text)}<div><br></div>{html or as_html(text)}"
        text = f"{before.text.rstrip()}\n\n{text}"
        files = [*before.files, *files]
    named = waiting.recipients
    save_draft(
        ticket_id=waiting.ticket_id,
        kind="reply",
        text=text,
        html=html,
        recipients=tuple(", ".join(named.get(role, [])) for role in ("to", "cc", "bcc")) if named else None,
        files=tuple(DraftFile(**file) for file in files),
        by=by,
        at=at,
    )
