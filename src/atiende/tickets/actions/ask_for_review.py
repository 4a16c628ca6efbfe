"""Have a colleague look at one's reply before it leaves."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.identity.queries import holders_of_role
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.platform.audit import record
from atiende.platform.outbox import emit
from atiende.platform.storage import hold
from atiende.tickets.announcing import tell_watchers
from atiende.tickets.errors import ONE_OR_THE_OTHER, UNKNOWN_AGENT
from atiende.tickets.events import ReviewAsked
from atiende.tickets.models import Draft, DraftReview
from atiende.tickets.models.drafts import forget_drafts
from atiende.tickets.models.reviews import forget_reviews
from atiende.tickets.queries.assignable import is_assignable
from atiende.tickets.queries.locked import lock_ticket_for
from atiende.tickets.rules.cleaning import problems_of_text


def ask_for_review(
    *, ticket_id: int, reviewer_id: int | None = None, role_id: int | None = None, by: Actor, at: dt.datetime
) -> int:
    """The review's id. One's draft of a reply is what is looked at; it takes the place of one asked for before.

    A person who may reply in the case, or all who hold a role. Raises NotPermitted, NotFound, InvalidInput,
    TicketIsClosed and TicketIsMerged.
    """
    by.require("tickets.reply")
    if (reviewer_id is None) == (role_id is None):
        raise InvalidInput(fields={"to": ONE_OR_THE_OTHER})
    with transaction.atomic():
        ticket = lock_ticket_for(by, ticket_id)
        _require_reviewer(reviewer_id, role_id, brand_id=ticket.brand_id, by=by)
        draft = Draft.objects.filter(ticket_id=ticket_id, agent_id=by.id, kind="reply").first()
        if problems := problems_of_text(draft.text if draft else "", draft.html if draft else ""):
            raise InvalidInput(fields=problems)
        assert draft is not None
        forget_reviews(ticket_id=ticket_id, author_id=by.id, state=DraftReview.State.ASKED)
        review = DraftReview.objects.create(
            ticket_id=ticket_id,
            author_id=by.id,
            reviewer_id=reviewer_id,
            role_id=role_id,
            text=draft.text,
            html=draft.html,
            recipients=draft.recipients,
            files=draft.files,
            asked_at=at,
        )
        hold(*(file["file_id"] for file in draft.files))
        forget_drafts(ticket_id=ticket_id, agent_id=by.id, kind="reply")
        record(
            by=by,
            verb="tickets.review_asked",
            target_kind="ticket",
            target_id=ticket_id,
            at=at,
            details={"reviewer_id": reviewer_id or 0, "role_id": role_id or 0},
        )
        emit(ReviewAsked(ticket_id=ticket_id, review_id=review.pk, by=by.id))
        tell_watchers(ticket)
    return review.pk


def _require_reviewer(reviewer_id: int | None, role_id: int | None, *, brand_id: int, by: Actor) -> None:
    if reviewer_id is not None:
        is_known = reviewer_id != by.id and is_assignable(reviewer_id, brand_id=brand_id)
    else:
        is_known = bool(holders_of_role(role_id or 0) - {by.id})
    if not is_known:
        raise InvalidInput(fields={"to": UNKNOWN_AGENT})
