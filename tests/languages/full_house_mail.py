"""The mail of the full house: mailboxes in every state, and mails that became every kind of thing."""

from __future__ import annotations

import datetime as dt
from itertools import count
from typing import Any

from atiende.channels.actions.create_mailbox import create_mailbox
from atiende.channels.domain import findings
from atiende.channels.models import (
    Acknowledgement,
    DomainCheck,
    MailAccess,
    Mailbox,
    MailboxPause,
    MailboxReading,
    MailKeeping,
    MailToken,
    OutgoingMail,
    RawMail,
)
from atiende.channels.rules.mailbox import MailboxFields
from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.platform.storage import hold, store
from atiende.tickets.models import Message

WORDS = "NO [AUTHENTICATIONFAILED] xyz"
_digests = count(1)


def fill(rows: dict[str, Any]) -> dict[str, Any]:
    """Answers with what addresses need; the mails of `rows["case"]` are on their way or failed."""
    now = utc_now()
    boxes = {state: _mailbox(state, rows, now) for state in (*_MADE, "well")}
    well = boxes["well"]
    for outcome in RawMail.Outcome.values:
        for has_file in (True, False):
            _raw_mail(well, outcome, rows["case"], now, has_file=has_file)
    messages = Message.objects.filter(ticket=rows["case"], kind="outgoing").order_by("pk")
    for state, message in zip(OutgoingMail.State.values, messages, strict=False):
        _outgoing(well, message, state, now)
    Acknowledgement.objects.create(brand=rows["outlet"], language="es", subject="{number}", text="{brand}")
    MailKeeping.objects.create(raw_days=30)
    return {"mailboxes": list(boxes.values())}


def examples(rows: dict[str, Any]) -> dict[str, list[tuple[object, ...]]]:
    """For each address with parameters that shows a page: whose pages to open."""
    boxes = [(box.pk,) for box in rows["mailboxes"]]
    brands = (rows["brand"].pk, rows["outlet"].pk)
    return {
        "console:mailbox": boxes,
        "console:mailbox_settings": boxes[-1:],
        "console:mailbox_servers": [boxes[0], boxes[-1]],
        "console:mailbox_permission": boxes,
        "console:acknowledgement": [(brand, language) for brand in brands for language in ("es", "en")],
    }


def asked(rows: dict[str, Any]) -> list[str]:
    """Addresses of pages that change with what is asked of them."""
    box = f"/console/mailboxes/{rows['mailboxes'][0].pk}"
    steps = [
        f"{box}/{page}/?step={step}"
        for page, step in (
            ("settings", "google"),
            ("settings", "import"),
            ("servers", "google"),
            ("servers", "microsoft"),
            ("permission", "google"),
            ("permission", "microsoft"),
        )
    ]
    return [*steps, "/console/mail/quarantine/?cursor=1", "/console/mail/without-case/?cursor=1"]


def _mailbox(state: str, rows: dict[str, Any], now: dt.datetime) -> Mailbox:
    fields = MailboxFields(
        name=f"Xyz {state}",
        address=f"{state}@xyz.example",
        brand_id=rows["brand"].pk,
        team_id=rows["teams"][0].pk,
        is_receive_only=state == "paused",
        first_sync_from=now.date(),
        is_acknowledging=state == "well",
        signature="Xyz",
        aliases=(f"alias-{state}@xyz.example",),
    )
    box = create_mailbox(fields=fields, by=SYSTEM, at=now)
    if state != "import_only":
        for direction in MailAccess.Direction.values:
            MailAccess.objects.create(
                mailbox=box, direction=direction, host="mail.xyz.example", port=993, security="tls",
                username="xyz", connected_at=now,
            )  # fmt: skip
        MailboxReading.objects.filter(mailbox=box).update(pending_on_server=1840)
    _MADE.get(state, _well)(box, now)
    return box


def _well(box: Mailbox, now: dt.datetime) -> None:
    MailboxReading.objects.filter(mailbox=box).update(last_success_at=now, last_mail_at=now)
    _token(box, sealed_refresh_token="x", access_expires_at=now, secret_expires_on=now.date())
    DomainCheck.objects.create(mailbox=box, domain="xyz.example", findings=_findings(), checked_at=now)


def _waiting(box: Mailbox, now: dt.datetime) -> None:
    _token(box)


def _failing(box: Mailbox, now: dt.datetime) -> None:
    MailboxReading.objects.filter(mailbox=box).update(failing_since=now, last_error=WORDS)


def _token_ended(box: Mailbox, now: dt.datetime) -> None:
    _token(box, ended_at=now, ended_words=WORDS)


def _paused(box: Mailbox, now: dt.datetime) -> None:
    MailboxPause.objects.create(mailbox=box, paused_at=now, paused_by_id=1, paused_by_label="Ñandú Xyz")


_MADE = {
    "import_only": lambda box, now: None,
    "waiting": _waiting,
    "failing": _failing,
    "token_ended": _token_ended,
    "paused": _paused,
}


def _token(box: Mailbox, **columns: Any) -> None:
    MailToken.objects.create(
        mailbox=box, provider="microsoft", client_id="xyz", token_url="https://sso.example.com/t", **columns
    )


def _findings() -> list[dict[str, str]]:
    """One with each sentence that there is."""
    return [
        {"kind": name.split("_")[0].lower() if "_" in name else "mx", "words": words,
         "state": _STATES.get(name.rpartition("_")[2], "wrong"), "record": "v=xyz", "name": "xyz.example",
         "record_kind": "TXT", "line": "v=xyz"}
        for name, words in vars(findings).items()
        if name.isupper() and isinstance(words, str)
    ]  # fmt: skip


_STATES = {"FOUND": "found", "MISSING": "missing", "UNKNOWN": "unknown"}


def _raw_mail(box: Mailbox, outcome: str, case: Any, now: dt.datetime, *, has_file: bool) -> None:
    number = next(_digests)
    is_aside = outcome in {"quarantined", "not_a_message"}
    file_id = None
    if has_file:
        kept = store(f"Subject: {number}\r\n\r\nXyz".encode(), name="mail.eml", media_type="message/rfc822")
        hold(kept)
        file_id = kept.id
    RawMail.objects.create(
        mailbox=box,
        digest=number.to_bytes(32, "big"),
        sha256=f"{number:064x}",
        size=1840,
        file_id=file_id,
        state="quarantined" if is_aside else "processed" if outcome else "kept",
        outcome=outcome,
        ticket=case if outcome in {"ticket", "reply", "duplicate"} else None,
        problem=WORDS if is_aside else "",
        received_at=now,
    )


def _outgoing(box: Mailbox, message: Message, state: str, now: dt.datetime) -> None:
    OutgoingMail.objects.create(
        mailbox=box,
        message_id=message.pk,
        ticket_id=message.ticket_id,
        header_id=f"{state}@xyz.example",
        state=state,
        queued_at=now,
        next_attempt_at=now + dt.timedelta(days=1),
        claimed_until=now + dt.timedelta(days=1),
        last_error=WORDS,
    )
