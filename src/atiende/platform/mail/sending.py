"""Sends the mails of the system itself, those that `queue_mail` keeps."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from django.db.models import Q

from atiende.kernel.refusals import Refusal, gettext_noop
from atiende.platform.mail.addresses import wire_address
from atiende.platform.mail.attempts import Attempts, ClaimLost, State
from atiende.platform.mail.composing import compose, wire_bytes
from atiende.platform.mail.server import access_of
from atiende.platform.mail.smtp import NotDelivered, Outcome, hand_over
from atiende.platform.models.mail import MailServer, OutgoingMail
from atiende.platform.pause import is_paused
from atiende.platform.told import tell, tell_refusal

KEEP_UNSENT_TEXT = dt.timedelta(days=7)
ATTEMPTS = Attempts(OutgoingMail)

Clock = Callable[[], dt.datetime]


def send_queued(mail_id: int, clock: Clock) -> str:
    """Try to send one mail that is due. Returns its state afterwards, or an empty text when it was not ours to send."""
    if is_paused():
        return ""
    server = MailServer.objects.filter(is_enabled=True).first()
    mail = ATTEMPTS.claimed(mail_id, clock()) if server is not None else None
    if server is None or mail is None:
        return ""
    try:
        _hand_over(mail, server, clock)
    except ClaimLost:
        return ""
    except NotDelivered as failure:
        return ATTEMPTS.not_delivered(mail, failure.outcome, failure.words, clock())
    except Refusal as refusal:
        return ATTEMPTS.not_delivered(mail, Outcome.RETRY, tell_refusal(refusal), clock())
    return _sent(mail, clock())


def due_mail_ids(at: dt.datetime, *, limit: int = 200) -> list[int]:
    """Mails whose time has come, the longest waiting first; none while no server is configured."""
    if not MailServer.objects.filter(is_enabled=True).exists():
        return []
    return ATTEMPTS.due_ids(at, limit=limit)


def tidy(at: dt.datetime) -> None:
    """Call uncertain what a worker left in the middle, and forget texts kept for a resend that never came.

    What was queued under a clock that was set back since is due now: a first attempt never waits.
    """
    OutgoingMail.objects.filter(state=State.QUEUED, attempts=0, next_attempt_at__gt=at).update(
        next_attempt_at=at
    )
    ATTEMPTS.left_in_the_middle(at).update(
        state=State.UNCERTAIN,
        ended_at=at,
        last_error=tell(gettext_noop("The sending process ended before the answer.")),
    )
    ended = Q(state__in=[State.FAILED, State.UNCERTAIN], ended_at__lt=at - KEEP_UNSENT_TEXT)
    OutgoingMail.objects.filter(ended, is_text_kept=False).exclude(text="").update(text="", html="")


def _hand_over(mail: OutgoingMail, server: MailServer, clock: Clock) -> None:
    message = compose(mail, from_name=server.from_name, from_address=server.from_address)
    hand_over(
        access_of(server),
        sender=wire_address(server.from_address),
        to=[wire_address(mail.to_address)],
        text=wire_bytes(message),
        before_text=lambda _refused: ATTEMPTS.mark_sending(mail, clock()),
    )


def _sent(mail: OutgoingMail, at: dt.datetime) -> str:
    state = ATTEMPTS.end(mail, State.SENT, "", at)
    if not mail.is_text_kept:
        OutgoingMail.objects.filter(pk=mail.pk).update(text="", html="")
    return state
