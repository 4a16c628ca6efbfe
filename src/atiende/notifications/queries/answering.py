"""Whose note an answer by mail is. Without permission: for the program that carries mail."""

from __future__ import annotations

from dataclasses import dataclass

from atiende.kernel.actors import Actor
from atiende.notifications.models import NoteAddress
from atiende.organisation.queries import actor_of
from atiende.tickets.queries import who_may_be_told


@dataclass(frozen=True, slots=True)
class NoteWriter:
    """Who may write a note into which case by this token."""

    actor: Actor
    ticket_id: int


def note_writer(token: str, *, address: str) -> NoteWriter | None:
    """None for an unknown token or another address, for who left, does not see the case or writes no notes."""
    row = NoteAddress.objects.select_related("person").filter(token=token.lower()).first()
    if row is None or not row.person.is_active:
        return None
    if not address or row.person.email.casefold() != address.strip().casefold():
        return None
    if row.person_id not in who_may_be_told(row.ticket_id, [row.person_id])[0]:
        return None
    actor = actor_of(row.person)
    return NoteWriter(actor, row.ticket_id) if actor.may("tickets.note") else None
