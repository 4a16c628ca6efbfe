"""Views: the list of them, their order, and their place beside the queues."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from atiende.desk.web.staff_page import StaffRequest, staff_page
from atiende.kernel.clock import utc_now
from atiende.tickets.queries import COUNTED, count_of_views, names_of_teams
from atiende.views.actions.arrange_views import arrange_views
from atiende.views.queries import Kept, kept_by, views_for

COUNTED_VIEWS: Final = 30
_KEYS: Final = 9


@dataclass(frozen=True, slots=True)
class ShownView:
    view: Kept
    address: str
    icon: str = "funnel"
    count: str = ""
    key: str = ""
    shared: str = ""
    may_change: bool = False
    copy: str = ""


def address_of_view(view: Kept) -> str:
    if view.search:
        return f"{reverse('desk:search')}?{urlencode({'q': view.search})}"
    return f"{reverse('desk:tickets')}?view={view.id}"


@require_http_methods(["GET", "HEAD"])
@staff_page("tickets.read")
def side(request: StaffRequest) -> HttpResponse:
    """The part beside the queues: the person's views with their counts, in two queries however many there are."""
    views = views_for(request.actor)
    counted = {view.id: view.condition for view in views[:COUNTED_VIEWS] if view.is_served}
    counts = count_of_views(request.actor, counted, now=timezone.localtime(utc_now()))
    shown = [
        ShownView(
            view, address_of_view(view), "search" if view.search else "funnel", _count(counts.get(view.id))
        )
        for view in views
    ]
    current = request.GET.get("view", "")
    context = {"shown": shown, "current": int(current) if current.isascii() and current.isdecimal() else 0}
    return render(request, "desk/views/side.html", context)


@require_http_methods(["GET", "HEAD"])
@staff_page("tickets.read")
def views(request: StaffRequest) -> HttpResponse:
    """All that the person has, hidden ones too."""
    kept = views_for(request.actor, with_hidden=True)
    teams = names_of_teams({pk for view in kept for pk in view.team_ids})
    keys = {view.id: str(place) for place, view in enumerate([v for v in kept if not v.is_hidden][:_KEYS], 1)}
    shown = [
        ShownView(
            view,
            address_of_view(view),
            key=keys.get(view.id, ""),
            shared=_shared(request, view, teams),
            may_change=kept_by(request.actor, view),
            copy=f"{reverse('desk:view_new')}?view={view.id}",
        )
        for view in kept
    ]
    return render(request, "desk/views/list.html", {"shown": shown})


@require_POST
@staff_page("tickets.read")
def arrange(request: StaffRequest) -> HttpResponse:
    """The order of the fields `view` with one step of `up`, `down` or `toggle`."""
    order = [int(text) for text in request.POST.getlist("view") if text.isdecimal() and len(text) < 19]
    hidden = {int(text) for text in request.POST.getlist("hidden") if text.isdecimal() and len(text) < 19}
    for name, step in (("up", -1), ("down", 1)):
        _moved(order, request.POST.get(name, ""), step)
    toggled = request.POST.get("toggle", "")
    if toggled.isdecimal() and len(toggled) < 19:
        hidden ^= {int(toggled)}
    arrange_views(view_ids=order, hidden=hidden, by=request.actor, at=utc_now())
    return redirect("desk:views")


def _moved(order: list[int], text: str, step: int) -> None:
    pk = int(text) if text.isdecimal() and len(text) < 19 else 0
    if pk not in order:
        return
    place = order.index(pk)
    other = place + step
    if 0 <= other < len(order):
        order[place], order[other] = order[other], order[place]


def _count(count: int | None) -> str:
    return "" if count is None else f"+{COUNTED}" if count > COUNTED else str(count)


def _shared(request: StaffRequest, view: Kept, teams: dict[int, str]) -> str:
    """With whom, and by whom."""
    told = {
        "nobody": _("Only you"),
        "everybody": _("Everybody"),
        "teams": ", ".join(teams[pk] for pk in sorted(view.team_ids) if pk in teams),
    }[view.shared]
    is_own = view.owner_id == request.actor.id
    return (
        told
        if is_own or not view.owner
        else _("%(whom)s · made by %(name)s") % {"whom": told, "name": view.owner}
    )
