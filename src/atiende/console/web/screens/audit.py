"""The audit log: who did what, on which and when; and whether its seals hold."""

from __future__ import annotations

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from atiende.console.actions.export_audit import export_audit
from atiende.console.audit_sentences import SENTENCES, sentence_of
from atiende.console.web.forms.audit import AuditFilterForm
from atiende.console.web.guard import console_page
from atiende.console.web.staff_page import StaffRequest
from atiende.identity.queries import visible_to
from atiende.kernel.clock import utc_now
from atiende.platform.audit.queries import list_entries, list_verbs
from atiende.platform.audit.stored import count_sealed, last_seal
from atiende.platform.jobs.queries import list_long_jobs
from atiende.platform.upkeep.actions.start_audit_verification import start_audit_verification
from atiende.platform.upkeep.keeping import audit_keeping
from atiende.platform.upkeep.verification import KIND

MAX_PEOPLE = 500


@require_http_methods(["GET", "HEAD"])
@console_page("audit.read")
def audit(request: StaffRequest) -> HttpResponse:
    form = _filters(request)
    cursor = request.GET.get("cursor", "")
    page = list_entries(request.actor, form.wanted(time_zone=_zone_of(request), cursor=cursor))
    kept = request.GET.copy()
    kept.pop("cursor", None)
    context = {
        "form": form,
        "entries": [(entry, sentence_of(entry)) for entry in page.entries],
        "next_cursor": page.next_before,
        "is_first": not cursor,
        "is_filtered": any(kept.values()),
        "query": kept.urlencode(),
        "seal": last_seal(),
        "sealed": count_sealed(),
        "kept": audit_keeping(),
        "may_change_keeping": request.actor.may("settings.manage"),
        "verification": next(iter(list_long_jobs(request.actor, kind=KIND, limit=1)), None),
    }
    return render(request, "console/audit.html", context)


@require_POST
@console_page("audit.read")
def verify(request: StaffRequest) -> HttpResponse:
    long_job_id = start_audit_verification(by=request.actor, at=utc_now())
    return redirect("console:long_job", long_job_id=long_job_id)


@require_GET
@console_page("audit.read")
def export(request: StaffRequest) -> HttpResponse | StreamingHttpResponse:
    wanted = _filters(request).wanted(time_zone=_zone_of(request))
    lines = export_audit(wanted=wanted, by=request.actor, at=utc_now())
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    name = gettext("audit-%(day)s.csv") % {"day": f"{utc_now():%Y-%m-%d}"}
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response


def _filters(request: StaffRequest) -> AuditFilterForm:
    people = visible_to(request.actor).order_by("name", "id").values_list("id", "name")[:MAX_PEOPLE]
    verbs = [(verb, _verb_label(verb)) for verb in list_verbs(request.actor)]
    return AuditFilterForm(
        request.GET,
        people=[("0", "Atiende"), *((str(user_id), name) for user_id, name in people)],
        verbs=sorted(verbs, key=lambda pair: pair[1]),
    )


def _zone_of(request: StaffRequest) -> str:
    return str(getattr(request.user, "time_zone", "UTC"))


def _verb_label(verb: str) -> str:
    known = SENTENCES.get(verb)
    return gettext(known) % {"target": "…", "reason": "…"} if known else verb
