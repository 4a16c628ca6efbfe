"""The browsers in which one is told of news."""

from __future__ import annotations

import re
from typing import Final

from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from atiende.desk.web.staff_page import StaffRequest, done, staff_page
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import InvalidInput
from atiende.notifications.actions.add_push_device import add_push_device
from atiende.notifications.actions.provide_push_key import provide_push_key
from atiende.notifications.actions.remove_push_device import remove_push_device

_BROWSERS: Final = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("Firefox", "Firefox"),
    ("Chrom", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS: Final = ("Android", "iPhone", "iPad", "Windows", "Mac OS", "Linux")


@require_POST
@staff_page("tickets.read")
def key(request: StaffRequest) -> HttpResponse:
    """The public key to which a browser binds its subscription; whoever asks first has it made."""
    return JsonResponse({"key": provide_push_key(by=request.actor, at=utc_now())})


@require_POST
@staff_page("tickets.read")
def add(request: StaffRequest) -> HttpResponse:
    """From a script: what the browser said when it subscribed."""
    try:
        add_push_device(
            endpoint=request.POST.get("endpoint", ""),
            p256dh=request.POST.get("p256dh", ""),
            auth=request.POST.get("auth", ""),
            name=_name(request.headers.get("User-Agent", "")),
            by=request.actor,
            at=utc_now(),
        )
    except InvalidInput as refusal:
        return JsonResponse({"told": gettext(next(iter(refusal.fields.values())))}, status=422)
    return JsonResponse({"told": gettext("This browser is notified from now on.")})


@require_POST
@staff_page("tickets.read")
def remove(request: StaffRequest, device_id: int) -> HttpResponse:
    return done(
        request,
        lambda: remove_push_device(device_id=device_id, by=request.actor, at=utc_now()),
        gettext("Removed."),
        next_page="desk:notification_settings",
    )


def _name(agent: str) -> str:
    """Such as «Firefox · Windows»."""
    browser = next((name for mark, name in _BROWSERS if re.search(mark, agent)), gettext("Browser"))
    system = next((name for name in _SYSTEMS if name in agent), "")
    return f"{browser} · {system}" if system else browser
