"""How cases are handed over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from atiende.kernel.actors import Actor
from atiende.tickets.errors import SummaryNeeded
from atiende.tickets.models import HandOver, HandOverRule, Ticket

HAND_OVER_AS_JSON: Final = """
    SELECT json_build_array(hand_over.id, hand_over.by_label, message.text, hand_over.agent_id, hand_over.team_id,
        coalesce(agent.display_name, team.name))
    FROM tickets_handover hand_over JOIN tickets_message message ON message.id = hand_over.message_id
    LEFT JOIN organisation_agent agent ON agent.user_id = hand_over.agent_id
    LEFT JOIN organisation_team team ON team.id = hand_over.team_id
    WHERE hand_over.ticket_id = %(ticket)s::bigint AND hand_over.read_at IS NULL
"""


@dataclass(frozen=True, slots=True)
class HandOverShown:
    """A summary that was not read yet: by whom, its text, and to whom the case was given."""

    pk: int
    by_label: str
    text: str
    agent_id: int | None
    team_id: int | None
    to: str

    def is_for(self, actor: Actor) -> bool:
        return actor.id == self.agent_id or self.team_id in actor.team_ids


def is_summary_needed() -> bool:
    """Whether a case that somebody has may only be given away with a summary."""
    return HandOverRule.objects.filter(is_summary_needed=True).exists()


def require_summary(actor: Actor, ticket: Ticket, *, has_summary: bool) -> None:
    """Asked of who gives away what they have themselves. Raises SummaryNeeded."""
    if not has_summary and actor.id > 0 and ticket.assignee_id == actor.id and is_summary_needed():
        raise SummaryNeeded


def was_handed_to(ticket_id: int, agent_id: int) -> bool:
    """Whether a summary waits for this person."""
    return HandOver.objects.filter(ticket_id=ticket_id, agent_id=agent_id, read_at=None).exists()
