"""One's own presence, told by hand or by doing something, and who of the colleagues is here."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from atiende.desk.web.staff_page import StaffRequest, page_or_part, staff_page
from atiende.kernel.clock import utc_now
from atiende.organisation import queries
from atiende.organisation.actions.change_presence import change_presence
from atiende.organisation.actions.note_activity import note_activity
from atiende.organisation.rules.capacity import CHANNELS
from atiende.organisation.rules.presence import Presence, state_on_channel

STATES: Final = (
    ("available", pgettext_lazy("person", "Available")),
    ("busy", pgettext_lazy("person", "Busy")),
    ("away", pgettext_lazy("person", "Away")),
    ("offline", pgettext_lazy("person", "Offline")),
)
REASONS: Final = (
    ("", _("No reason")),
    ("break", _("Break")),
    ("meal", _("Meal")),
    ("meeting", _("Meeting")),
    ("training", _("Training")),
    ("paperwork", _("Paperwork")),
)
CHANNEL_WORDS: Final = {
    "mail": _("Mail"),
    "portal": _("Portal"),
    "chat": _("Chat"),
    "messaging": _("Messaging"),
    "phone": _("Telephone"),
    "social": _("Social networks"),
}


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page("")
def presence(request: StaffRequest) -> HttpResponse:
    """The page, or the part of the menu of the avatar. Sent, it leads back to where the person was."""
    if request.method == "POST":
        change_presence(
            agent_id=request.actor.id,
            state=request.POST.get("state", ""),
            reason=request.POST.get("reason", ""),
            channel=request.POST.get("channel", ""),
            by=request.actor,
            at=utc_now(),
        )
        messages.success(request, gettext("Your presence was changed."))
        return redirect(_way_back(request))
    own = queries.own_presence(request.actor)
    context = {
        "own": own,
        "states": [(key, word, key == own.state) for key, word in STATES],
        "reasons": REASONS,
        "reason": dict(REASONS).get(own.reason, "") if own.reason else "",
        "channels": [
            (
                key,
                CHANNEL_WORDS[key],
                state_on_channel(Presence.AVAILABLE, own.channels.get(key)) == Presence.AVAILABLE,
            )
            for key in CHANNELS
        ],
        "next": urlsplit(request.headers.get("HX-Current-URL", "")).path or request.path,
    }
    return page_or_part(request, "desk/presence/page.html", "desk/presence/menu.html", context)


@require_POST
@staff_page("")
def active(request: StaffRequest) -> HttpResponse:
    """A sign of the person, sent by a script at most every two minutes."""
    note_activity(by=request.actor, at=utc_now())
    return HttpResponse(status=204)


@require_http_methods(["GET", "HEAD"])
@staff_page("")
def colleagues(request: StaffRequest) -> HttpResponse:
    """Who is here, and until when they work."""
    now = utc_now()
    page = queries.list_agents(request.actor, is_active=True, after=request.GET.get("cursor", ""))
    ids = [agent.pk for agent in page.rows]
    present, working = queries.presence_of(ids), queries.working_now(ids, now)
    words = dict(STATES)
    rows = [
        (agent, shown, words[shown.state], working.get(agent.pk))
        for agent, shown in ((agent, present.get(agent.pk, queries.NEVER_SEEN)) for agent in page.rows)
    ]
    context = {"rows": rows, "page": page, "is_first": "cursor" not in request.GET}
    return render(request, "desk/presence/colleagues.html", context)


def _way_back(request: HttpRequest) -> str:
    wished = request.POST.get("next", "")
    is_ours = wished.startswith("/") and url_has_allowed_host_and_scheme(wished, allowed_hosts=None)
    return wished if is_ours else "desk:presence"
