"""Keep what a policy says: a new one, or a new version. What works goes on until it is switched."""

from __future__ import annotations

import datetime as dt
from typing import Final

from django.db import transaction
from django.db.models import Max

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import Conflict, InvalidInput, NotFound
from atiende.kernel.text import folded, one_line
from atiende.platform.audit import record
from atiende.service_levels.errors import NAME_MISSING, NAME_TAKEN
from atiende.service_levels.models import Policy, PolicyVersion
from atiende.service_levels.rules.policy import Definition, problems_of, to_data

GRANT: Final = "settings.manage"


def save_policy(
    *,
    policy_id: int | None = None,
    name: str,
    definition: Definition,
    version: int | None = None,
    by: Actor,
    at: dt.datetime,
) -> Policy:
    """The same words again make no version. `version`: what the writer had seen of it.

    Raises NotPermitted, NotFound, InvalidInput (name, targets, steps, escalations) and Conflict.
    """
    by.require(GRANT)
    line = one_line(name, limit=100)
    problems = problems_of(definition)
    if not folded(line):
        problems["name"] = NAME_MISSING
    if problems:
        raise InvalidInput(fields=problems)
    with transaction.atomic():
        policy = _policy(policy_id, version)
        if Policy.objects.filter(folded_name=folded(line)).exclude(pk=policy.pk).exists():
            raise InvalidInput(fields={"name": NAME_TAKEN})
        is_new, renamed = policy.pk is None, policy.name != line
        policy.name, policy.folded_name = line, folded(line)
        if is_new:
            policy.position, policy.created_at = _last_position() + 1, at
        else:
            policy.version += 1
        policy.save()
        number = _keep(policy, definition, by=by, at=at)
        if number or renamed:
            record(
                by=by,
                verb="service_levels.policy_created" if is_new else "service_levels.policy_changed",
                target_kind="service_policy",
                target_id=policy.pk,
                fields=[*(["name"] if renamed else []), *(["definition"] if number else [])],
                at=at,
                details={"number": number},
            )
        return policy


def _policy(policy_id: int | None, version: int | None) -> Policy:
    if policy_id is None:
        return Policy()
    policy = Policy.objects.select_for_update().filter(pk=policy_id).first()
    if policy is None:
        raise NotFound
    if version is not None and policy.version != version:
        raise Conflict
    return policy


def _keep(policy: Policy, definition: Definition, *, by: Actor, at: dt.datetime) -> int:
    data = to_data(definition)
    newest = policy.versions.order_by("-number").first()
    if newest is not None and newest.definition == data:
        return 0
    number = newest.number + 1 if newest else 1
    PolicyVersion.objects.create(
        policy=policy,
        number=number,
        definition=data,
        made_at=at,
        made_by_id=by.id,
        made_by_label=by.label[:150],
    )
    return number


def _last_position() -> int:
    return Policy.objects.aggregate(last=Max("position"))["last"] or 0
