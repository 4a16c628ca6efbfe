"""A case as its customer reads it: what was said to them and by them in this very ticket, and never a note.

What was merged into it, or that into which it was merged, stays closed: people of one case do not read the other.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import QuerySet

from atiende.tickets.models import Attachment, Message, Participant, Ticket
from atiende.tickets.models.locking import target_of
from atiende.tickets.queries.conversation import survivor_of_ticket
from atiende.tickets.queries.statuses import label_for_customers
from atiende.tickets.queries.tracking import Proof
from atiende.tickets.rules.statuses import Category
from atiende.tickets.rules.transitions import FINAL

PAGE_SIZE: Final = 50


@dataclass(frozen=True, slots=True)
class FollowedFile:
    """`file_id` is empty for one that was not kept, or is held back. `size` in bytes.

    `content_id`: by which the text shows it, empty where it stands beside.
    """

    id: int
    file_id: int | None
    name: str
    size: int
    content_id: str = ""


@dataclass(frozen=True, slots=True)
class FollowedMessage:
    """`author`: the first name of an agent, the name of a customer; empty for the program itself.

    `html`: the text with its formatting, where we wrote it with any.
    """

    id: int
    is_ours: bool
    author_id: int
    author: str
    text: str
    html: str
    at: dt.datetime
    files: tuple[FollowedFile, ...]


@dataclass(frozen=True, slots=True)
class FollowedCase:
    """`status` in the customer's words. `before` asks for older messages; empty when there are none."""

    ticket_id: int
    number: int
    brand_id: int
    subject: str
    status: str
    category: Category
    opened_at: dt.datetime
    requester_id: int
    requester_name: str
    requester_address: str
    is_merged: bool
    messages: tuple[FollowedMessage, ...]
    before: int | None

    @property
    def is_final(self) -> bool:
        return self.category in FINAL


def followed_case(proof: Proof, *, before: int | None = None, size: int = PAGE_SIZE) -> FollowedCase | None:
    """None when nobody asks in it any more: the customer was erased. `status` is the survivor's of a merge."""
    ticket = Ticket.objects.select_related("status").filter(pk=proof.ticket_id).first()
    requester = Participant.objects.filter(ticket_id=proof.ticket_id, role=Participant.Role.REQUESTER).first()
    if ticket is None or requester is None:
        return None
    state, is_merged = ticket, target_of(ticket.pk) is not None
    if is_merged:
        state = Ticket.objects.select_related("status").get(pk=survivor_of_ticket(ticket.pk))
    rows = _public(ticket.pk).prefetch_related("attachments")
    if before is not None:
        rows = rows.filter(pk__lt=before)
    found = list(rows.order_by("-pk")[: size + 1])
    shown = found[:size][::-1]
    return FollowedCase(
        ticket_id=ticket.pk,
        number=ticket.number,
        brand_id=ticket.brand_id,
        subject=ticket.subject,
        status=label_for_customers(state.status),
        category=Category(state.category),
        opened_at=ticket.opened_at,
        requester_id=requester.customer_id,
        requester_name=_name_of(ticket.pk, requester.customer_id),
        requester_address=requester.address,
        is_merged=is_merged,
        messages=tuple(_message(row) for row in shown),
        before=shown[0].pk if len(found) > size else None,
    )


def followed_file(proof: Proof, attachment_id: int) -> Attachment | None:
    """A file that was said to the customer, or by them, in this very ticket, and that was kept."""
    rows = Attachment.objects.filter(message__in=_public(proof.ticket_id)).exclude(file=None)
    return rows.filter(pk=attachment_id).first() if 0 < attachment_id < 2**63 else None


def _public(ticket_id: int) -> QuerySet[Message]:
    kinds = [Message.Kind.INCOMING, Message.Kind.OUTGOING]
    return Message.objects.filter(ticket_id=ticket_id, kind__in=kinds)


def _name_of(ticket_id: int, customer_id: int) -> str:
    rows = Message.objects.filter(
        ticket_id=ticket_id, kind=Message.Kind.INCOMING, author_id=customer_id
    ).order_by("pk")
    return rows.values_list("author_label", flat=True).first() or ""


def _message(row: Message) -> FollowedMessage:
    is_ours = row.kind == Message.Kind.OUTGOING
    return FollowedMessage(
        id=row.pk,
        is_ours=is_ours,
        author_id=row.author_id,
        author=_first_name(row) if is_ours else row.author_label.partition("@")[0],
        text=row.text if row.text.strip() else _unfolded(row.folded),
        html=row.html if is_ours else "",
        at=row.at,
        files=tuple(
            FollowedFile(
                file.pk, file.file_id, file.name, file.size, file.content_id if file.is_inline else ""
            )
            for file in sorted(row.attachments.all(), key=lambda file: file.pk)
        ),
    )


def _first_name(row: Message) -> str:
    """Customers are not told more of who works here; what the program writes is the brand's."""
    return "" if row.is_automatic or not row.author_id else row.author_label.partition(" ")[0]


def _unfolded(parts: Iterable[dict[str, Any]]) -> str:
    """Where nothing new is left, all is shown."""
    return "\n".join(str(part.get("text", "")) for part in parts)
