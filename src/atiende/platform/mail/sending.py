"""What becomes of a queued mail. Every step is a conditional update, so that two workers never send the same one.

queued → (claimed) → sending → sent | failed | uncertain; back to queued only when the server certainly has not got it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext

from atiende.kernel.refusals import Refusal
from atiende.platform.mail.addresses import wire_address
from atiende.platform.mail.composing import compose, wire_bytes
from atiende.platform.mail.server import access_of
from atiende.platform.mail.smtp import NotDelivered, Outcome, hand_over
from atiende.platform.models.mail import MailServer, OutgoingMail

CLAIM = dt.timedelta(minutes=15)
WAITS = tuple(dt.timedelta(minutes=m) for m in (1, 5, 15, 60, 180, 360, 720, 1440, 1440))
KEEP_UNSENT_TEXT = dt.timedelta(days=7)

Clock = Callable[[], dt.datetime]
_State = OutgoingMail.State


class ClaimLost(Exception):
    """Another worker took the mail over because this one was too slow."""


def send_queued(mail_id: int, clock: Clock) -> str:
    """Try to send one mail that is due. Returns its state afterwards, or an empty text when it was not ours to send."""
    server = MailServer.objects.filter(is_enabled=True).first()
    mail = _claimed(mail_id, clock()) if server is not None else None
    if server is None or mail is None:
        return ""
    try:
        _hand_over(mail, server, clock)
    except ClaimLost:
        return ""
    except NotDelivered as failure:
        return _not_delivered(mail, failure.outcome, failure.words, clock())
    except Refusal as refusal:
        words = gettext(refusal.message) % refusal.params
        return _not_delivered(mail, Outcome.RETRY, words, clock())
    return _end(mail, _State.SENT, "", clock())


def due_mail_ids(at: dt.datetime, *, limit: int = 200) -> list[int]:
    """Mails whose time has come, the longest waiting first; none while no server is configured."""
    if not MailServer.objects.filter(is_enabled=True).exists():
        return []
    due = OutgoingMail.objects.filter(_is_free(at), state=_State.QUEUED, next_attempt_at__lte=at)
    return list(due.order_by("next_attempt_at").values_list("pk", flat=True)[:limit])


def tidy(at: dt.datetime) -> None:
    """Call uncertain what a worker left in the middle, and forget texts kept for a resend that never came."""
    OutgoingMail.objects.filter(state=_State.SENDING, claimed_until__lt=at).update(
        state=_State.UNCERTAIN,
        ended_at=at,
        last_error=gettext("The sending process ended before the answer."),
    )
    ended = Q(state__in=[_State.FAILED, _State.UNCERTAIN], ended_at__lt=at - KEEP_UNSENT_TEXT)
    OutgoingMail.objects.filter(ended, is_text_kept=False).exclude(text="").update(text="", html="")


def _claimed(mail_id: int, at: dt.datetime) -> OutgoingMail | None:
    free = OutgoingMail.objects.filter(_is_free(at), pk=mail_id, state=_State.QUEUED, next_attempt_at__lte=at)
    if not free.update(claimed_until=at + CLAIM, attempts=F("attempts") + 1):
        return None
    return OutgoingMail.objects.get(pk=mail_id)


def _is_free(at: dt.datetime) -> Q:
    return Q(claimed_until=None) | Q(claimed_until__lt=at)


def _hand_over(mail: OutgoingMail, server: MailServer, clock: Clock) -> None:
    message = compose(mail, from_name=server.from_name, from_address=server.from_address)
    hand_over(
        access_of(server),
        sender=wire_address(server.from_address),
        to=[wire_address(mail.to_address)],
        text=wire_bytes(message),
        before_text=lambda _refused: _mark_sending(mail, clock()),
    )


def _mark_sending(mail: OutgoingMail, at: dt.datetime) -> None:
    ours = OutgoingMail.objects.filter(pk=mail.pk, state=_State.QUEUED, attempts=mail.attempts)
    if not ours.update(state=_State.SENDING, claimed_until=at + CLAIM):
        raise ClaimLost


def _not_delivered(mail: OutgoingMail, outcome: Outcome, words: str, at: dt.datetime) -> str:
    if outcome is Outcome.UNCERTAIN:
        return _end(mail, _State.UNCERTAIN, words, at)
    if outcome is Outcome.REFUSED or mail.attempts > len(WAITS):
        return _end(mail, _State.FAILED, words, at)
    _ours(mail).update(
        state=_State.QUEUED,
        claimed_until=None,
        next_attempt_at=at + WAITS[mail.attempts - 1],
        last_error=words,
    )
    return _State.QUEUED


def _end(mail: OutgoingMail, state: OutgoingMail.State, words: str, at: dt.datetime) -> str:
    _ours(mail).update(state=state, claimed_until=None, ended_at=at, last_error=words)
    if state is _State.SENT and not mail.is_text_kept:
        OutgoingMail.objects.filter(pk=mail.pk).update(text="", html="")
    return state


def _ours(mail: OutgoingMail) -> QuerySet[OutgoingMail]:
    """The row while this attempt still owns it; a mail already told uncertain may yet turn out to be sent."""
    states = [_State.QUEUED, _State.SENDING, _State.UNCERTAIN]
    return OutgoingMail.objects.filter(pk=mail.pk, attempts=mail.attempts, state__in=states)
