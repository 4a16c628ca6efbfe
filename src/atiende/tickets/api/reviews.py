"""Replies that a colleague looks at before they leave, under /api/v1/."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import BaseModel, Field

from atiende.kernel.actors import Actor
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import NotFound
from atiende.platform.api.bodies import Body
from atiende.platform.api.calling import caller_of
from atiende.platform.api.naming import fields_called
from atiende.platform.api.once import Made, made_once
from atiende.tickets.actions.approve_reply import approve_reply
from atiende.tickets.actions.ask_for_review import ask_for_review
from atiende.tickets.actions.return_reply import return_reply
from atiende.tickets.actions.save_draft import save_draft
from atiende.tickets.models import DraftReview
from atiende.tickets.queries.naming import agent_named
from atiende.tickets.queries.reviews import reviews_of
from atiende.tickets.queries.visibility import get_ticket_for
from atiende.tickets.rules.cleaning import TEXT_LIMIT

router = Router(tags=["reviews"])
READ, WRITE = "tickets:read", "tickets:write"
Answer = dict[str, Any]
Words = Annotated[str, Field(min_length=1, max_length=TEXT_LIMIT)]


class NewReview(Body):
    """A reply that is to leave once a colleague approved it."""

    body: Words
    reviewer: Annotated[int | str, Field(description="Id, mail address or name of who is asked.")]


class Decision(Body):
    decision: Literal["approve", "return"]
    body: Annotated[
        str | None,
        Field(
            max_length=TEXT_LIMIT, description="Approving: the reply as you mended it; left out: as it is."
        ),
    ] = None
    remark: Annotated[str, Field(max_length=5_000, description="Returning: what is to be changed.")] = ""


class ReviewShown(BaseModel):
    id: int
    author: int
    reviewer: int | None
    role: str | None
    state: Literal["asked", "approved", "returned", "withdrawn"]
    body: str = Field(description="The reply while it waits; empty afterwards.")
    remark: str
    message: int | None = Field(description="The message that it became.")
    asked_at: dt.datetime
    decided_at: dt.datetime | None


class Reviews(BaseModel):
    items: list[ReviewShown]


@router.get(
    "/tickets/{int:number}/reviews",
    response=Reviews,
    summary="Reviews of a case",
    operation_id="list_reviews",
)
def reviews(request: HttpRequest, number: int) -> Answer:
    """The latest twenty, the newest first."""
    actor = caller_of(request).acting(READ)
    return {"items": [_shown(each) for each in reviews_of(actor, get_ticket_for(actor, number).pk)]}


@router.post(
    "/tickets/{int:number}/reviews",
    response={201: ReviewShown},
    summary="Ask for a review",
    operation_id="ask_for_review",
)
def ask(request: HttpRequest, number: int, body: NewReview) -> HttpResponse:
    """It takes the place of the caller's draft, and of what was asked for before. Takes an Idempotency-Key."""
    actor, now = caller_of(request).acting(WRITE), utc_now()
    ticket = get_ticket_for(actor, number)

    def act() -> Made:
        reviewer = agent_named(actor, body.reviewer, field="reviewer")
        with fields_called({"text": "body", "to": "reviewer"}), transaction.atomic():
            save_draft(ticket_id=ticket.pk, kind="reply", text=body.body, by=actor, at=now)
            made = ask_for_review(ticket_id=ticket.pk, reviewer_id=reviewer, by=actor, at=now)
        return Made(_shown(_one(actor, ticket.pk, made)))

    return made_once(request, act, at=now, located=lambda made: f"{request.path}#{made['id']}")


@router.post(
    "/tickets/{int:number}/reviews/{int:review_id}",
    response={201: ReviewShown},
    summary="Decide on a reply",
    operation_id="decide_review",
)
def decide(request: HttpRequest, number: int, review_id: int, body: Decision) -> HttpResponse:
    """Whoever was asked, and whoever manages cases; who asked may take it back. Takes an Idempotency-Key."""
    actor, now = caller_of(request).acting(WRITE), utc_now()
    ticket = get_ticket_for(actor, number)
    present = _one(actor, ticket.pk, review_id)

    def act() -> Made:
        with fields_called({"text": "body"}):
            if body.decision == "approve":
                said = present.text if body.body is None else body.body
                approve_reply(review_id=review_id, text=said, by=actor, at=now)
            else:
                return_reply(review_id=review_id, remark=body.remark, by=actor, at=now)
        return Made(_shown(_one(actor, ticket.pk, review_id)))

    return made_once(request, act, at=now, located=lambda made: request.path)


def _one(actor: Actor, ticket_id: int, review_id: int) -> DraftReview:
    """Raises NotFound for one that is not among the latest of this case."""
    found = next((each for each in reviews_of(actor, ticket_id) if each.pk == review_id), None)
    if found is None:
        raise NotFound
    return found


def _shown(review: DraftReview) -> Answer:
    return {
        "id": review.pk,
        "author": review.author_id,
        "reviewer": review.reviewer_id,
        "role": review.role.name if review.role else None,
        "state": review.state,
        "body": review.text,
        "remark": review.remark,
        "message": review.message_id,
        "asked_at": review.asked_at,
        "decided_at": review.decided_at,
    }
