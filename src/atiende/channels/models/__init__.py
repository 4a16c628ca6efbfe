from atiende.channels.models.blocked_sender import BlockedSender
from atiende.channels.models.domain_check import DomainCheck
from atiende.channels.models.keeping import MailKeeping
from atiende.channels.models.mailbox import (
    MailAccess,
    Mailbox,
    MailboxAlias,
    MailboxPause,
    MailboxReading,
    MailToken,
)
from atiende.channels.models.outgoing import Acknowledgement, AutomaticAnswer, OutgoingMail
from atiende.channels.models.raw_mail import FetchedUid, MailReference, RawMail
from atiende.channels.models.sealed_word import SealedWord
from atiende.channels.models.side_mail import SideMail
from atiende.channels.models.signature import Signature

__all__ = [
    "Acknowledgement",
    "AutomaticAnswer",
    "BlockedSender",
    "DomainCheck",
    "FetchedUid",
    "MailAccess",
    "MailKeeping",
    "MailReference",
    "MailToken",
    "Mailbox",
    "MailboxAlias",
    "MailboxPause",
    "MailboxReading",
    "OutgoingMail",
    "RawMail",
    "SealedWord",
    "SideMail",
    "Signature",
]
