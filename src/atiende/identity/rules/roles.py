"""The roles that every installation has. Their grants are given here and cannot be changed on screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from atiende.identity.rules.grants import ALL_GRANTS
from atiende.kernel.refusals import gettext_noop


@dataclass(frozen=True, slots=True)
class BuiltinRole:
    code: str
    name: str
    purpose: str
    grants: frozenset[str]


ADMINISTRATOR: Final = "administrator"

_AGENT: Final = frozenset(
    {
        "tickets.read",
        "tickets.reply",
        "tickets.note",
        "customers.read",
        "customers.manage",
        "complaints.read",
    }
)

BUILTIN_ROLES: Final[tuple[BuiltinRole, ...]] = (
    BuiltinRole(
        ADMINISTRATOR,
        gettext_noop("Administrator"),
        gettext_noop("May do everything, people and settings included."),
        ALL_GRANTS,
    ),
    BuiltinRole(
        "supervisor",
        gettext_noop("Supervisor"),
        gettext_noop("Runs the daily work: cases of everybody, complaints, reports."),
        _AGENT
        | {
            "tickets.read_all",
            "tickets.manage",
            "tickets.export",
            "views.share",
            "complaints.manage",
            "organisation.read",
            "reports.read",
        },
    ),
    BuiltinRole("agent", gettext_noop("Agent"), gettext_noop("Answers customers."), _AGENT),
    BuiltinRole(
        "light_agent",
        gettext_noop("Light agent"),
        gettext_noop("Helps colleagues with internal notes and never writes to customers."),
        frozenset({"tickets.read", "tickets.note"}),
    ),
    BuiltinRole(
        "auditor",
        gettext_noop("Auditor"),
        gettext_noop("Reads everything, the audit included, and changes nothing."),
        frozenset(grant for grant in ALL_GRANTS if grant.endswith((".read", ".read_all"))),
    ),
)
