"""What is done with all the cases of a list: changed at once, undone, taken out as a file."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from atiende.desk.web.bulk_asked import change_asked, change_words
from atiende.desk.web.shown_view import queue_of, shown_view
from atiende.desk.web.snooze_shown import snoozes_offered
from atiende.desk.web.staff_page import StaffRequest, done, page_or_part, staff_page
from atiende.desk.web.ticket_words import PRIORITIES
from atiende.desk.web.view_chosen import asks_for_view, chosen_list
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import NotFound, NotPermitted, Refusal
from atiende.platform.jobs.actions.cancel_long_job import cancel_long_job
from atiende.platform.jobs.queries import LongJobView, errors_of_long_job, get_long_job
from atiende.platform.refusals import field_sentences, sentence
from atiende.platform.storage import address_of
from atiende.tickets.queries import agents_for, count_of_view, list_statuses, tags_in_use, teams_for
from atiende.views.actions.download_list_export import download_list_export
from atiende.views.actions.request_bulk_change import request_bulk_change
from atiende.views.actions.request_bulk_undo import request_bulk_undo
from atiende.views.actions.request_list_export import request_list_export
from atiende.views.queries import bulk_changes_of, get_bulk_change_for, list_exports_of, may_undo
from atiende.views.rules.bulk import MOST
from atiende.views.rules.exporting import KEPT_HOURS

ERRORS_SHOWN = 200


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page("tickets.reply")
def change_all(request: StaffRequest) -> HttpResponse:
    """How many cases the list holds, and what may be changed in all of them; with POST it is asked for."""
    chosen = chosen_list(request, request.actor)
    words, status = "", 200
    if request.method == "POST":
        at = utc_now()
        try:
            change = change_asked(request.POST, by=request.actor, at=at)
            bulk = request_bulk_change(
                condition=chosen.condition, order=chosen.order, change=change, by=request.actor, at=at
            )
            return redirect("desk:bulk_change", bulk.pk)
        except (NotPermitted, NotFound):
            raise
        except Refusal as refusal:
            words = next(iter(field_sentences(refusal).values()), sentence(refusal))
            status = refusal.http_status
    count = count_of_view(request.actor, chosen.condition, now=chosen.asked.now, most=MOST)
    context = {
        **shown_view(request.actor, chosen),
        **_choices(request),
        "title": queue_of(chosen).label if asks_for_view(request) else gettext("Cases"),
        "count": min(count, MOST),
        "is_more": count > MOST,
        "words": words,
    }
    return render(request, "desk/views/change_all.html", context, status=status)


@require_http_methods(["GET", "HEAD"])
@staff_page("tickets.read")
def bulk_change(request: StaffRequest, bulk_id: int) -> HttpResponse:
    """How far it is, what was refused, and the way back."""
    bulk = get_bulk_change_for(request.actor, bulk_id)
    job = _job(request, bulk.long_job_id)
    refused = errors_of_long_job(request.actor, bulk.long_job_id).splitlines() if job else []
    context = {
        "bulk": bulk,
        "job": job,
        "what": change_words(request.actor, bulk.change),
        "refused": refused[:ERRORS_SHOWN],
        "more_refused": max(0, bulk.refused - ERRORS_SHOWN),
        "may_undo": may_undo(bulk, at=utc_now()),
        "is_under_way": bulk.finished_at is None,
    }
    return page_or_part(request, "desk/views/bulk_change.html", "desk/views/bulk_part.html", context)


@require_POST
@staff_page("tickets.reply")
def undo(request: StaffRequest, bulk_id: int) -> HttpResponse:
    try:
        made = request_bulk_undo(bulk_id=bulk_id, by=request.actor, at=utc_now())
    except (NotPermitted, NotFound):
        raise
    except Refusal as refusal:
        messages.error(request, sentence(refusal))
        return redirect("desk:bulk_change", bulk_id)
    return redirect("desk:bulk_change", made.pk)


@require_POST
@staff_page("tickets.read")
def cancel(request: StaffRequest, bulk_id: int) -> HttpResponse:
    bulk = get_bulk_change_for(request.actor, bulk_id)
    return done(
        request,
        lambda: cancel_long_job(long_job_id=bulk.long_job_id, by=request.actor, at=utc_now()),
        gettext("It stops after the cases in hand."),
        bulk_id,
        next_page="desk:bulk_change",
    )


@require_http_methods(["GET", "HEAD"])
@staff_page("tickets.read")
def work(request: StaffRequest) -> HttpResponse:
    """The person's bulk changes and files, the newest first."""
    actor = request.actor
    changes = [
        (bulk, change_words(actor, bulk.change), _job(request, bulk.long_job_id))
        for bulk in bulk_changes_of(actor)
    ]
    exports = []
    if actor.may("tickets.export"):
        exports = [(each, _job(request, each.long_job_id)) for each in list_exports_of(actor, at=utc_now())]
    waits = any(
        job is not None and not job.is_over for job in [*(c[2] for c in changes), *(e[1] for e in exports)]
    )
    context: dict[str, object] = {
        "changes": changes,
        "exports": exports,
        "waits": waits,
        "kept_hours": KEPT_HOURS,
        "may_export": actor.may("tickets.export"),
    }
    return page_or_part(request, "desk/views/work.html", "desk/views/work_part.html", context)


@require_POST
@staff_page("tickets.export")
def export(request: StaffRequest) -> HttpResponse:
    """The list of the address as a file of the kind `format`."""
    chosen = chosen_list(request, request.actor)
    name = chosen.view.name if chosen.view else ""
    return done(
        request,
        lambda: request_list_export(
            condition=chosen.condition,
            order=chosen.order,
            columns=chosen.columns,
            file_format=request.POST.get("format", ""),
            name=name,
            by=request.actor,
            at=utc_now(),
        ),
        gettext("The file is being made."),
        next_page="desk:list_work",
    )


@require_POST
@staff_page("tickets.export")
def download(request: StaffRequest, list_id: int) -> HttpResponse:
    """By a button, because it is written into the audit; the address it leads to is good for minutes."""
    file = download_list_export(export_id=list_id, by=request.actor, at=utc_now())
    return redirect(address_of(file, user_id=request.actor.id))


def _job(request: StaffRequest, long_job_id: int) -> LongJobView | None:
    try:
        return get_long_job(request.actor, long_job_id)
    except NotFound:
        return None


def _choices(request: StaffRequest) -> dict[str, object]:
    actor = request.actor
    return {
        "agents": [agent for agent in agents_for(actor) if agent[0] != actor.id],
        "teams": teams_for(actor),
        "statuses": list_statuses(),
        "priorities": PRIORITIES,
        "all_tags": tags_in_use(actor),
        "action": f"{reverse('desk:change_all')}?{request.META.get('QUERY_STRING', '')}",
        **snoozes_offered(utc_now()),
    }
