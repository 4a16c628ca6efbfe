"""Keep an agent's place in lists and searches in step with the user's name."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.identity.queries import active_user
from atiende.kernel.actors import Actor
from atiende.kernel.text import folded
from atiende.organisation.models import Agent
from atiende.platform.audit import record


def follow_user_name(*, user_id: int, by: Actor, at: dt.datetime) -> None:
    """The name that customers see stays as it was. Nothing happens for an unknown or disabled user, or twice.

    Raises NotPermitted.
    """
    by.require("people.manage")
    user = active_user(user_id)
    if user is None:
        return
    name = folded(user.name)[:150]
    with transaction.atomic():
        if Agent.objects.filter(pk=user.pk).exclude(folded_name=name).update(folded_name=name):
            record(
                by=by,
                verb="organisation.agent_renamed",
                target_kind="agent",
                target_id=user.pk,
                fields=["folded_name"],
                at=at,
            )
