"""Make a kept mail part of a case, once."""

from __future__ import annotations

import datetime as dt
import logging
from dataclasses import dataclass

from django.db import InterfaceError, OperationalError, transaction

from atiende.channels.events import MailQuarantined
from atiende.channels.intake.taking import mails_at_hand, take
from atiende.channels.models import RawMail
from atiende.channels.rules.mail.refusals import NotAMessage, UnreadableMail
from atiende.channels.rules.mail.understanding import UnderstoodMail
from atiende.kernel.actors import SYSTEM, Actor
from atiende.kernel.refusals import NotFound
from atiende.kernel.text import one_line
from atiende.platform.audit import record
from atiende.platform.outbox import emit
from atiende.platform.postgres.gathering import gathering
from atiende.platform.storage import DiskFull, FileMissing, FileStoreUnusable

_log = logging.getLogger(__name__)
_PASSING = (NotFound, OperationalError, InterfaceError, DiskFull, FileStoreUnusable)
_State = RawMail.State
_Outcome = RawMail.Outcome


@dataclass(frozen=True, slots=True)
class ProcessedMail:
    """What became of a mail. `understood` is empty where it was processed before, or could not be."""

    outcome: str
    ticket_id: int | None = None
    message_id: int | None = None
    problem: str = ""
    understood: UnderstoodMail | None = None


def process_raw_mail(*, raw_mail_id: int, at: dt.datetime, by: Actor = SYSTEM) -> ProcessedMail:
    """A mail that was processed already tells the same again; one that nobody can read, or whose bytes are lost, goes
    into quarantine.

    Raises NotPermitted, NotFound; and what passes by itself (the database away, the disk full): then the mail stays
    kept and is tried again later.
    """
    by.require("settings.manage")
    try:
        with transaction.atomic(), gathering():
            return _process(raw_mail_id, by, at)
    except FileMissing as refusal:
        return _set_aside(raw_mail_id, _Outcome.QUARANTINED, refusal.message, at)
    except _PASSING:
        raise
    except NotAMessage as refusal:
        return _set_aside(raw_mail_id, _Outcome.NOT_A_MESSAGE, refusal.message, at)
    except UnreadableMail as refusal:
        return _set_aside(raw_mail_id, _Outcome.QUARANTINED, refusal.message, at)
    except Exception as error:
        _log.exception("a mail could not be processed", extra={"raw_mail": raw_mail_id})
        return _set_aside(raw_mail_id, _Outcome.QUARANTINED, f"{type(error).__name__}: {error}", at)


def _process(raw_mail_id: int, by: Actor, at: dt.datetime) -> ProcessedMail:
    (mail,) = mails_at_hand([raw_mail_id])
    if mail.understood is None:
        return _told_again(mail.raw_mail)
    arrival = take(mail, mail.understood, by=by, at=at)
    return ProcessedMail(arrival.outcome, arrival.ticket_id, arrival.message_id, "", mail.understood)


def _told_again(raw_mail: RawMail) -> ProcessedMail:
    return ProcessedMail(raw_mail.outcome, raw_mail.ticket_id, raw_mail.message_id, raw_mail.problem)


def _set_aside(raw_mail_id: int, outcome: str, problem: str, at: dt.datetime) -> ProcessedMail:
    """Into quarantine: the original stays, a person can try again, and the next mail goes on."""
    words = one_line(problem, limit=500)
    with transaction.atomic():
        raw_mail = RawMail.objects.select_for_update().get(pk=raw_mail_id)
        if raw_mail.state != _State.KEPT:
            return _told_again(raw_mail)
        RawMail.objects.filter(pk=raw_mail_id).update(
            state=_State.QUARANTINED,
            outcome=outcome,
            problem=words,
            attempts=raw_mail.attempts + 1,
            processed_at=at,
        )
        record(
            by=SYSTEM, verb="channels.mail_quarantined", target_kind="raw_mail", target_id=raw_mail_id, at=at
        )
        emit(MailQuarantined(raw_mail_id=raw_mail_id, mailbox_id=raw_mail.mailbox_id))
    return ProcessedMail(outcome, None, None, words)
