"""What customers call a member of staff."""

from __future__ import annotations

from atiende.kernel.actors import Actor
from atiende.organisation.queries import agents_visible_to


def name_for_customers(by: Actor) -> str:
    """The name that an agent shows; who is none writes under their own."""
    names = agents_visible_to(by).filter(pk=by.id).values_list("display_name", flat=True)
    return names.first() or by.label[:200]
