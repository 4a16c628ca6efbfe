"""Change what a person is called and does, for colleagues and for customers, all or nothing."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.identity.actions.rename_user import rename_user
from atiende.kernel.actors import Actor
from atiende.organisation.actions.change_agent import change_agent
from atiende.organisation.rules.staff import AgentFields


def change_person(
    *, person_id: int, name: str, fields: AgentFields, version: int, by: Actor, at: dt.datetime
) -> None:
    """Raises NotPermitted, GrantNotHeld, NotFound, InvalidInput, and Conflict when `version` is not the present one."""
    with transaction.atomic():
        change_agent(agent_id=person_id, fields=fields, version=version, by=by, at=at)
        rename_user(user_id=person_id, name=name, by=by, at=at)
