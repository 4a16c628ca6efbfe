"""Many cases at once: the bar above the list for a script, a page with check boxes without one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from atiende.desk.errors import NothingChosen
from atiende.desk.web.bulk_changes import MOST, Outcome, change_all, change_in, numbers_in
from atiende.desk.web.snooze_shown import snoozes_offered
from atiende.desk.web.staff_page import StaffRequest, staff_page
from atiende.desk.web.ticket_case import is_part
from atiende.desk.web.ticket_list import list_query, rows_of
from atiende.desk.web.ticket_words import PRIORITIES
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import Refusal
from atiende.platform.refusals import field_sentences, sentence
from atiende.playbooks.queries import macros_offered
from atiende.tickets.queries import agents_for, list_statuses, tags_in_use, teams_for, visible_to


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page("tickets.read")
def bulk(request: StaffRequest) -> HttpResponse:
    """The choices; with POST, one of them for the cases `number`."""
    if request.method == "POST":
        return _changed(request)
    if is_part(request):
        response = render(request, "desk/tickets/bulk_bar.html", _choices(request))
        patch_vary_headers(response, ("HX-Request",))
        return response
    return _page(request, request.GET.getlist("number"))


def _changed(request: StaffRequest) -> HttpResponse:
    try:
        numbers = numbers_in(request.POST.getlist("number"))
        change = change_in(request.POST.dict(), by=request.actor, at=utc_now())
        outcome = change_all(numbers, change, by=request.actor)
    except Refusal as refusal:
        told = next(iter(field_sentences(refusal).values()), sentence(refusal))
        return _refused(request, told, status=refusal.http_status)
    words = words_of(outcome)
    if is_part(request):
        return render(request, "desk/tickets/bulk_outcome.html", {"outcome": outcome, "words": words})
    if not outcome.refused:
        messages.success(request, words)
        return redirect(f"{reverse('desk:tickets')}{list_query(request)}")
    return _page(
        request, [str(number) for number, _told in outcome.refused], outcome=outcome, words=words, status=409
    )


def words_of(outcome: Outcome) -> str:
    """How many were changed."""
    count = len(outcome.done)
    return ngettext("%(count)s case changed", "%(count)s cases changed", count) % {"count": count}


def _refused(request: StaffRequest, told: str, *, status: int) -> HttpResponse:
    """Nothing was done: all that was chosen stays so."""
    if is_part(request):
        return render(request, "desk/tickets/bulk_outcome.html", {"words": told}, status=status)
    return _page(request, request.POST.getlist("number"), words=told, status=status)


def _page(
    request: StaffRequest,
    numbers: list[str],
    *,
    outcome: Outcome | None = None,
    words: str = "",
    status: int = 200,
) -> HttpResponse:
    try:
        chosen = numbers_in(numbers)
    except NothingChosen:
        chosen = []
    except Refusal as refusal:
        chosen, words, status = numbers_in(numbers[:MOST]), sentence(refusal), refusal.http_status
    rows = visible_to(request.actor).filter(number__in=chosen).order_by("number")
    context = {
        **_choices(request),
        "rows": rows_of(list(rows.select_related("status", "customer", "brand", "team", "assignee"))),
        "outcome": outcome,
        "words": words,
    }
    return render(request, "desk/tickets/bulk.html", context, status=status)


def _choices(request: StaffRequest) -> dict[str, object]:
    actor = request.actor
    return {
        "agents": [agent for agent in agents_for(actor) if agent[0] != actor.id],
        "teams": teams_for(actor),
        "statuses": list_statuses(),
        "priorities": PRIORITIES,
        "all_tags": tags_in_use(actor),
        "macros": macros_offered(actor) if actor.may("tickets.reply") else [],
        "list_query": list_query(request),
        **snoozes_offered(utc_now()),
    }
