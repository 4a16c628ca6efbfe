"""Words and colours for what mailboxes and their mails are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from atiende.channels.queries.mailboxes import health_of_mailbox
from atiende.platform.told import words_of


@dataclass(frozen=True, slots=True)
class Word:
    """A chip: its kind, its words, its drawing."""

    kind: str
    text: str | Promise
    icon: str


HEALTH: Final[dict[str, Word]] = {
    "well": Word("ok", _("Works"), "circle-check"),
    "waiting": Word("info", _("Not read yet"), "clock"),
    "failing": Word("danger", _("Fails"), "circle-x"),
    "token_ended": Word("danger", _("Permission ended"), "key-round"),
    "paused": Word("warn", _("Paused"), "pause"),
    "import_only": Word("", _("Only imports"), "upload"),
}
OUTCOMES: Final[dict[str, Word]] = {
    "": Word("info", _("Being read"), "clock"),
    "ticket": Word("ok", _("New case"), "inbox"),
    "reply": Word("ok", _("Part of a case"), "reply"),
    "bounce": Word("warn", _("Returned mail"), "undo-2"),
    "auto_reply": Word("", _("Automatic answer"), "bot"),
    "note": Word("", _("Note of a colleague"), "lock"),
    "feedback_report": Word("warn", _("Complaint of spam"), "flag"),
    "duplicate": Word("", _("Already here"), "copy"),
    "quarantined": Word("danger", _("In quarantine"), "shield-alert"),
    "not_a_message": Word("danger", _("Not a mail"), "shield-alert"),
    "blocked": Word("warn", _("Of a blocked sender"), "ban"),
}
FINDINGS: Final[dict[str, Word]] = {
    "found": Word("ok", _("Found"), "circle-check"),
    "missing": Word("danger", _("Missing"), "circle-x"),
    "wrong": Word("warn", _("To be mended"), "triangle-alert"),
    "unknown": Word("", _("Unknown"), "circle-help"),
}
KINDS: Final = {"mx": "MX", "spf": "SPF", "dkim": "DKIM", "dmarc": "DMARC"}


@dataclass(frozen=True, slots=True)
class MailboxRow:
    mailbox: Any
    health: Word
    state: str
    error: str


def row_of(mailbox: Any) -> MailboxRow:
    """From what list_mailboxes and get_mailbox_for bring along."""
    state = health_of_mailbox(mailbox)
    return MailboxRow(mailbox, HEALTH[state], state, error_of(mailbox, state))


def error_of(mailbox: Any, state: str) -> str:
    """What the server or the provider said, while it goes wrong."""
    if state == "token_ended":
        return str(mailbox.token.ended_words)
    return words_of(mailbox.reading.last_error) if state == "failing" else ""


def outcome_of(mail: Any) -> Word:
    if mail.state == "quarantined":
        return OUTCOMES.get(mail.outcome, OUTCOMES["quarantined"])
    return OUTCOMES.get(mail.outcome, OUTCOMES[""])
