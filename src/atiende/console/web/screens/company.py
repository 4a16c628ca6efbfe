"""The company: one form."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from atiende.console.web.forms.company import FIELDS, CompanyForm, tax_hint
from atiende.console.web.saving import changed_meanwhile, saved
from atiende.console.web.staff_page import StaffRequest, posted, staff_page
from atiende.kernel.clock import utc_now
from atiende.organisation.actions.change_organisation import change_organisation
from atiende.organisation.queries import get_organisation_for


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def company(request: StaffRequest) -> HttpResponse:
    request.actor.require("organisation.read")
    found = get_organisation_for(request.actor)
    present = {name: getattr(found, name) for name in FIELDS}
    form = CompanyForm(posted(request), initial={**present, "version": found.version})
    if saved(
        request,
        form,
        lambda: change_organisation(
            fields=form.typed(), version=form.seen_version, by=request.actor, at=utc_now()
        ),
    ):
        return redirect("console:company")
    context = {
        "company": found,
        "form": form,
        "changed_meanwhile": changed_meanwhile(form),
        "may_manage": request.actor.may("organisation.manage"),
    }
    return render(request, "console/company/company.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD"])
@staff_page
def tax_number(request: StaffRequest) -> HttpResponse:
    """What the chosen country calls its number, for the hint under the field."""
    return HttpResponse(
        tax_hint(request.GET.get("country", "")[:2]), content_type="text/plain; charset=utf-8"
    )
