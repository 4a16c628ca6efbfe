"""Products and orders by file: chosen here, read by a worker, what cannot be kept told by its line."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from atiende.catalogue.actions.start_import import JOB_KIND, start_import
from atiende.catalogue.queries import list_products
from atiende.console.web.forms.catalogue import ImportForm
from atiende.console.web.guard import console_page
from atiende.console.web.staff_page import StaffRequest, accepted
from atiende.kernel.clock import utc_now
from atiende.platform.jobs.queries import list_long_jobs


@require_http_methods(["GET", "HEAD", "POST"])
@console_page("settings.manage")
def catalogue(request: StaffRequest) -> HttpResponse:
    form = ImportForm(request.POST, request.FILES) if request.method == "POST" else ImportForm()
    if request.method == "POST" and form.is_valid():
        started: list[int] = []
        if accepted(form, lambda: started.append(_started(request, form))):
            return redirect("console:long_job", long_job_id=started[0])
    context = {
        "form": form,
        "imports": list_long_jobs(request.actor, kind=JOB_KIND, limit=5),
        "products": list_products(request.actor, size=20).rows,
    }
    return render(request, "console/catalogue.html", context, status=422 if form.errors else 200)


def _started(request: StaffRequest, form: ImportForm) -> int:
    return start_import(
        kind=form.cleaned_data["kind"],
        content=form.cleaned_data["file"].read(),
        language=get_language() or "es",
        by=request.actor,
        at=utc_now(),
    )
