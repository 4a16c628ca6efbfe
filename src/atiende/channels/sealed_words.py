"""Puts the secret of a mail into its text, and forgets it once it has left."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Final

from atiende.channels.models import SealedWord
from atiende.channels.sealed import WORD
from atiende.platform.secrets import seal, unseal
from atiende.tickets.queries import SendableMessage

DOTS: Final = "····-····-····-····"
"""What staff read in its place."""
KEPT_FOR: Final = dt.timedelta(days=7)
"""A mail that could not leave until then needs a new key."""


def keep_sealed_word(*, message_id: int, ticket_id: int, word: str, at: dt.datetime) -> None:
    """In the transaction that writes the message."""
    SealedWord.objects.create(message_id=message_id, ticket_id=ticket_id, sealed=seal(word, WORD), kept_at=at)


def with_sealed_word(message: SendableMessage) -> SendableMessage:
    """The message as it goes over the wire. Raises what `unseal` refuses."""
    kept = SealedWord.objects.filter(pk=message.message_id).first()
    if kept is None:
        return message
    return replace(message, text=message.text.replace(DOTS, unseal(kept.sealed, WORD).decode()))


def forget_sealed_word(message_id: int) -> None:
    SealedWord.objects.filter(pk=message_id).delete()


def forget_old_sealed_words(at: dt.datetime) -> None:
    SealedWord.objects.filter(kept_at__lt=at - KEPT_FOR).delete()
