"""What is asked when a case begins."""

from __future__ import annotations

from atiende.tickets.queries.custom_fields import defined_fields
from atiende.tickets.rules.contact_reasons import ReasonTree
from atiende.tickets.rules.field_kinds import Asked
from atiende.tickets.rules.intake import questions_among


def questions_of(
    tree: ReasonTree, *, brand_id: int, reason_id: int | None, of_customers: bool = False
) -> list[Asked]:
    """The questions for a case of this brand and contact reason, in the company's order, in one query."""
    path = frozenset(each.id for each in tree.path(reason_id)) if reason_id is not None else frozenset()
    return questions_among(defined_fields(), brand_id=brand_id, reason_path=path, of_customers=of_customers)
