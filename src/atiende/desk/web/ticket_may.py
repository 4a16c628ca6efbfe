"""What of a case is offered to whom. The actions ask again."""

from __future__ import annotations

from typing import Any

from atiende.kernel.actors import Actor
from atiende.tickets.rules.transitions import FINAL


def may_do(actor: Actor, ticket: Any, *, is_merged: bool) -> dict[str, bool]:
    """Of the panel: change, tag, give away or share, follow."""
    answers = (actor.may("tickets.reply") or actor.may("tickets.manage")) and not is_merged
    handles = actor.may("tickets.manage") or (
        actor.may("tickets.reply") and ticket.assignee_id in (None, actor.id)
    )
    return {
        "may_change": answers and ticket.category not in FINAL,
        "may_tag": answers,
        "may_handle": handles and not is_merged,
        "may_follow": actor.may("tickets.read"),
    }
