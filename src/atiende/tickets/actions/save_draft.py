"""Keep what an agent began to write: a reply and a note each by itself."""

from __future__ import annotations

import datetime as dt
from typing import Final

from django.db import connection, transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput, NotPermitted
from atiende.organisation.queries import agents_visible_to
from atiende.tickets.errors import UNKNOWN_KIND
from atiende.tickets.queries.visibility import require_seen
from atiende.tickets.rules.cleaning import HTML_LIMIT, TEXT_LIMIT, TEXT_TOO_LONG, clean_text
from atiende.tickets.rules.drafts import GRANT_OF

_SAVE: Final = """
INSERT INTO tickets_draft (ticket_id, agent_id, kind, text, html, saved_at)
VALUES (%(ticket_id)s, %(agent_id)s, %(kind)s, %(text)s, %(html)s, %(at)s)
ON CONFLICT (ticket_id, agent_id, kind) DO UPDATE
SET text = excluded.text, html = excluded.html, saved_at = excluded.saved_at
WHERE tickets_draft.saved_at <= excluded.saved_at
"""


def save_draft(*, ticket_id: int, kind: str, text: str, html: str = "", by: Actor, at: dt.datetime) -> None:
    """`kind` is "reply" or "note". Saving the same again changes nothing, and what was saved later stands.

    One's own drafts only, so there is no audit entry. Raises NotPermitted, NotFound and InvalidInput.
    """
    if kind not in GRANT_OF:
        raise InvalidInput(fields={"kind": UNKNOWN_KIND})
    by.require(GRANT_OF[kind])
    text, html = clean_text(text), clean_text(html)
    if len(text) > TEXT_LIMIT or len(html) > HTML_LIMIT:
        raise InvalidInput(fields={"text": TEXT_TOO_LONG})
    with transaction.atomic():
        require_seen(by, ticket_id)
        if not agents_visible_to(by).filter(pk=by.id).exists():
            raise NotPermitted
        with connection.cursor() as cursor:
            cursor.execute(
                _SAVE,
                {
                    "ticket_id": ticket_id,
                    "agent_id": by.id,
                    "kind": kind,
                    "text": text,
                    "html": html,
                    "at": at,
                },
            )
