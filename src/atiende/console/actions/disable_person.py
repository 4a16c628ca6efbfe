"""Disable a person who leaves, and hand their open cases on in the same step."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.console.leaving import open_cases_of
from atiende.identity.actions.disable_user import disable_user
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput, gettext_noop
from atiende.organisation.queries import get_agent_for
from atiende.tickets.rules.listing import Order
from atiende.views.actions.request_bulk_change import request_bulk_change
from atiende.views.rules.bulk import Change, change_of

NOT_OFFERED = gettext_noop("Choose where the open cases go.")


def disable_person(*, person_id: int, cases: str, by: Actor, at: dt.datetime) -> int | None:
    """`cases`: empty (they stay), `nobody`, `team-ID` or `person-ID`. A worker moves them, each by its ordinary action
    with its audit entry, and it can be undone; answers with the id of that bulk change.

    Raises NotPermitted, GrantNotHeld, LastAdministrator, NotFound, InvalidInput and AnotherUnderWay.
    """
    by.require("people.manage")
    change = _change(cases, person_id)
    with transaction.atomic():
        get_agent_for(by, person_id)
        disable_user(user_id=person_id, by=by, at=at)
        if change is None:
            return None
        by.require("tickets.manage")
        return request_bulk_change(
            condition=open_cases_of(person_id), order=Order.NUMBER, change=change, by=by, at=at
        ).pk


def _change(cases: str, person_id: int) -> Change | None:
    whom, _dash, value = cases.partition("-")
    if not whom:
        return None
    what = {"nobody": "assignee", "person": "assignee", "team": "team_queue"}.get(whom)
    if what is None or (whom != "nobody" and value in ("", "0")) or value == str(person_id):
        raise InvalidInput(fields={"cases": NOT_OFFERED})
    return change_of({"what": what, "value": value or "0"})
