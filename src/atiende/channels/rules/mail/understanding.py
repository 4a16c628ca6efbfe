"""What a mail says: read, told apart from automatic mail, its new words parted from the old ones."""

from __future__ import annotations

from dataclasses import dataclass

from atiende.channels.rules.mail.classifying import Verdict, classify
from atiende.channels.rules.mail.parts import ReadMail
from atiende.channels.rules.mail.reading import read_mail
from atiende.channels.rules.mail.splitting import SplitMail, split_mail


@dataclass(frozen=True, slots=True)
class UnderstoodMail:
    mail: ReadMail
    verdict: Verdict
    split: SplitMail


def understand(raw: bytes, *, own_addresses: frozenset[str]) -> UnderstoodMail:
    """Raises NotAMessage, UnreadableMail."""
    mail = read_mail(raw)
    verdict = classify(mail, own_addresses=own_addresses)
    return UnderstoodMail(mail, verdict, split_mail(text=mail.text, html=mail.html))
