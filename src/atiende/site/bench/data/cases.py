"""Which cases there are: how old, whose, how far, and how many messages. The same number gives the same cases."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Final, NamedTuple

from atiende.site.bench.data.company import BRANDS, TEAMS

SPAN: Final = dt.timedelta(days=1095)
_FRESH: Final = dt.timedelta(days=30)
_MESSAGES: Final = (
    [1] * 17 + [2] * 18 + [3] * 15 + [4] * 12 + [5] * 10 + [6] * 7 + [8] * 7 + [10] * 5 + [12] * 3 + [15] * 2
    + [20] * 3 + [30]
)  # fmt: skip
"""Of a hundred cases: five messages each on the average."""
_LENGTHS: Final = (
    [8] * 6 + [12] * 10 + [16] * 12 + [20] * 13 + [24] * 13 + [28] * 12 + [32] * 10 + [38] * 8 + [46] * 7 + [60] * 5
    + [80] * 3 + [120]
)  # fmt: skip
"""Words in each of a hundred messages."""
_UNDER_WAY: Final = ["open", "waiting_customer", "waiting_internal", "new"]
_OF_UNDER_WAY: Final = list(accumulate([45, 30, 15, 10]))
_DONE: Final = ["closed", "resolved", "cancelled"]
_OF_DONE: Final = list(accumulate([76, 21, 3]))
_OF_TEAMS: Final = list(accumulate(1 / (place + 5) for place in range(TEAMS)))
_OF_BRANDS: Final = list(accumulate(BRANDS.values()))
_CHANNELS: Final = ["mail", "web", "phone", "whatsapp"]
_OF_CHANNELS: Final = list(accumulate([65, 20, 10, 5]))


class Spoken(NamedTuple):
    """One message: who (incoming, outgoing or note), when (milliseconds since 1970), and of how many words."""

    kind: str
    at: int
    length: int
    has_file: bool


@dataclass(frozen=True, slots=True)
class Case:
    """Places, not ids: the n-th brand, team (None: none), agent of the team (None: nobody), customer."""

    number: int
    brand: int
    team: int | None
    agent: int | None
    customer: int
    category: str
    priority: int
    channel: str
    is_spam: bool
    is_snoozed: bool
    subject_length: int
    tags: tuple[int, ...]
    merged_into: int | None
    has_order: bool
    spoken: tuple[Spoken, ...]

    @property
    def is_under_way(self) -> bool:
        return self.category in _UNDER_WAY

    @property
    def is_waiting(self) -> bool:
        return (
            self.is_under_way and self.category != "waiting_customer" and self.spoken[-1].kind == "incoming"
        )


def customers_of(tickets: int) -> int:
    return max(1, tickets * 2 // 5)


def cases(tickets: int, *, now: dt.datetime, are_open: bool = False) -> Iterator[Case]:
    """In the order in which they were opened; three in a thousand go on in the one before.

    `are_open`: all of them are under way, as in a company that is far behind.
    """
    chance = random.Random(20261122)  # noqa: S311  no secret
    counts = _message_counts(tickets, chance)
    before: Case | None = None
    for number in range(1, tickets + 1):
        opened = now - SPAN + SPAN * ((number - 0.5) / tickets)
        case = _case(chance, number, tickets, opened, counts[number - 1], now, are_open)
        is_same = before is not None and before.merged_into is None and chance.random() < 0.003
        if before is not None and is_same:
            case = replace(
                case, brand=before.brand, team=before.team, agent=before.agent, customer=before.customer,
                subject_length=before.subject_length, merged_into=before.number,
            )  # fmt: skip
        yield case
        before = case


def _message_counts(tickets: int, chance: random.Random) -> list[int]:
    counts = (_MESSAGES * (tickets // len(_MESSAGES) + 1))[:tickets]
    chance.shuffle(counts)
    return counts


def _case(
    chance: random.Random,
    number: int,
    tickets: int,
    opened: dt.datetime,
    messages: int,
    now: dt.datetime,
    are_open: bool,
) -> Case:
    draw = chance.random
    is_under_way = draw() < (0.4 if now - opened < _FRESH else 0.015) or are_open
    names, weights = (_UNDER_WAY, _OF_UNDER_WAY) if is_under_way else (_DONE, _OF_DONE)
    category = chance.choices(names, cum_weights=weights)[0]
    is_new = category == "new"
    team = chance.choices(range(TEAMS), cum_weights=_OF_TEAMS)[0]
    is_assigned = draw() < (0.1 if is_new else 0.85 if is_under_way else 0.95)
    spread = _tags(chance)
    return Case(
        number=number,
        brand=chance.choices(range(len(BRANDS)), cum_weights=_OF_BRANDS)[0],
        team=None if is_new and draw() < 0.2 else team,
        agent=int(draw() * 1000) if is_assigned else None,
        customer=int(customers_of(tickets) * draw() ** 2),
        category=category,
        priority=chance.choices((1, 2, 3, 4), cum_weights=(10, 85, 97, 100))[0],
        channel=chance.choices(_CHANNELS, cum_weights=_OF_CHANNELS)[0],
        is_spam=not is_under_way and draw() < 0.01,
        is_snoozed=is_under_way and not is_new and draw() < 0.03,
        subject_length=3 + int(draw() * 6),
        tags=spread,
        merged_into=None,
        has_order=draw() < 0.3,
        spoken=_spoken(chance, opened, messages, now),
    )


def _tags(chance: random.Random) -> tuple[int, ...]:
    first = int(60 * chance.random() ** 2)
    many = chance.random()
    return () if many < 0.7 else (first,) if many < 0.9 else (first, (first + 17) % 60)


def _spoken(chance: random.Random, opened: dt.datetime, count: int, now: dt.datetime) -> tuple[Spoken, ...]:
    """The customer first, then mostly in turns; what would lie in the future is drawn together."""
    draw = chance.random
    hours = [0.0, *accumulate(chance.expovariate(1 / 9) for _ in range(count - 1))]
    begun = opened.timestamp() * 1000
    shrink = 3_600_000 * min(1.0, (now - opened).total_seconds() / 3600 / (hours[-1] + 0.01))
    found: list[Spoken] = []
    kind = "incoming"
    for hour in hours:
        length = _LENGTHS[int(draw() * 100)]
        found.append(Spoken(kind, int(begun + hour * shrink), length, draw() < 0.03))
        other = "outgoing" if kind == "incoming" else "incoming"
        kind = "note" if draw() < 0.12 and kind != "note" else other
    return tuple(found)
