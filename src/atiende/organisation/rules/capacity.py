"""How much one person carries at once, channel by channel."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from atiende.kernel.refusals import gettext_noop
from atiende.organisation.rules.problems import Problems

CHANNELS: Final = ("mail", "portal", "chat", "messaging", "phone", "social")
USUAL_UNITS: Final = Decimal(6)
USUAL_WEIGHTS: Final[Mapping[str, Decimal]] = {
    "mail": Decimal("0.2"),
    "portal": Decimal("0.2"),
    "chat": Decimal(1),
    "messaging": Decimal("0.5"),
    "phone": Decimal(6),
    "social": Decimal("0.5"),
}
"""What a case of the channel weighs: thirty mails, six chats or one call fill six units."""
OTHER_WEIGHT: Final = Decimal("0.2")
MOST_UNITS: Final = Decimal(1000)

NOT_A_WEIGHT: Final = gettext_noop("Write a number from 0.01 to 1000.")
NOT_A_MOST: Final = gettext_noop("Write a whole number from 0 to 1000, or nothing.")
NOT_A_CHANNEL: Final = gettext_noop("There is no such channel.")


@dataclass(frozen=True, slots=True)
class ChannelLimit:
    """`most` None: as many as the units carry."""

    weight: Decimal
    most: int | None = None
    is_enabled: bool = True


def free_on(units: Decimal, limit: ChannelLimit, *, load: Decimal, held: int) -> int:
    """How many more cases of a channel a person can take, with so many units in use and so many of it held."""
    if not limit.is_enabled:
        return 0
    by_units = int(max(units - load, Decimal(0)) / limit.weight)
    return by_units if limit.most is None else max(0, min(by_units, limit.most - held))


def problem_of_number(value: Decimal | None) -> str:
    """Empty when it can be units or a weight."""
    return "" if value is not None and Decimal("0.01") <= value <= MOST_UNITS else NOT_A_WEIGHT


def problems_of_limit(channel: str, weight: Decimal | None, most: int | None) -> Problems:
    found: Problems = {}
    if channel not in CHANNELS:
        found["channel"] = NOT_A_CHANNEL
    if weight is not None and (problem := problem_of_number(weight)):
        found["weight"] = problem
    if most is not None and not 0 <= most <= MOST_UNITS:
        found["most"] = NOT_A_MOST
    return found
