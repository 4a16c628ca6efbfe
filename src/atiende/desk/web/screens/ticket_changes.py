"""The buttons and menus of a ticket: each performs one action."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from atiende.desk.web.staff_page import StaffRequest, staff_page
from atiende.desk.web.ticket_changed import changed
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import Refusal
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
    asked = f"{reverse('desk:ticket_solve', args=[number])}?{urlencode({'status': _value(request)})}"
    return _acted(
        request,
        number,
        partial(change_status, status_key=_value(request), shown=_shown(request), knows_children=False),
        asking={OpenChildren: asked},
    )


@require_POST
@staff_page("tickets.read")
def priority(request: StaffRequest, number: int) -> HttpResponse:
    return _acted(
        request, number, partial(change_priority, priority=_number(request) or 0, shown=_shown(request))
    )


@require_POST
@staff_page("tickets.read")
def interaction(request: StaffRequest, number: int) -> HttpResponse:
    """What kind of contact it is; empty: not said."""
    return _acted(
        request, number, partial(classify_ticket, interaction=_value(request), shown=_shown(request))
    )


@require_POST
@staff_page("tickets.read")
def phase(request: StaffRequest, number: int) -> HttpResponse:
    """When in a purchase it comes; empty: not said."""
    return _acted(request, number, partial(classify_ticket, phase=_value(request), shown=_shown(request)))


@require_POST
@staff_page("tickets.read")
def language(request: StaffRequest, number: int) -> HttpResponse:
    return _acted(request, number, partial(change_language, language=_value(request), shown=_shown(request)))


@require_POST
@staff_page("tickets.read")
def team(request: StaffRequest, number: int) -> HttpResponse:
    return _acted(request, number, partial(change_team, team_id=_number(request), shown=_shown(request)))


@require_POST
@staff_page("tickets.read")
def assignee(request: StaffRequest, number: int) -> HttpResponse:
    """To somebody, to nobody, or with "me" to oneself."""
    agent_id = request.actor.id if _value(request) == "me" else _number(request)
    return _acted(request, number, partial(assign_ticket, agent_id=agent_id, shown=_shown(request)))


@require_POST
@staff_page("tickets.read")
def subject(request: StaffRequest, number: int) -> HttpResponse:
    return _acted(request, number, partial(change_subject, subject=_value(request)))


@require_POST
@staff_page("tickets.read")
def tag(request: StaffRequest, number: int) -> HttpResponse:
    return _acted(request, number, partial(add_tag, name=_value(request)))


@require_POST
@staff_page("tickets.read")
def untag(request: StaffRequest, number: int, tag_id: int) -> HttpResponse:
    return _acted(request, number, partial(remove_tag, tag_id=tag_id))


@require_POST
@staff_page("tickets.read")
def following(request: StaffRequest, number: int) -> HttpResponse:
    """Follow with "on", else hear no more of it."""
    return _acted(request, number, follow_ticket if _value(request) == "on" else unfollow_ticket)


@require_POST
@staff_page("tickets.read")
def spam(request: StaffRequest, number: int) -> HttpResponse:
    """Among the unwanted with "on", else back."""
    return _acted(request, number, mark_spam if _value(request) == "on" else unmark_spam)


def _acted(
    request: StaffRequest,
    number: int,
    act: Callable[..., object],
    *,
    asking: Mapping[type[Refusal], str] | None = None,
) -> HttpResponse:
    """The action on this case by this person, now; then the case as it stands."""
    ticket = get_ticket_for(request.actor, number)
    return changed(
        request, number, lambda: act(ticket_id=ticket.pk, by=request.actor, at=utc_now()), asking=asking
    )


def _value(request: StaffRequest) -> str:
    return request.POST.get("value", "")


def _shown(request: StaffRequest) -> str | None:
    """What the page said when this was chosen; without it nothing is compared."""
    return request.POST.get("shown")


def _number(request: StaffRequest) -> int | None:
    """None for nobody, and for what is no number of ours."""
    text = _value(request)
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else None
