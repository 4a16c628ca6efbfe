"""How the audit is kept: where its seals go every night, and for how many years."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from atiende.console.web.forms.audit_keeping import AuditKeepingForm
from atiende.console.web.guard import console_page
from atiende.console.web.staff_page import StaffRequest, accepted, posted
from atiende.kernel.clock import utc_now
from atiende.platform.upkeep.actions.change_audit_keeping import change_audit_keeping
from atiende.platform.upkeep.keeping import audit_keeping, default_folder


@require_http_methods(["GET", "HEAD", "POST"])
@console_page("settings.manage")
def keeping(request: StaffRequest) -> HttpResponse:
    kept = audit_keeping()
    names = ("export_folder", "export_to_address", "kept_years")
    form = AuditKeepingForm(
        posted(request),
        initial={name: getattr(kept, name) for name in names},
        default_folder=str(default_folder()),
    )
    if (
        request.method == "POST"
        and form.is_valid()
        and accepted(form, lambda: change_audit_keeping(**form.cleaned_data, by=request.actor, at=utc_now()))
    ):
        messages.success(request, gettext("Saved."))
        return redirect("console:audit_keeping")
    context = {"form": form, "kept": kept}
    return render(request, "console/audit_keeping.html", context, status=422 if form.errors else 200)
