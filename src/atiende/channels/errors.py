"""What channels refuses, and why."""

from __future__ import annotations

from atiende.kernel.refusals import Conflict, Refusal, gettext_noop


class MailboxTaken(Refusal):
    """The name or the address belongs to another mailbox; `fields` says which."""

    code = "channels.mailbox_taken"
    message = gettext_noop("Check the marked fields.")
    http_status = 409


class MailboxHoldsMail(Conflict):
    code = "channels.mailbox_holds_mail"
    message = gettext_noop("This mailbox holds mail, so it cannot be removed. Pause it instead.")


class NoProvider(Refusal):
    code = "channels.no_provider"
    message = gettext_noop("Say first which provider gives the permission, and its client id.")


class AuthorisationOutdated(Refusal):
    code = "channels.authorisation_outdated"
    message = gettext_noop("This permission was begun too long ago or by somebody else. Begin again.")


class AuthorisationRefused(Refusal):
    code = "channels.authorisation_refused"
    message = gettext_noop("The provider gave no permission: %(words)s")


class MailNotResendable(Conflict):
    code = "channels.mail_not_resendable"
    message = gettext_noop("Only a mail that failed, or whose fate is uncertain, can be sent again.")


class MailNotInQuarantine(Conflict):
    code = "channels.mail_not_in_quarantine"
    message = gettext_noop("Only a mail in quarantine can be tried again.")


class TokenEnded(Refusal):
    """The provider takes the mailbox's permission no more: a person must give it again."""

    code = "channels.token_ended"
    message = gettext_noop("The permission of the mail provider has ended: give it again. It said: %(words)s")


class ProviderAway(Refusal):
    """The provider could not be asked for a new token; it is asked again later."""

    code = "channels.provider_away"
    message = gettext_noop("The mail provider could not be asked for access: %(words)s")
    http_status = 503


class OriginalGone(Refusal):
    """Its time was over, or an erasure removed it."""

    code = "channels.original_gone"
    message = gettext_noop("The original of this mail is kept no more.")
    http_status = 410


class MailHasCase(Conflict):
    code = "channels.mail_has_case"
    message = gettext_noop("This mail is part of a case already, or was never understood.")


class NoMailboxToSend(Refusal):
    code = "channels.no_mailbox_to_send"
    message = gettext_noop("No mailbox of this brand may send.")


DEMONSTRATION = gettext_noop("This case belongs to the demonstration: nothing of it is sent.")


class AnsweredEnough(Refusal):
    """Nobody to write to, one of our own addresses, or somebody who had enough automatic answers today."""

    code = "channels.answered_enough"
    message = gettext_noop("This address gets no more automatic answers today.")
    http_status = 409
