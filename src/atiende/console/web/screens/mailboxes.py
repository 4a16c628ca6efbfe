"""Mailboxes: the list, a new one, and the page of one with its health and its buttons."""

from __future__ import annotations

import datetime as dt

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from atiende.channels.actions.check_sending_domain import check_sending_domain
from atiende.channels.actions.create_mailbox import create_mailbox
from atiende.channels.actions.pause_mailbox import pause_mailbox
from atiende.channels.actions.remove_mailbox import remove_mailbox
from atiende.channels.actions.resume_mailbox import resume_mailbox
from atiende.channels.queries.domains import domain_check_of, findings_of, guess_mail_provider
from atiende.channels.queries.mailbox_figures import figures_of_mailbox, list_latest_mails
from atiende.channels.queries.mailboxes import get_mailbox_for, list_mailboxes
from atiende.console.web.forms.mailboxes import NewMailboxForm, brands_served
from atiende.console.web.guard import console_page
from atiende.console.web.mailboxes_shown import FINDINGS, KINDS, outcome_of, row_of
from atiende.console.web.saving import made
from atiende.console.web.staff_page import StaffRequest, done, page_or_part, posted
from atiende.kernel.clock import utc_now
from atiende.organisation.queries import today_of_company

DAY = dt.timedelta(days=1)
GRANT = "settings.manage"


@require_http_methods(["GET", "HEAD"])
@console_page(GRANT)
def mailboxes(request: StaffRequest) -> HttpResponse:
    rows = [row_of(mailbox) for mailbox in list_mailboxes(request.actor)]
    return page_or_part(
        request, "console/mailboxes/list.html", "console/mailboxes/results.html", {"rows": rows}
    )


@require_http_methods(["GET", "HEAD", "POST"])
@console_page(GRANT)
def new_mailbox(request: StaffRequest) -> HttpResponse:
    """The first of three steps: it makes the mailbox, which reads nothing until its servers are known."""
    form = NewMailboxForm(posted(request))
    created = made(
        request,
        form,
        lambda: create_mailbox(
            fields=form.typed(brand_id=_first_brand(request), today=today_of_company(utc_now())),
            by=request.actor,
            at=utc_now(),
        ),
        gettext("Mailbox created. It reads nothing until you connect it."),
    )
    if created is not None:
        chosen = form.cleaned_data["provider"]
        provider = guess_mail_provider(created.address) if chosen == "auto" else chosen
        return redirect(f"{reverse('console:mailbox_settings', args=[created.pk])}?step={provider}")
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "console/mailboxes/new.html", {"form": form}, status=status)


@require_http_methods(["GET", "HEAD"])
@console_page(GRANT)
def mailbox(request: StaffRequest, mailbox_id: int) -> HttpResponse:
    found = get_mailbox_for(request.actor, mailbox_id)
    now = utc_now()
    context = {
        "row": row_of(found),
        "mailbox": found,
        "tab": "state",
        "figures": figures_of_mailbox(found, since=now - DAY),
        "mails": [(mail, outcome_of(mail)) for mail in list_latest_mails(request.actor, mailbox_id)],
        "accesses": {access.direction: access for access in found.accesses.all()},
        "token": getattr(found, "token", None),
        "now": now,
        **_domain(request, mailbox_id),
    }
    return page_or_part(request, "console/mailboxes/mailbox.html", "console/mailboxes/state.html", context)


@require_POST
@console_page(GRANT)
def check_domain(request: StaffRequest, mailbox_id: int) -> HttpResponse:
    """A script gets the part with the findings, a plain form the whole page again."""
    check_sending_domain(
        mailbox_id=mailbox_id,
        selectors=request.POST.get("selectors", "")[:400],
        by=request.actor,
        at=utc_now(),
    )
    if request.headers.get("HX-Request") != "true":
        return redirect(f"{reverse('console:mailbox', args=[mailbox_id])}#domain")
    context = {"mailbox": get_mailbox_for(request.actor, mailbox_id), **_domain(request, mailbox_id)}
    return render(request, "console/mailboxes/domain.html", context)


@require_POST
@console_page(GRANT)
def pause(request: StaffRequest, mailbox_id: int) -> HttpResponse:
    return done(
        request,
        lambda: pause_mailbox(mailbox_id=mailbox_id, by=request.actor, at=utc_now()),
        gettext("Paused: nothing is fetched or sent until you resume."),
        mailbox_id,
        next_page="console:mailbox",
    )


@require_POST
@console_page(GRANT)
def resume(request: StaffRequest, mailbox_id: int) -> HttpResponse:
    return done(
        request,
        lambda: resume_mailbox(mailbox_id=mailbox_id, by=request.actor, at=utc_now()),
        gettext("It goes on: what arrived meanwhile comes in now."),
        mailbox_id,
        next_page="console:mailbox",
    )


@require_POST
@console_page(GRANT)
def remove(request: StaffRequest, mailbox_id: int) -> HttpResponse:
    get_mailbox_for(request.actor, mailbox_id)
    return done(
        request,
        lambda: remove_mailbox(mailbox_id=mailbox_id, by=request.actor, at=utc_now()),
        gettext("Mailbox removed. Nothing was touched on its server."),
        next_page="console:mailboxes",
    )


def _domain(request: StaffRequest, mailbox_id: int) -> dict[str, object]:
    check = domain_check_of(request.actor, mailbox_id)
    findings = [] if check is None else findings_of(check)
    return {
        "check": check,
        "findings": [(finding, FINDINGS[finding.state], KINDS[finding.kind]) for finding in findings],
    }


def _first_brand(request: StaffRequest) -> int | None:
    served = brands_served(request.actor)
    return served[0].pk if served else None
