"""Rules to start from: whole where they need nothing of the company, and to be completed where they do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from atiende.automation.rules.definition import Condition, Deed, Definition, Hours, Trigger
from atiende.kernel.refusals import gettext_noop as _


@dataclass(frozen=True, slots=True)
class Example:
    """`name` and `about` are msgids."""

    key: str
    name: str
    about: str
    definition: Definition


_WORKING: Final = Hours("inside", (0, 1, 2, 3, 4), 540, 1080)

EXAMPLES: Final = (
    Example(
        "refunds",
        _("Refunds"),
        _("Tag new cases that ask for money back."),
        Definition(
            Trigger("opened"),
            every=(Condition("words", "contains", ("reembolso", "devolución", "refund")),),
            deeds=(Deed("tag", "devolución"), Deed("priority", "3")),
        ),
    ),
    Example(
        "unanswered",
        _("Nobody answered"),
        _("Raise the priority when a customer has waited four hours, within working hours."),
        Definition(
            Trigger("unanswered", 4, "hours"),
            every=(Condition("priority", "at_most", ("2",)),),
            deeds=(Deed("priority", "3"), Deed("tag", "sin respuesta")),
            hours=_WORKING,
        ),
    ),
    Example(
        "close",
        _("Close what is solved"),
        _("Close cases that have been solved for seven days."),
        Definition(
            Trigger("in_status", 7, "days"),
            every=(Condition("category", "is", ("resolved",)),),
            deeds=(Deed("status", "closed"),),
        ),
    ),
    Example(
        "reopened",
        _("Reopened twice"),
        _("Leave a note and raise the priority when a case comes back again."),
        Definition(
            Trigger("reopened"),
            every=(Condition("reopenings", "at_least", ("2",)),),
            deeds=(Deed("priority", "4"), Deed("tag", "reabierto")),
        ),
    ),
)


def example_of(key: str) -> Example | None:
    return next((each for each in EXAMPLES if each.key == key), None)
