"""What of a mail is new, and what is quoted history, signature or disclaimer: folded, never deleted."""

from atiende.channels.rules.mail.splitting.result import Folded, SplitMail
from atiende.channels.rules.mail.splitting.split import split_mail

__all__ = ["Folded", "SplitMail", "split_mail"]
