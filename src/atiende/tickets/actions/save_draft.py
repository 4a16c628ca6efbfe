"""Keep what an agent began to write: a reply and a note each by itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.media_types import PICTURES
from atiende.kernel.refusals import InvalidInput, NotPermitted
from atiende.organisation.queries import agents_visible_to
from atiende.tickets.errors import UNKNOWN_KIND
from atiende.tickets.models.drafts import keep_draft
from atiende.tickets.queries.visibility import require_seen
from atiende.tickets.rules.cleaning import TEXT_LIMIT, TEXT_TOO_LONG, clean_line
from atiende.tickets.rules.drafts import ADDRESSES_LIMIT, GRANT_OF, DraftFile, DraftWords
from atiende.tickets.rules.formatting import Written, content_id_of, written


def save_draft(
    *,
    ticket_id: int,
    kind: str,
    text: str,
    html: str = "",
    recipients: tuple[str, ...] | None = None,
    files: tuple[DraftFile, ...] = (),
    by: Actor,
    at: dt.datetime,
) -> Written:
    """The words as they are kept: with `html`, the text is made from it. `kind` is "reply" or "note".

    Saving the same again changes nothing, and what was saved later stands. Files are those that the caller knows to be
    this agent's; the draft holds them, and lets go of those that it is saved without. `recipients`: to, copy and blind
    copy as they were typed, None for the usual ones. One's own drafts only, so there is no audit entry.
    Raises NotPermitted, NotFound and InvalidInput.
    """
    if kind not in GRANT_OF:
        raise InvalidInput(fields={"kind": UNKNOWN_KIND})
    by.require(GRANT_OF[kind])
    said = written(text, html, _pictures(files))
    if len(said.text) > TEXT_LIMIT:
        raise InvalidInput(fields={"text": TEXT_TOO_LONG})
    words = DraftWords(text=said.text, html=said.html, recipients=_cleaned(recipients), files=files)
    with transaction.atomic():
        require_seen(by, ticket_id)
        if not agents_visible_to(by).filter(pk=by.id).exists():
            raise NotPermitted
        keep_draft(ticket_id=ticket_id, agent_id=by.id, kind=kind, words=words, at=at)
    return said


def _pictures(files: Iterable[DraftFile]) -> dict[str, str]:
    return {content_id_of(file.sha256): file.name for file in files if file.media_type in PICTURES}


def _cleaned(recipients: tuple[str, ...] | None) -> tuple[str, ...] | None:
    if recipients is None:
        return None
    return tuple(clean_line(each, limit=ADDRESSES_LIMIT) for each in recipients)
