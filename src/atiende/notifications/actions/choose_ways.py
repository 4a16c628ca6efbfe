"""Choose by which ways one is told of what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotPermitted
from atiende.notifications.models import Choice
from atiende.notifications.queries.choices import own_choices
from atiende.notifications.rules.kinds import Kind, Ways
from atiende.platform.audit import record


def choose_ways(*, ways: Mapping[Kind, Ways], by: Actor, at: dt.datetime) -> None:
    """For oneself; kinds that are not named stay. Choosing the same again changes nothing. Raises NotPermitted."""
    if by.id <= 0:
        raise NotPermitted
    with transaction.atomic():
        present = own_choices(by)
        changed = {kind: each for kind, each in ways.items() if present[kind] != each}
        if not changed:
            return
        for kind, each in changed.items():
            Choice.objects.update_or_create(
                person_id=by.id,
                kind=kind.value,
                defaults={"in_app": each.in_app, "mail": each.mail.value, "push": each.push},
            )
        record(
            by=by,
            verb="notifications.ways_chosen",
            target_kind="user",
            target_id=by.id,
            fields=sorted(kind.value for kind in changed),
            at=at,
        )
