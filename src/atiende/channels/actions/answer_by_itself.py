"""Write to who asked without a person: for rules, within the same caps as acknowledgements."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.channels.errors import AnsweredEnough
from atiende.channels.intake.restraint import has_room_for_answer
from atiende.channels.models import AutomaticAnswer
from atiende.kernel.actors import SYSTEM, Actor
from atiende.kernel.refusals import NotPermitted
from atiende.tickets.actions.post_automatic_message import post_automatic_message
from atiende.tickets.queries import requester_of


def answer_by_itself(*, ticket_id: int, text: str, by: Actor, at: dt.datetime) -> int:
    """The id of the message queued, marked automatic; the customer reads that the program wrote, not who made it.

    Only the system does this. Raises NotPermitted, AnsweredEnough (the address is ours, is nobody's or had enough
    automatic answers), NotFound and InvalidInput.
    """
    if not by.is_system:
        raise NotPermitted
    with transaction.atomic():
        requester = requester_of(ticket_id)
        if requester is None or not has_room_for_answer(requester.address, at=at):
            raise AnsweredEnough
        AutomaticAnswer.objects.create(address=requester.address, ticket_id=ticket_id, at=at)
        return post_automatic_message(
            ticket_id=ticket_id, subject=requester.subject, text=text, to=requester.address, by=SYSTEM, at=at
        )
