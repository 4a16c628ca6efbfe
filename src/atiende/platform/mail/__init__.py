"""Mail as a transport: queue one in a transaction, and it leaves by the configured SMTP server, once.

Invitations and resets of passwords go this way; a channel of its own may use the same pieces later.
"""

from atiende.platform.mail.addresses import wire_address
from atiende.platform.mail.checking import CheckStep, check_mail_server
from atiende.platform.mail.configuring import save_mail_server
from atiende.platform.mail.errors import MailNotResendable, UnusableAddress
from atiende.platform.mail.lists import MailSituation, list_mails, mail_situation
from atiende.platform.mail.queueing import queue_mail, resend_mail
from atiende.platform.mail.server import mail_server

__all__ = [
    "CheckStep",
    "MailNotResendable",
    "MailSituation",
    "UnusableAddress",
    "check_mail_server",
    "list_mails",
    "mail_server",
    "mail_situation",
    "queue_mail",
    "resend_mail",
    "save_mail_server",
    "wire_address",
]
