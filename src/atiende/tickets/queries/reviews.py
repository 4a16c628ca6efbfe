"""Replies that wait for a colleague's look, and whose replies have to."""

from __future__ import annotations

from typing import Final

from atiende.identity.queries import holders_of_role, holds_role
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.platform.postgres.reading import read_row
from atiende.tickets.errors import ReviewNeeded
from atiende.tickets.models import DraftReview, ReviewDemand
from atiende.tickets.queries.mentionable import who_see
from atiende.tickets.queries.visibility import require_seen

_DEMANDED: Final = """
SELECT EXISTS (SELECT FROM tickets_reviewdemand demand WHERE demand.brand_id = %s
    OR demand.role_id IN (SELECT role_id FROM identity_roleassignment WHERE user_id = %s))
"""


def require_no_review(actor: Actor, *, brand_id: int) -> None:
    """Raises ReviewNeeded where what this person writes to customers of this brand is to be approved first."""
    if actor.id > 0:
        found = read_row(_DEMANDED, [brand_id, actor.id])
        if found and found[0]:
            raise ReviewNeeded


REVIEWS_AS_JSON: Final = """
    SELECT json_agg(json_build_array(review.id, agent.display_name) ORDER BY review.id)
    FROM tickets_draftreview review JOIN organisation_agent agent ON agent.user_id = review.author_id
    WHERE review.ticket_id = %(ticket)s::bigint AND review.state = 'asked'
"""


def reviews_of(actor: Actor, ticket_id: int) -> list[DraftReview]:
    """Those of a case, the latest first, with their author. Raises NotFound."""
    require_seen(actor, ticket_id)
    rows = DraftReview.objects.filter(ticket_id=ticket_id).select_related(
        "author__user", "reviewer__user", "role"
    )
    return list(rows.order_by("-asked_at", "-pk")[:20])


def lock_review_for(actor: Actor, review_id: int) -> DraftReview:
    """Raises NotFound where there is none, or the actor does not see its case."""
    found = DraftReview.objects.select_for_update(of=("self",)).filter(pk=review_id).first()
    if found is None:
        raise NotFound
    require_seen(actor, found.ticket_id)
    return found


def may_decide(actor: Actor, review: DraftReview) -> bool:
    """Whoever was asked, and whoever manages cases; never the author."""
    if actor.id == review.author_id or not actor.may("tickets.reply"):
        return False
    if actor.may("tickets.manage") or actor.id == review.reviewer_id:
        return True
    return review.role_id is not None and holds_role(actor.id, review.role_id)


def reviewers_of(review_id: int) -> set[int]:
    """The ids of those who were asked and see the case; without permission, for programs that tell them."""
    review = DraftReview.objects.select_related("ticket").filter(pk=review_id).first()
    if review is None:
        return set()
    asked = {review.reviewer_id} if review.reviewer_id else holders_of_role(review.role_id or 0)
    return who_see(review.ticket, asked - {review.author_id})


def review_demands() -> tuple[set[int], set[int]]:
    """The ids of the brands, and of the roles, whose replies are to be approved."""
    rows = list(ReviewDemand.objects.values_list("brand_id", "role_id"))
    return {brand for brand, _ in rows if brand}, {role for _, role in rows if role}
