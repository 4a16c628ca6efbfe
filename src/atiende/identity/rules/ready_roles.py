"""Roles that many companies have, to begin with: made on request, changed afterwards like any other."""

from __future__ import annotations

from typing import Final

from atiende.identity.rules.roles import BUILTIN_ROLES, BuiltinRole
from atiende.kernel.refusals import gettext_noop

_GRANTS: Final = {role.code: role.grants for role in BUILTIN_ROLES}

READY_ROLES: Final[tuple[BuiltinRole, ...]] = (
    BuiltinRole(
        "service-manager",
        gettext_noop("Service manager"),
        gettext_noop(
            "Answers for the whole service: cases of all teams, complaints, structure, rules and reports."
        ),
        _GRANTS["supervisor"] | {"organisation.manage", "rules.manage"},
    ),
    BuiltinRole(
        "representative",
        gettext_noop("Representative"),
        gettext_noop("Answers customers and keeps their data right."),
        _GRANTS["agent"],
    ),
    BuiltinRole(
        "technical-specialist",
        gettext_noop("Technical specialist"),
        gettext_noop("Solves what the first line cannot: answers and notes in the cases of their teams."),
        frozenset({"tickets.read", "tickets.reply", "tickets.note", "customers.read"}),
    ),
    BuiltinRole(
        "key-account-specialist",
        gettext_noop("Key-account specialist"),
        gettext_noop("Looks after large customers: their data, their cases in every team, their complaints."),
        _GRANTS["agent"] | {"tickets.read_all", "complaints.manage", "reports.read"},
    ),
    BuiltinRole(
        "quality-specialist",
        gettext_noop("Quality specialist"),
        gettext_noop("Reads the work of all teams and writes notes; answers no customer."),
        frozenset(
            {
                "tickets.read",
                "tickets.read_all",
                "tickets.note",
                "customers.read",
                "complaints.read",
                "organisation.read",
                "reports.read",
            }
        ),
    ),
)


def ready_role(code: str) -> BuiltinRole | None:
    return next((role for role in READY_ROLES if role.code == code), None)
