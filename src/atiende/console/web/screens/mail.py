"""The mail server with its live test, and what became of outgoing mail."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from atiende.console.web.forms.mail_server import MailServerForm
from atiende.console.web.guard import console_page
from atiende.console.web.paging import number_or_none
from atiende.console.web.staff_page import StaffRequest, accepted, done
from atiende.kernel.clock import utc_now
from atiende.platform.mail import (
    check_mail_server,
    list_mails,
    mail_server,
    mail_situation,
    resend_mail,
    save_mail_server,
)
from atiende.platform.mail.server import access_of

PAGE = 50
STATES = {
    "queued": (_("Waiting"), "info"),
    "sending": (_("Being sent"), "info"),
    "sent": (_("Sent"), "ok"),
    "failed": (_("Failed"), "danger"),
    "uncertain": (_("Uncertain"), "warn"),
}


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
@console_page("settings.manage")
def server(request: StaffRequest) -> HttpResponse:
    kept = mail_server()
    form = MailServerForm(request.POST or None, kept=kept, default_sender=_address_of(request))
    steps: tuple[Any, ...] = ()
    status = 200
    if request.method == "POST":
        if form.is_valid() and request.POST.get("go") == "test":
            steps = _tested(form, request)
        elif form.is_valid() and accepted(form, lambda: _save(form, request)):
            messages.success(request, gettext("Mail server saved. Mails that waited are being sent."))
            return redirect("console:mail_server")
        status = 422 if form.errors else 200
    context = {
        "form": form,
        "steps": steps,
        "failed_step": next((n for n, s in enumerate(steps, 1) if s.outcome == "failed"), None),
        "situation": mail_situation(),
        "server": kept,
    }
    return render(request, "console/mail_server.html", context, status=status)


@require_http_methods(["GET", "HEAD"])
@console_page("settings.manage")
def outgoing(request: StaffRequest) -> HttpResponse:
    state = request.GET.get("state", "")
    state = state if state in STATES else ""
    cursor = number_or_none(request.GET.get("cursor", ""))
    mails = list_mails(request.actor, state=state, before_id=cursor)
    situation = mail_situation()
    context = {
        "mails": [(mail, *STATES[mail.state]) for mail in mails],
        "state": state,
        "states": [(code, label, situation.counts.get(code, 0)) for code, (label, _kind) in STATES.items()],
        "situation": situation,
        "next_cursor": mails[-1].pk if len(mails) == PAGE else None,
        "is_first": cursor is None,
    }
    return render(request, "console/outgoing_mail.html", context)


@require_POST
@console_page("settings.manage")
def resend(request: StaffRequest, mail_id: int) -> HttpResponse:
    return done(
        request,
        lambda: resend_mail(mail_id=mail_id, by=request.actor, at=utc_now()),
        gettext("The mail is queued again."),
        next_page="console:outgoing_mail",
    )


def _save(form: MailServerForm, request: StaffRequest) -> None:
    typed = form.cleaned_data
    save_mail_server(
        host=typed["host"],
        port=typed["port"],
        security=typed["security"],
        username=typed["username"],
        password=typed["password"] or ("" if typed["forgets_password"] else None),
        from_name=typed["from_name"],
        from_address=typed["from_address"],
        is_enabled=typed["is_enabled"],
        by=request.actor,
        at=utc_now(),
    )


def _tested(form: MailServerForm, request: StaffRequest) -> tuple[Any, ...]:
    typed, kept = form.cleaned_data, mail_server()
    password = typed["password"]
    if not password and kept is not None and kept.sealed_password and typed["host"] == kept.host:
        password = access_of(kept).password  # only to the host it was given for
    return check_mail_server(
        host=typed["host"],
        port=typed["port"],
        security=typed["security"],
        username=typed["username"],
        password=password,
        from_name=typed["from_name"],
        from_address=typed["from_address"],
        send_to=_address_of(request),
    )


def _address_of(request: StaffRequest) -> str:
    return str(getattr(request.user, "email", ""))
