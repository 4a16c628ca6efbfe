"""What an agent sends, and who gets it when nobody is named."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from atiende.tickets.rules.addresses import NOT_AN_ADDRESS, mail_addresses
from atiende.tickets.rules.channels import answering_channel
from atiende.tickets.rules.cleaning import SUBJECT_LIMIT, clean_line, problems_of_text
from atiende.tickets.rules.formatting import pictures_among, placed, written
from atiende.tickets.rules.incoming import NewAttachment, NewRecipient

REQUESTER = "requester"
COPIED = "copied"
FORMER = "former"
WEB = "web"
"""The channel of what is written on the portal and read there: it has arrived once it is kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """With `html`, the text is made from it. Without `to` it goes to whom the case says; `status_key` empty: the status
    follows. `channel` empty: as cases of this channel are answered."""

    text: str
    html: str = ""
    to: tuple[str, ...] = ()
    cc: tuple[str, ...] = ()
    bcc: tuple[str, ...] = ()
    attachments: tuple[NewAttachment, ...] = ()
    status_key: str = ""
    subject: str = ""
    channel: str = ""

    def cleaned(self) -> Reply:
        """The same as it can be kept. Raises InvalidInput for formatting that nobody could clean."""
        words = written(self.text, self.html, pictures_among(self.attachments))
        return replace(
            self,
            text=words.text,
            html=words.html,
            attachments=placed(words.html, self.attachments),
            subject=clean_line(self.subject, limit=SUBJECT_LIMIT),
        )

    def problems(self) -> dict[str, str]:
        """What is wrong with it, by field."""
        found = problems_of_text(self.text, self.html)
        named = {"to": self.to, "cc": self.cc, "bcc": self.bcc}
        return found | {
            role: NOT_AN_ADDRESS for role, texts in named.items() if mail_addresses(texts) is None
        }


@dataclass(frozen=True, slots=True)
class Part:
    """A participant as recipients are chosen from: role, address, customer."""

    role: str
    address: str
    customer_id: int


def default_recipients(parts: Iterable[Part], *, last_author_id: int | None) -> tuple[NewRecipient, ...]:
    """To the last writer, while they take part, else to the requester; copies to the others; never to former ones."""
    present = [part for part in parts if part.role != FORMER and part.address]
    writer = next((part for part in present if part.customer_id == last_author_id), None)
    requester = next((part for part in present if part.role == REQUESTER), None)
    main = writer or requester
    if main is None:
        return ()
    others = dict.fromkeys(part.address for part in present if part.address != main.address)
    return (
        NewRecipient(role="to", address=main.address),
        *(NewRecipient(role="cc", address=address) for address in others),
    )


def named_recipients(reply: Reply) -> tuple[NewRecipient, ...]:
    """Those whom the agent names, each once: who is in To needs no copy."""
    seen: set[str] = set()
    chosen = []
    for role, texts in (("to", reply.to), ("cc", reply.cc), ("bcc", reply.bcc)):
        for address in mail_addresses(texts) or []:
            if address not in seen:
                seen.add(address)
                chosen.append(NewRecipient(role=role, address=address))
    return tuple(chosen)


def channel_of_reply(ticket_channel: str, recipients: Iterable[NewRecipient]) -> str:
    """A case of the portal is answered by mail where an address is known; else the answer is read on the portal.

    What was told by telephone or handed in by a program is answered by mail or not at all.
    """
    if ticket_channel != WEB:
        return answering_channel(ticket_channel)
    return "mail" if any(recipient.role == "to" for recipient in recipients) else WEB
