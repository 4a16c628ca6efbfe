"""What `atiende mail import` does, in the name of the system."""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from atiende.channels.actions.keep_raw_mails import NewMail, keep_raw_mails
from atiende.channels.actions.process_raw_mail import ProcessedMail, process_raw_mail
from atiende.channels.queries.mailboxes import mailbox_called
from atiende.channels.queries.own_addresses import mailboxes_by_address
from atiende.channels.rules.mail.reading import opened
from atiende.channels.rules.mail.refusals import NotAMessage, UnreadableMail
from atiende.channels.rules.mail.understanding import UnderstoodMail, understand
from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import NotFound
from atiende.site.command_line.words import gettext, gettext_noop
from atiende.site.command_line.work.mail_files import MailInFile, files_below, mails_in, missing_of, shown
from atiende.site.command_line.work.people import in_one_sentence
from atiende.tickets.queries import numbers_of

NO_SUCH_PATH = gettext_noop("There is no file or folder %(path)s.")
NOT_READ = gettext_noop("Not read: %(reason)s")
WORDS = {
    "ticket": gettext_noop("new case"),
    "reply": gettext_noop("joined a case"),
    "bounce": gettext_noop("returned mail"),
    "auto_reply": gettext_noop("automatic answer"),
    "feedback_report": gettext_noop("spam complaint"),
    "duplicate": gettext_noop("known already"),
    "quarantined": gettext_noop("in quarantine"),
    "not_a_message": gettext_noop("no mail"),
    "blocked": gettext_noop("of a blocked sender"),
}


class UnknownMailbox(NotFound):
    code = "unknown_mailbox"
    message = gettext_noop("There is no mailbox of this name.")


@in_one_sentence
def import_mail(arguments: argparse.Namespace) -> int:
    """0 when every file is accounted for; 1 when the mailbox or a path does not exist, or something cannot be read."""
    if missing := missing_of(arguments.path):
        sys.stderr.write(gettext(NO_SUCH_PATH) % {"path": missing} + "\n")
        return 1
    mailbox = mailbox_called(SYSTEM, arguments.mailbox)
    if mailbox is None:
        raise UnknownMailbox
    own = frozenset(mailboxes_by_address())
    if arguments.json and isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")  # as RFC 8259 wants it, whatever the terminal speaks
    counts: Counter[str] = Counter()
    closed: list[str] = []

    def note_closed(error: OSError) -> None:
        closed.append(f"{shown(Path(error.filename))}: {error.strerror}")

    for path in files_below(arguments.path, on_closed=note_closed):
        for found in mails_in(path):
            if found.raw is None:
                closed.append(f"{found.file}: {found.problem}")
            line = _taken(found, mailbox.pk, own)
            counts[line["outcome"]] += 1
            _tell(line, is_json=arguments.json)
    if not arguments.json:
        told = [f"{gettext(WORDS[name])}: {count}" for name, count in counts.items()]
        sys.stdout.write("\n".join(told or [gettext("There are no files there.")]) + "\n")
    for reason in closed:
        sys.stderr.write(gettext(NOT_READ) % {"reason": reason} + "\n")
    return 1 if closed else 0


def _taken(found: MailInFile, mailbox_id: int, own: frozenset[str]) -> dict[str, Any]:
    if found.raw is None:
        return _line(found, ProcessedMail("not_a_message", problem=found.problem), None)
    try:
        opened(found.raw)  # a look at its header only: what is no mail is not kept
    except NotAMessage as refusal:
        return _line(found, ProcessedMail("not_a_message", problem=refusal.message), None)
    mail = NewMail(raw=found.raw, is_historic=True)
    (kept,) = keep_raw_mails(mailbox_id=mailbox_id, mails=[mail], at=utc_now())
    processed = process_raw_mail(raw_mail_id=kept.raw_mail_id, at=utc_now())
    if processed.understood is not None or kept.is_new:
        return _line(found, processed, processed.understood)
    again = ProcessedMail("duplicate", processed.ticket_id, processed.message_id)
    return _line(found, again, _understood(found.raw, own))


def _understood(raw: bytes, own: frozenset[str]) -> UnderstoodMail | None:
    try:
        return understand(raw, own_addresses=own)
    except UnreadableMail:
        return None


def _line(found: MailInFile, processed: ProcessedMail, understood: UnderstoodMail | None) -> dict[str, Any]:
    mail = understood.mail if understood else None
    sender = mail.sender if mail else None
    return {
        "file": found.file,
        "index": found.index,
        "sha256": hashlib.sha256(found.raw).hexdigest() if found.raw is not None else None,
        "outcome": processed.outcome,
        "ticket": numbers_of([processed.ticket_id]).get(processed.ticket_id) if processed.ticket_id else None,
        "message": processed.message_id,
        "from": sender.email if sender else "",
        "subject": mail.subject if mail else "",
        "visible_text": understood.split.visible_text if understood else "",
        "has_quote": understood.split.has_quote if understood else False,
        "attachments": [
            {
                "name": attachment.name,
                "type": attachment.media_type,
                "size": len(attachment.content),
                "sha256": hashlib.sha256(attachment.content).hexdigest(),
            }
            for attachment in (mail.attachments if mail else ())
        ],
        "problem": processed.problem or (mail.problems[0] if mail and mail.problems else None),
    }


def _tell(line: dict[str, Any], *, is_json: bool) -> None:
    if is_json:
        sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
        sys.stdout.flush()
        return
    number = f" #{line['ticket']}" if line["ticket"] else ""
    sys.stdout.write(f"{line['file']}:{line['index']}: {gettext(WORDS[line['outcome']])}{number}\n")
