"""Canned replies in a case: chosen beside the text, or on a page of their own where scripts are off."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST, require_safe

from atiende.desk.web.staff_page import StaffRequest, staff_page
from atiende.desk.web.ticket_case import is_part
from atiende.desk.web.ticket_list import list_query
from atiende.kernel.clock import utc_now
from atiende.kernel.placeholders import Missing
from atiende.kernel.text import one_line
from atiende.playbooks.actions.choose_form_of_address import choose_form_of_address
from atiende.playbooks.actions.insert_canned_reply import insert_canned_reply
from atiende.playbooks.actions.use_canned_reply import use_canned_reply
from atiende.playbooks.queries import form_of_customer, noted_form, replies_offered
from atiende.tickets.queries import get_ticket_for

MOST_LETTERS = 60
IN_THE_LIST = 12


@require_safe
@staff_page("tickets.reply")
def replies(request: StaffRequest, number: int) -> HttpResponse:
    """For a script the list alone; with `status` those that are offered for that status."""
    ticket = get_ticket_for(request.actor, number)
    query = one_line(request.GET.get("q", ""), limit=MOST_LETTERS)
    found = replies_offered(
        request.actor,
        ticket,
        query=query,
        status_key=request.GET.get("status", "")[:50],
        **({"size": IN_THE_LIST} if is_part(request) else {}),
    )
    context = {"ticket": ticket, "offered": found, "query": query, "list_query": list_query(request)}
    if is_part(request):
        response = render(request, "desk/tickets/replies_list.html", context)
    else:
        noted = noted_form(ticket)
        context |= {
            "form_in_use": form_of_customer(ticket).value,
            "noted": noted,
            "forms": forms_of_address(),
        }
        response = render(request, "desk/tickets/replies.html", context)
    patch_vary_headers(response, ("HX-Request",))
    return response


@require_POST
@staff_page("tickets.reply")
def use(request: StaffRequest, number: int, reply_id: int) -> HttpResponse:
    """For a script its words, which it puts where one writes; without one they go below the draft."""
    if request.headers.get("Accept") == "application/json":
        found = use_canned_reply(number=number, reply_id=reply_id, by=request.actor, at=utc_now())
        return JsonResponse({"text": found.text, "html": found.html, "told": missing_told(found.missing)})
    missing = insert_canned_reply(number=number, reply_id=reply_id, by=request.actor, at=utc_now())
    if missing:
        messages.warning(request, missing_told(missing))
    else:
        messages.success(request, gettext("The reply stands in your draft. Read it before you send it."))
    return redirect(f"{reverse('desk:ticket', args=[number])}?write=reply")


@require_POST
@staff_page("tickets.reply")
def address(request: StaffRequest, number: int) -> HttpResponse:
    """How this customer is spoken to, in all their cases."""
    choose_form_of_address(number=number, form=request.POST.get("form", ""), by=request.actor, at=utc_now())
    messages.success(request, gettext("Saved."))
    return redirect("desk:ticket_replies", number)


def missing_told(missing: tuple[Missing, ...]) -> str:
    """What the writer is told of variables without a value; empty: none."""
    if not missing:
        return ""
    named = [f"{gap.name} → {gap.fallback}" if gap.fallback else gap.name for gap in missing]
    return ngettext(
        "This case has no value for %(names)s. Look at the text.",
        "This case has no values for %(names)s. Look at the text.",
        len(named),
    ) % {"names": ", ".join(named)}


def forms_of_address() -> list[tuple[str, str]]:
    return [
        ("", gettext("As the brand does")),
        ("usted", gettext("Usted")),
        ("tu", gettext("Tú")),
        ("vos", gettext("Vos")),
    ]
