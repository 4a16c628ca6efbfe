"""Up to which amount each role may approve."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from atiende.console.web.forms.plans import LimitForm
from atiende.console.web.guard import console_page
from atiende.console.web.saving import saved
from atiende.console.web.staff_page import StaffRequest, posted
from atiende.identity.queries.roles import role_label
from atiende.kernel.clock import utc_now
from atiende.kernel.money import Money
from atiende.organisation.queries import organisation
from atiende.tasks.actions.set_approval_limit import set_approval_limit
from atiende.tasks.queries.approvals import list_approval_limits


@require_http_methods(["GET", "HEAD", "POST"])
@console_page("settings.manage")
def limits(request: StaffRequest) -> HttpResponse:
    company = organisation()
    form = LimitForm(posted(request), initial={"currency": company.currency if company else ""})
    if saved(request, form, lambda: set_approval_limit(**form.cleaned_data, by=request.actor, at=utc_now())):
        return redirect("console:approval_limits")
    rows = [
        (row, role_label(row.role), Money(row.amount, row.currency))
        for row in list_approval_limits(request.actor)
    ]
    context = {"rows": rows, "form": form}
    return render(request, "console/approval_limits.html", context, status=422 if form.errors else 200)
