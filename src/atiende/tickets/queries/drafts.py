"""What an agent began to write in a ticket."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from atiende.kernel.actors import Actor
from atiende.tickets.models import Draft
from atiende.tickets.queries.visibility import require_seen


@dataclass(frozen=True, slots=True)
class DraftSeen:
    """`recipients` None while they are the usual ones."""

    text: str
    html: str
    recipients: dict[str, str] | None
    files: list[dict[str, Any]]


def drafts_of(actor: Actor, ticket_id: int) -> dict[str, Draft]:
    """One's own, by kind ("reply", "note"), in two queries. Raises NotFound."""
    require_seen(actor, ticket_id)
    return {draft.kind: draft for draft in Draft.objects.filter(ticket_id=ticket_id, agent_id=actor.id)}
