"""What was asked, of whom, and what waits for a person."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q

from atiende.identity.queries.roles import roles_held_by
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.organisation.queries.authority import authority_of, stands_in_for
from atiende.organisation.rules.authority import AuthorityKind
from atiende.tasks.models import Approval, ApprovalStep
from atiende.tasks.rules.approval import Decider
from atiende.tickets.queries.contact_reasons import reason_tree
from atiende.tickets.queries.conversation import family_of
from atiende.tickets.queries.visibility import require_seen, sees


def decider_of(actor: Actor, *, at: dt.datetime) -> Decider:
    """Their roles, in whose place they decide, and what the authority matrix says of approvals: as many queries
    however many approvals there are.
    """
    authority = authority_of(actor.id, AuthorityKind.APPROVAL, at=at)
    tree = reason_tree() if any(line.category for line in authority.lines) else None
    return Decider(
        actor.id,
        roles_held_by(actor.id),
        stands_in_for(actor.id, at=at),
        authority,
        {pk: tree.path_name(pk, "es") for pk in tree.reasons} if tree else {},
    )


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
    rows = Approval.objects.filter(ticket_id__in=family_of(ticket_id)).select_related("ticket")
    return list(rows.prefetch_related("steps").order_by("-pk"))


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


def _is_asked(actor: Actor, approval: Approval, *, at: dt.datetime) -> bool:
    return approval.steps.filter(_theirs(decider_of(actor, at=at))).exists()


def _theirs(decider: Decider) -> Q:
    people = sorted({decider.id, *decider.stands_in_for})
    return Q(agent_id__in=people) | Q(role_id__in=sorted(decider.role_ids))
