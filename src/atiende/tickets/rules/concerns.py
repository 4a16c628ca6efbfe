"""What a case may be said to be about: ids of the catalogue."""

from __future__ import annotations

from typing import TypedDict


class ConcernChange(TypedDict, total=False):
    """What is to be different; what is not named stays."""

    product_id: int | None
    order_id: int | None
    owned_id: int | None
