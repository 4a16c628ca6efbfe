"""Remove the demonstration company; what is real beside it is not touched."""

from __future__ import annotations

import datetime as dt

from atiende.automation.actions.remove_demonstration_rules import remove_demonstration_rules
from atiende.catalogue.actions.remove_demonstration_catalogue import remove_demonstration_catalogue
from atiende.customers.actions.remove_demonstration_customers import remove_demonstration_customers
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import Refusal, gettext_noop
from atiende.organisation.actions.remove_demonstration_company import remove_demonstration_company
from atiende.platform.demonstration import marked
from atiende.service_levels.actions.remove_demonstration_policies import remove_demonstration_policies
from atiende.side_conversations.actions.remove_demonstration_conversations import (
    remove_demonstration_conversations,
)
from atiende.tasks.actions.remove_demonstration_templates import remove_demonstration_templates
from atiende.tickets.actions.remove_demonstration_cases import remove_demonstration_cases
from atiende.views.actions.remove_demonstration_views import remove_demonstration_views


class NoDemonstration(Refusal):
    code = "no_demonstration"
    message = gettext_noop("The demonstration company is not loaded.")
    http_status = 409


def remove_demonstration(*, by: Actor, at: dt.datetime) -> int:
    """How many cases went. Broken off, it goes on where it was when run again.

    Raises NotPermitted, NoDemonstration and DemonstrationInUse.
    """
    by.require("settings.manage")
    if not marked("brand"):
        raise NoDemonstration
    remove_demonstration_rules(by=by, at=at)
    remove_demonstration_conversations(by=by, at=at)
    removed = remove_demonstration_cases(by=by, at=at)
    remove_demonstration_policies(by=by, at=at)
    remove_demonstration_templates(by=by, at=at)
    remove_demonstration_catalogue(by=by, at=at)
    remove_demonstration_customers(by=by, at=at)
    remove_demonstration_views(by=by, at=at)
    remove_demonstration_company(by=by, at=at)
    return removed
