"""What the reader says of bytes that it cannot take as a mail."""

from __future__ import annotations

from atiende.kernel.refusals import Refusal, gettext_noop


class NotAMessage(Refusal):
    """There is no header block: a picture, a document, prose. Nobody sent this as a mail."""

    code = "not_a_message"
    message = gettext_noop("This file is not a mail message.")


class UnreadableMail(Refusal):
    """It is a mail, and what it says cannot be made out. It belongs in quarantine, with its original."""

    code = "unreadable_mail"
    message = gettext_noop("This mail cannot be read.")
