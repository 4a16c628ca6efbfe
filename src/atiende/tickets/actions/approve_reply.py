"""Let a colleague's reply leave, as it is or mended."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from django.db import transaction

from atiende.identity.queries import active_user
from atiende.kernel.actors import NOBODY, Actor
from atiende.kernel.refusals import NotPermitted
from atiende.organisation.queries import actor_of
from atiende.platform.audit import record
from atiende.platform.outbox import emit
from atiende.tickets.actions.reply_to_ticket import reply_to_ticket
from atiende.tickets.errors import ReviewIsOver
from atiende.tickets.events import ReviewDecided
from atiende.tickets.models import DraftReview
from atiende.tickets.models.reviews import empty_review
from atiende.tickets.queries.reviews import lock_review_for, may_decide
from atiende.tickets.rules.formatting import content_id_of
from atiende.tickets.rules.incoming import NewAttachment
from atiende.tickets.rules.reply import Reply

_BETWEEN: Final = re.compile(r"[,;\s]+")


def approve_reply(*, review_id: int, text: str, by: Actor, at: dt.datetime) -> int:
    """The message's id: it is sent in its author's name. `text`: as the reviewer left it.

    A text that was changed leaves without its formatting. Raises NotPermitted, NotFound, ReviewIsOver, InvalidInput and
    what a reply is refused for.
    """
    with transaction.atomic():
        review = lock_review_for(by, review_id)
        if not may_decide(by, review):
            raise NotPermitted
        if review.state != DraftReview.State.ASKED:
            raise ReviewIsOver
        author = active_user(review.author_id)
        message_id = reply_to_ticket(
            ticket_id=review.ticket_id,
            reply=_reply(review, text),
            by=NOBODY if author is None else actor_of(author),
            at=at,
            keeps_draft=True,
            is_reviewed=True,
        )
        is_changed = _plain(text) != _plain(review.text)
        empty_review(review)
        review.state, review.message_id = DraftReview.State.APPROVED, message_id
        review.decided_at, review.decided_by_id = at, by.id
        review.save()
        record(
            by=by,
            verb="tickets.reply_approved",
            target_kind="ticket",
            target_id=review.ticket_id,
            at=at,
            details={"message_id": message_id, "is_changed": is_changed},
        )
        emit(
            ReviewDecided(
                ticket_id=review.ticket_id,
                review_id=review_id,
                author_id=review.author_id,
                is_approved=True,
                by=by.id,
            )
        )
    return message_id


def _reply(review: DraftReview, text: str) -> Reply:
    is_same = _plain(text) == _plain(review.text)
    named = review.recipients or {}
    return Reply(
        text=text,
        html=review.html if is_same else "",
        to=tuple(each for each in _BETWEEN.split(named.get("to", "")) if each),
        cc=tuple(each for each in _BETWEEN.split(named.get("cc", "")) if each),
        attachments=tuple(
            NewAttachment(
                file_id=file["file_id"],
                name=file["name"],
                media_type=file["media_type"],
                size=file["size"],
                sha256=file["sha256"],
                content_id=content_id_of(file["sha256"]) if is_same and review.html else "",
            )
            for file in review.files
        ),
    )


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").strip()
