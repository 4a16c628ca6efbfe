"""What colleagues wrote about a customer, as far as the actor may see customers."""

from __future__ import annotations

from collections.abc import Iterable

from atiende.customers.models import CustomerNote
from atiende.customers.queries.seeing import GRANT, visible_to
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound

SHOWN = 50


def notes_of(actor: Actor, customer_ids: Iterable[int], *, size: int = SHOWN) -> list[CustomerNote]:
    """Those pinned first, then the newest; in one query."""
    if not actor.may(GRANT):
        return []
    rows = CustomerNote.objects.filter(customer_id__in=sorted(customer_ids))
    return list(rows.order_by("-is_pinned", "-pk")[:size])


def get_note_for(actor: Actor, note_id: int) -> CustomerNote:
    """NotFound when there is none or the actor may not see its customer. Locked until the transaction ends."""
    rows = CustomerNote.objects.select_for_update(of=("self",)).filter(customer__in=visible_to(actor))
    found = rows.filter(pk=note_id).first() if 0 < note_id < 2**63 else None
    if found is None:
        raise NotFound
    return found
