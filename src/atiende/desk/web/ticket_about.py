"""Why the customer wrote, what the case is about, and how complete it is: as head and panel show it."""

from __future__ import annotations

from typing import Any

from atiende.kernel.clock import utc_now
from atiende.tickets.queries import Aside
from atiende.tickets.rules.completeness import completeness_of
from atiende.tickets.rules.conditions import asked_in


def about_of(ticket: Any, aside: Aside) -> dict[str, object]:
    """The context of these parts, in no query of its own."""
    asked = asked_in(
        aside.defined,
        brand_id=ticket.brand_id,
        reason_path=aside.reason.path_ids,
        values=ticket.custom_fields,
    )
    concern = aside.concern
    return {
        "reason": aside.reason,
        "concern": concern,
        "is_guaranteed": concern is not None and concern.is_under_warranty(utc_now().date()),
        "completeness": completeness_of(
            asked,
            ticket.custom_fields,
            has_reason=aside.reason.id is not None,
            has_reasons=aside.reason.are_any,
        ),
    }
