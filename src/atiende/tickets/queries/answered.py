"""What must be answered and done before a case goes to a status."""

from __future__ import annotations

from atiende.kernel.actors import Actor
from atiende.tickets.errors import FieldsMissing, NeededOnStatus
from atiende.tickets.models import Ticket, TicketStatus
from atiende.tickets.queries.custom_fields import asked_of_ticket
from atiende.tickets.queries.holds import require_unheld
from atiende.tickets.queries.statuses import label_for_agents
from atiende.tickets.rules.completeness import needed_for
from atiende.tickets.rules.statuses import Category
from atiende.tickets.rules.transitions import SETTLED

_SOLVED = frozenset({Category.RESOLVED, Category.CLOSED})


def require_answers(by: Actor, ticket: Ticket, *, new: TicketStatus) -> None:
    """Of people who take it there; what the system closes by time, and what is cancelled, needs none.

    Raises FieldsMissing for what a solution needs, NeededOnStatus for what this very status does, and CaseIsHeld.
    """
    if by.is_system or ticket.status_id == new.pk or new.category == Category.CANCELLED:
        return
    is_solved = Category(new.category) in _SOLVED and Category(ticket.category) not in SETTLED
    asked = asked_of_ticket(ticket)
    if missing := needed_for(asked, ticket.custom_fields, status_key=new.key, is_solved=is_solved):
        names = ", ".join(missing)
        if is_solved:
            raise FieldsMissing(names=names)
        raise NeededOnStatus(names=names, status=label_for_agents(new))
    if is_solved:
        require_unheld(ticket.pk)
