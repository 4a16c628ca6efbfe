"""The catalogue of grants: every single thing that a role can allow, with the words for it on screen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from atiende.kernel.refusals import InvalidInput, gettext_noop

GRANTS: Final[dict[str, str]] = {
    "tickets.read": gettext_noop("Read cases"),
    "tickets.read_all": gettext_noop("Read the cases of all teams"),
    "tickets.reply": gettext_noop("Reply to customers"),
    "tickets.note": gettext_noop("Write internal notes"),
    "tickets.manage": gettext_noop("Assign, merge and close cases of others"),
    "tickets.export": gettext_noop("Take lists of cases out as files"),
    "views.share": gettext_noop("Share views with other teams and with everybody"),
    "customers.read": gettext_noop("See customers"),
    "customers.manage": gettext_noop("Change customers"),
    "complaints.read": gettext_noop("Read complaints"),
    "complaints.manage": gettext_noop("Handle and resolve complaints"),
    "people.manage": gettext_noop("Invite people and change their roles"),
    "organisation.read": gettext_noop("See brands and teams"),
    "organisation.manage": gettext_noop("Change the company, brands and teams"),
    "settings.manage": gettext_noop("Change settings"),
    "rules.manage": gettext_noop("Write rules and switch them on"),
    "audit.read": gettext_noop("Read the audit"),
    "operations.manage": gettext_noop("Mend stuck deliveries and jobs"),
    "reports.read": gettext_noop("See reports"),
}

ALL_GRANTS: Final[frozenset[str]] = frozenset(GRANTS)


def clean_grants(grants: Iterable[str]) -> frozenset[str]:
    """The grants, once each. InvalidInput for none or an unknown one."""
    wished = frozenset(grants)
    if not wished or wished - ALL_GRANTS:
        raise InvalidInput(fields={"grants": gettext_noop("Choose at least one permission from the list.")})
    return wished
