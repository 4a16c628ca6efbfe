"""What was asked, of whom, and what waits for a person."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from django.db.models import Q

from atiende.identity.queries.roles import roles_held_by
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.organisation.queries import today_of_company
from atiende.tasks.models import Approval, ApprovalLimit, ApprovalStep, Deputy
from atiende.tasks.rules.approval import Decider
from atiende.tickets.queries.conversation import family_of
from atiende.tickets.queries.visibility import require_seen, sees


def decider_of(actor: Actor, *, at: dt.datetime) -> Decider:
    """In three queries. A role without a limit in a currency does not bound who has one with it."""
    role_ids = roles_held_by(actor.id)
    today = today_of_company(at)
    away = Deputy.objects.filter(deputy_id=actor.id, from_on__lte=today, until_on__gte=today)
    limits: dict[str, Decimal] = {}
    for currency, amount in ApprovalLimit.objects.filter(role_id__in=role_ids).values_list(
        "currency", "amount"
    ):
        limits[currency] = max(amount, limits.get(currency, amount))
    return Decider(actor.id, role_ids, frozenset(away.values_list("agent_id", flat=True)), limits)


def get_approval_for(actor: Actor, approval_id: int, *, at: dt.datetime, is_locked: bool = False) -> Approval:
    """Whoever sees the case, and whoever is asked or stands in for them. Raises NotFound."""
    rows = Approval.objects.select_for_update(of=("self",)) if is_locked else Approval.objects.all()
    found = rows.filter(pk=approval_id).first() if 0 < approval_id < 2**63 else None
    if found is None or not actor.may("tickets.read"):
        raise NotFound
    if not sees(actor, found.ticket_id) and not _is_asked(actor, found, at=at):
        raise NotFound
    return found


def approvals_of_case(actor: Actor, ticket_id: int) -> list[Approval]:
    """With their steps, the last asked first; of what was merged into it too. Raises NotFound."""
    require_seen(actor, ticket_id)
    rows = Approval.objects.filter(ticket_id__in=family_of(ticket_id)).prefetch_related("steps")
    return list(rows.order_by("-pk"))


def approvals_awaiting(actor: Actor, *, at: dt.datetime, size: int = 50) -> list[Approval]:
    """What this person may decide now, what is due first at the top."""
    if not actor.may("tickets.read"):
        return []
    decider = decider_of(actor, at=at)
    steps = ApprovalStep.objects.filter(_theirs(decider), decision="")
    rows = Approval.objects.filter(outcome="", pk__in=steps.values("approval_id"))
    rows = rows.exclude(asked_by_id=actor.id).select_related("ticket").prefetch_related("steps")
    found = rows.order_by("due_at", "pk")[: size * 2]
    return [each for each in found if decider.step_for(each, list(each.steps.all())) is not None][:size]


def deputy_of(actor: Actor) -> Deputy | None:
    """Whom this person named, over or not."""
    return Deputy.objects.select_related("deputy__user").filter(pk=actor.id).first()


def list_approval_limits(actor: Actor) -> list[ApprovalLimit]:
    """Raises NotPermitted."""
    actor.require("settings.manage")
    return list(ApprovalLimit.objects.select_related("role").order_by("role_id", "currency"))


def who_decides_for(agent_id: int, *, at: dt.datetime) -> list[int]:
    """This person and, while they are away, their deputy; nobody for 0."""
    if not agent_id:
        return []
    today = today_of_company(at)
    away = Deputy.objects.filter(agent_id=agent_id, from_on__lte=today, until_on__gte=today)
    return [agent_id, *away.values_list("deputy_id", flat=True)]


def _is_asked(actor: Actor, approval: Approval, *, at: dt.datetime) -> bool:
    return approval.steps.filter(_theirs(decider_of(actor, at=at))).exists()


def _theirs(decider: Decider) -> Q:
    people = sorted({decider.id, *decider.stands_in_for})
    return Q(agent_id__in=people) | Q(role_id__in=sorted(decider.role_ids))
