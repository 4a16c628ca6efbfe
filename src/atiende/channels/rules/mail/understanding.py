"""What a mail says: read, told apart from automatic mail, its new words parted from the old ones."""

from __future__ import annotations

from dataclasses import dataclass

from atiende.channels.rules.mail.classifying import Verdict, classify, says_failed
from atiende.channels.rules.mail.parts import ReadMail
from atiende.channels.rules.mail.reading import read_mail
from atiende.channels.rules.mail.splitting import SplitMail, split_mail


@dataclass(frozen=True, slots=True)
class UnderstoodMail:
    mail: ReadMail
    verdict: Verdict
    split: SplitMail


def understand(raw: bytes, *, own_addresses: frozenset[str]) -> UnderstoodMail:
    """Raises NotAMessage, UnreadableMail.

    A report of a server lists what it is about as clients write the head of a quote: where its news would be folded
    with that, nothing is.
    """
    mail = read_mail(raw)
    verdict = classify(mail, own_addresses=own_addresses)
    split = split_mail(text=mail.text, html=mail.html)
    if verdict.kind == "bounce" and not says_failed(split.visible_text) and says_failed(split.full_text):
        split = SplitMail(split.full_text, (), has_quote=False, full_text=split.full_text)
    return UnderstoodMail(mail, verdict, split)
