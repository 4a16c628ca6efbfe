"""From the bytes of a mail to its text, its people and its files."""

from atiende.channels.rules.mail.reading.beginning import opened
from atiende.channels.rules.mail.reading.digest import content_digest
from atiende.channels.rules.mail.reading.mail import read_mail
from atiende.channels.rules.mail.reading.mbox import split_mbox

__all__ = ["content_digest", "opened", "read_mail", "split_mbox"]
