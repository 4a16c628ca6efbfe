"""Files that answer fields of cases."""

from __future__ import annotations

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.tickets.models import FieldFile
from atiende.tickets.queries.visibility import require_seen


def get_field_file_for(actor: Actor, ticket_id: int, key: str) -> FieldFile:
    """The file that answers this field of a case that the actor sees. Raises NotFound."""
    require_seen(actor, ticket_id)
    found = FieldFile.objects.filter(ticket_id=ticket_id, key=key[:40]).first()
    if found is None:
        raise NotFound
    return found
