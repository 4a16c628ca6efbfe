"""The company's own fields of a case: one answer at a time, and what cannot be kept stands there again."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST
from django_htmx.http import trigger_client_event

from atiende.desk.web.fields_shown import Refused, answer_seen
from atiende.desk.web.staff_page import StaffRequest, staff_page
from atiende.desk.web.ticket_case import is_part, show_case, show_parts
from atiende.desk.web.ticket_changed import changed
from atiende.desk.web.uploads import as_attachments, keep
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import InvalidInput, NotFound, NotPermitted, Refusal
from atiende.platform.refusals import field_sentences, sentence
from atiende.platform.storage import address_of, find_file
from atiende.tickets.actions.attach_field_file import attach_field_file
from atiende.tickets.actions.change_custom_fields import change_custom_fields
from atiende.tickets.errors import FIELD_ARCHIVED, FIELD_IS_A_FILE
from atiende.tickets.panels.answers import answer_written
from atiende.tickets.queries import CaseField, fields_of_ticket, get_field_file_for, get_ticket_for


@require_POST
@staff_page("tickets.read")
def field(request: StaffRequest, number: int) -> HttpResponse:
    ticket = get_ticket_for(request.actor, number)
    key = request.POST.get("key", "")
    asked = {each.key: each for each in fields_of_ticket(ticket)}
    try:
        _answered(request, ticket.pk, key, asked.get(key))
    except (NotPermitted, NotFound):
        raise
    except Refusal as refusal:
        return _told_again(request, number, key, refusal)
    return changed(request, number, lambda: None)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page("tickets.read")
def field_file(request: StaffRequest, number: int, key: str) -> HttpResponse:
    """The file that answers a field, for who sees the case; what is sent takes its place."""
    ticket = get_ticket_for(request.actor, number)
    if request.method != "POST":
        return _shown_file(request, ticket.pk, key)
    request.actor.require("tickets.reply")
    sent = request.FILES.get("file")

    def act() -> None:
        if sent is None:
            raise InvalidInput(fields={key: FIELD_IS_A_FILE})
        (file,) = as_attachments([keep(sent)])
        attach_field_file(ticket_id=ticket.pk, key=key, file=file, by=request.actor, at=utc_now())

    return changed(request, number, act)


def _shown_file(request: StaffRequest, ticket_id: int, key: str) -> HttpResponse:
    held = get_field_file_for(request.actor, ticket_id, key)
    answer = redirect(address_of(find_file(held.file_id), user_id=request.actor.id, name=held.name))
    answer["Cache-Control"] = "private, no-store"
    return answer


def _answered(request: StaffRequest, ticket_id: int, key: str, field: CaseField | None) -> None:
    """A name that nobody defined is for programs to note under, not for this page."""
    if field is None or field.asked is None:
        raise InvalidInput(fields={key: FIELD_ARCHIVED})
    change_custom_fields(
        ticket_id=ticket_id,
        values={key: answer_written(field.asked, request.POST.getlist("value"))},
        seen={key: answer_seen(request.POST.get("was", ""))},
        by=request.actor,
        at=utc_now(),
    )


def _told_again(request: StaffRequest, number: int, key: str, refusal: Refusal) -> HttpResponse:
    problem = next(iter(field_sentences(refusal).values()), sentence(refusal))
    refused = Refused(key, tuple(request.POST.getlist("value")), problem)
    if not is_part(request):
        return show_case(request, number, refused=refused, status=422)
    told = {"text": gettext("Not saved: %(why)s") % {"why": problem}, "kind": "danger"}
    return trigger_client_event(show_parts(request, number, refused=refused), "toast", told)
