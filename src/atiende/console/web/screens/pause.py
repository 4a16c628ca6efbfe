"""A restored installation waits here until an administrator lets it act again: all at once, or reading first."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from atiende.console.web.guard import console_page
from atiende.console.web.staff_page import StaffRequest, done
from atiende.kernel.clock import utc_now
from atiende.platform.pause import pause_of
from atiende.platform.pause.actions import resume_installation, resume_reading
from atiende.platform.ui.notices import look_again


@require_http_methods(["GET", "HEAD", "POST"])
@console_page("operations.manage")
def pause(request: StaffRequest) -> HttpResponse:
    if request.method == "POST":
        look_again()
        if request.POST.get("what") == "reading":
            text = gettext("Mailboxes are read again; nothing is sent yet.")
            return done(
                request,
                lambda: resume_reading(by=request.actor, at=utc_now()),
                text,
                next_page="console:pause",
            )
        text = gettext("The installation acts again.")
        return done(
            request,
            lambda: resume_installation(by=request.actor, at=utc_now()),
            text,
            next_page="console:pause",
        )
    return render(request, "console/pause.html", {"pause": pause_of()})
