"""Read a message in another language; what it says stays as it is."""

from __future__ import annotations

import datetime as dt
from typing import Final

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.limits import spend
from atiende.playbooks.errors import NoTranslator
from atiende.playbooks.models import Translator
from atiende.playbooks.translating import translated
from atiende.tickets.queries import get_message_for

LONGEST: Final = 50_000
AN_HOUR: Final = 120
"""Messages that one person has translated in an hour."""


def translate_message(*, message_id: int, target: str, by: Actor, at: dt.datetime) -> str:
    """Its words in the language `target`. They leave the house for the server that the company chose: that is audited.

    A note is never handed over. Raises NotPermitted, NotFound, NoTranslator, NotTranslated and TooManyAttempts.
    """
    by.require("tickets.read")
    message = get_message_for(by, message_id)
    translator = Translator.objects.filter(is_enabled=True).first()
    if translator is None or message.kind not in ("incoming", "outgoing"):
        raise NoTranslator
    spend(f"translate:{by.id}", limit=AN_HOUR, window_seconds=3600, at=at)
    with (
        transaction.atomic()
    ):  # before it is asked: what has left the house is told also when no answer comes
        record(by=by, verb="playbooks.message_translated", target_kind="message", target_id=message_id, at=at)
    whole = message.text or "\n\n".join(str(part.get("text", "")) for part in message.folded)
    return translated(translator, whole[:LONGEST], source=message.language, target=target[:2])
