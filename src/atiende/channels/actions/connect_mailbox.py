"""Say which servers stand behind a mailbox and how to sign in there."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.channels.events import MailboxChanged
from atiende.channels.models import MailAccess, Mailbox
from atiende.channels.models.numbers import forget_numbers
from atiende.channels.queries.mailboxes import GRANT, access_of, get_mailbox_for
from atiende.channels.rules.mailbox import AccessFields, Problems, problems_of_access
from atiende.channels.sealed import PASSWORD
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.platform.audit import record
from atiende.platform.outbox import emit
from atiende.platform.secrets import seal


def connect_mailbox(
    *,
    mailbox_id: int,
    incoming: AccessFields | None,
    outgoing: AccessFields | None,
    by: Actor,
    at: dt.datetime,
) -> Mailbox:
    """None leaves that direction as it is. Another account or server is read from its beginning: contents that are
    here already do not come twice.

    Raises NotPermitted, NotFound and InvalidInput, its fields as `incoming.host`, `outgoing.password`, ….
    """
    by.require(GRANT)
    with transaction.atomic():
        mailbox = get_mailbox_for(by, mailbox_id, is_locked=True)
        wished = {"in": incoming and incoming.cleaned(), "out": outgoing and outgoing.cleaned()}
        if problems := _problems(mailbox_id, wished):
            raise InvalidInput(fields=problems)
        changed = [
            f"{direction}.{name}"
            for direction, access in wished.items()
            if access is not None
            for name in _keep(mailbox, direction, access, at)
        ]
        if not changed:
            return mailbox
        mailbox.version += 1
        mailbox.save(update_fields=["version"])
        record(
            by=by,
            verb="channels.mailbox_connected",
            target_kind="mailbox",
            target_id=mailbox.pk,
            fields=changed,
            at=at,
        )
        emit(MailboxChanged(mailbox_id=mailbox.pk, fields=",".join(changed), changed_by=by.id))
        return mailbox


def _problems(mailbox_id: int, wished: dict[str, AccessFields | None]) -> Problems:
    found: Problems = {}
    for direction, access in wished.items():
        if access is None:
            continue
        before = access_of(mailbox_id, direction)
        has_password = bool(_kept_password(before, access))
        prefix = "incoming" if direction == "in" else "outgoing"
        for name, words in problems_of_access(access, has_password=has_password).items():
            found[f"{prefix}.{name}"] = words
    return found


def _kept_password(before: MailAccess | None, access: AccessFields) -> str:
    """The sealed one, unless it would be shown to another server than the one it was given for."""
    return before.sealed_password if before is not None and before.host == access.host else ""


def _keep(mailbox: Mailbox, direction: str, access: AccessFields, at: dt.datetime) -> list[str]:
    """Names of what is different now."""
    before = access_of(mailbox.pk, direction)
    sealed = _kept_password(before, access)
    if access.password is not None:
        sealed = seal(access.password, PASSWORD) if access.password else ""
    if access.method == MailAccess.Method.XOAUTH2:
        sealed = ""
    columns = {name: getattr(access, name) for name in ("host", "port", "security", "method", "username")}
    changed = [name for name, value in columns.items() if before is None or getattr(before, name) != value]
    if before is None or access.password is not None or sealed != before.sealed_password:
        changed.append("password")
    is_other_account = before is None or (before.host, before.username) != (access.host, access.username)
    if before is None:
        MailAccess.objects.create(
            mailbox=mailbox, direction=direction, sealed_password=sealed, connected_at=at, **columns
        )
    elif changed:
        connected_at = at if is_other_account else before.connected_at
        MailAccess.objects.filter(pk=before.pk).update(
            sealed_password=sealed, connected_at=connected_at, **columns
        )
    if is_other_account and direction == MailAccess.Direction.IN:
        forget_numbers(mailbox.pk)
    return changed
