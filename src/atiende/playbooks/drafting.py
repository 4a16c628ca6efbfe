"""What a macro writes goes below what its runner wrote already: into their draft, for them to read and send."""

from __future__ import annotations

import datetime as dt

from atiende.kernel.actors import Actor
from atiende.tickets.actions.save_draft import save_draft
from atiende.tickets.queries import drafts_of
from atiende.tickets.rules.drafts import DraftFile
from atiende.tickets.rules.formatting import as_html


def add_to_draft(ticket_id: int, text: str, html: str, *, by: Actor, at: dt.datetime) -> None:
    """Files and recipients of the draft stay. Raises NotPermitted, NotFound and InvalidInput."""
    before = drafts_of(by, ticket_id).get("reply")
    words, formatted = text, html
    if before is not None and before.text.strip():
        words = f"{before.text.rstrip()}\n\n{text}"
        if before.html or html:
            formatted = f"{before.html or as_html(before.text)}<div><br></div>{html or as_html(text)}"
    recipients = before.recipients if before is not None else None
    save_draft(
        ticket_id=ticket_id,
        kind="reply",
        text=words,
        html=formatted,
        recipients=tuple(recipients.get(role, "") for role in ("to", "cc", "bcc")) if recipients else None,
        files=tuple(DraftFile(**file) for file in before.files) if before is not None else (),
        by=by,
        at=at,
    )
