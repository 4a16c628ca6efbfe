"""The way of a message that leaves: forward only. What came back stays failed until a person sends it again."""

from __future__ import annotations

from typing import Final

QUEUED: Final = "queued"
FAILED: Final = "failed"

_FROM: Final[dict[str, frozenset[str]]] = {
    "sending": frozenset({"queued"}),
    "uncertain": frozenset({"queued", "sending"}),
    "sent": frozenset({"queued", "sending", "uncertain"}),
    "delivered": frozenset({"queued", "sending", "uncertain", "sent"}),
    "read": frozenset({"queued", "sending", "uncertain", "sent", "delivered"}),
    "failed": frozenset({"queued", "sending", "uncertain", "sent", "delivered"}),
}
_RESENT_FROM: Final = frozenset({"failed", "uncertain"})


def states_before(delivery: str, *, is_resend: bool = False) -> frozenset[str]:
    """From which states a message may come to `delivery`. A bounce may follow "sent" and "delivered" (RFC 3464)."""
    if delivery == QUEUED:
        return _RESENT_FROM if is_resend else frozenset()
    return _FROM.get(delivery, frozenset())
