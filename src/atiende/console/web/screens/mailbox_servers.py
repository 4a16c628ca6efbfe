"""The servers behind a mailbox, with a live test that shows each step in the server's words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from atiende.channels.actions.check_incoming import check_incoming
from atiende.channels.actions.check_outgoing import check_outgoing
from atiende.channels.actions.connect_mailbox import connect_mailbox
from atiende.channels.queries.domains import proposed_servers
from atiende.channels.queries.mailboxes import get_mailbox_for
from atiende.console.web.forms.mail_access import AccessForm, add_access_refusal
from atiende.console.web.guard import console_page
from atiende.console.web.mailboxes_shown import row_of
from atiende.console.web.screens.mailbox_settings import step_of
from atiende.console.web.staff_page import StaffRequest, posted
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import NotFound, NotPermitted, Refusal


@dataclass(frozen=True, slots=True)
class Test:
    """What a live test told, for one direction."""

    title: str
    steps: tuple[Any, ...]

    @property
    def failed_step(self) -> int | None:
        return next((n for n, step in enumerate(self.steps, 1) if step.outcome == "failed"), None)


@never_cache
@sensitive_post_parameters("incoming-password", "outgoing-password")
@require_http_methods(["GET", "HEAD", "POST"])
@console_page("settings.manage")
def servers(request: StaffRequest, mailbox_id: int) -> HttpResponse:
    """`go`: test, connect (only when the test went well) or save as it is."""
    mailbox = get_mailbox_for(request.actor, mailbox_id)
    step = step_of(request)
    forms = _forms(request, mailbox, step)
    tests: list[Test] = []
    wrong = [prefix for prefix, form in forms.items() if form.is_bound and not form.is_valid()]
    if request.method == "POST" and not wrong:
        go = request.POST.get("go", "")
        if go != "save":
            tests = _tested(forms, request, mailbox)
        works = bool(tests) and not any(test.failed_step for test in tests)
        if (go == "save" or (go == "connect" and works)) and _connected(forms, request, mailbox_id):
            messages.success(request, _words(works=works))
            return redirect("console:mailbox", mailbox_id)
    context = {
        "row": row_of(mailbox),
        "mailbox": mailbox,
        "tab": "servers",
        "step": step,
        "tests": tests,
        "has_failed": any(test.failed_step for test in tests),
        "has_own_token": _token_of(mailbox) is not None,
        **forms,
    }
    has_errors = any(form.is_bound and form.errors for form in forms.values())
    return render(request, "console/mailboxes/servers.html", context, status=422 if has_errors else 200)


def _forms(request: StaffRequest, mailbox: Any, step: str) -> dict[str, AccessForm]:
    kept = {access.direction: access for access in mailbox.accesses.all()}
    has_token = _token_of(mailbox) is not None
    proposals = _proposals(mailbox, step) if len(kept) < 2 else {}
    forms = {}
    for prefix, direction in (("incoming", "in"), ("outgoing", "out")):
        if prefix == "outgoing" and mailbox.is_receive_only:
            continue
        is_proposed = direction not in kept and ("in" not in kept or has_token)
        forms[prefix] = AccessForm(
            posted(request),
            prefix=prefix,
            kept=kept.get(direction),
            has_token=has_token,
            is_optional=prefix == "outgoing",
            **({"initial": proposals[prefix]} if is_proposed else {}),
        )
    return forms


def _token_of(mailbox: Any) -> Any:
    return getattr(mailbox, "token", None)


def _proposals(mailbox: Any, step: str) -> dict[str, dict[str, object]]:
    token = _token_of(mailbox)
    found = proposed_servers(mailbox.address, step or (token.provider if token else "own"))
    return {
        "incoming": {
            "host": found.imap_host,
            "port": found.imap_port,
            "security": found.imap_security,
            "username": mailbox.address,
        },
        "outgoing": {
            "host": found.smtp_host,
            "port": found.smtp_port,
            "security": found.smtp_security,
            "username": mailbox.address,
        },
    }


def _tested(forms: dict[str, AccessForm], request: StaffRequest, mailbox: Any) -> list[Test]:
    """Refusals stand in the form they speak of."""
    tests = []
    for prefix, form in forms.items():
        if not form.is_wanted:
            continue
        try:
            tests.append(_test(prefix, form, request, mailbox))
        except (NotPermitted, NotFound):
            raise
        except Refusal as refusal:
            fields = {f"{prefix}.{name}": text for name, text in refusal.fields.items()}
            refusal.fields = fields
            add_access_refusal({prefix: form}, refusal)
    return tests if not any(form.errors for form in forms.values()) else []


def _test(prefix: str, form: AccessForm, request: StaffRequest, mailbox: Any) -> Test:
    common: dict[str, Any] = {"mailbox_id": mailbox.pk, "by": request.actor, "at": utc_now()}
    if prefix == "incoming":
        steps = check_incoming(access=form.typed(), folder=mailbox.folder, **common)
        return Test(gettext("Test of reading"), steps)
    address = str(getattr(request.user, "email", ""))
    return Test(gettext("Test of sending"), check_outgoing(access=form.typed(), send_to=address, **common))


def _connected(forms: dict[str, AccessForm], request: StaffRequest, mailbox_id: int) -> bool:
    typed = {prefix: form.typed() for prefix, form in forms.items() if form.is_wanted}
    try:
        connect_mailbox(
            mailbox_id=mailbox_id,
            incoming=typed.get("incoming"),
            outgoing=typed.get("outgoing"),
            by=request.actor,
            at=utc_now(),
        )
    except (NotPermitted, NotFound):
        raise
    except Refusal as refusal:
        add_access_refusal(forms, refusal)
        return False
    return True


def _words(*, works: bool) -> str:
    if works:
        return gettext("Connected. The first reading begins within a minute; nobody of old mail is answered.")
    return gettext("Saved without a test.")
