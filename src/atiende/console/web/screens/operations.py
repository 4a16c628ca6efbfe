"""What needs a person: stuck deliveries, failed jobs, long jobs, and the checks of the system."""

from __future__ import annotations

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from atiende.console.actions.skip_delivery_with_reason import skip_delivery_with_reason
from atiende.console.audit_sentences import REASONS
from atiende.console.web.forms.replay import ReplayForm
from atiende.console.web.guard import console_page
from atiende.console.web.paging import number_or_none
from atiende.console.web.staff_page import StaffRequest, accepted, done, page_or_part
from atiende.kernel.clock import utc_now
from atiende.platform.health import examine
from atiende.platform.jobs.actions import cancel_long_job, retry_failed_job
from atiende.platform.jobs.queries import (
    count_jobs,
    errors_of_long_job,
    get_long_job,
    list_failed_jobs,
    list_long_jobs,
)
from atiende.platform.outbox import handlers_by_event
from atiende.platform.outbox.actions import replay_events, retry_lane
from atiende.platform.outbox.queries import count_pending, list_stuck

PAGE = 50
KINDS = {
    "audit.verify": _("Verification of the audit"),
    "privacy.export": _("Export of a customer"),
    "demonstration.load": _("Loading of the demonstration"),
    "demonstration.remove": _("Removal of the demonstration"),
    "catalogue.import": _("Import of products or orders"),
    "integrations.import": _("Import from another system"),
    "backup.make": _("Backup"),
}
CHECKS = {
    "database": _("Database"),
    "migrations": _("Tables"),
    "jobs": _("Jobs"),
    "events": _("Events"),
    "seals": _("Seals of the audit"),
    "audit": _("Seals of the audit"),
    "clock": _("Clock"),
    "mail": _("Mail"),
    "mailboxes": _("Mailboxes"),
    "search": _("Searching"),
    "disk": _("Disk"),
    "secrets": _("Keys"),
    "backups": _("Backups"),
    "postgres": _("Database"),
    "pause": _("Pause after a restore"),
    "files": _("Files"),
    "live": _("Live signals"),
    "rules": _("Rules"),
}
CHIPS = {"ok": ("ok", _("Well")), "warning": ("warn", _("Warns")), "failure": ("danger", _("Fails"))}


@require_http_methods(["GET", "HEAD"])
@console_page("operations.manage")
def stuck(request: StaffRequest) -> HttpResponse:
    cursor = number_or_none(request.GET.get("cursor", ""))
    lanes = list_stuck(request.actor, after_event_id=cursor or 0, limit=PAGE)
    context = {
        "lanes": lanes,
        "backlog": count_pending(utc_now()),
        "reasons": [(code, gettext(label)) for code, label in REASONS.items()],
        "next_cursor": lanes[-1].event_id if len(lanes) == PAGE else None,
        "is_first": cursor is None,
    }
    return render(request, "console/stuck.html", context)


@require_POST
@console_page("operations.manage")
def retry(request: StaffRequest) -> HttpResponse:
    aggregate, handler = request.POST.get("aggregate", ""), request.POST.get("handler", "")
    return done(
        request,
        lambda: retry_lane(aggregate=aggregate, handler=handler, by=request.actor, at=utc_now()),
        gettext("The lane is tried again."),
        next_page="console:stuck",
    )


@require_POST
@console_page("operations.manage")
def skip(request: StaffRequest) -> HttpResponse:
    event_id = number_or_none(request.POST.get("event_id", "")) or 0
    return done(
        request,
        lambda: skip_delivery_with_reason(
            event_id=event_id,
            handler=request.POST.get("handler", ""),
            reason=request.POST.get("reason", ""),
            by=request.actor,
            at=utc_now(),
        ),
        gettext("The delivery was skipped; what waited behind it follows."),
        next_page="console:stuck",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@console_page("operations.manage")
def replay(request: StaffRequest) -> HttpResponse:
    handlers = sorted({name for names in handlers_by_event().values() for name in names})
    form = ReplayForm(request.POST or None, handlers=handlers, initial=request.GET.dict())
    if request.method == "POST" and form.is_valid():
        counted: list[int] = []
        if accepted(form, lambda: counted.append(_replayed(form, request))):
            text = ngettext(
                "%(number)s event is delivered again.", "%(number)s events are delivered again.", counted[0]
            )
            return done(request, lambda: None, text % {"number": counted[0]}, next_page="console:stuck")
    return render(request, "console/replay.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD"])
@console_page("operations.manage")
def jobs(request: StaffRequest) -> HttpResponse:
    cursor = number_or_none(request.GET.get("cursor", ""))
    failed = list_failed_jobs(request.actor, before=cursor, limit=PAGE)
    long_jobs = list_long_jobs(request.actor, limit=20)
    context = {
        "failed": failed,
        "long_jobs": [(job, KINDS.get(job.kind, job.kind)) for job in long_jobs],
        "counts": count_jobs(),
        "next_cursor": failed[-1].id if len(failed) == PAGE else None,
        "is_first": cursor is None,
    }
    return render(request, "console/jobs.html", context)


@require_POST
@console_page("operations.manage")
def retry_job(request: StaffRequest, job_id: int) -> HttpResponse:
    return done(
        request,
        lambda: retry_failed_job(job_id=job_id, by=request.actor, at=utc_now()),
        gettext("The job is in the queue again."),
        next_page="console:jobs",
    )


@require_http_methods(["GET", "HEAD"])
@console_page()
def long_job(request: StaffRequest, long_job_id: int) -> HttpResponse:
    job = get_long_job(request.actor, long_job_id)
    context: dict[str, object] = {"job": job, "label": KINDS.get(job.kind, job.kind), "now": utc_now()}
    return page_or_part(request, "console/long_job.html", "console/long_job_part.html", context)


@require_POST
@console_page()
def cancel(request: StaffRequest, long_job_id: int) -> HttpResponse:
    return done(
        request,
        lambda: cancel_long_job(long_job_id=long_job_id, by=request.actor, at=utc_now()),
        gettext("It stops at its next step."),
        long_job_id,
        next_page="console:long_job",
    )


@require_GET
@console_page()
def long_job_errors(request: StaffRequest, long_job_id: int) -> HttpResponse | StreamingHttpResponse:
    text = errors_of_long_job(request.actor, long_job_id)
    response = HttpResponse(text, content_type="text/plain; charset=utf-8")
    name = gettext("errors-%(number)s.txt") % {"number": long_job_id}
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_http_methods(["GET", "HEAD"])
@console_page("operations.manage")
def health(request: StaffRequest) -> HttpResponse:
    checks = [(check, CHECKS.get(check.name, check.name), *CHIPS[check.state]) for check in examine(gettext)]
    worst = max((check[0].state for check in checks), key=["ok", "warning", "failure"].index, default="ok")
    return render(request, "console/health.html", {"checks": checks, "worst": worst, "at": utc_now()})


def _replayed(form: ReplayForm, request: StaffRequest) -> int:
    typed = form.cleaned_data
    return replay_events(
        handler=typed["handler"],
        aggregate=typed["aggregate"],
        since=typed["since"],
        by=request.actor,
        at=utc_now(),
    )
