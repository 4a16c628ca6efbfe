"""The demonstration company: in by one button, out by another."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from atiende.console.actions.request_demonstration import KINDS, Wish, request_demonstration
from atiende.console.web.guard import console_page
from atiende.console.web.staff_page import StaffRequest
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import Conflict
from atiende.platform.demonstration import marked
from atiende.platform.jobs.queries import list_long_jobs
from atiende.platform.refusals import sentence


@require_http_methods(["GET", "HEAD", "POST"])
@console_page("settings.manage")
def demonstration(request: StaffRequest) -> HttpResponse:
    if request.method == "POST" and request.POST.get("wish") in KINDS:
        wish = cast(Wish, request.POST["wish"])
        try:
            long_job_id = request_demonstration(wish=wish, by=request.actor, at=utc_now())
        except Conflict as refusal:
            messages.error(request, sentence(refusal))
            return redirect("console:demonstration")
        messages.success(request, gettext("A worker does it. You may go on meanwhile."))
        return redirect("console:long_job", long_job_id=long_job_id)
    jobs = [job for kind in KINDS.values() for job in list_long_jobs(request.actor, kind=kind, limit=1)]
    under_way = next((job for job in jobs if not job.is_over), None)
    context = {"is_in": bool(marked("brand")), "under_way": under_way}
    return render(request, "console/demonstration.html", context)
