"""Mail as a transport: queue one in a transaction, and it leaves by the configured SMTP server, once.

Invitations and resets of passwords go this way; channels sends the mails of cases with the same pieces.
"""

from atiende.platform.mail.addresses import needs_utf8, wire_address
from atiende.platform.mail.attempts import Attempts, ClaimLost, State, left_to_its_row
from atiende.platform.mail.checking import CheckStep, check_mail_server
from atiende.platform.mail.composing import wire_bytes
from atiende.platform.mail.configuring import save_mail_server
from atiende.platform.mail.errors import MailNotResendable, UnusableAddress
from atiende.platform.mail.lists import MailSituation, list_mails, mail_situation
from atiende.platform.mail.queueing import queue_mail, resend_mail
from atiende.platform.mail.server import access_of, mail_server
from atiende.platform.mail.smtp import NotDelivered, Outcome, ServerAccess, hand_over

__all__ = [
    "Attempts",
    "CheckStep",
    "ClaimLost",
    "MailNotResendable",
    "MailSituation",
    "NotDelivered",
    "Outcome",
    "ServerAccess",
    "State",
    "UnusableAddress",
    "access_of",
    "check_mail_server",
    "hand_over",
    "left_to_its_row",
    "list_mails",
    "mail_server",
    "mail_situation",
    "needs_utf8",
    "queue_mail",
    "resend_mail",
    "save_mail_server",
    "wire_address",
    "wire_bytes",
]
