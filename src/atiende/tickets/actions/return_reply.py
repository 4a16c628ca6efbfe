"""Give a reply back to its author, with a remark or taken back by themselves."""

from __future__ import annotations

import datetime as dt
from typing import Final

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput, NotPermitted, gettext_noop
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.platform.outbox import emit
from atiende.tickets.errors import ReviewIsOver
from atiende.tickets.events import ReviewDecided
from atiende.tickets.models import Draft, DraftReview
from atiende.tickets.models.drafts import keep_draft
from atiende.tickets.models.reviews import empty_review
from atiende.tickets.queries.reviews import lock_review_for, may_decide
from atiende.tickets.rules.cleaning import clean_text
from atiende.tickets.rules.drafts import DraftFile, DraftWords

REMARK_MISSING: Final = gettext_noop("Write what is to be changed.")
_MOST: Final = 5000


def return_reply(*, review_id: int, remark: str = "", by: Actor, at: dt.datetime) -> None:
    """The text is the author's draft again, above what they began meanwhile. A reviewer says why; the author need not.

    Raises NotPermitted, NotFound, InvalidInput and ReviewIsOver.
    """
    with transaction.atomic():
        review = lock_review_for(by, review_id)
        is_own = by.id == review.author_id
        if not is_own and not may_decide(by, review):
            raise NotPermitted
        if review.state != DraftReview.State.ASKED:
            raise ReviewIsOver
        said = clean_text(remark).strip()[:_MOST]
        if not is_own and not said:
            raise InvalidInput(fields={"remark": REMARK_MISSING})
        _give_back(review, at)
        empty_review(review)
        review.state = DraftReview.State.WITHDRAWN if is_own else DraftReview.State.RETURNED
        review.remark, review.decided_at, review.decided_by_id = said, at, by.id
        review.save()
        record(
            by=by,
            verb="tickets.review_withdrawn" if is_own else "tickets.reply_returned",
            target_kind="ticket",
            target_id=review.ticket_id,
            at=at,
        )
        if not is_own:
            emit(
                ReviewDecided(
                    ticket_id=review.ticket_id,
                    review_id=review_id,
                    author_id=review.author_id,
                    is_approved=False,
                    by=by.id,
                )
            )
        signal(f"ticket:{review.ticket_id}")


def _give_back(review: DraftReview, at: dt.datetime) -> None:
    begun = Draft.objects.filter(ticket_id=review.ticket_id, agent_id=review.author_id, kind="reply").first()
    text, html = review.text, review.html
    files = [DraftFile(**file) for file in review.files]
    if begun is not None and begun.text.strip():
        text, html = f"{text}\n\n{begun.text}", ""
        files += [DraftFile(**file) for file in begun.files]
    named = review.recipients
    words = DraftWords(
        text=text,
        html=html,
        recipients=(named.get("to", ""), named.get("cc", "")) if named else None,
        files=tuple(files),
    )
    keep_draft(ticket_id=review.ticket_id, agent_id=review.author_id, kind="reply", words=words, at=at)
