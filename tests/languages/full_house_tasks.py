"""Tasks, checklists, approvals, time, plans and quotes of the full house: each in every state, on one case."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from atiende.identity.models import Role
from atiende.identity.rules.grants import ALL_GRANTS
from atiende.kernel.actors import SYSTEM, Actor
from atiende.kernel.clock import utc_now
from atiende.organisation.actions.name_deputy import name_deputy
from atiende.organisation.actions.set_authority import set_authority
from atiende.organisation.rules.authority import LineFields
from atiende.tasks.actions.account_time import account_time
from atiende.tasks.actions.add_checklist_template import add_checklist_template
from atiende.tasks.actions.answer_quote import Answer, answer_quote
from atiende.tasks.actions.apply_checklist import apply_checklist
from atiende.tasks.actions.apply_plan import apply_plan
from atiende.tasks.actions.complete_task import complete_task
from atiende.tasks.actions.correct_time import correct_time
from atiende.tasks.actions.create_task import create_task
from atiende.tasks.actions.decide_approval import decide_approval
from atiende.tasks.actions.draft_quote import draft_quote
from atiende.tasks.actions.request_approval import request_approval
from atiende.tasks.actions.save_plan_template import save_plan_template
from atiende.tasks.actions.send_quote import send_quote
from atiende.tasks.actions.switch_checklist_template import switch_checklist_template
from atiende.tasks.actions.switch_plan_template import switch_plan_template
from atiende.tasks.actions.tick_item import tick_item
from atiende.tasks.actions.withdraw_approval import withdraw_approval
from atiende.tasks.actions.withdraw_quote import withdraw_quote
from atiende.tasks.models import ChecklistItem
from atiende.tasks.rules.approval import Approver, Question
from atiende.tasks.rules.checklist import Item
from atiende.tasks.rules.new_task import NewTask
from atiende.tasks.rules.plan import PlanDefinition, PlanTask
from atiende.tasks.rules.quote import Line, Offer
from atiende.tasks.rules.recurrence import Recurrence
from atiende.tasks.rules.template import ChecklistDefinition
from atiende.tasks.rules.time import Worked
from atiende.tickets.queries.tracking import Proof

ITEMS = (Item("Xyz", is_needed=True), Item("Xyz xyz"))
DAY = dt.timedelta(days=1)


def fill(administrator: Any, rows: dict[str, Any]) -> dict[str, Any]:
    """Answers with one of each that addresses name."""
    by, now = Actor(id=administrator.pk, label=administrator.name, grants=ALL_GRANTS), utc_now()
    other = Actor(id=rows["people"][0].pk, label="Xyz", grants=ALL_GRANTS)
    case = rows["case"].pk
    checklist = add_checklist_template(definition=_checklist(rows), by=by, at=now)
    resting = add_checklist_template(definition=ChecklistDefinition(name="Xyz", items=ITEMS), by=by, at=now)
    switch_checklist_template(template_id=resting.pk, is_in_use=False, by=by, at=now)
    plan = save_plan_template(template_id=None, definition=_plan(by, rows), by=by, at=now)
    old_plan = save_plan_template(template_id=None, definition=_plan(by, rows, "Xyz"), by=by, at=now)
    switch_plan_template(template_id=old_plan.pk, is_in_use=False, by=by, at=now)
    applied = apply_checklist(ticket_id=case, template_id=checklist.pk, by=by, at=now)
    ticked = ChecklistItem.objects.filter(checklist=applied).order_by("pk")[0]
    tick_item(item_id=ticked.pk, is_ticked=True, by=by, at=now)
    apply_plan(ticket_id=case, template_id=plan.pk, by=by, at=now)
    return {
        "checklists": [checklist, resting],
        "plans": [plan, old_plan],
        "checklist": applied,
        "item": ticked,
        "tasks": _tasks(case, rows, by, now),
        "approvals": _approvals(case, by, other, now),
        "time_entry": _time(case, by, now),
        "quotes": _quotes(rows, by, now),
    }


def examples(rows: dict[str, Any]) -> dict[str, list[tuple[object, ...]]]:
    """For each address with parameters that shows a page: whose pages to open."""
    number, long = rows["case"].number, rows["long"].number
    of_cases = [(number,), (long,)]
    return {
        "console:checklist": [(each.pk,) for each in rows["checklists"]],
        "console:plan": [(each.pk,) for each in rows["plans"]],
        "desk:task": [(each.pk,) for each in rows["tasks"]],
        "desk:ticket_tasks": of_cases,
        "desk:approval": [(each.pk,) for each in rows["approvals"]],
        "desk:ticket_approvals": of_cases,
        "desk:ticket_time": of_cases,
        "desk:ticket_quotes": of_cases,
        "desk:ticket_quote_new": of_cases,
        "desk:ticket_quote": [(number, each.pk) for each in rows["quotes"]],
        "portal:quote": [(number, each.pk) for each in rows["quotes"]],
    }


def _checklist(rows: dict[str, Any]) -> ChecklistDefinition:
    return ChecklistDefinition(name="Ñandú", items=ITEMS, brand_id=rows["case"].brand_id, category="Xyz")


def _plan(by: Actor, rows: dict[str, Any], name: str = "Ñandú") -> PlanDefinition:
    tasks = (PlanTask("Xyz", days=2, agent_id=by.id), PlanTask("Xyz", team_id=rows["teams"][0].pk))
    return PlanDefinition(name=name, items=ITEMS, tasks=tasks, text="Xyz.", category="Xyz")


def _tasks(case: int, rows: dict[str, Any], by: Actor, now: dt.datetime) -> list[Any]:
    """Overdue, for today with an hour, coming back in every way, of a team, done, and one of no case."""
    written = [
        NewTask(title="Xyz", ticket_id=case, assignee_id=by.id, due_at=now - DAY),
        NewTask(title="Xyz", ticket_id=case, assignee_id=by.id, due_at=now, is_all_day=False),
        NewTask(title="Xyz", details="Xyz.", team_id=rows["teams"][0].pk, due_at=now + DAY),
        NewTask(title="Xyz", ticket_id=case, assignee_id=rows["people"][1].pk),
        *(
            NewTask(title="Xyz", assignee_id=by.id, due_at=now + DAY, recurrence=each.value)
            for each in Recurrence
        ),
    ]
    tasks = [create_task(task=each, by=by, at=now) for each in written]
    complete_task(task_id=tasks[3].pk, by=by, at=now)
    return tasks


def _approvals(case: int, by: Actor, other: Actor, now: dt.datetime) -> list[Any]:
    """One's own in order with a sum above the limit, one to decide, one approved, one refused and one withdrawn."""
    role = Role.objects.get(code="supervisor")
    limit = LineFields("approval", role.pk, Decimal(100), "EUR", from_on=now.date())
    set_authority(fields=limit, by=by, at=now)
    name_deputy(deputy_id=other.id, from_on=now.date(), until_on=now.date() + 7 * DAY, by=by, at=now)
    both = (Approver(agent_id=other.id), Approver(role_id=role.pk))
    asked = [
        Question(
            subject="Xyz", details="Xyz.", approvers=both, amount=Decimal("1284.50"), currency="EUR",
            is_in_order=True, holds_solving=True, due_at=now - DAY,
        ),
        Question(subject="Xyz", approvers=(Approver(agent_id=other.id),), due_at=now + DAY),
    ]  # fmt: skip
    theirs = Question(subject="Xyz", details="Xyz.", approvers=(Approver(agent_id=by.id),))
    made = [request_approval(ticket_id=case, question=each, by=by, at=now) for each in asked]
    made += [request_approval(ticket_id=case, question=theirs, by=other, at=now) for _ in range(3)]
    withdraw_approval(approval_id=made[1].pk, by=by, at=now)
    decide_approval(approval_id=made[2].pk, decision="approved", by=by, at=now)
    decide_approval(approval_id=made[3].pk, decision="rejected", reason="Xyz.", by=by, at=now)
    return made


def _time(case: int, by: Actor, now: dt.datetime) -> Any:
    account_time(
        ticket_id=case, worked=Worked(minutes=75, worked_on=now.date(), by_timer=True), by=by, at=now
    )
    worked = Worked(minutes=20, worked_on=now.date(), is_billable=True, what="Xyz")
    entry = account_time(ticket_id=case, worked=worked, by=by, at=now)
    correct_time(entry_id=entry.pk, minutes=15, why="Xyz", by=by, at=now)
    return entry


def _quotes(rows: dict[str, Any], by: Actor, now: dt.datetime) -> list[Any]:
    """A draft, one sent, one accepted, one rejected and one withdrawn."""
    case = rows["case"]
    drafts = [draft_quote(ticket_id=case.pk, offer=_offer(now), by=by, at=now) for _ in range(5)]
    sent = [send_quote(quote_id=each.pk, by=by, at=now) for each in drafts[1:]]
    proof = Proof(case.pk, case.number, case.brand_id, 1)
    for quote, is_accepted in ((sent[1], True), (sent[2], False)):
        answer = Answer(
            is_accepted=is_accepted, name="Xyz", sha256=quote.sha256, reason="" if is_accepted else "Xyz."
        )
        answer_quote(quote_id=quote.pk, answer=answer, proof=proof, by=SYSTEM, at=now)
    withdraw_quote(quote_id=sent[3].pk, by=by, at=now)
    return drafts


def _offer(now: dt.datetime) -> Offer:
    lines = (Line("Xyz", Decimal("1.5"), Decimal("40"), Decimal(21)), Line("Xyz", Decimal(1), Decimal("-5")))
    today = now.date()
    return Offer(
        title="Xyz", lines=lines, currency="EUR", valid_until=today + 30 * DAY, remark="Xyz.",
        starts_on=today + DAY, ready_on=today + 3 * DAY,
    )  # fmt: skip
