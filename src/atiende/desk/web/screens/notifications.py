"""What one is told of: the list by days, how many are new, and the way to the case."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from atiende.desk.web.notifications_shown import days_of
from atiende.desk.web.staff_page import StaffRequest, done, staff_page
from atiende.kernel.clock import utc_now
from atiende.notifications.actions.mark_read import mark_read
from atiende.notifications.queries import (
    COUNTED,
    get_own_notification,
    list_notifications,
    unread_count,
)


@require_http_methods(["GET", "HEAD"])
@staff_page("tickets.read")
def notifications(request: StaffRequest) -> HttpResponse:
    is_unread = request.GET.get("show") == "unread"
    page = list_notifications(request.actor, is_unread=is_unread, after=request.GET.get("after", ""))
    context = {
        "days": days_of(page),
        "after": page.after,
        "is_first": "after" not in request.GET,
        "is_unread": is_unread,
        "unread": unread_count(request.actor),
    }
    return render(request, "desk/notifications/list.html", context)


@require_http_methods(["GET", "HEAD"])
@staff_page("tickets.read")
def count(request: StaffRequest) -> HttpResponse:
    """The number beside the bell, asked for by a script."""
    found = unread_count(request.actor)
    context = {"count": found, "shown": f"{COUNTED}+" if found > COUNTED else str(found)}
    return render(request, "desk/notifications/count.html", context)


@require_http_methods(["GET", "HEAD"])
@staff_page("tickets.read")
def go(request: StaffRequest, notification_id: int) -> HttpResponse:
    """To what it is about; whoever goes there has read it."""
    found = get_own_notification(request.actor, notification_id)
    mark_read(notification_id=found.pk, by=request.actor, at=utc_now())
    if found.url or found.ticket is None:
        return redirect(found.url or "desk:notifications")
    return redirect("desk:ticket", found.ticket.number)


@require_POST
@staff_page("tickets.read")
def read_all(request: StaffRequest) -> HttpResponse:
    """All of them, or the one that is named."""
    named = request.POST.get("notification", "")
    one = int(named) if named.isascii() and named.isdecimal() and len(named) < 19 else None
    return done(
        request,
        lambda: mark_read(notification_id=one, by=request.actor, at=utc_now()),
        gettext("Marked as read."),
        next_page="desk:notifications",
    )
