"""What somebody who leaves has in their hands."""

from __future__ import annotations

from atiende.tickets.rules.statuses import UNDER_WAY
from atiende.tickets.rules.view_conditions import Condition, Test
from atiende.tickets.rules.view_fields import Is


def open_cases_of(person_id: int) -> Condition:
    """What somebody still owes something in, in this person's hands."""
    return Condition(
        all=(
            Test("assignee", Is.ONE_OF, (str(person_id),)),
            Test("category", Is.ONE_OF, tuple(sorted(each.value for each in UNDER_WAY))),
        )
    )
