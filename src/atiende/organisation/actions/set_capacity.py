"""Say how much a person carries at once, and on which channels."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.organisation.events import CapacityChanged
from atiende.organisation.models import AgentCapacity, AgentChannel
from atiende.organisation.queries.duties import require_looking_after
from atiende.organisation.rules.capacity import problem_of_number, problems_of_limit
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.platform.outbox import emit


def set_capacity(
    *,
    agent_id: int,
    units: Decimal,
    channels: Mapping[str, tuple[bool, int | None]],
    by: Actor,
    at: dt.datetime,
) -> None:
    """`channels`: whether each is enabled, and how many at most (None: as many as the units carry).

    Raises NotPermitted, NotFound, InvalidInput.
    """
    if problem := problem_of_number(units):
        raise InvalidInput(fields={"units": problem})
    for channel, (_, most) in channels.items():
        if problems := problems_of_limit(channel, None, most):
            raise InvalidInput(fields={f"{channel}_most": next(iter(problems.values()))})
    with transaction.atomic():
        agent = require_looking_after(by, agent_id)
        AgentCapacity.objects.update_or_create(agent=agent, defaults={"units": units})
        for channel, (is_enabled, most) in channels.items():
            AgentChannel.objects.update_or_create(
                agent=agent, channel=channel, defaults={"is_enabled": is_enabled, "most": most}
            )
        record(by=by, verb="organisation.capacity_set", target_kind="agent", target_id=agent.pk, at=at)
        emit(CapacityChanged(agent_id=agent.pk, changed_by=by.id))
        signal(f"agent:{agent.pk}")
