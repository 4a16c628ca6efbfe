"""What people leave behind elsewhere: handed in here, looked at, tried, and brought in by a worker."""

from __future__ import annotations

import csv
import io

from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from atiende.console.web.forms.imports import StartForm, UploadForm
from atiende.console.web.guard import console_page
from atiende.console.web.staff_page import StaffRequest, accepted
from atiende.integrations.actions.prepare_import import prepare_import
from atiende.integrations.actions.start_import import start_import
from atiende.integrations.queries.imports import get_import, list_imports
from atiende.integrations.rules.importing.tables import TEMPLATES
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import NotFound
from atiende.kernel.text import folded
from atiende.organisation.queries import brands_visible_to, teams_visible_to
from atiende.platform.storage import find_file, open_file

KINDS = {"tickets": _("Cases"), "customers": _("Customers"), "articles": _("Articles of help")}
SYSTEMS = {"zendesk": "Zendesk", "zammad": "Zammad", "csv": "CSV", "json": "JSON"}
STATES = {
    "prepared": ("", _("Ready to be tried")),
    "trying": ("info", _("Being tried")),
    "tried": ("info", _("Tried")),
    "running": ("info", _("Under way")),
    "done": ("ok", _("Brought in")),
    "stopped": ("warn", _("Stopped")),
}
COUNTS = (
    ("read", _("Read")),
    ("taken", _("Brought in")),
    ("known", _("There already")),
    ("left_out", _("Left out")),
    ("warnings", _("With something missing")),
    ("messages", _("Messages")),
    ("new_customers", _("New customers")),
    ("files_left_behind", _("Attachments not brought along")),
)


@require_http_methods(["GET", "HEAD", "POST"])
@console_page("settings.manage")
def imports(request: StaffRequest) -> HttpResponse:
    brands = [
        (brand.pk, brand.name)
        for brand in brands_visible_to(request.actor).filter(archival=None).order_by("pk")
    ]
    is_sent = request.method == "POST"
    form = UploadForm(request.POST, request.FILES, brands=brands) if is_sent else UploadForm(brands=brands)
    if is_sent and form.is_valid():
        made: list[int] = []
        if accepted(form, lambda: made.append(_prepared(request, form))):
            return redirect("console:import", import_id=made[0])
    rows = [
        (each, KINDS[each.kind], SYSTEMS[each.system], STATES[each.state])
        for each in list_imports(request.actor)
    ]
    context = {"form": form, "rows": rows, "templates": KINDS.items()}
    return render(request, "console/imports/list.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@console_page("settings.manage")
def one_import(request: StaffRequest, import_id: int) -> HttpResponse:
    row = get_import(request.actor, import_id)
    report = row.report
    teams = teams_visible_to(request.actor).filter(archival=None).order_by("folded_name")
    groups = list(report.get("teams", {}))
    form = StartForm(
        request.POST if request.method == "POST" else None,
        kind=row.kind,
        headings=row.headings,
        mapping=row.mapping,
        groups=groups,
        teams=[(team.pk, team.name) for team in teams],
        chosen={name: row.teams[folded(name)[:100]] for name in groups if folded(name)[:100] in row.teams},
        makes_teams=row.makes_teams,
    )
    if request.method == "POST" and form.is_valid():
        started: list[int] = []
        if accepted(form, lambda: started.append(_started(request, import_id, form))):
            return redirect("console:long_job", long_job_id=started[0])
    context = {
        "row": row,
        "form": form,
        "kind": KINDS[row.kind],
        "system": SYSTEMS[row.system],
        "state": STATES[row.state],
        "is_busy": row.state in ("trying", "running"),
        "counts": [
            (label, report[key]) for key, label in COUNTS if report.get(key) or key in ("read", "taken")
        ]
        if "read" in report
        else [],
        "problems": [
            (each, gettext(reason))
            for each in report.get("first_problems", [])
            if (reason := each.get("reason"))
        ],
    }
    return render(request, "console/imports/one.html", context, status=422 if form.errors else 200)


@require_safe
@console_page("settings.manage")
def problems(request: StaffRequest, import_id: int) -> HttpResponseBase:
    """The lines that were left out, all of them."""
    row = get_import(request.actor, import_id)
    if row.problems_file_id is None:
        raise NotFound
    name = gettext("import-%(number)s-left-out.csv") % {"number": row.pk}
    content = open_file(find_file(row.problems_file_id))
    return FileResponse(content, as_attachment=True, filename=name, content_type="text/csv; charset=utf-8")


@require_safe
@console_page("settings.manage")
def template(request: StaffRequest, kind: str) -> HttpResponse:
    """A table with the headings that are understood, and an example under them."""
    if kind not in TEMPLATES:
        raise NotFound
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows(TEMPLATES[kind])
    response = HttpResponse(text.getvalue().encode("utf-8-sig"), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{kind}.csv"'
    return response


def _prepared(request: StaffRequest, form: UploadForm) -> int:
    data = form.cleaned_data
    return prepare_import(
        kind=data["kind"],
        brand_id=data["brand"],
        content=data["file"].file,
        name=data["file"].name,
        system=data["system"],
        by=request.actor,
        at=utc_now(),
    )


def _started(request: StaffRequest, import_id: int, form: StartForm) -> int:
    return start_import(
        import_id=import_id,
        mapping=form.mapping(),
        teams={folded(name)[:100]: pk for name, pk in form.teams().items()},
        makes_teams=form.cleaned_data.get("makes_teams", True),
        is_trial=request.POST.get("do") != "bring",
        language=get_language() or "es",
        by=request.actor,
        at=utc_now(),
    )
