"""Whose mail is put aside: the list, with a way in and a way out."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from atiende.channels.actions.block_sender import block_sender
from atiende.channels.actions.unblock_sender import unblock_sender
from atiende.channels.queries.blocked import PAGE, list_blocked
from atiende.console.web.forms.blocked_senders import BlockSenderForm
from atiende.console.web.guard import console_page
from atiende.console.web.paging import number_or_none
from atiende.console.web.staff_page import StaffRequest, accepted, posted
from atiende.kernel.clock import utc_now


@require_http_methods(["GET", "HEAD", "POST"])
@console_page("settings.manage")
def blocked_senders(request: StaffRequest) -> HttpResponse:
    form = BlockSenderForm(posted(request))
    if form.is_bound and form.is_valid():
        sender = form.cleaned_data["sender"]
        if accepted(form, lambda: block_sender(sender=sender, by=request.actor, at=utc_now())):
            messages.success(request, gettext("Blocked. What they write is put aside."))
            return redirect("console:blocked_senders")
    cursor = number_or_none(request.GET.get("cursor", ""))
    rows = list_blocked(request.actor, before=cursor)
    context = {
        "form": form,
        "rows": rows,
        "next_cursor": rows[-1].pk if len(rows) == PAGE else None,
        "is_first": cursor is None,
    }
    return render(
        request, "console/mailboxes/blocked_senders.html", context, status=422 if form.errors else 200
    )


@require_POST
@console_page("settings.manage")
def unblock(request: StaffRequest, blocked_id: int) -> HttpResponse:
    unblock_sender(blocked_sender_id=blocked_id, by=request.actor, at=utc_now())
    messages.success(request, gettext("Unblocked. What was put aside stays under “Mail without a case”."))
    return redirect("console:blocked_senders")
