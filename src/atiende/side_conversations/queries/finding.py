"""To which conversation a mail belongs. Without permission: for programs that carry mail."""

from __future__ import annotations

from collections.abc import Iterable

from atiende.side_conversations.models import SideConversation, SideMessage


def conversation_by_token(token: str) -> int | None:
    """The id of the conversation that this token of a reply address names."""
    rows = SideConversation.objects.filter(token=token.lower())
    return rows.values_list("pk", flat=True).first()


def conversation_by_headers(header_ids: Iterable[str]) -> int | None:
    """The id of the conversation in which one of these Message-IDs came in."""
    rows = SideMessage.objects.filter(header_id__in=[each for each in header_ids if each])
    return rows.order_by("-pk").values_list("conversation_id", flat=True).first()
