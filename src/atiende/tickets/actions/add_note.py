"""Write an internal note: for staff only, and never sent anywhere."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.platform.audit import record
from atiende.platform.outbox import emit
from atiende.tickets.actions.show_to_named import show_to_named
from atiende.tickets.announcing import tell_watchers
from atiende.tickets.events import NoteAdded
from atiende.tickets.models.drafts import forget_drafts
from atiende.tickets.models.mention import keep_mentions
from atiende.tickets.models.submitting import keep_made, made_before
from atiende.tickets.models.writing import MessageRow, write_message
from atiende.tickets.queries.locked import lock_ticket_for
from atiende.tickets.queries.mentionable import people_named
from atiende.tickets.rules.cleaning import clean_line, problems_of_text
from atiende.tickets.rules.formatting import pictures_among, placed, written
from atiende.tickets.rules.incoming import NewAttachment


def add_note(
    *,
    ticket_id: int,
    text: str,
    html: str = "",
    attachments: tuple[NewAttachment, ...] = (),
    chosen: Iterable[tuple[str, int]] = (),
    shows: bool = False,
    by: Actor,
    at: dt.datetime,
    submission: uuid.UUID | None = None,
) -> int:
    """The note's id; the same `submission` again answers with the same one. Closed tickets take notes too.

    With `html`, the text is made from it. Whom the text names behind an `@` is kept by id; `chosen` (kind and id) says
    which of several with one name. Who is named and does not see the case is shown it, and follows it from then on, if
    the writer said so (`shows`). Raises NotPermitted, NotFound, InvalidInput, NamedCannotSee, NamedMayNotSee,
    TicketIsMerged and SubmissionOfAnother.
    """
    by.require("tickets.note")
    words = written(text, html, pictures_among(attachments))
    if problems := problems_of_text(words.text, words.html):
        raise InvalidInput(fields=problems)
    with transaction.atomic():
        if made := made_before(submission, ticket_id=ticket_id, by=by, at=at):
            return made.message_id or 0
        ticket = lock_ticket_for(by, ticket_id, may_be_closed=True)
        named = people_named(by, ticket, words.text, chosen)
        show_to_named(ticket=ticket, named=named, shows=shows, by=by, at=at)
        note = MessageRow(
            kind="note",
            channel="internal",
            author_id=by.id,
            author_label=clean_line(by.label),
            text=words.text,
            html=words.html,
            delivery="none",
            attachments=placed(words.html, attachments),
        )
        note_id = write_message(note, ticket=ticket, named_id=ticket_id, entry_kind="noted", by=by, at=at)
        keep_mentions(note_id, named)
        keep_made(submission, ticket_id=ticket_id, message_id=note_id, by=by)
        forget_drafts(ticket_id=ticket_id, agent_id=by.id, kind="note")
        record(
            by=by,
            verb="tickets.note_added",
            target_kind="ticket",
            target_id=ticket_id,
            at=at,
            details={"message_id": note_id},
        )
        emit(NoteAdded(ticket_id=ticket_id, message_id=note_id, by=by.id))
        tell_watchers(ticket)
    return note_id
