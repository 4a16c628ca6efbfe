"""Make a case of what another system handed in, or say why none is made."""

from __future__ import annotations

import datetime as dt
import logging
from typing import Any, Final

from django.db import DatabaseError, transaction

from atiende.integrations.incoming_cases import filing_of
from atiende.integrations.models import IncomingWebhook, ReceivedWebhook
from atiende.integrations.rules.webhook_mapping import Condition, document_of, unmet
from atiende.integrations.rules.webhook_paths import MISSING, text_of, value_at
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput, Refusal, gettext_noop
from atiende.kernel.text import one_line
from atiende.platform.audit import record
from atiende.platform.told import join, tell, tell_refusal
from atiende.tickets.actions.change_team import change_team
from atiende.tickets.actions.file_ticket import file_ticket

State = ReceivedWebhook.State
NOT_JSON: Final = gettext_noop("It is not JSON in UTF-8.")
NO_ID: Final = gettext_noop("It does not hold what names it: %(path)s.")
NOT_MEANT: Final = gettext_noop("It does not meet the condition on %(path)s.")
UNEXPECTED: Final = gettext_noop("Something failed here (%(kind)s). It has been recorded; try again.")

_log = logging.getLogger(__name__)


class _Unreadable(Exception):
    """With the stored form of the sentence that says why."""


def read_received_webhook(*, received_id: int, by: Actor, at: dt.datetime) -> str:
    """The state that it then stands in; what was read already stays as it is. Whatever is wrong stands beside it."""
    try:
        with transaction.atomic():
            received = _locked(received_id)
            if received is None:
                return ""
            _read(received, by, at)
            return received.state
    except _Unreadable as wrong:
        return _fail(received_id, str(wrong), by, at)
    except Refusal as refusal:
        return _fail(received_id, _words(refusal), by, at)
    except DatabaseError:
        raise  # the next round tries again
    except Exception as error:
        _log.exception("a received webhook could not be read", extra={"received": received_id})
        return _fail(received_id, tell(UNEXPECTED, kind=type(error).__name__), by, at)


def _locked(received_id: int) -> ReceivedWebhook | None:
    rows = ReceivedWebhook.objects.select_related("webhook").select_for_update(of=("self",))
    return rows.filter(pk=received_id, state=State.WAITING).first()


def _read(received: ReceivedWebhook, by: Actor, at: dt.datetime) -> None:
    webhook: IncomingWebhook = received.webhook
    document = _document(received)
    if _is_repeated(received, webhook, document, at):
        return
    conditions = tuple(Condition(**each) for each in webhook.conditions)
    if (missed := unmet(conditions, document)) is not None:
        _end(received, State.IGNORED, at, problem=tell(NOT_MEANT, path=missed.path))
        return
    opened = file_ticket(filing=filing_of(webhook, document), by=by, at=at).opened
    if webhook.team_id is not None:
        change_team(ticket_id=opened.ticket_id, team_id=webhook.team_id, by=by, at=at)
    received.ticket_id = opened.ticket_id
    _end(received, State.MADE, at)


def _document(received: ReceivedWebhook) -> Any:
    try:
        return document_of(bytes(received.body or b""))
    except ValueError as error:
        raise _Unreadable(tell(NOT_JSON)) from error


def _is_repeated(received: ReceivedWebhook, webhook: IncomingWebhook, document: Any, at: dt.datetime) -> bool:
    """Where a place in the message names it: whether that name came in before. Its case is then this one's too."""
    if received.message_key or not webhook.id_path:
        return False
    found = value_at(document, webhook.id_path)
    name = "" if found is MISSING else text_of(found)
    if not name:
        raise _Unreadable(tell(NO_ID, path=webhook.id_path))
    key = f"in:{one_line(name, limit=290)}"
    IncomingWebhook.objects.select_for_update().get(pk=webhook.pk)
    first = ReceivedWebhook.objects.filter(webhook=webhook, message_key=key).defer("body").first()
    if first is None:
        received.message_key = key
        return False
    received.ticket_id = first.ticket_id
    _end(received, State.REPEATED, at)
    return True


def _end(
    received: ReceivedWebhook, state: ReceivedWebhook.State, at: dt.datetime, *, problem: str = ""
) -> None:
    """Its bytes are needed no more: what matters of them stands in the case, and what was not meant matters not."""
    received.state, received.problem, received.ended_at, received.body = state, problem, at, None
    received.attempts += 1
    received.save()


def _fail(received_id: int, problem: str, by: Actor, at: dt.datetime) -> str:
    with transaction.atomic():
        received = _locked(received_id)
        if received is None:
            return ""
        received.state, received.problem, received.ended_at = State.FAILED, problem, at
        received.attempts += 1
        received.save(update_fields=["state", "problem", "ended_at", "attempts"])
        record(
            by=by,
            verb="integrations.received_webhook_failed",
            target_kind="incoming_webhook",
            target_id=received.webhook_id,
            at=at,
            details={"received_id": received_id},
        )
        return received.state


def _words(refusal: Refusal) -> str:
    """Of input, what is wrong with each part; else the sentence itself."""
    if not isinstance(refusal, InvalidInput) or not refusal.fields:
        return tell_refusal(refusal)
    return join(
        *(part for name, words in refusal.fields.items() for part in (name, tell(words, **refusal.params)))
    )
