"""Which case a mail belongs to. Subjects prove nothing, a Message-ID little, a token that only the addressee has a lot.

Order of evidence: a reply token in an address; a Message-ID that the case knows; that the case answers this very mail,
which comes after its own reply; the case's number in the subject.
All but the token count only when the sender takes part in that case, or writes to somebody who does.
A stranger who names a case of ours gets one of their own, linked to it for the agent to see.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Join(StrEnum):
    """What the evidence allows."""

    JOIN = "join"
    LINK = "link"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class KnownReference:
    """A Message-ID that a ticket knows; `is_own`: we sent it; `is_seen`: it is in the case, not only mentioned."""

    ticket_id: int
    message_id: int | None
    is_own: bool
    is_seen: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where the mail goes. `ticket_id` is the case joined or linked; `is_stranger`: the writer takes no part in it.

    `is_newcomer`: the writer takes part from now on; `may_bring_others`: whom this mail puts in copy does too.
    """

    join: Join
    ticket_id: int | None = None
    is_stranger: bool = False
    is_newcomer: bool = False
    may_bring_others: bool = False


def place_of(
    *,
    token_ticket: int | None,
    references: Sequence[KnownReference],
    subject_ticket: int | None,
    takes_part: Callable[[int], bool],
    writes_to_participant: Callable[[int], bool],
    was_written_to: Callable[[int], bool],
    waiting_tickets: Callable[[], Iterable[int]],
) -> Place:
    """`takes_part(ticket_id)` asks of the sender, `writes_to_participant(ticket_id)` of the other recipients.

    `was_written_to(ticket_id)`: we sent something of that case to the sender, who answers it now.
    `waiting_tickets()`: those that refer to this mail, which nobody had received; they never link a stranger.
    """
    if token_ticket is not None:
        return Place(Join.JOIN, token_ticket, is_stranger=not takes_part(token_ticket))
    doubtful: int | None = None
    own = {reference.ticket_id for reference in references if reference.is_own}
    for ticket_id in _once(reference.ticket_id for reference in references):
        if takes_part(ticket_id):
            return Place(Join.JOIN, ticket_id)
        if writes_to_participant(ticket_id) or (ticket_id in own and was_written_to(ticket_id)):
            return Place(Join.JOIN, ticket_id, is_stranger=True)
        if ticket_id in own:  # answers to a newsletter of somebody else have nothing to do with each other
            doubtful = doubtful or ticket_id
    for ticket_id in waiting_tickets():
        if takes_part(ticket_id):
            return Place(Join.JOIN, ticket_id)
    if subject_ticket is not None:
        if takes_part(subject_ticket):
            return Place(Join.JOIN, subject_ticket)
        doubtful = doubtful or subject_ticket
    return Place(Join.NEW) if doubtful is None else Place(Join.LINK, doubtful)


def may_bring_others(place: Place, *, token_ticket: int | None, references: Iterable[KnownReference]) -> bool:
    """Only a participant's mail with what the case's correspondents alone know: its token, or the id of a mail in it.

    Whoever claims an address and names a number must not get into copy what the company answers.
    """
    if place.join is not Join.JOIN or place.is_stranger:
        return False
    seen = {reference.ticket_id for reference in references if reference.is_seen}
    return place.ticket_id == token_ticket or place.ticket_id in seen


def _once(ticket_ids: Iterable[int]) -> list[int]:
    return list(dict.fromkeys(ticket_ids))
