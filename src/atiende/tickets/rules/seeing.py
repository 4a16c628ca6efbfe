"""Whether an actor sees a ticket by what stands on the ticket itself."""

from __future__ import annotations

from atiende.kernel.actors import Actor


def plainly_sees(actor: Actor, *, brand_id: int, team_id: int | None, assignee_id: int | None) -> bool:
    """Without looking at shares: False may still be a ticket that was shared with them."""
    if actor.is_system:
        return True
    if not actor.may("tickets.read"):
        return False
    is_of_theirs = actor.may("tickets.read_all") or team_id is None or team_id in actor.team_ids
    return assignee_id == actor.id or (is_of_theirs and actor.serves(brand_id))
