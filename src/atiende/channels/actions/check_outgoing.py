"""Try a server for outgoing mail for real, up to a mail to oneself, without keeping anything."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext

from atiende.channels.actions.renew_access import renew_access
from atiende.channels.queries.mailboxes import GRANT, access_of, get_mailbox_for
from atiende.channels.rules.mailbox import AccessFields, problems_of_access
from atiende.channels.sealed import PASSWORD
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput, Refusal, gettext_noop
from atiende.platform.audit import record
from atiende.platform.mail import CheckStep, check_mail_server
from atiende.platform.secrets import unseal

_TOKEN = gettext_noop("Ask the provider for access")


def check_outgoing(
    *, access: AccessFields, mailbox_id: int, send_to: str, by: Actor, at: dt.datetime
) -> tuple[CheckStep, ...]:
    """Each step with the server's words; what follows a failed step is skipped. Where no password is typed, the kept
    one is used, but only at the host for which it was given; with `xoauth2` the mailbox's permission.

    Raises NotPermitted, NotFound, InvalidInput.
    """
    by.require(GRANT)
    mailbox = get_mailbox_for(by, mailbox_id)
    cleaned = access.cleaned()
    password = cleaned.password or _kept_password(mailbox_id, cleaned.host)
    if problems := problems_of_access(cleaned, has_password=bool(password)):
        raise InvalidInput(fields=problems)
    with transaction.atomic():
        record(by=by, verb="channels.outgoing_checked", target_kind="mailbox", target_id=mailbox_id, at=at)
    token = ""
    if cleaned.method == "xoauth2":
        try:
            token = renew_access(mailbox_id=mailbox_id, by=by, at=at)
        except Refusal as refusal:
            return (CheckStep("token", _TOKEN, "failed", gettext(refusal.message) % refusal.params),)
    return check_mail_server(
        host=cleaned.host,
        port=cleaned.port,
        security=cleaned.security,
        username=cleaned.username,
        password=password,
        token=token,
        from_name=mailbox.sender_name or mailbox.brand.name,
        from_address=mailbox.address,
        send_to=send_to,
    )


def _kept_password(mailbox_id: int, host: str) -> str:
    kept = access_of(mailbox_id, "out")
    if kept is None or not kept.sealed_password or kept.host != host:
        return ""
    return unseal(kept.sealed_password, PASSWORD).decode()
