"""Mails that became no case: in quarantine, or news about something. With their originals, and what to do with them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from atiende.channels.actions.download_original import download_original
from atiende.channels.actions.open_case_of_mail import open_case_of_mail
from atiende.channels.actions.retry_quarantined import retry_quarantined
from atiende.channels.queries.raw_mails import list_quarantine, list_without_case
from atiende.console.web.guard import console_page
from atiende.console.web.mailboxes_shown import outcome_of
from atiende.console.web.paging import number_or_none
from atiende.console.web.staff_page import StaffRequest
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import NotFound, NotPermitted, Refusal
from atiende.platform.storage import file_response

PAGE = 50
LISTS = {"quarantine": list_quarantine, "without_case": list_without_case}


@require_http_methods(["GET", "HEAD"])
@console_page("settings.manage")
def quarantine(request: StaffRequest) -> HttpResponse:
    return _list(request, "quarantine")


@require_http_methods(["GET", "HEAD"])
@console_page("settings.manage")
def without_case(request: StaffRequest) -> HttpResponse:
    return _list(request, "without_case")


@require_POST
@console_page("settings.manage")
def original(request: StaffRequest, raw_mail_id: int) -> HttpResponseBase:
    """The bytes as they came; a browser saves them and never shows them."""
    try:
        file = download_original(raw_mail_id=raw_mail_id, by=request.actor, at=utc_now())
        return file_response(file, name=f"mail-{raw_mail_id}.eml")
    except (NotPermitted, NotFound):
        raise
    except Refusal as refusal:
        messages.error(request, gettext(refusal.message) % refusal.params)
        return redirect("console:quarantine")


@require_POST
@console_page("settings.manage")
def retry(request: StaffRequest) -> HttpResponse:
    """Those that were marked, or the one whose button was pressed."""
    wished = request.POST.getlist("only") or request.POST.getlist("mail")
    ids = [number for text in wished[:PAGE] if (number := number_or_none(text)) is not None]
    if not ids:
        messages.error(request, gettext("Mark at least one mail."))
        return redirect("console:quarantine")
    read = sum(_retried(request, raw_mail_id) for raw_mail_id in ids)
    if read:
        text = ngettext("%(number)s mail was read now.", "%(number)s mails were read now.", read)
        messages.success(request, text % {"number": read})
    if failed := len(ids) - read:
        text = ngettext(
            "%(number)s mail still cannot be read; its original stays here.",
            "%(number)s mails still cannot be read; their originals stay here.",
            failed,
        )
        messages.warning(request, text % {"number": failed})
    return redirect("console:quarantine")


@require_POST
@console_page("settings.manage")
def open_case(request: StaffRequest, raw_mail_id: int) -> HttpResponse:
    try:
        opened = open_case_of_mail(raw_mail_id=raw_mail_id, by=request.actor, at=utc_now())
    except (NotPermitted, NotFound):
        raise
    except Refusal as refusal:
        messages.error(request, gettext(refusal.message) % refusal.params)
    else:
        messages.success(request, gettext("Case %(number)s opened.") % {"number": opened.number})
    return redirect("console:without_case")


def _list(request: StaffRequest, name: str) -> HttpResponse:
    cursor = number_or_none(request.GET.get("cursor", ""))
    mails: list[Any] = LISTS[name](request.actor, before=cursor, size=PAGE)
    context = {
        "mails": [(mail, outcome_of(mail)) for mail in mails],
        "next_cursor": mails[-1].pk if len(mails) == PAGE else None,
        "is_first": cursor is None,
    }
    return render(request, f"console/mailboxes/{name}.html", context)


def _retried(request: StaffRequest, raw_mail_id: int) -> bool:
    """Whether it could be read. One that somebody else tried meanwhile counts as read."""
    try:
        processed = retry_quarantined(raw_mail_id=raw_mail_id, by=request.actor, at=utc_now())
    except NotPermitted:
        raise
    except NotFound:
        return False
    except Refusal:
        return True
    return not processed.problem
