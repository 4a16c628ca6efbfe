"""What must be answered and done before a case is solved."""

from __future__ import annotations

from atiende.kernel.actors import Actor
from atiende.tickets.errors import FieldsMissing
from atiende.tickets.models import Ticket
from atiende.tickets.queries.custom_fields import missing_to_solve
from atiende.tickets.queries.holds import require_unheld
from atiende.tickets.rules.statuses import Category
from atiende.tickets.rules.transitions import SETTLED

_SOLVED = frozenset({Category.RESOLVED, Category.CLOSED})


def require_answers(by: Actor, ticket: Ticket, *, new: Category) -> None:
    """Of people who solve or close it; what the system closes by time, and what is cancelled, needs none.

    Raises FieldsMissing and CaseIsHeld.
    """
    if by.is_system or new not in _SOLVED or Category(ticket.category) in SETTLED:
        return
    if missing := missing_to_solve(ticket):
        raise FieldsMissing(names=", ".join(missing))
    require_unheld(ticket.pk)
