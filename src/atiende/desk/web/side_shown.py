"""Side conversations as the page shows them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from atiende.desk.web.forms_side import SideMessageForm
from atiende.desk.web.ticket_words import DELIVERIES
from atiende.platform.told import words_of


@dataclass(frozen=True, slots=True)
class SideSaid:
    """One message. `delivery`: kind of chip, word and drawing; None for what came in."""

    row: Any
    delivery: tuple[str, Any, str] | None
    fate: str


@dataclass(frozen=True, slots=True)
class SideShown:
    """One conversation with the form in which one answers."""

    row: Any
    to: str
    messages: list[SideSaid]
    form: SideMessageForm


def side_shown(
    conversations: Iterable[Any], *, answered: tuple[int, SideMessageForm] | None
) -> list[SideShown]:
    """Each with an empty form, but the one that was answered and could not be sent."""
    return [
        SideShown(
            row=each,
            to=", ".join(who["address"] for who in each.recipients),
            messages=[_said(message) for message in each.messages.all()],
            form=answered[1]
            if answered and answered[0] == each.pk
            else SideMessageForm(auto_id=f"side-{each.pk}-%s"),
        )
        for each in conversations
    ]


def _said(message: Any) -> SideSaid:
    is_ours = message.author_id > 0
    return SideSaid(
        message,
        DELIVERIES.get(message.delivery) if is_ours else None,
        words_of(message.delivery_words) if message.delivery_words else "",
    )
