"""Backups: when they are made, where to, how the last ones went, and one at once."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from atiende.console.web.forms.backups import BackupPlanForm
from atiende.console.web.guard import console_page
from atiende.console.web.staff_page import StaffRequest, accepted, posted
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import Conflict
from atiende.platform.backup.actions import change_backup_plan, request_backup
from atiende.platform.backup.plan import default_folder
from atiende.platform.backup.situation import situation
from atiende.platform.refusals import sentence
from atiende.platform.ui.notices import look_again

FIELDS = ("is_enabled", "folder", "at_time", "kept_days", "kept_weeks")
STATES = {
    "waiting": ("info", _("Waiting")),
    "running": ("info", _("Running")),
    "done": ("ok", _("Done")),
    "failed": ("danger", _("Failed")),
}


@require_http_methods(["GET", "HEAD", "POST"])
@console_page("operations.manage")
def backups(request: StaffRequest) -> HttpResponse:
    found = situation(utc_now())
    form = BackupPlanForm(
        posted(request),
        initial={name: getattr(found.plan, name) for name in FIELDS},
        default_folder=str(default_folder()),
    )
    if (
        request.method == "POST"
        and form.is_valid()
        and accepted(form, lambda: change_backup_plan(**form.cleaned_data, by=request.actor, at=utc_now()))
    ):
        look_again()
        messages.success(request, gettext("Saved."))
        return redirect("console:backups")
    context = {
        "form": form,
        "found": found,
        "runs": [(run, *STATES[run.state]) for run in found.runs],
        "may_change": request.actor.may("settings.manage"),
    }
    return render(request, "console/backups.html", context, status=422 if form.errors else 200)


@require_POST
@console_page("operations.manage")
def now(request: StaffRequest) -> HttpResponse:
    try:
        long_job_id = request_backup(by=request.actor, at=utc_now())
    except Conflict as refusal:
        messages.error(request, sentence(refusal))
        return redirect("console:backups")
    messages.success(request, gettext("A worker does it. You may go on meanwhile."))
    return redirect("console:long_job", long_job_id=long_job_id)
