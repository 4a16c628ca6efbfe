"""Remind those who are awaited, once a day, when the day is near or over."""

from __future__ import annotations

import datetime as dt
from typing import Final

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext, override

from atiende.identity.queries import public_address
from atiende.kernel.actors import SYSTEM, Actor
from atiende.organisation.queries import agents_visible_to
from atiende.platform.audit import record
from atiende.platform.mail import UnusableAddress, queue_mail
from atiende.platform.outbox import emit
from atiende.tasks.announcing import tell_watchers
from atiende.tasks.events import ApprovalReminded
from atiende.tasks.models import Approval
from atiende.tasks.rules.approval import awaited

NEAR: Final = dt.timedelta(hours=24)
AGAIN: Final = dt.timedelta(hours=23)
AT_ONCE: Final = 200
PATH: Final = "/desk/approvals/"


def remind_approvers(*, by: Actor, at: dt.datetime) -> int:
    """How many questions somebody was reminded of. Only the system does this."""
    if not by.is_system:
        by.require("settings.manage")
    waiting = Approval.objects.filter(outcome="", due_at__lte=at + NEAR)
    due = waiting.filter(Q(reminded_at=None) | Q(reminded_at__lte=at - AGAIN)).order_by("due_at")
    count = 0
    for approval_id in list(due.values_list("pk", flat=True)[:AT_ONCE]):
        with transaction.atomic():
            approval = Approval.objects.select_for_update().get(pk=approval_id)
            if approval.outcome:
                continue
            people = {
                step.agent_id for step in awaited(approval.steps.all(), is_in_order=approval.is_in_order)
            }
            approval.reminded_at = at
            approval.save(update_fields=["reminded_at"])
            told = _written_to(approval, people - {None}, at=at)
            record(
                by=by,
                verb="tasks.approval_reminded",
                target_kind="approval",
                target_id=approval_id,
                at=at,
                details={"people": told},
            )
            emit(ApprovalReminded(ticket_id=approval.ticket_id, approval_id=approval.pk, people=told))
            tell_watchers(None, *people)
            count += 1
    return count


def _written_to(approval: Approval, agent_ids: set[int | None], *, at: dt.datetime) -> int:
    rows = agents_visible_to(SYSTEM).select_related("user").filter(pk__in=agent_ids, user__is_active=True)
    told = 0
    for agent in rows:
        with override(agent.user.language or None):
            subject = gettext("Your approval is awaited")
            text = gettext("%(name)s asks for your approval: %(subject)s") % {
                "name": approval.asked_by_label,
                "subject": approval.subject,
            }
        address = public_address(f"{PATH}{approval.pk}/")
        try:
            queue_mail(
                to=agent.user.email,
                subject=subject,
                text=f"{text}\n\n{address}\n",
                kind="tasks.approval",
                at=at,
            )
        except UnusableAddress:
            continue
        told += 1
    return told
