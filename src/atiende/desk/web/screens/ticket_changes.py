"""The buttons and menus of a ticket: each performs one action."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from atiende.desk.web.staff_page import StaffRequest, staff_page
from atiende.desk.web.ticket_changed import changed
from atiende.kernel.clock import utc_now
from atiende.tickets.actions.add_tag import add_tag
from atiende.tickets.actions.assign_ticket import assign_ticket
from atiende.tickets.actions.change_language import change_language
from atiende.tickets.actions.change_priority import change_priority
from atiende.tickets.actions.change_status import change_status
from atiende.tickets.actions.change_subject import change_subject
from atiende.tickets.actions.change_team import change_team
from atiende.tickets.actions.classify_ticket import classify_ticket
from atiende.tickets.actions.follow_ticket import follow_ticket
from atiende.tickets.actions.mark_spam import mark_spam
from atiende.tickets.actions.remove_tag import remove_tag
from atiende.tickets.actions.unfollow_ticket import unfollow_ticket
from atiende.tickets.actions.unmark_spam import unmark_spam
from atiende.tickets.errors import OpenChildren
from atiende.tickets.queries import get_ticket_for


@require_POST
@staff_page("tickets.read")
def status(request: StaffRequest, number: int) -> HttpResponse:
    ticket = get_ticket_for(request.actor, number)
    key = request.POST.get("value", "")
    return changed(
        request,
        number,
        lambda: change_status(
            ticket_id=ticket.pk,
            status_key=key,
            by=request.actor,
            at=utc_now(),
            shown=_shown(request),
            knows_children=False,
        ),
        asking={OpenChildren: f"{reverse('desk:ticket_solve', args=[number])}?{urlencode({'status': key})}"},
    )


@require_POST
@staff_page("tickets.read")
def priority(request: StaffRequest, number: int) -> HttpResponse:
    ticket = get_ticket_for(request.actor, number)
    value = _number(request) or 0
    return changed(
        request,
        number,
        lambda: change_priority(
            ticket_id=ticket.pk, priority=value, by=request.actor, at=utc_now(), shown=_shown(request)
        ),
    )


@require_POST
@staff_page("tickets.read")
def interaction(request: StaffRequest, number: int) -> HttpResponse:
    """What kind of contact it is; empty: not said."""
    ticket = get_ticket_for(request.actor, number)
    value = request.POST.get("value", "")
    return changed(
        request,
        number,
        lambda: classify_ticket(
            ticket_id=ticket.pk, interaction=value, by=request.actor, at=utc_now(), shown=_shown(request)
        ),
    )


@require_POST
@staff_page("tickets.read")
def phase(request: StaffRequest, number: int) -> HttpResponse:
    """When in a purchase it comes; empty: not said."""
    ticket = get_ticket_for(request.actor, number)
    value = request.POST.get("value", "")
    return changed(
        request,
        number,
        lambda: classify_ticket(
            ticket_id=ticket.pk, phase=value, by=request.actor, at=utc_now(), shown=_shown(request)
        ),
    )


@require_POST
@staff_page("tickets.read")
def language(request: StaffRequest, number: int) -> HttpResponse:
    ticket = get_ticket_for(request.actor, number)
    value = request.POST.get("value", "")
    return changed(
        request,
        number,
        lambda: change_language(
            ticket_id=ticket.pk, language=value, by=request.actor, at=utc_now(), shown=_shown(request)
        ),
    )


@require_POST
@staff_page("tickets.read")
def team(request: StaffRequest, number: int) -> HttpResponse:
    ticket = get_ticket_for(request.actor, number)
    team_id = _number(request)
    return changed(
        request,
        number,
        lambda: change_team(
            ticket_id=ticket.pk, team_id=team_id, by=request.actor, at=utc_now(), shown=_shown(request)
        ),
    )


@require_POST
@staff_page("tickets.read")
def assignee(request: StaffRequest, number: int) -> HttpResponse:
    """To somebody, to nobody, or with "me" to oneself."""
    ticket = get_ticket_for(request.actor, number)
    agent_id = request.actor.id if request.POST.get("value") == "me" else _number(request)
    return changed(
        request,
        number,
        lambda: assign_ticket(
            ticket_id=ticket.pk, agent_id=agent_id, by=request.actor, at=utc_now(), shown=_shown(request)
        ),
    )


@require_POST
@staff_page("tickets.read")
def subject(request: StaffRequest, number: int) -> HttpResponse:
    ticket = get_ticket_for(request.actor, number)
    text = request.POST.get("value", "")
    return changed(
        request,
        number,
        lambda: change_subject(ticket_id=ticket.pk, subject=text, by=request.actor, at=utc_now()),
    )


@require_POST
@staff_page("tickets.read")
def tag(request: StaffRequest, number: int) -> HttpResponse:
    ticket = get_ticket_for(request.actor, number)
    name = request.POST.get("value", "")
    return changed(
        request, number, lambda: add_tag(ticket_id=ticket.pk, name=name, by=request.actor, at=utc_now())
    )


@require_POST
@staff_page("tickets.read")
def untag(request: StaffRequest, number: int, tag_id: int) -> HttpResponse:
    ticket = get_ticket_for(request.actor, number)
    return changed(
        request,
        number,
        lambda: remove_tag(ticket_id=ticket.pk, tag_id=tag_id, by=request.actor, at=utc_now()),
    )


@require_POST
@staff_page("tickets.read")
def following(request: StaffRequest, number: int) -> HttpResponse:
    """Follow with "on", else hear no more of it."""
    ticket = get_ticket_for(request.actor, number)
    act = follow_ticket if request.POST.get("value") == "on" else unfollow_ticket
    return changed(request, number, lambda: act(ticket_id=ticket.pk, by=request.actor, at=utc_now()))


@require_POST
@staff_page("tickets.read")
def spam(request: StaffRequest, number: int) -> HttpResponse:
    """Among the unwanted with "on", else back."""
    ticket = get_ticket_for(request.actor, number)
    act = mark_spam if request.POST.get("value") == "on" else unmark_spam
    return changed(request, number, lambda: act(ticket_id=ticket.pk, by=request.actor, at=utc_now()))


def _shown(request: StaffRequest) -> str | None:
    """What the page said when this was chosen; without it nothing is compared."""
    return request.POST.get("shown")


def _number(request: StaffRequest) -> int | None:
    """None for nobody, and for what is no number of ours."""
    text = request.POST.get("value", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else None
