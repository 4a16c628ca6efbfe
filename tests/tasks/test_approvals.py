"""Approvals: asked of people and roles, in order or at once, with amounts, limits and deputies."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from atiende.identity.models import Role
from atiende.kernel.actors import SYSTEM
from atiende.kernel.refusals import InvalidInput, NotFound, NotPermitted
from atiende.organisation.actions.name_deputy import name_deputy
from atiende.organisation.actions.set_authority import set_authority
from atiende.organisation.rules.authority import LineFields
from atiende.platform.models import AuditEntry, OutboxEvent, OutgoingMail
from atiende.tasks.actions.decide_approval import decide_approval
from atiende.tasks.actions.remind_approvers import remind_approvers
from atiende.tasks.actions.request_approval import request_approval
from atiende.tasks.actions.withdraw_approval import withdraw_approval
from atiende.tasks.errors import AboveLimit, ApprovalIsSettled, NotYoursToDecide
from atiende.tasks.models import Approval
from atiende.tasks.queries.approvals import approvals_awaiting, approvals_of_case, get_approval_for
from atiende.tasks.rules.approval import Approver, Question
from atiende.tickets.actions.add_contact_reason import add_contact_reason
from atiende.tickets.actions.change_status import change_status
from atiende.tickets.errors import CaseIsHeld
from atiende.tickets.models import Ticket
from atiende.tickets.queries import sees
from atiende.tickets.rules.contact_reasons import ReasonFields
from tests.tickets.conftest import AT, later

WHEN = later(10)


@pytest.fixture
def ask(house, opened):
    ticket_id = opened().ticket_id

    def make(*people, by=None, **more):
        approvers = tuple(
            Approver(role_id=each.pk) if isinstance(each, Role) else Approver(agent_id=each.id)
            for each in people
        )
        question = Question(**{"subject": "Devolver el importe", "approvers": approvers, **more})
        return request_approval(ticket_id=ticket_id, question=question, by=by or house.owner, at=WHEN)

    make.ticket_id = ticket_id
    return make


def decide(approval, by, decision="approved", reason="", at=WHEN):
    return decide_approval(approval_id=approval.pk, decision=decision, reason=reason, by=by, at=at)


def test_all_at_once_it_is_approved_when_the_last_one_says_so(house, ask):
    approval = ask(house.colleague, house.of_other_team)
    assert sees(house.of_other_team, ask.ticket_id)
    assert decide(approval, house.of_other_team).outcome == ""
    assert decide(approval, house.colleague).outcome == "approved"
    with pytest.raises(ApprovalIsSettled):
        decide(approval, house.colleague, "rejected", "No")
    names = list(
        OutboxEvent.objects.filter(name__startswith="tasks.").order_by("pk").values_list("name", flat=True)
    )
    assert names.count("tasks.approval_awaited.v1") == 2
    assert names[-1] == "tasks.approval_settled.v1"
    verbs = AuditEntry.objects.filter(target_kind="approval").order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["tasks.approval_requested", "tasks.approval_approved", "tasks.approval_approved"]


def test_in_order_the_second_waits_for_the_first(house, ask):
    approval = ask(house.colleague, house.supervisor, is_in_order=True)
    assert approvals_awaiting(house.supervisor, at=WHEN) == []
    with pytest.raises(NotYoursToDecide):
        decide(approval, house.supervisor)
    decide(approval, house.colleague)
    assert approvals_awaiting(house.supervisor, at=WHEN) == [approval]
    assert decide(approval, house.supervisor).outcome == "approved"


def test_one_rejection_settles_it_and_needs_a_reason(house, ask):
    approval = ask(house.colleague, house.supervisor)
    with pytest.raises(InvalidInput) as refused:
        decide(approval, house.colleague, "rejected", "  ")
    assert "reason" in refused.value.fields
    assert decide(approval, house.colleague, "rejected", "Fuera de plazo").outcome == "rejected"
    assert approvals_awaiting(house.supervisor, at=WHEN) == []


def test_who_asks_decides_nothing_by_name_role_or_as_a_deputy(house, ask):
    with pytest.raises(InvalidInput):
        ask(house.owner)
    by_role = ask(Role.objects.get(code="olga"))
    name_deputy(deputy_id=house.owner.id, from_on=AT.date(), until_on=AT.date(), by=house.colleague, at=AT)
    by_deputy = ask(house.colleague)
    for approval in (by_role, by_deputy):
        with pytest.raises(NotYoursToDecide):
            decide(approval, house.owner)
    assert approvals_awaiting(house.owner, at=WHEN) == []


def test_whoever_has_the_role_decides_once(house, ask):
    approval = ask(Role.objects.get(code="sara"), house.supervisor)
    assert decide(approval, house.supervisor).outcome == ""
    with pytest.raises(NotYoursToDecide):
        decide(approval, house.supervisor)
    with pytest.raises(NotYoursToDecide):
        decide(approval, house.colleague)


def test_a_deputy_decides_while_somebody_is_away_and_not_a_day_longer(house, ask):
    approval = ask(house.colleague)
    tomorrow = AT.date() + dt.timedelta(days=1)
    name_deputy(
        deputy_id=house.of_other_team.id, from_on=tomorrow, until_on=tomorrow, by=house.colleague, at=AT
    )
    for day in (0, 2):
        with pytest.raises(NotFound):
            decide(approval, house.of_other_team, at=WHEN + dt.timedelta(days=day))
    decided = decide(approval, house.of_other_team, at=WHEN + dt.timedelta(days=1))
    step = decided.steps.get()
    assert (step.decided_by_id, step.for_agent_id) == (house.of_other_team.id, house.colleague.id)


def test_above_the_limit_of_ones_roles_one_may_only_reject(house, ask):
    role = Role.objects.get(code="carla")
    limit = LineFields("approval", role.pk, Decimal(100), "eur", AT.date())
    set_authority(fields=limit, by=house.administrator, at=AT)
    small = ask(house.colleague, amount=Decimal("100.00"), currency="EUR")
    large = ask(house.colleague, amount=Decimal("100.01"), currency="EUR")
    assert decide(small, house.colleague).outcome == "approved"
    with pytest.raises(AboveLimit):
        decide(large, house.colleague)
    assert decide(large, house.colleague, "rejected", "Demasiado").outcome == "rejected"
    with pytest.raises(NotPermitted):
        set_authority(fields=replace(limit, amount=None), by=house.supervisor, at=AT)


def test_a_limit_of_a_category_counts_in_its_cases_and_in_no_others(house, ask):
    reason = add_contact_reason(fields=ReasonFields(name_es="Averías"), by=SYSTEM, at=AT)
    role = Role.objects.get(code="carla")
    limit = LineFields("approval", role.pk, Decimal(10), "EUR", AT.date(), category="averías")
    set_authority(fields=limit, by=house.administrator, at=AT)
    approval = ask(house.colleague, amount=Decimal(20), currency="EUR")
    Ticket.objects.filter(pk=ask.ticket_id).update(contact_reason=reason)
    with pytest.raises(AboveLimit):
        decide(approval, house.colleague)
    Ticket.objects.filter(pk=ask.ticket_id).update(contact_reason=None)
    assert decide(approval, house.colleague).outcome == "approved"


def test_what_was_asked_and_what_was_said_is_never_changed(house, ask):
    approval = ask(house.colleague, amount=Decimal(5), currency="EUR")
    decide(approval, house.colleague)
    step = approval.steps.get()
    step.decision = "rejected"
    for change in (
        lambda: Approval.objects.filter(pk=approval.pk).update(amount=Decimal(500)),
        lambda: Approval.objects.filter(pk=approval.pk).delete(),
        step.save,
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()


def test_while_it_waits_the_case_can_be_kept_from_being_solved(house, ask):
    approval = ask(house.colleague, holds_solving=True)
    with pytest.raises(CaseIsHeld, match="Devolver el importe"):
        change_status(ticket_id=ask.ticket_id, status_key="resolved", by=house.owner, at=WHEN)
    with pytest.raises(NotPermitted):
        withdraw_approval(approval_id=approval.pk, by=house.colleague, at=WHEN)
    withdraw_approval(approval_id=approval.pk, by=house.owner, at=WHEN)
    change_status(ticket_id=ask.ticket_id, status_key="resolved", by=house.owner, at=WHEN)


def test_who_is_awaited_is_reminded_once_a_day_when_the_day_is_near(house, ask):
    ask(house.colleague, due_at=WHEN + dt.timedelta(hours=20))
    ask(house.colleague, due_at=WHEN + dt.timedelta(days=5))
    assert remind_approvers(by=SYSTEM, at=WHEN) == 1
    assert remind_approvers(by=SYSTEM, at=WHEN + dt.timedelta(hours=1)) == 0
    assert [mail.to_address for mail in OutgoingMail.objects.all()] == ["carla@nova.example"]
    assert remind_approvers(by=SYSTEM, at=WHEN + dt.timedelta(hours=24)) == 1


def test_strangers_see_no_approval_and_the_auditor_asks_none(house, ask):
    approval = ask(house.colleague)
    for by in (house.of_other_team, house.stranger):
        with pytest.raises(NotFound):
            get_approval_for(by, approval.pk, at=WHEN)
        with pytest.raises(NotFound):
            approvals_of_case(by, ask.ticket_id)
    assert approvals_of_case(house.auditor, ask.ticket_id) == [approval]
    with pytest.raises(NotPermitted):
        ask(house.colleague, by=house.auditor)


@pytest.mark.parametrize(
    ("field", "more"),
    [
        ("subject", {"subject": " "}),
        ("approvers", {"approvers": ()}),
        ("approvers", {"approvers": (Approver(agent_id=987654),)}),
        ("approvers", {"approvers": (Approver(role_id=987654),)}),
        ("amount", {"amount": Decimal(-1), "currency": "EUR"}),
        ("amount", {"amount": Decimal("NaN"), "currency": "EUR"}),
        ("currency", {"amount": Decimal(1), "currency": "E"}),
    ],
)
def test_what_cannot_be_asked_is_refused_by_field(house, ask, field, more):
    with pytest.raises(InvalidInput) as refused:
        ask(house.colleague, **more)
    assert field in refused.value.fields
