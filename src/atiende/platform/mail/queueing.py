"""A mail is a row in the transaction of whoever causes it; a job hands it over once that has committed."""

from __future__ import annotations

import datetime as dt
import re
import secrets
import urllib.parse

from django.conf import settings
from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.correlation import current_correlation_id
from atiende.kernel.refusals import NotFound
from atiende.kernel.text import one_line
from atiende.platform.audit import record
from atiende.platform.jobs import defer
from atiende.platform.mail.addresses import wire_address
from atiende.platform.mail.errors import MailNotResendable
from atiende.platform.mail.jobs import send_mail
from atiende.platform.mail.sending import ATTEMPTS
from atiende.platform.mail.server import mail_server
from atiende.platform.models.mail import OutgoingMail

GRANT = "settings.manage"
_KIND = re.compile(r"[a-z][a-z0-9_.]{0,59}")
_State = OutgoingMail.State


def queue_mail(
    *,
    to: str,
    subject: str,
    text: str,
    html: str = "",
    kind: str,
    at: dt.datetime,
    reply_to: str = "",
    is_text_kept: bool = False,
) -> OutgoingMail:
    """Have one mail sent after the transaction under way commits; without a mail server it waits until there is one.

    The text is removed from the database once the mail has left (it may hold a link that signs somebody in), unless
    `is_text_kept`. `reply_to`: where answers go, if not to the sender. Raises UnusableAddress.
    """
    if not _KIND.fullmatch(kind):
        raise ValueError(f"{kind!r} is not a kind of mail: lower case letters, digits, points")
    wire_address(to)
    if reply_to:
        wire_address(reply_to)
    with transaction.atomic():
        mail = OutgoingMail.objects.create(
            to_address=to.strip(),
            reply_to=reply_to.strip(),
            subject=one_line(subject, limit=300),
            text=text.replace("\0", ""),
            html=html.replace("\0", ""),
            kind=kind,
            is_text_kept=is_text_kept,
            message_id=f"<{secrets.token_hex(16)}@{_own_domain()}>",
            correlation_id=current_correlation_id(),
            queued_at=at,
            next_attempt_at=at,
        )
        defer(send_mail, mail_id=mail.pk)
    return mail


def resend_mail(*, mail_id: int, by: Actor, at: dt.datetime) -> OutgoingMail:
    """Queue a mail again that failed or whose fate is uncertain, under the same Message-ID.

    Raises NotPermitted, NotFound, MailNotResendable.
    """
    by.require(GRANT)
    with transaction.atomic():
        mail = OutgoingMail.objects.select_for_update().filter(pk=mail_id).first()
        if mail is None:
            raise NotFound
        if mail.state not in {_State.FAILED, _State.UNCERTAIN} or not mail.text:
            raise MailNotResendable
        ATTEMPTS.queue_again(mail.pk, at)
        mail.refresh_from_db()
        record(by=by, verb="platform.mail_resent", target_kind="outgoing_mail", target_id=mail.pk, at=at)
        defer(send_mail, mail_id=mail.pk)
    return mail


def _own_domain() -> str:
    server = mail_server()
    if server is not None:
        return wire_address(server.from_address).rpartition("@")[2]
    return urllib.parse.urlsplit(settings.BASE_URL or "").hostname or "atiende.localhost"
