"""What one is told of and by which ways, and when not at all."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from atiende.desk.web.forms_notifications import QuietForm, ways_in, ways_shown
from atiende.desk.web.staff_page import StaffRequest, accepted, staff_page
from atiende.kernel.clock import utc_now
from atiende.notifications.actions.choose_quiet import choose_quiet
from atiende.notifications.actions.choose_ways import choose_ways
from atiende.notifications.queries import own_choices, own_devices, own_quiet


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page("tickets.read")
def ways(request: StaffRequest) -> HttpResponse:
    if request.method == "POST":
        choose_ways(ways=ways_in(request.POST), by=request.actor, at=utc_now())
        messages.success(request, gettext("Saved."))
        return redirect("desk:notification_settings")
    return _show(request, QuietForm(initial=_initial(request)))


@require_POST
@staff_page("tickets.read")
def quiet(request: StaffRequest) -> HttpResponse:
    """Save the quiet times; the buttons `for` begin one at once, or end it."""
    now, present = utc_now(), own_quiet(request.actor)
    form = QuietForm(request.POST)
    if form.is_valid():
        wished = form.quiet(now=now, present=present, zone=_zone())
        if not accepted(form, lambda: choose_quiet(quiet=wished, by=request.actor, at=now)):
            messages.success(request, gettext("Saved."))
            return redirect("desk:notification_settings")
    return _show(request, form, status=422)


def _show(request: StaffRequest, form: QuietForm, *, status: int = 200) -> HttpResponse:
    present = own_quiet(request.actor)
    context = {
        "kinds": ways_shown(own_choices(request.actor)),
        "form": form,
        "devices": own_devices(request.actor),
        "quiet_until": present.until if present.until and present.until > utc_now() else None,
        "zone": str(_zone()),
    }
    return render(request, "desk/notifications/settings.html", context, status=status)


def _initial(request: StaffRequest) -> dict[str, object]:
    present = own_quiet(request.actor)
    return {
        "starts": _clock(present.starts),
        "ends": _clock(present.ends),
        "is_weekend_quiet": present.is_weekend_quiet,
        "urgent_passes": present.urgent_passes,
        "digest_hour": present.digest_hour,
    }


def _clock(time: dt.time | None) -> str:
    return time.strftime("%H:%M") if time else ""


def _zone() -> ZoneInfo:
    return ZoneInfo(timezone.get_current_timezone_name())
