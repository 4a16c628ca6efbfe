"""The company's own fields of a case: one answer at a time, and what cannot be kept stands there again."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST
from django_htmx.http import trigger_client_event

from atiende.desk.web.fields_shown import Refused, answer_seen, answer_written
from atiende.desk.web.staff_page import StaffRequest, staff_page
from atiende.desk.web.ticket_case import is_part, show_case, show_parts
from atiende.desk.web.ticket_changed import changed
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import InvalidInput, NotFound, NotPermitted, Refusal
from atiende.platform.refusals import field_sentences, sentence
from atiende.tickets.actions.change_custom_fields import change_custom_fields
from atiende.tickets.errors import FIELD_ARCHIVED
from atiende.tickets.queries import CaseField, fields_of_case, get_ticket_for


@require_POST
@staff_page("tickets.read")
def field(request: StaffRequest, number: int) -> HttpResponse:
    ticket = get_ticket_for(request.actor, number)
    key = request.POST.get("key", "")
    asked = {each.key: each for each in fields_of_case(ticket.brand_id, ticket.custom_fields)}
    try:
        _answered(request, ticket.pk, key, asked.get(key))
    except (NotPermitted, NotFound):
        raise
    except Refusal as refusal:
        return _told_again(request, number, key, refusal)
    return changed(request, number, lambda: None)


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
