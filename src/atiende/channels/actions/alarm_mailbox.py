"""Tell those who manage the settings that a mailbox is not being read."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext

from atiende.channels.events import MailboxFailing
from atiende.channels.models import MailboxReading
from atiende.channels.queries.alarms import whom_to_tell
from atiende.channels.queries.mailboxes import GRANT
from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.mail import queue_mail
from atiende.platform.outbox import emit
from atiende.platform.told import words_of

Reason = Literal["unread", "token"]


def alarm_mailbox(*, mailbox_id: int, reason: Reason, by: Actor, at: dt.datetime) -> bool:
    """Once until it is read again: False when the alarm stands already. Raises NotPermitted."""
    by.require(GRANT)
    with transaction.atomic():
        rows = MailboxReading.objects.filter(mailbox_id=mailbox_id, alarmed_at=None)
        if not rows.update(alarmed_at=at):
            return False
        reading = MailboxReading.objects.select_related("mailbox").get(mailbox_id=mailbox_id)
        for address, language in whom_to_tell():
            with translation.override(language):
                subject, text = _letter(reading, reason)
                queue_mail(to=address, subject=subject, text=text, kind="channels.mailbox_alarm", at=at)
        record(
            by=by,
            verb="channels.mailbox_alarmed",
            target_kind="mailbox",
            target_id=mailbox_id,
            at=at,
            details={"reason": reason},
        )
        emit(MailboxFailing(mailbox_id=mailbox_id, reason=reason))
        return True


def _letter(reading: MailboxReading, reason: Reason) -> tuple[str, str]:
    name = reading.mailbox.name
    subject = gettext("The mailbox %(name)s is not being read") % {"name": name}
    if reason == "token":
        why = gettext(
            "The mail provider no longer takes the permission of %(name)s (%(address)s). Give it again in the "
            "console, under Mailboxes; what arrived meanwhile comes in then."
        )
    else:
        why = gettext(
            "Nothing could be read from %(name)s (%(address)s) for some minutes. Mail stays on its server and comes "
            "in as soon as it can be read again. See the console, under Mailboxes."
        )
    said = (
        gettext("The last error was: %(words)s") % {"words": words_of(reading.last_error)}
        if reading.last_error
        else ""
    )
    text = why % {"name": name, "address": reading.mailbox.address}
    return subject, "\n\n".join(part for part in (text, said) if part) + "\n"
