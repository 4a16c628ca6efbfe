"""Say which product, order or appliance a case is about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from typing import cast

from django.db import transaction

from atiende.catalogue.queries import order_of, owned_of, product_exists
from atiende.customers.queries import cluster_of
from atiende.kernel.actors import SYSTEM, Actor
from atiende.kernel.refusals import InvalidInput
from atiende.platform.audit import record
from atiende.platform.outbox import emit
from atiende.tickets.announcing import tell_watchers
from atiende.tickets.errors import UNKNOWN_ORDER, UNKNOWN_OWNED, UNKNOWN_PRODUCT
from atiende.tickets.events import TicketChanged
from atiende.tickets.models import Concern, Ticket
from atiende.tickets.models.state import save_change
from atiende.tickets.models.writing import write_entry
from atiende.tickets.queries.locked import lock_ticket_for
from atiende.tickets.rules.concerns import ConcernChange


def change_concern(*, ticket_id: int, change: ConcernChange, by: Actor, at: dt.datetime) -> Ticket:
    """What is not named stays; None takes it away; the same again changes nothing. Closed cases are described too.

    Orders and appliances are those of the case's customer; whoever attaches one may see customers.
    Raises NotPermitted, NotFound, InvalidInput and TicketIsMerged.
    """
    by.require("tickets.reply")
    by.require("customers.read")
    with transaction.atomic():
        ticket = lock_ticket_for(by, ticket_id, may_be_closed=True)
        wanted = cast(Mapping[str, int | None], change)
        if problems := _problems(wanted, cluster_of(ticket.customer_id)):
            raise InvalidInput(fields=problems)
        concern = Concern.objects.filter(pk=ticket_id).first() or Concern(ticket_id=ticket_id)
        names = [name for name, value in wanted.items() if getattr(concern, name) != value]
        if not names:
            return ticket
        for name in names:
            setattr(concern, name, wanted[name])
        concern.save()
        save_change(ticket, at=at)
        told = [name.removesuffix("_id") for name in names]
        write_entry(ticket_id, "concern_changed", by=by, at=at, data={"fields": told})
        record(
            by=by,
            verb="tickets.concern_changed",
            target_kind="ticket",
            target_id=ticket_id,
            fields=told,
            at=at,
            details={name: wanted[name] or 0 for name in names},
        )
        emit(TicketChanged(ticket_id=ticket_id, fields=",".join(told), by=by.id))
        tell_watchers(ticket)
        return ticket


def _problems(wanted: Mapping[str, int | None], customer_ids: Collection[int]) -> dict[str, str]:
    found = {}
    product_id, order_id, owned_id = (wanted.get(name) for name in ("product_id", "order_id", "owned_id"))
    if isinstance(product_id, int) and not product_exists(product_id):
        found["product_id"] = UNKNOWN_PRODUCT
    if isinstance(order_id, int) and order_of(SYSTEM, order_id, customer_ids) is None:
        found["order_id"] = UNKNOWN_ORDER
    if isinstance(owned_id, int) and owned_of(SYSTEM, owned_id, customer_ids) is None:
        found["owned_id"] = UNKNOWN_OWNED
    return found
