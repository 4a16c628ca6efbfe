"""Tell those who manage the settings that the secret of a mail provider's client ends soon."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext

from atiende.channels.models import MailToken
from atiende.channels.queries.alarms import whom_to_tell
from atiende.channels.queries.mailboxes import GRANT
from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.formats import format_date
from atiende.platform.mail import queue_mail


def warn_of_secret(*, mailbox_id: int, by: Actor, at: dt.datetime) -> bool:
    """Once for each secret: False when it was said already. Raises NotPermitted."""
    by.require(GRANT)
    with transaction.atomic():
        rows = MailToken.objects.filter(mailbox_id=mailbox_id, warned_at=None).exclude(secret_expires_on=None)
        token = rows.select_related("mailbox").select_for_update(of=("self",)).first()
        if token is None or token.secret_expires_on is None:
            return False
        rows.update(warned_at=at)
        for address, language in whom_to_tell():
            with translation.override(language):
                told = {"name": token.mailbox.name, "day": format_date(token.secret_expires_on)}
                subject = gettext("The access of the mailbox %(name)s ends on %(day)s") % told
                text = gettext(
                    "The client secret by which the mailbox %(name)s is entered ends on %(day)s. Make a new one with "
                    "the mail provider and write it in the console, under Mailboxes, before that day."
                )
                queue_mail(
                    to=address, subject=subject, text=text % told + "\n", kind="channels.secret_ends", at=at
                )
        record(by=by, verb="channels.secret_warned", target_kind="mailbox", target_id=mailbox_id, at=at)
        return True
