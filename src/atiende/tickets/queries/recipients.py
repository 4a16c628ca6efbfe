"""Who gets a reply: those named, or those whom the case says; never who left, never somebody of a merged case."""

from __future__ import annotations

from atiende.kernel.refusals import InvalidInput
from atiende.tickets.errors import NOT_IN_THIS_CASE
from atiende.tickets.models import Message, Participant
from atiende.tickets.queries.aside import Aside
from atiende.tickets.queries.conversation import family_of
from atiende.tickets.queries.participants import parts_of
from atiende.tickets.queries.said import Said
from atiende.tickets.rules.incoming import NewRecipient
from atiende.tickets.rules.reply import FORMER, Part, Reply, default_recipients, named_recipients

_INCOMING = Message.Kind.INCOMING.value


def recipients_for(ticket_id: int, reply: Reply) -> tuple[NewRecipient, ...]:
    """Named ones stand for the default of their kind: with `to`, nobody else gets a copy but those in `cc`.

    Raises InvalidInput for who left the case, or takes part only in one that was merged into it.
    """
    named = named_recipients(reply)
    if not named:
        return default_recipients_of(ticket_id)
    if not reply.to:
        taken = {recipient.address for recipient in named}
        defaults = default_recipients_of(ticket_id)
        if reply.cc:
            defaults = tuple(recipient for recipient in defaults if recipient.role == "to")
        named = (*(each for each in defaults if each.address not in taken), *named)
    _refuse_outsiders(ticket_id, named)
    return named


def default_recipients_of(ticket_id: int) -> tuple[NewRecipient, ...]:
    """Who gets a reply when nobody is named: the last writer or the requester, and copies to the others."""
    last = Message.objects.filter(ticket_id=ticket_id, kind=Message.Kind.INCOMING, is_automatic=False)
    author_id = last.order_by("-pk").values_list("author_id", flat=True).first()
    return default_recipients(parts_of(ticket_id), last_author_id=author_id)


def recipients_in(aside: Aside, said: Said, ticket_id: int) -> tuple[NewRecipient, ...]:
    """The same from what was read for the screen; asked only where the last writer wrote longer ago than it shows."""
    writers = [each for each in said.messages if each.ticket_id == ticket_id and each.kind == _INCOMING]
    last = next((each.author_id for each in reversed(writers) if not each.is_automatic), None)
    if last is None and said.before is not None:
        return default_recipients_of(ticket_id)
    parts = [Part(each.role, each.address, each.customer_id) for each in aside.takers]
    return default_recipients(parts, last_author_id=last)


def _refuse_outsiders(ticket_id: int, recipients: tuple[NewRecipient, ...]) -> None:
    rows = Participant.objects.filter(
        ticket_id__in=family_of(ticket_id), address__in=[recipient.address for recipient in recipients]
    )
    known = list(rows.values_list("ticket_id", "role", "address"))
    present = {address for ticket, role, address in known if ticket == ticket_id and role != FORMER}
    outsiders = {address for _, _, address in known} - present
    fields = {each.role: NOT_IN_THIS_CASE for each in recipients if each.address in outsiders}
    if fields:
        raise InvalidInput(fields=fields)
