"""What keeps a case from being solved."""

from __future__ import annotations

from atiende.tickets.errors import CaseIsHeld
from atiende.tickets.models import TicketHold
from atiende.tickets.queries.conversation import family_of
from atiende.tickets.rules.holds import HoldKind


def require_unheld(ticket_id: int) -> None:
    """Nothing keeps it, nor what was merged into it, from being solved. Raises CaseIsHeld with the reasons."""
    rows = TicketHold.objects.filter(ticket_id__in=family_of(ticket_id), kind=HoldKind.NO_SOLVING.value)
    if reasons := list(rows.order_by("pk").values_list("reason", flat=True)):
        raise CaseIsHeld(reasons="; ".join(reasons))
