"""One attempt at sending a mail of a case. The mail's row and the message's delivery always say the same."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.channels.errors import DEMONSTRATION
from atiende.channels.models import OutgoingMail
from atiende.channels.models.attempts import ATTEMPTS
from atiende.channels.queries.conversations import header_ids_of
from atiende.channels.sealed_words import forget_sealed_word, with_sealed_word
from atiende.channels.sending.composing import compose
from atiende.channels.sending.once import Clock, try_once
from atiende.kernel.actors import SYSTEM
from atiende.kernel.refusals import gettext_noop
from atiende.platform.demonstration import is_marked
from atiende.platform.mail import (
    NotDelivered,
    Outcome,
    ServerAccess,
    State,
    hand_over,
    wire_address,
    wire_bytes,
)
from atiende.platform.told import is_ours, join, tell
from atiende.tickets.actions.record_delivery import record_delivery
from atiende.tickets.queries import message_for_sending


def send(outgoing_id: int, clock: Clock) -> str:
    """Try to send one mail that is due. Returns its state, or an empty text when it was not ours to send now."""
    waiting = (
        OutgoingMail.objects.select_related("mailbox__brand", "mailbox__pause").filter(pk=outgoing_id).first()
    )
    if waiting is None:
        return ""
    return try_once(
        waiting,
        ATTEMPTS,
        clock,
        hand_over=lambda access: _hand_over(waiting, access, clock),
        not_delivered=lambda outcome, words: _told(waiting, outcome, words, clock()),
        delivered=lambda refused: _sent(waiting, refused, clock()),
    )


def call_uncertain(at: dt.datetime) -> None:
    """Who was handing over when the process ended: nobody knows, and nobody sends it again but a person."""
    for outgoing in ATTEMPTS.left_in_the_middle(at)[:200]:
        words = tell(gettext_noop("The sending process ended before the answer."))
        _told(outgoing, Outcome.UNCERTAIN, words, at)


def _hand_over(outgoing: OutgoingMail, access: ServerAccess, clock: Clock) -> dict[str, str]:
    message = with_sealed_word(message_for_sending(outgoing.message_id))
    if is_marked("brand", message.brand_id):
        raise NotDelivered(Outcome.REFUSED, tell(DEMONSTRATION))
    earlier = header_ids_of(outgoing.ticket_id, before=outgoing.message_id)
    mail, lost = compose(outgoing, message, outgoing.mailbox, earlier_ids=earlier)
    refused = hand_over(
        access,
        sender=wire_address(outgoing.mailbox.address),
        to=[wire_address(recipient.address) for recipient in message.recipients],
        text=wire_bytes(mail),
        before_text=lambda _refused: _mark_sending(outgoing, clock()),
    )
    if lost:
        words = gettext_noop("It left without these files, whose content is lost: %(names)s")
        refused[""] = tell(words, names=", ".join(lost))
    return refused


def _mark_sending(outgoing: OutgoingMail, at: dt.datetime) -> None:
    with transaction.atomic():
        ATTEMPTS.mark_sending(outgoing, at)
        record_delivery(message_id=outgoing.message_id, delivery="sending", by=SYSTEM, at=at)


def _told(outgoing: OutgoingMail, outcome: Outcome, words: str, at: dt.datetime) -> str:
    with transaction.atomic():
        state = ATTEMPTS.not_delivered(outgoing, outcome, words, at)
        if state in {State.FAILED, State.UNCERTAIN}:
            record_delivery(
                message_id=outgoing.message_id, delivery=state.value, words=words, by=SYSTEM, at=at
            )
    return state


def _sent(outgoing: OutgoingMail, refused: dict[str, str], at: dt.datetime) -> str:
    """What the server refused for single recipients stands with the message, which the others have."""
    words = join(
        *(join(address, said) if is_ours(said) else f"{address} {said}" for address, said in refused.items())
    )
    with transaction.atomic():
        state = ATTEMPTS.end(outgoing, State.SENT, words, at)
        record_delivery(message_id=outgoing.message_id, delivery="sent", words=words, by=SYSTEM, at=at)
        forget_sealed_word(outgoing.message_id)
    return state
