"""What a person sees first on the home page, by the roles they hold: two or three doors, no more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from atiende.kernel.actors import Actor


@dataclass(frozen=True, slots=True)
class Door:
    """`address`: name of a URL; `query`: what follows it."""

    label: Any
    icon: str
    address: str
    grant: str
    query: str = ""


_MINE: Final = Door(_("My cases"), "inbox", "desk:tickets", "tickets.reply", "?queue=mine")
_UNASSIGNED: Final = Door(
    _("Cases in nobody's hands"), "user-plus", "desk:tickets", "tickets.read", "?queue=unassigned"
)
_TEAMS: Final = Door(_("Cases of my teams"), "users", "desk:tickets", "tickets.read", "?queue=teams")
_WAITING: Final = Door(_("Waiting for us"), "clock", "desk:tickets", "tickets.read", "?queue=waiting")
_SOLVED: Final = Door(_("Solved lately"), "circle-check", "desk:tickets", "tickets.read", "?queue=solved")
_TASKS: Final = Door(_("My tasks and approvals"), "list-checks", "desk:my_tasks", "tickets.read")
_CUSTOMERS: Final = Door(_("Customers"), "users", "desk:customers", "customers.read")
_STRUCTURE: Final = Door(_("Structure of the company"), "network", "console:units", "organisation.read")

STARTS: Final[dict[str, tuple[Door, ...]]] = {
    "service-manager": (_WAITING, _UNASSIGNED, _STRUCTURE),
    "quality-specialist": (_SOLVED, _WAITING),
    "key-account-specialist": (_CUSTOMERS, _MINE, _TASKS),
    "technical-specialist": (_TEAMS, _MINE, _TASKS),
    "representative": (_MINE, _UNASSIGNED, _TASKS),
}
"""In this order where somebody holds several: the first role that they hold decides."""


def doors_for(actor: Actor, role_codes: Iterable[str]) -> tuple[Door, ...]:
    """Those of the first ready role that the person holds, as far as they may go through them; none otherwise."""
    held = frozenset(role_codes)
    found = next((doors for code, doors in STARTS.items() if code in held), ())
    return tuple(door for door in found if actor.may(door.grant))
