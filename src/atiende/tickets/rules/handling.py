"""Who may decide about a ticket: those who manage tickets, and those who have it in hand."""

from __future__ import annotations

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotPermitted
from atiende.tickets.rules.statuses import Category
from atiende.tickets.rules.transitions import FINAL


def require_handling(actor: Actor, *, assignee_id: int | None) -> None:
    """Assigning, merging, sharing, closing and the like: with `tickets.manage`, or with `tickets.reply` where the
    ticket is one's own or nobody's. Raises NotPermitted.
    """
    if not actor.may("tickets.manage"):
        actor.require("tickets.reply")
        if assignee_id not in (None, actor.id):
            raise NotPermitted(missing="tickets.manage")


def require_status(actor: Actor, *, assignee_id: int | None, new: Category) -> None:
    """Closing a colleague's ticket is for those who manage tickets; its other states follow from the work."""
    if new in FINAL:
        require_handling(actor, assignee_id=assignee_id)
    elif not actor.may("tickets.manage"):
        actor.require("tickets.reply")
