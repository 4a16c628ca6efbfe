"""Refusals of the mail transport."""

from __future__ import annotations

from atiende.kernel.refusals import Conflict, Refusal, gettext_noop


class UnusableAddress(Refusal):
    """The text is not a mail address that can be written to."""

    code = "unusable_mail_address"
    message = gettext_noop("This is not a usable mail address.")


class MailNotResendable(Conflict):
    """Only a mail that failed, or whose fate is uncertain, and whose text is still kept can be sent again."""

    code = "mail_not_resendable"
    message = gettext_noop(
        "Only a mail that failed or whose delivery is uncertain can be sent again, while its text is kept."
    )
