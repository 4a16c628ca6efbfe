"""What the search box asks for while somebody types, and what of it is remembered for them."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from atiende.desk.web.search_helps import completions_shown
from atiende.desk.web.staff_page import StaffRequest, staff_page
from atiende.kernel.clock import utc_now
from atiende.platform.search import forget_all_recent, forget_recent, recent_of, remember_search

MAX_QUERY = 300


@require_http_methods(["GET", "HEAD"])
@staff_page("tickets.read")
def complete(request: StaffRequest) -> HttpResponse:
    """How the text may go on; for an empty one what was looked for lately, then all operators."""
    text = request.GET.get("q", "")[:MAX_QUERY].replace("\x00", " ")
    context = {
        "completions": completions_shown(request.actor, text),
        "recent": [] if text.strip() else recent_of(request.actor.id, size=6),
    }
    return render(request, "desk/search/completions.html", context)


@require_POST
@staff_page("tickets.read")
def remember(request: StaffRequest) -> HttpResponse:
    """Sent when a search was meant: by Enter, or by following what it found."""
    remember_search(user_id=request.actor.id, text=request.POST.get("q", "")[:MAX_QUERY], at=utc_now())
    return HttpResponse(status=204)


@require_POST
@staff_page("tickets.read")
def forget(request: StaffRequest) -> HttpResponse:
    """One, or all where none is named."""
    text = request.POST.get("q", "")
    if text:
        forget_recent(user_id=request.actor.id, text=text)
    else:
        forget_all_recent(user_id=request.actor.id)
        messages.success(request, gettext("Your recent searches were deleted."))
    return redirect("desk:search")


def address_of_search(text: str) -> str:
    return f"{reverse('desk:search')}?{urlencode({'q': text})}"
