"""Approvals: of a case, one by itself, and who decides in one's place."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from atiende.desk.web.approval_forms import ApprovalForm, DeputyForm
from atiende.desk.web.approvals_shown import shown_approval
from atiende.desk.web.part_page import form_taken, part_changed
from atiende.desk.web.staff_page import StaffRequest, accepted, page_or_part, staff_page
from atiende.kernel.clock import utc_now
from atiende.organisation.actions.name_deputy import name_deputy
from atiende.organisation.queries.authority import deputy_of
from atiende.tasks.actions.decide_approval import decide_approval
from atiende.tasks.actions.request_approval import request_approval
from atiende.tasks.actions.withdraw_approval import withdraw_approval
from atiende.tasks.queries.approvals import approvals_of_case, decider_of, get_approval_for
from atiende.tickets.queries import get_ticket_for, sees
from atiende.tickets.rules.transitions import FINAL

PAGE = "desk:ticket_approvals"


@require_http_methods(["GET", "HEAD"])
@staff_page("tickets.read")
def case_approvals(request: StaffRequest, number: int) -> HttpResponse:
    return _shown(request, number)


@require_POST
@staff_page("tickets.note")
def ask(request: StaffRequest, number: int) -> HttpResponse:
    ticket = get_ticket_for(request.actor, number)
    form = ApprovalForm(request.POST, actor=request.actor)
    return form_taken(
        request,
        form,
        lambda: request_approval(ticket_id=ticket.pk, question=form.typed(), by=request.actor, at=utc_now()),
        lambda refused: _shown(request, number, form=refused),
        lambda: _shown(request, number),
        number,
        page=PAGE,
        told=gettext("Approval asked for."),
    )


@require_http_methods(["GET", "HEAD"])
@staff_page("tickets.read")
def approval(request: StaffRequest, approval_id: int) -> HttpResponse:
    """For who is asked, even where they do not see the case."""
    actor, at = request.actor, utc_now()
    row = get_approval_for(actor, approval_id, at=at)
    context = {
        "each": shown_approval(row, actor=actor, decider=decider_of(actor, at=at)),
        "sees_case": sees(actor, row.ticket_id),
        "ticket": row.ticket,
    }
    return render(request, "desk/tasks/approval.html", context)


@require_POST
@staff_page("tickets.read")
def decide(request: StaffRequest, approval_id: int) -> HttpResponse:
    """Approved, rejected or withdrawn by the button; back to where it was pressed."""
    actor, at, value = request.actor, utc_now(), request.POST.get("value", "")
    row = get_approval_for(actor, approval_id, at=at)

    def act() -> object:
        if value == "withdrawn":
            return withdraw_approval(approval_id=approval_id, by=actor, at=at)
        reason = request.POST.get("reason", "")
        return decide_approval(approval_id=approval_id, decision=value, reason=reason, by=actor, at=at)

    is_case = request.POST.get("from") == "case" and sees(actor, row.ticket_id)
    number = row.ticket.number
    to: tuple[Any, ...] = (number,) if is_case else (approval_id,)
    page = PAGE if is_case else "desk:approval"
    return part_changed(request, act, lambda: _shown(request, number), *to, page=page)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page("tickets.read")
def absence(request: StaffRequest) -> HttpResponse:
    """Who decides in one's place while one is away."""
    present = deputy_of(request.actor)
    initial = (
        {"deputy": str(present.deputy_id), "from_on": present.from_on, "until_on": present.until_on}
        if present
        else {}
    )
    typed = request.POST if request.method == "POST" else None
    form = DeputyForm(typed, actor=request.actor, initial=initial)
    if request.method == "POST" and form.is_valid() and accepted(form, lambda: _named(request, form)) is None:
        messages.success(request, gettext("Saved."))
        return redirect("desk:my_tasks")
    return render(request, "desk/tasks/absence.html", {"form": form}, status=422 if form.errors else 200)


def _named(request: StaffRequest, form: DeputyForm) -> object:
    data = form.cleaned_data
    return name_deputy(
        deputy_id=int(data["deputy"]) if data["deputy"] else None,
        from_on=data["from_on"],
        until_on=data["until_on"],
        by=request.actor,
        at=utc_now(),
    )


def _shown(request: StaffRequest, number: int, *, form: Any = None) -> HttpResponse:
    actor, at = request.actor, utc_now()
    ticket = get_ticket_for(actor, number)
    decider = decider_of(actor, at=at)
    rows = approvals_of_case(actor, ticket.pk)
    may_add = actor.may("tickets.note") and ticket.category not in FINAL
    if form is None and may_add:
        form = ApprovalForm(actor=actor)
    context: dict[str, object] = {
        "ticket": ticket,
        "part_name": gettext("Approvals"),
        "approvals": [shown_approval(row, actor=actor, decider=decider) for row in rows],
        "form": form,
        "may_add": may_add,
    }
    return page_or_part(request, "desk/tasks/approvals.html", "desk/tasks/approvals_part.html", context)
