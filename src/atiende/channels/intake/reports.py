"""Returned mail and complaints of spam: what they say about a message of ours and about an address."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress

from atiende.channels.queries.mail_threads import own_message_of
from atiende.channels.rules.mail.classifying import Verdict
from atiende.channels.rules.mail.evidence import KnownReference
from atiende.channels.rules.mail.parts import ReadMail
from atiende.channels.rules.mail.threading import thread_ids
from atiende.customers.actions.mark_unreachable import mark_unreachable
from atiende.customers.errors import NotAnIdentifier
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.tickets.actions.record_delivery import record_delivery


def take_report(mail: ReadMail, verdict: Verdict, *, by: Actor, at: dt.datetime) -> KnownReference | None:
    """Mark the addresses that do not exist, and the message that came back. Returns the message, when it is ours."""
    ours = _reported(mail, verdict)
    for bounced in verdict.bounced:
        if bounced.marks_address:
            with suppress(NotAnIdentifier, NotFound):
                mark_unreachable(
                    kind="email", value=bounced.address, words=bounced.words, is_permanent=True, by=by, at=at
                )
    if ours is not None and ours.message_id is not None and _is_final(verdict):
        words = next((bounced.words for bounced in verdict.bounced if bounced.words), "")
        record_delivery(message_id=ours.message_id, delivery="failed", words=words, by=by, at=at)
    return ours


def _is_final(verdict: Verdict) -> bool:
    return verdict.kind == "bounce" and (
        not verdict.bounced or any(bounced.is_permanent for bounced in verdict.bounced)
    )


def _reported(mail: ReadMail, verdict: Verdict) -> KnownReference | None:
    for header_id in (verdict.original_message_id, *thread_ids(mail)):
        found = own_message_of(header_id) if header_id else None
        if found is not None:
            return found
    return None
