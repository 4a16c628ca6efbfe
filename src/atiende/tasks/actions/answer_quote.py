"""The customer accepts a quote or rejects it: once, with the proof of what, when and from where."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from django.db import transaction
from django.utils.translation import gettext, override

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput, NotFound, NotPermitted
from atiende.platform.audit import record
from atiende.platform.outbox import emit
from atiende.tasks.announcing import tell_watchers
from atiende.tasks.errors import ANSWER_NAME_MISSING, QuoteChanged, QuoteIsAnswered, QuoteIsExpired
from atiende.tasks.events import QuoteAccepted, QuoteRejected
from atiende.tasks.models import Quote, QuoteAnswer
from atiende.tasks.queries.quotes import is_expired
from atiende.tasks.rules.cleaning import clean_line, clean_text
from atiende.tickets.actions.add_note import add_note
from atiende.tickets.queries.conversation import family_of
from atiende.tickets.queries.facts import facts_of_ticket
from atiende.tickets.queries.tracking import Proof

_OVER: Final = frozenset({Quote.State.ACCEPTED, Quote.State.REJECTED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """`sha256`: of the text that they had before them. `from_address`: of the network that asked."""

    is_accepted: bool
    name: str
    sha256: str
    reason: str = ""
    from_address: str = ""


def answer_quote(*, quote_id: int, answer: Answer, proof: Proof, by: Actor, at: dt.datetime) -> QuoteAnswer:
    """By the system, for who showed the key of the case. The same answer again changes nothing.

    Raises NotPermitted, NotFound, InvalidInput, QuoteIsAnswered, QuoteIsExpired and QuoteChanged.
    """
    if not by.is_system:
        raise NotPermitted
    name = clean_line(answer.name)
    if not name:
        raise InvalidInput(fields={"name": ANSWER_NAME_MISSING})
    with transaction.atomic():
        quote = Quote.objects.select_for_update().filter(pk=quote_id).first()
        if (
            quote is None
            or quote.state == Quote.State.DRAFT
            or quote.ticket_id not in family_of(proof.ticket_id)
        ):
            raise NotFound
        if quote.state in _OVER:
            given = QuoteAnswer.objects.get(pk=quote_id)
            if given.is_accepted == answer.is_accepted:
                return given
            raise QuoteIsAnswered
        if quote.state != Quote.State.SENT or quote.sha256 != answer.sha256:
            raise QuoteChanged
        if is_expired(quote, at=at):
            raise QuoteIsExpired
        return _given(quote, answer, name, by=by, at=at)


def _given(quote: Quote, answer: Answer, name: str, *, by: Actor, at: dt.datetime) -> QuoteAnswer:
    quote.state = Quote.State.ACCEPTED if answer.is_accepted else Quote.State.REJECTED
    quote.save(update_fields=["state"])
    given = QuoteAnswer.objects.create(
        quote=quote,
        is_accepted=answer.is_accepted,
        name=name,
        reason=clean_text(answer.reason, 1_000),
        from_address=clean_line(answer.from_address, 64),
        sha256=quote.sha256,
        at=at,
    )
    verb = "quote_accepted" if answer.is_accepted else "quote_rejected"
    record(
        by=by,
        verb=f"tasks.{verb}",
        target_kind="quote",
        target_id=quote.pk,
        at=at,
        details={"ticket_id": quote.ticket_id, "version": quote.version, "sha256": quote.sha256},
    )
    fact = QuoteAccepted if answer.is_accepted else QuoteRejected
    emit(fact(ticket_id=quote.ticket_id, quote_id=quote.pk, version=quote.version))
    _note(quote, given, by=by, at=at)
    tell_watchers(quote.ticket_id, quote.made_by_id)
    return given


def _note(quote: Quote, given: QuoteAnswer, *, by: Actor, at: dt.datetime) -> None:
    """For agents, among the messages: where they look anyway."""
    with override(facts_of_ticket(quote.ticket_id).language or None):
        told = gettext("The quote was accepted") if given.is_accepted else gettext("The quote was rejected")
        lines = [f"{told}: {quote.title} ({quote}).", given.name, given.reason]
    add_note(ticket_id=quote.ticket_id, text="\n".join(filter(None, lines)), by=by, at=at)
