"""Who takes part in a case from this mail on."""

from __future__ import annotations

import datetime as dt

from atiende.channels.intake.messages import taking_part
from atiende.channels.intake.notices import DOUBTFUL_SENDER
from atiende.channels.intake.writer import MOST_COPIED, Writer
from atiende.channels.rules.mail.evidence import Place
from atiende.channels.rules.mail.parts import Address
from atiende.kernel.actors import Actor
from atiende.tickets.queries import parts_of
from atiende.tickets.rules.addresses import normal_address
from atiende.tickets.rules.incoming import Incoming


def newcomers_of(
    incoming: Incoming, place: Place, *, writer: Writer, others: list[Address], by: Actor, at: dt.datetime
) -> list[tuple[int, str]]:
    """(customer id, address) of a writer whom an agent had put in copy, and of those whom a participant puts there.

    None by a mail that a program wrote, or that the domain it names disowns. Called before the case is locked: who
    makes a customer known may have to wait for somebody who does too.
    """
    if place.ticket_id is None or incoming.is_automatic or DOUBTFUL_SENDER in incoming.notices:
        return []
    found = [(writer.customer_id, writer.address)] if place.is_newcomer else []
    if place.may_bring_others and len(others) <= MOST_COPIED:
        known = {part.address for part in parts_of(place.ticket_id)} if others else set()
        new = [other for other in others if normal_address(other.email) not in known]
        found += [part for other in new for part in taking_part(other, by, at)]
    return found
