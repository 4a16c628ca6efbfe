"""The statements that put a tag on a ticket and take it off, told in SQL because many cases are tagged at once."""

from __future__ import annotations

from typing import Final

from atiende.platform.postgres.reading import read_row
from atiende.platform.postgres.writing import write
from atiende.tickets.models.ticket import Tag

_KNOWN: Final = "SELECT id, name, folded_name FROM tickets_tag WHERE folded_name = %s"
_PUT: Final = "INSERT INTO tickets_tickettag (ticket_id, tag_id) VALUES (%s, %s) ON CONFLICT DO NOTHING"
_TAKE: Final = "DELETE FROM tickets_tickettag WHERE ticket_id = %s AND tag_id = %s"


def tag_called(name: str, *, folded_name: str) -> Tag:
    """The tag of this folded name; one that nobody used before comes to be."""
    known = read_row(_KNOWN, [folded_name])
    if known is not None:
        return Tag.from_db("default", ["id", "name", "folded_name"], known)
    return Tag.objects.get_or_create(folded_name=folded_name, defaults={"name": name})[0]


def put_tag(ticket_id: int, tag_id: int) -> bool:
    """False when it was there already."""
    return bool(write(_PUT, [ticket_id, tag_id]))


def take_tag(ticket_id: int, tag_id: int) -> bool:
    """False when it was not there."""
    return bool(write(_TAKE, [ticket_id, tag_id]))
