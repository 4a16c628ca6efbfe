"""How a mailbox is read and answers: the second step of a new one, and a page of its own later."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from atiende.channels.actions.change_mailbox import change_mailbox
from atiende.channels.queries.mailboxes import fields_of_mailbox, get_mailbox_for
from atiende.console.web.forms.mailboxes import PROVIDERS, MailboxForm, initial_of_mailbox
from atiende.console.web.guard import console_page
from atiende.console.web.mailboxes_shown import row_of
from atiende.console.web.saving import changed_meanwhile, saved
from atiende.console.web.staff_page import StaffRequest, posted
from atiende.kernel.clock import utc_now
from atiende.organisation.queries import today_of_company

STEPS = {key for key, _label in PROVIDERS} - {"auto"}


@require_http_methods(["GET", "HEAD", "POST"])
@console_page("settings.manage")
def settings(request: StaffRequest, mailbox_id: int) -> HttpResponse:
    """`?step=PROVIDER`: on the way of a new mailbox, and where to go next."""
    found = get_mailbox_for(request.actor, mailbox_id)
    today = today_of_company(utc_now())
    form = MailboxForm(
        posted(request),
        actor=request.actor,
        kept_brand_id=found.brand_id,
        initial={**initial_of_mailbox(fields_of_mailbox(found), today=today), "version": found.version},
    )
    step = step_of(request)
    if saved(
        request,
        form,
        lambda: change_mailbox(
            mailbox_id=mailbox_id,
            fields=form.typed(today=today),
            version=form.seen_version,
            by=request.actor,
            at=utc_now(),
        ),
    ):
        return redirect(_after(mailbox_id, step))
    context = {
        "row": row_of(found),
        "mailbox": found,
        "tab": "settings",
        "form": form,
        "step": step,
        "changed_meanwhile": changed_meanwhile(form),
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "console/mailboxes/settings.html", context, status=status)


def step_of(request: StaffRequest) -> str:
    """The provider of a mailbox that is being made; empty on the pages of one that is there."""
    step = request.GET.get("step", "")
    return step if step in STEPS else ""


def _after(mailbox_id: int, step: str) -> str:
    if not step:
        return reverse("console:mailbox_settings", args=[mailbox_id])
    if step == "import":
        return reverse("console:mailbox", args=[mailbox_id])
    name = "mailbox_servers" if step == "own" else "mailbox_permission"
    return f"{reverse(f'console:{name}', args=[mailbox_id])}?step={step}"
